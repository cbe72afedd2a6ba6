"""The answers on one set of siblings: shares, and how well the answers agree with one another."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.elicitation.ahp import (
    RANDOM_INDEX_TABLE,
    aggregate_judgements,
    aggregate_priorities,
    ahp_weights,
)
from mlr_prio.engine.elicitation.direct import direct_weights
from mlr_prio.engine.elicitation.swing import swing_weights
from mlr_prio.errors import RequestError
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from mlr_prio.assessment.sibling import SiblingSet
    from mlr_prio.model.judgement import BestWorst

    Pairs = Sequence[tuple[str, str, float]]

DECIMALS: Final = 4
"""Points that were reckoned are kept to a ten-thousandth of a hundred."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A judgement that fits the others badly.

    Parameters
    ----------
    first, second
        What was compared.
    given, implied
        How many times as important the first was said to be, and would have to be to fit the others.
    """

    first: str
    second: str
    given: float
    implied: float


@dataclass(frozen=True, slots=True)
class Consistency:
    """How well answers agree with one another.

    Parameters
    ----------
    ratio
        0 where they agree; relative to ``index_table``, None where the table has no entry.
    index_table
        The name of the table that the ratio is taken from.
    ksi
        The largest deviation of a comparison from the weights, for the best–worst method.
    remarks
        The judgements that fit the others worst, worst first, at most three.
    member_ratios
        The ratio of each person's own answers.
    """

    ratio: float | None
    index_table: str
    ksi: float | None = None
    remarks: tuple[Remark, ...] = ()
    member_ratios: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True)
class SetWeights:
    """What the answers on one set come to.

    Parameters
    ----------
    siblings
        The set.
    points
        Points by id.
    shares
        The same as shares of the set, sum 1.
    consistency
        None where answers cannot contradict one another.
    """

    siblings: SiblingSet
    points: Mapping[str, float]
    shares: Mapping[str, float]
    consistency: Consistency | None = None


def points_set(siblings: SiblingSet, points: Mapping[str, float], method: str) -> SetWeights:
    """Return what swing points or points handed out directly come to."""
    given = {id_: points[id_] for id_ in siblings.ids}
    weigh = swing_weights if method == "swing" else direct_weights
    return SetWeights(siblings, given, _by_id(siblings, weigh(list(given.values()))))


def ahp_set(siblings: SiblingSet, everybody: Sequence[Pairs], aggregation: str) -> SetWeights:
    """Return what pairwise judgements come to, of one person or of several.

    Raises
    ------
    RequestError
        When somebody judged a pair twice or not at all.
    """
    matrices = [_matrix(siblings, pairs) for pairs in everybody]
    results = [ahp_weights(matrix) for matrix in matrices]
    joint = ahp_weights(aggregate_judgements(matrices))
    weights = joint.weights
    if aggregation == "aip" and len(results) > 1:
        weights = aggregate_priorities([result.weights for result in results])
    remarks = (
        Remark(
            siblings.ids[judgement.first], siblings.ids[judgement.second], judgement.given, judgement.implied
        )
        for judgement in joint.inconsistent
    )
    consistency = Consistency(
        ratio=joint.ratio,
        index_table=RANDOM_INDEX_TABLE,
        remarks=tuple(remarks),
        member_ratios=tuple(result.ratio for result in results),
    )
    return _of_shares(siblings, weights, consistency)


def _matrix(siblings: SiblingSet, pairs: Pairs) -> NDArray[np.float64]:
    index = {id_: i for i, id_ in enumerate(siblings.ids)}
    inside = [(index[a], index[b], times) for a, b, times in pairs if a in index and b in index]
    judged = Counter(frozenset((i, j)) for i, j, _ in inside)
    for i, j in combinations(range(len(index)), 2):
        count = judged[frozenset((i, j))]
        if count != 1:
            raise RequestError(
                message(
                    "{first} and {second} are compared {count} times",
                    first=siblings.ids[i],
                    second=siblings.ids[j],
                    count=count,
                ),
                message("judgements needs every pair of siblings once"),
            )
    matrix = np.ones((len(index), len(index)))
    for i, j, times in inside:
        matrix[i, j], matrix[j, i] = times, 1 / times
    return matrix


def best_worst_set(siblings: SiblingSet, entry: BestWorst) -> SetWeights:
    """Return what comparisons with the best and the worst come to.

    Raises
    ------
    RequestError
        When a sibling is left out, or something else is compared.
    """
    from mlr_prio.engine.elicitation.bwm import CONSISTENCY_INDEX_TABLE, best_worst_weights

    from_best = {**entry.best_to_others, entry.best: entry.best_to_others.get(entry.best, 1.0)}
    to_worst = {**entry.others_to_worst, entry.worst: entry.others_to_worst.get(entry.worst, 1.0)}
    for key, given in (("best_to_others", from_best), ("others_to_worst", to_worst)):
        odd = set(given) ^ set(siblings.ids)
        if odd:
            raise RequestError(
                message("{key} is to name each of {ids} once", key=key, ids=", ".join(siblings.ids)),
                message("too many or missing: {ids}", ids=", ".join(sorted(odd))),
            )
    result = best_worst_weights(
        siblings.ids.index(entry.best),
        siblings.ids.index(entry.worst),
        [from_best[id_] for id_ in siblings.ids],
        [to_worst[id_] for id_ in siblings.ids],
    )
    return _of_shares(
        siblings, result.weights, Consistency(result.ratio, CONSISTENCY_INDEX_TABLE, result.ksi)
    )


def _of_shares(siblings: SiblingSet, weights: NDArray[np.float64], consistency: Consistency) -> SetWeights:
    shares = _by_id(siblings, weights)
    points = {id_: round(100 * share, DECIMALS) for id_, share in shares.items()}
    return SetWeights(siblings, points, shares, consistency)


def _by_id(siblings: SiblingSet, weights: NDArray[np.float64]) -> dict[str, float]:
    return dict(zip(siblings.ids, weights.tolist(), strict=True))
