"""MLR202: two criteria that say the same of every project."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.assessment.lint.rule import Remark, Rule
from mlr_prio.engine.association import correlation
from mlr_prio.finding import Severity
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from mlr_prio.assessment.lint.rule import Judgement
    from mlr_prio.assessment.performance import PerformanceTable
    from mlr_prio.message import Message

STRONG: Final = 0.9
"""The size of r from which two columns count as saying the same."""

FEWEST: Final = 6
"""Complete pairs below which r says too little."""

_DECIMALS = 12


@dataclass(frozen=True, slots=True)
class StrongCorrelation:
    """Two columns that follow each other.

    Parameters
    ----------
    first, second
        Their indices, ascending.
    r
        Pearson's correlation, -1 to 1.
    count
        The projects that have both.
    """

    first: int
    second: int
    r: float
    count: int


def strong_correlations(values: NDArray[np.float64]) -> Iterator[StrongCorrelation]:
    """Yield the pairs of columns of ``values`` ``(m, n)``, NaN missing, that follow each other."""
    given = (~np.isnan(values)).astype(np.int64)
    counts = given.T @ given
    r = correlation(values)
    strong = (counts >= FEWEST) & (np.round(np.abs(r), _DECIMALS) >= STRONG)
    for j, k in combinations(range(values.shape[1]), 2):
        if strong[j, k]:
            yield StrongCorrelation(j, k, float(r[j, k]), int(counts[j, k]))


def given_values(table: PerformanceTable) -> NDArray[np.float64]:
    """Return the partial values ``(m, n)`` that decide the order, NaN where the score is missing."""
    return np.where(table.missing, np.nan, table.middle)


def _check(judgement: Judgement) -> Iterator[Remark]:
    ids = judgement.table.criteria
    for pair in strong_correlations(given_values(judgement.table)):
        first, second = ids[pair.first], ids[pair.second]
        hint = message("ask whether both count the same thing; if so, merge them or divide the weight")
        yield Remark(judgement.at_criterion(second, "id"), _what(first, second, pair), hint)


def _what(first: str, second: str, pair: StrongCorrelation) -> Message:
    r = round(pair.r, 2)
    if pair.r > 0:
        return message(
            "{second} follows {first}: r = {r} over {count} projects",
            first=first,
            second=second,
            r=r,
            count=pair.count,
        )
    return message(
        "{second} is the reverse of {first}: r = {r} over {count} projects",
        first=first,
        second=second,
        r=r,
        count=pair.count,
    )


RULE = Rule(
    code="MLR202",
    severity=Severity.WARNING,
    title=message("correlated criteria"),
    why=message(
        "Criteria that rise and fall together may count the same thing twice (Dodgson et al. 2009). "
        "Correlation is no proof: what decides is whether they mean the same thing."
    ),
    check=_check,
)
