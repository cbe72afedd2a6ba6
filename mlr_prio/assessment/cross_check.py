"""What other methods say of the same projects: a check of the list, never the list."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.assessment.level import middle_levels
from mlr_prio.assessment.ranking import TOP, ranking_under
from mlr_prio.engine.association import kendall_tau_b
from mlr_prio.engine.cross_check import CROSS_CHECKS
from mlr_prio.engine.cross_check.cross_check import Performances
from mlr_prio.engine.cross_check.preference import gaussian, level, linear, u_shape, usual, v_shape
from mlr_prio.engine.cross_check.vikor import VikorResult
from mlr_prio.model.criterion import Promethee

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mlr_prio.assessment.ranking import Ranking
    from mlr_prio.assessment.weighting import WeightsInForce
    from mlr_prio.engine.cross_check.cross_check import CrossCheck
    from mlr_prio.engine.cross_check.preference import PreferenceFunction
    from mlr_prio.message import Message
    from mlr_prio.model.criterion import Criterion
    from mlr_prio.model.problem import Problem

_SHAPES: Final[Mapping[str, tuple[Callable[..., PreferenceFunction], tuple[str, ...]]]] = {
    "usual": (usual, ()),
    "u_shape": (u_shape, ("indifference",)),
    "v_shape": (v_shape, ("preference",)),
    "level": (level, ("indifference", "preference")),
    "linear": (linear, ("indifference", "preference")),
    "gaussian": (gaussian, ("sigma",)),
}


@dataclass(frozen=True, slots=True)
class MethodAnswer:
    """The order that one method gives.

    Parameters
    ----------
    id, title
        The method, for programs and for people.
    note
        How it read the data, with the constants that it chose.
    values
        Its values by project, in its order, best first; higher is better, and they do not compare across
        methods.
    ranks
        Its places by project, in the same order; equal values share a place.
    tau
        Kendall's tau-b between its places and those of the list; None when one of the two tells nobody apart.
    common_top
        The projects, in the order of the list, that are in the top of both.
    moved
        How many projects have another place than on the list.
    undecided
        Those that the method itself does not tell apart at the top (VIKOR's compromise set); empty for
        methods that always name one order.
    """

    id: str
    title: Message
    note: Message
    values: Mapping[str, float]
    ranks: Mapping[str, int]
    tau: float | None
    common_top: tuple[str, ...]
    moved: int
    undecided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CrossCheckTable:
    """What the methods say beside the list.

    Parameters
    ----------
    ranking
        The list that is checked.
    top
        How many places count as the top; whoever shares the last of them is in it.
    answers
        The methods in the order of the registry; none when there are no projects.
    always_top
        The projects, in the order of the list, that are in the top of it and of every method.
    filled
        How many missing scores were counted with the middle of their scale.
    """

    ranking: Ranking
    top: int
    answers: tuple[MethodAnswer, ...]
    always_top: tuple[str, ...]
    filled: int

    def answer(self, method: str) -> MethodAnswer | None:
        """Return what one method says; None when there are no projects."""
        return next((answer for answer in self.answers if answer.id == method), None)


def cross_check(problem: Problem, in_force: WeightsInForce, *, top: int = TOP) -> CrossCheckTable:
    """Return the places that the other methods give under the weights in force.

    Parameters
    ----------
    problem
        The workspace.
    in_force
        The weights.
    top
        How many places count as the top.
    """
    ranking = ranking_under(problem, in_force)
    if not ranking.rows:
        return CrossCheckTable(ranking, top, (), (), 0)
    levels, missing = middle_levels(problem.candidates, problem.leaves)
    performances = Performances(
        values=levels,
        worst=np.array([criterion.scale.worst for criterion in problem.leaves]),
        best=np.array([criterion.scale.best for criterion in problem.leaves]),
        weights=in_force.weights,
        preferences=tuple(preference_function(criterion) for criterion in problem.leaves),
    )
    answers = tuple(_answer(method, performances, ranking, top) for method in CROSS_CHECKS.values())
    firsts = (row.project.id for row in ranking.rows if row.rank <= top)
    always = tuple(id_ for id_ in firsts if all(id_ in answer.common_top for answer in answers))
    return CrossCheckTable(ranking, top, answers, always, int(missing.sum()))


def preference_function(criterion: Criterion) -> PreferenceFunction:
    """Return how much a difference counts to PROMETHEE; any difference fully where the file says nothing."""
    spec = criterion.promethee or Promethee(shape="usual")
    make, thresholds = _SHAPES[spec.shape]
    return make(*(getattr(spec, threshold) for threshold in thresholds))


def _answer(method: CrossCheck, performances: Performances, ranking: Ranking, top: int) -> MethodAnswer:
    result = method.evaluate(performances)
    ids = [project.id for project in ranking.problem.candidates]
    order = sorted(range(len(ids)), key=lambda i: (int(result.ranks[i]), ids[i]))
    places = {ids[i]: int(result.ranks[i]) for i in order}
    listed = {row.project.id: row.rank for row in ranking.rows}
    tau = kendall_tau_b([listed[id_] for id_ in places], list(places.values()))
    undecided = result.compromise_set if isinstance(result, VikorResult) else ()
    return MethodAnswer(
        id=method.id,
        title=method.title,
        note=result.note,
        values={ids[i]: float(result.values[i]) for i in order},
        ranks=places,
        tau=None if math.isnan(tau) else tau,
        common_top=tuple(id_ for id_, rank in listed.items() if rank <= top and places[id_] <= top),
        moved=sum(places[id_] != rank for id_, rank in listed.items()),
        undecided=tuple(ids[i] for i in undecided),
    )
