"""The exact intervals in which the list, its first place and its top hold, for weights and single scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.assessment.performance import value_function
from mlr_prio.assessment.weighting import weight_tree
from mlr_prio.engine.sensitivity.family import criterion_families, group_family, local_family
from mlr_prio.engine.sensitivity.score_stability import score_ranking_stability, score_top_stability
from mlr_prio.engine.sensitivity.stability import NO_PAIR, ranking_stability, top_stability
from mlr_prio.engine.value import levels_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from mlr_prio.assessment.sensitivity.study import Study
    from mlr_prio.assessment.weighting import WeightTree
    from mlr_prio.engine.sensitivity.family import AffineFamily
    from mlr_prio.engine.sensitivity.stability import Stability
    from mlr_prio.model.criterion import Criterion

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class HoldingInterval:
    """How far one number may move before something changes.

    Parameters
    ----------
    today
        The number: a share of all weight, a share of a group's weight, or a score in its criterion's unit.
    low, high
        The ends of the interval in which all holds; those of the domain where nothing changes before them.
        For a score ``low`` may be the larger number, where less is better: it is the end towards the worst.
    low_pair, high_pair
        Who rises above whom there; None at an end of the domain.
    """

    today: float
    low: float
    high: float
    low_pair: Pair | None
    high_pair: Pair | None

    @property
    def matters(self) -> bool:
        """Whether the number can change anything."""
        return self.low_pair is not None or self.high_pair is not None


@dataclass(frozen=True, slots=True)
class Holding:
    """When the first ``k`` places hold: as a set, or each place for the whole ranking.

    Parameters
    ----------
    k
        How many places; for the whole ranking the length of the list.
    criteria
        By criterion: the interval of its weight, the others keeping their proportions.
    groups
        By group of criteria: the interval of its weight.
    local
        By criterion or group within a group: the interval of its share of that group.
    """

    k: int
    criteria: Mapping[str, HoldingInterval]
    groups: Mapping[str, HoldingInterval]
    local: Mapping[str, HoldingInterval]


@dataclass(frozen=True, slots=True)
class WeightStability:
    """The intervals of the weights in which three things hold.

    Parameters
    ----------
    ranking, first, top
        The whole ranking, the first place, and the set of the projects in the top.
    """

    ranking: Holding
    first: Holding
    top: Holding

    def kinds(self) -> tuple[tuple[str, Holding], ...]:
        """Return what holds, by the name that programs know it by."""
        return (("ranking", self.ranking), ("first", self.first), ("top", self.top))


ScoreIntervals = dict[str, dict[str, HoldingInterval]]
"""By project and criterion."""


def weight_stability(study: Study) -> WeightStability:
    """Return the intervals of all weights; the list has at least one project."""
    families = _Families(study)
    return WeightStability(families.holding(None), families.holding(1), families.holding(study.top))


class _Families:
    """The families of lines of one list, made once."""

    def __init__(self, study: Study) -> None:
        values, weights = study.table.middle, study.weights
        tree = weight_tree(study.ranking.problem.criteria.document)
        below = _leaves_below(tree)
        self._alternatives = study.table.alternatives
        self._criteria = (study.table.criteria, criterion_families(values, weights))
        groups = [node for node in range(len(tree.nodes)) if node not in tree.leaves]
        self._groups = [(tree.nodes[g], group_family(values, weights, below[g])) for g in groups]
        self._local = [
            (tree.nodes[p], local_family(values, weights, below[int(tree.parent[p])], below[p]))
            for p in range(len(tree.nodes))
            if tree.parent[p] >= 0
        ]

    def holding(self, k: int | None) -> Holding:
        criteria = dict(self._intervals(*self._criteria, k))
        groups, local = (
            {id_: interval for one, family in part for id_, interval in self._intervals((one,), family, k)}
            for part in (self._groups, self._local)
        )
        return Holding(len(self._alternatives) if k is None else k, criteria, groups, local)

    def _intervals(
        self, ids: Sequence[str], family: AffineFamily, k: int | None
    ) -> Iterator[tuple[str, HoldingInterval]]:
        found = ranking_stability(family) if k is None else top_stability(family, k)
        for p, id_ in enumerate(ids):
            low, high = float(found.low[p]), float(found.high[p])
            pairs = (
                _pair(self._alternatives, found.low_pair[p]),
                _pair(self._alternatives, found.high_pair[p]),
            )
            yield id_, HoldingInterval(float(family.current[p]), low, high, *pairs)


def _leaves_below(tree: WeightTree) -> list[list[int]]:
    """Return for each node the indices of its criteria along the axis ``n``."""
    below: list[list[int]] = [[] for _ in tree.nodes]
    for j, leaf in enumerate(tree.leaves.tolist()):
        node = leaf
        while node >= 0:
            below[node].append(j)
            node = int(tree.parent[node])
    return below


def _pair(alternatives: Sequence[str], pair: NDArray[np.intp]) -> Pair | None:
    rises, falls = pair.tolist()
    return None if rises == NO_PAIR else (alternatives[rises], alternatives[falls])


def score_stability(study: Study) -> Mapping[str, ScoreIntervals]:
    """Return the intervals of the scores that can change something: ``ranking``, ``first`` and ``top``."""
    values, weights = study.table.middle, study.weights
    found = {
        "ranking": score_ranking_stability(values, weights),
        "first": score_top_stability(values, weights, 1),
        "top": score_top_stability(values, weights, study.top),
    }
    return {kind: _score_intervals(study, stability) for kind, stability in found.items()}


def _score_intervals(study: Study, found: Stability) -> ScoreIntervals:
    ids = study.table.alternatives
    changing = (found.low_pair[..., 0] != NO_PAIR) | (found.high_pair[..., 0] != NO_PAIR)
    result: ScoreIntervals = {}
    for project, i in study.listed:
        cells = np.flatnonzero(changing[i]).tolist()
        if cells:
            result[project] = {
                study.table.criteria[j]: HoldingInterval(
                    *_levels(study.criteria[j], study.table.middle[i, j], found.low[i, j], found.high[i, j]),
                    _pair(ids, found.low_pair[i, j]),
                    _pair(ids, found.high_pair[i, j]),
                )
                for j in cells
            }
    return result


def _levels(criterion: Criterion, today: float, low: float, high: float) -> tuple[float, float, float]:
    """Return partial values as levels: of those worth the same, the widest interval, today in its middle."""
    function = value_function(criterion)
    first, last = levels_at(function, today)
    return (first + last) / 2, levels_at(function, low)[0], levels_at(function, high)[1]
