"""Faults between documents: references to nothing, levels outside their scale, weights that weigh nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.model.consistency.budgets import budget_findings
from mlr_prio.model.consistency.criteria import criteria_findings
from mlr_prio.model.consistency.documents import Documents
from mlr_prio.model.consistency.members import member_findings
from mlr_prio.model.consistency.profiles import profile_findings
from mlr_prio.model.consistency.projects import project_findings
from mlr_prio.model.consistency.relations import relation_findings
from mlr_prio.model.consistency.scenarios import scenario_findings
from mlr_prio.model.consistency.statements import statement_findings

if TYPE_CHECKING:
    from mlr_prio.finding import Finding
    from mlr_prio.model.problem import Problem

__all__ = ["Documents", "consistency_findings", "documents_findings"]


def consistency_findings(problem: Problem) -> tuple[Finding, ...]:
    """Return every contradiction between the documents of a problem."""
    return documents_findings(
        Documents(
            criteria=problem.criteria,
            municipalities=problem.municipalities,
            budgets=problem.budgets,
            projects=problem.projects,
            profiles=problem.profiles,
            scenarios=problem.scenarios,
            statements=problem.statements,
        )
    )


def documents_findings(documents: Documents) -> tuple[Finding, ...]:
    """Return every contradiction between the documents that could be read."""
    return (
        *criteria_findings(documents),
        *member_findings(documents),
        *budget_findings(documents),
        *project_findings(documents),
        *relation_findings(documents),
        *profile_findings(documents),
        *scenario_findings(documents),
        *statement_findings(documents),
    )
