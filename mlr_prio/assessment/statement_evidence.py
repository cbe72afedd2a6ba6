"""What other analyses found about a statement's list, as far as the statement repeats it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.assessment.consensus.group import LEAST_MEMBERS, LEAST_PROJECTS, make_group
from mlr_prio.assessment.consensus.support import agreement
from mlr_prio.assessment.sensitivity.sensitivity import SensitivityRequest, sensitivity
from mlr_prio.assessment.statement import Agreement, Robustness, Turn
from mlr_prio.engine.sensitivity.family import criterion_families
from mlr_prio.engine.sensitivity.place_loss import nearest_place_loss

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.assessment.sensitivity.study import Study
    from mlr_prio.assessment.statement import StatementCase


def with_evidence(case: StatementCase) -> StatementCase:
    """Return a statement with what its list's robustness and the members' agreement allow it to say.

    Nothing is added where there is nothing to analyse: an empty list, or fewer than two members or projects.
    """
    return replace(case, robustness=_robustness(case), agreement=_agreement(case))


def _robustness(case: StatementCase) -> Robustness | None:
    rows = case.ranking.rows
    if not rows:
        return None
    request = SensitivityRequest(top=min(case.statement.top, len(rows)))
    found = sensitivity(case.problem, request)
    places = found.acceptability
    asked = [position.row.project.id for position in case.positions]
    return Robustness(
        weightings=places.samples,
        members=len(found.tried.members),
        uncertain=len(found.study.cells.distributions),
        top=places.top,
        in_top={id_: places.in_top[id_] for id_ in asked},
        turns=dict(_turns(found.study, asked)),
    )


def _turns(study: Study, projects: Sequence[str]) -> Iterator[tuple[str, Turn]]:
    """Yield the nearest loss of place of those projects that a change of one weight can cost their place."""
    table, weights = study.table, study.weights
    families = criterion_families(np.asarray(table.middle), weights)
    for project in projects:
        found = nearest_place_loss(families, table.alternatives.index(project))
        if found is not None:
            yield (
                project,
                Turn(
                    criterion=table.criteria[found.parameter],
                    weight=float(families.current[found.parameter]),
                    limit=found.at,
                    is_below=found.is_below,
                    overtaken_by=table.alternatives[found.by],
                    place=found.place,
                ),
            )


def _agreement(case: StatementCase) -> Agreement | None:
    heard, projects = case.ranking.in_force.members, case.problem.candidates
    if len(heard) < LEAST_MEMBERS or len(projects) < LEAST_PROJECTS:
        return None
    group = make_group(case.problem)
    found = agreement(group)
    return Agreement(len(group.members), found.pair_count, len(found.unanimous), len(found.nearly))
