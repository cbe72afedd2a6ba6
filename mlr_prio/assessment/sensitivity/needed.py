"""What it would take: how much weight must move, or which score is needed, for a project to rise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.performance import value_function
from mlr_prio.engine.ranking import DECIMALS
from mlr_prio.engine.sensitivity.needed_move import needed_move
from mlr_prio.engine.sensitivity.needed_score import needed_score_to_enter, needed_score_to_pass
from mlr_prio.engine.sensitivity.stability import TIE
from mlr_prio.engine.value import levels_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from mlr_prio.assessment.performance import PerformanceTable
    from mlr_prio.assessment.sensitivity.study import Study
    from mlr_prio.engine.sensitivity.needed_move import NeededMove
    from mlr_prio.model.criterion import Criterion

NEAREST: Final = 10
"""For so many projects outside the top it is computed what would bring them into it."""


@dataclass(frozen=True, slots=True)
class Move:
    """Weight that goes from one criterion to another, as a share of all weight."""

    source: str
    target: str
    amount: float


@dataclass(frozen=True, slots=True)
class NeededScore:
    """A score that would be enough on its own.

    Parameters
    ----------
    criterion
        On what.
    level
        The level that is needed, in the unit of the criterion.
    change
        How far it lies from the value that counts today, as a share of the value of the whole scale.
    """

    criterion: str
    level: float
    change: float


@dataclass(frozen=True, slots=True)
class Needed:
    """What would be enough for a project to draw level, the scores being as they are.

    Parameters
    ----------
    weight_moved
        The smallest share of all weight that must move; None when no weights are enough.
    moves
        One way of moving it.
    scores
        The scores that would be enough, each on its own and at today's weights, the smallest change first;
        empty when no single score is.
    """

    weight_moved: float | None
    moves: tuple[Move, ...]
    scores: tuple[NeededScore, ...]


def needed_to_pass(
    table: PerformanceTable,
    criteria: Sequence[Criterion],
    weights: NDArray[np.float64],
    pair: tuple[str, str],
) -> Needed:
    """Return what would let the second project of a pair draw level with the first.

    Parameters
    ----------
    table, criteria
        The partial values and the criteria of their axis ``n``.
    weights
        The weights in force ``(n,)``.
    pair
        Ids of the one ahead and of the one behind.
    """
    ahead, behind = map(table.alternatives.index, pair)
    move = needed_move(weights, table.middle[ahead], table.middle[behind])
    values = [
        needed_score_to_pass(table.middle, weights, behind, j, ahead) for j in range(len(table.criteria))
    ]
    return _needed(table, criteria, behind, move, values)


def needed_to_enter(study: Study, progress: Callable[[int, int], None] | None = None) -> Mapping[str, Needed]:
    """Return what would bring each of the :data:`NEAREST` projects below the top into it, nearest first.

    Parameters
    ----------
    study
        The list.
    progress
        Called after each project with the number done and the number of all.
    """
    from mlr_prio.engine.sensitivity.enter_top import enter_top

    table, weights, k = study.table, study.weights, study.top
    outside = study.listed[k : k + NEAREST]
    result = {}
    for done, (id_, i) in enumerate(outside, start=1):
        move = enter_top(weights, table.middle, i, k).move
        values = [needed_score_to_enter(table.middle, weights, i, j, k) for j in range(len(table.criteria))]
        result[id_] = _needed(table, study.criteria, i, move, values)
        if progress is not None:
            progress(done, len(outside))
    return result


def _needed(
    table: PerformanceTable,
    criteria: Sequence[Criterion],
    alternative: int,
    move: NeededMove | None,
    values: Sequence[float | None],
) -> Needed:
    ids = table.criteria
    moves = () if move is None else tuple(Move(ids[i], ids[j], amount) for i, j, amount in move.moves)
    functions = [value_function(criterion) for criterion in criteria]
    scores = [
        NeededScore(ids[j], levels_at(functions[j], value)[0], change)
        for j, value in enumerate(values)
        if value is not None
        and value <= max(functions[j].v)
        and (change := value - float(table.middle[alternative, j])) > TIE
    ]
    scores.sort(key=lambda score: (round(score.change, DECIMALS), ids.index(score.criterion)))
    return Needed(None if move is None else move.mass, moves, tuple(scores))
