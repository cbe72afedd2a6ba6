"""MLR217: a project most of whose value is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.assessment.lint.rule import Remark, Rule
from mlr_prio.finding import Severity
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.lint.rule import Judgement

_MOST: Final = 0.5
_DECIMALS: Final = 12


def _check(judgement: Judgement) -> Iterator[Remark]:
    unknown = np.where(judgement.table.missing, judgement.weights, 0)
    for sourced, row in zip(judgement.candidates, unknown, strict=True):
        share = float(row.sum())
        if round(share, _DECIMALS) > _MOST:
            yield Remark(
                sourced.at("scores", key=True),
                message(
                    "{project} lacks scores for {percent} percent of the weight",
                    project=sourced.document.name.sv,
                    percent=round(100 * share, 1),
                ),
                message(
                    "its place is mostly unknown; begin with {criterion}, the heaviest of the missing",
                    criterion=judgement.table.criteria[int(row.argmax())],
                ),
            )


RULE = Rule(
    code="MLR217",
    severity=Severity.WARNING,
    title=message("most scores missing"),
    why=message(
        "A missing score may be anything on its scale. When most of the weight rests on such scores, the "
        "place on the list says more about what is not known than about the project."
    ),
    check=_check,
)
