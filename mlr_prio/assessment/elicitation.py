"""From somebody's answers to points, an order and weights of the workspace's criteria."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.assessment.elicitation_set import DECIMALS, SetWeights, ahp_set, best_worst_set, points_set
from mlr_prio.assessment.sibling import SiblingSet, sibling_sets, whole_set
from mlr_prio.assessment.weighting import weight_tree
from mlr_prio.engine.elicitation.rank_order import rank_order_weights
from mlr_prio.errors import RequestError
from mlr_prio.message import message
from mlr_prio.model.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mlr_prio.model.judgement import JudgementFile
    from mlr_prio.model.problem import Problem

_PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class Elicited:
    """What answers come to.

    Parameters
    ----------
    method
        The id of the way of asking.
    members
        How many people answered.
    aggregation
        How their answers were made one: ``aij`` or ``aip``; empty for one person.
    sets
        Shares and consistency, by set of siblings.
    points
        Points among siblings for every group and criterion; empty for an order.
    order
        Criteria from most to least important, in groups of equals; empty for points.
    weights
        Global weights by criterion, sum 1: what the points or the order stand for in the list.
    stand_ins
        For an order: other weights that are commonly put in its place, by their name.
    """

    method: str
    members: int
    aggregation: str
    sets: tuple[SetWeights, ...]
    points: Mapping[str, float]
    order: tuple[tuple[str, ...], ...]
    weights: Mapping[str, float]
    stand_ins: Mapping[str, Mapping[str, float]]


def elicit(problem: Problem, answers: Sequence[JudgementFile], aggregation: str = "aij") -> Elicited:
    """Return what answers come to.

    Parameters
    ----------
    problem
        The workspace.
    answers
        One person's; with the method ``ahp`` several people's.
    aggregation
        How several people's answers become one: ``aij``, the geometric mean of each judgement, or ``aip``,
        that of the weights.

    Raises
    ------
    RequestError
        When the answers name what is not there, leave something out, or are several and not of ``ahp``.
    EngineError
        When the answers contradict themselves.
    """
    methods = {answer.method for answer in answers}
    if len(answers) > 1 and methods != {"ahp"}:
        raise RequestError(
            message("several people's answers can be made one with the method ahp only"),
            message("make a profile for each; the joint list is the mean of the profiles"),
        )
    answer = answers[0]
    if answer.method == "rank_order":
        return _ordered(problem, answer)
    sets = _sets(problem, answers, aggregation)
    points = _points(problem, sets)
    tree = weight_tree(problem.criteria.document)
    weights = tree.leaf_weights(np.array([points[node] for node in tree.nodes]))
    return Elicited(
        method=answer.method,
        members=len(answers),
        aggregation=aggregation if len(answers) > 1 else "",
        sets=sets,
        points=points,
        order=(),
        weights=_by_criterion(problem, weights),
        stand_ins={},
    )


def _ordered(problem: Problem, answer: JudgementFile) -> Elicited:
    leaves = whole_set(problem.criteria.document)
    groups = answer.ordered_groups()
    named = [id_ for group in groups for id_ in group]
    _require_known(named, leaves.ids)
    _require_all("order", named, leaves.ids)
    repeated = next((id_ for id_ in named if named.count(id_) > 1), None)
    if repeated is not None:
        raise RequestError(
            message("{id} stands twice in the order", id=repeated), message("keep one of the two")
        )
    index = {id_: j for j, id_ in enumerate(leaves.ids)}
    result = rank_order_weights([[index[id_] for id_ in group] for group in groups], len(index))
    return Elicited(
        method=answer.method,
        members=1,
        aggregation="",
        sets=(),
        points={},
        order=groups,
        weights=_by_criterion(problem, result.weights),
        stand_ins={
            "rank_sum": _by_criterion(problem, result.rank_sum),
            "reciprocal": _by_criterion(problem, result.reciprocal),
        },
    )


def _by_criterion(problem: Problem, weights: Iterable[float]) -> dict[str, float]:
    return {leaf.id: float(weight) for leaf, weight in zip(problem.leaves, weights, strict=True)}


def _sets(problem: Problem, answers: Sequence[JudgementFile], aggregation: str) -> tuple[SetWeights, ...]:
    by_method: dict[str, Callable[[], tuple[SetWeights, ...]]] = {
        "ahp": lambda: _pairwise(problem, answers, aggregation),
        "bwm": lambda: _best_worst(problem, answers[0]),
    }
    return by_method.get(answers[0].method, lambda: _pointed(problem, answers[0]))()


def _pointed(problem: Problem, answer: JudgementFile) -> tuple[SetWeights, ...]:
    points = dict(answer.points or {})
    sets = _compared(problem, points)
    _require_all("points", points, [id_ for siblings in sets for id_ in siblings.ids])
    return tuple(points_set(siblings, points, answer.method) for siblings in sets)


def _pairwise(problem: Problem, answers: Sequence[JudgementFile], aggregation: str) -> tuple[SetWeights, ...]:
    everybody = [answer.judgements or () for answer in answers]
    sets = _compared(
        problem, [id_ for said in everybody for first, second, _ in said for id_ in (first, second)]
    )
    for said in everybody:
        for first, second, _ in said:
            if not any({first, second} <= set(siblings.ids) for siblings in sets) or first == second:
                raise RequestError(
                    message(
                        "{first} and {second} are not compared: they are no siblings",
                        first=first,
                        second=second,
                    ),
                    message("compare the criteria of one group, and the groups; or all criteria pairwise"),
                )
    return tuple(ahp_set(siblings, everybody, aggregation) for siblings in sets)


def _best_worst(problem: Problem, answer: JudgementFile) -> tuple[SetWeights, ...]:
    entries = answer.best_worst()
    named = [id_ for entry in entries for id_ in (*entry.best_to_others, *entry.others_to_worst, entry.best)]
    sets = _compared(problem, named)
    found = []
    for siblings in sets:
        entry = next((entry for entry in entries if entry.best in siblings.ids), None)
        if entry is None:
            missing = _left_out("groups", siblings.ids)
            raise missing
        found.append(best_worst_set(siblings, entry))
    return tuple(found)


def _compared(problem: Problem, named: Iterable[str]) -> tuple[SiblingSet, ...]:
    """Return the sets that answers are about: those of the tree, or all criteria side by side.

    An only child needs no answer.
    """
    document = problem.criteria.document
    given = list(named)
    nodes = [node.item.id for node in document.nodes()]
    _require_known(given, nodes)
    whole = whole_set(document)
    groups = set(nodes) - set(whole.ids)
    if groups and not groups & set(given) and set(whole.ids) <= set(given):
        return (whole,)
    return tuple(siblings for siblings in sibling_sets(document) if len(siblings.ids) >= _PAIR)


def _require_known(named: Iterable[str], known: Sequence[str]) -> None:
    for id_ in named:
        if id_ not in known:
            raise RequestError(
                message("there is no criterion or group {wanted}", wanted=id_),
                did_you_mean(id_, known) or message("there are: {known}", known=", ".join(known)),
            )


def _require_all(key: str, named: Iterable[str], wanted: Sequence[str]) -> None:
    given = set(named)
    missing = [id_ for id_ in wanted if id_ not in given]
    if missing:
        raise _left_out(key, missing)


def _left_out(key: str, missing: Sequence[str]) -> RequestError:
    return RequestError(
        message("{key} does not name {names}", key=key, names=", ".join(missing)),
        message("answer for every group and criterion, or for every criterion across the groups"),
    )


def _points(problem: Problem, sets: Sequence[SetWeights]) -> dict[str, float]:
    """Return points among siblings for every node, parents first; a group weighs what its criteria do."""
    nodes = list(problem.criteria.document.nodes())
    points = {id_: number for weights in sets for id_, number in weights.points.items()}
    is_whole = any(weights.siblings.is_whole for weights in sets)
    for node in reversed(nodes):
        if node.item.id not in points:
            children = [child.item.id for child in nodes if child.parent == node.item.id]
            total = sum(points[child] for child in children)
            points[node.item.id] = round(total, DECIMALS) if is_whole else 100.0
    return {node.item.id: points[node.item.id] for node in nodes}
