"""Remarks on the judgement: what a careful reader would question before the board does.

To add a rule, write one module with a :class:`~mlr_prio.assessment.lint.rule.Rule` named ``RULE`` and add one
line to :data:`RULES`.
"""
