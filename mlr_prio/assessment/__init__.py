"""The use cases: where labels meet axes, the engine is called, and results get their names back.

Only :mod:`.performance` and :mod:`.weighting`, and for comparisons :mod:`.weight_change` and
:mod:`.value_change`, turn an id into an index; what they give back carries ids.
"""
