"""Which edits changed the weights in force, and by how much each moved the weight of every criterion.

With :mod:`.weighting` and :mod:`.performance` the only place that turns ids into indices.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from mlr_prio.assessment.edit import Edit, EditKind
from mlr_prio.assessment.weighting import JOINT, profile_weights, weight_tree
from mlr_prio.engine.attribution import mean_effects, product_slopes, share_effects
from mlr_prio.engine.weight import normalise
from mlr_prio.model.criterion import Criterion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from mlr_prio.finding import SourceLocation
    from mlr_prio.model.problem import Problem
    from mlr_prio.model.profile import WeightProfile
    from mlr_prio.model.source import Sourced

    Way: TypeAlias = tuple[str, ...]
    Siblings: TypeAlias = Mapping[Way, Mapping[str, float]]

WeightEdit: TypeAlias = "tuple[Edit, NDArray[np.float64]]"
"""An edit without effects, and what it does to the weight of every criterion ``(n,)``."""

ITSELF: Final = ""
"""A criterion that has become a group, or was one: its own only child, with all of its weight."""


@dataclass(frozen=True)
class _Opinion:
    """One voice in the weights of one side: a profile, or the weights of the criteria file."""

    owner: str
    path: str
    leaves: NDArray[np.float64]
    points: Mapping[str, float] | None
    profile: Sourced[WeightProfile] | None = None

    def at(self, problem: Problem, node: str) -> SourceLocation | None:
        """Return the place of a node's points."""
        if self.profile is not None:
            return self.profile.at("weights", node)
        ways = {n.item.id: n.at for n in problem.criteria.document.nodes()}
        return problem.criteria.at(*ways[node], "weight") if node in ways else None


def weight_edits(
    old: Problem, new: Problem, profile: str | None, criteria: Sequence[str]
) -> list[WeightEdit]:
    """Return the edits that changed the weights in force, with what each did.

    Parameters
    ----------
    old, new
        The workspaces.
    profile
        The id of a profile; None for the joint weights.
    criteria
        Ids along the axis ``n``: all criteria of the two.

    Returns
    -------
    list[WeightEdit]
        Their rows sum to the change of the weights.
    """
    before, after = (_opinions(problem, profile, criteria) for problem in (old, new))
    owners = [*after, *(owner for owner in before if owner not in after)]
    was, now = ([owner in side for owner in owners] for side in (before, after))
    nothing = np.zeros(len(criteria))
    effects = mean_effects(
        [before[o].leaves if o in before else nothing for o in owners],
        [after[o].leaves if o in after else nothing for o in owners],
        was,
        now,
    )
    influence = (1 / len(before) + 1 / len(after)) / 2
    found: list[WeightEdit] = []
    for owner, whole in zip(owners, effects, strict=True):
        if owner not in before:
            found.append((_came(after[owner]), whole))
        elif owner not in after:
            found.append((_went(before[owner]), whole))
        else:
            found += _within(old, new, (before[owner], after[owner]), influence, criteria)
    return list(_together(found))


def _opinions(problem: Problem, profile: str | None, criteria: Sequence[str]) -> dict[str, _Opinion]:
    """Return the voices that the weights in force are the mean of, by owner."""
    index = {criterion: j for j, criterion in enumerate(criteria)}
    own = [index[leaf.id] for leaf in problem.leaves]

    def spread(weights: NDArray[np.float64]) -> NDArray[np.float64]:
        wide = np.zeros(len(criteria))
        wide[own] = weights
        return wide

    wanted = {p.id for p in problem.member_profiles} if profile in {None, JOINT} else {profile}
    found = {
        p.document.id: _Opinion(
            p.document.id,
            p.path,
            spread(normalise(profile_weights(problem, p.document))),
            p.document.weights,
            p,
        )
        for p in problem.profiles
        if p.document.id in wanted
    }
    if found:
        return found
    tree = weight_tree(problem.criteria.document)
    points = dict(zip(tree.nodes, tree.points.tolist(), strict=True))
    return {"": _Opinion("", problem.criteria.path, spread(tree.leaf_weights(tree.points)), points)}


def _came(opinion: _Opinion) -> Edit:
    """Return the edit by which an opinion came to count."""
    if opinion.profile is None:
        return Edit(EditKind.CRITERIA_WEIGHTS_ADDED, opinion.path, JOINT)
    owner, place = opinion.owner, opinion.profile.at()
    return Edit(EditKind.PROFILE_ADDED, opinion.path, owner, owner, location=place)


def _went(opinion: _Opinion) -> Edit:
    """Return the edit by which an opinion ceased to count."""
    if opinion.profile is None:
        return Edit(EditKind.CRITERIA_WEIGHTS_REMOVED, opinion.path, JOINT)
    return Edit(EditKind.PROFILE_REMOVED, opinion.path, opinion.owner, opinion.owner)


def _within(
    old: Problem, new: Problem, pair: tuple[_Opinion, _Opinion], influence: float, criteria: Sequence[str]
) -> Iterator[WeightEdit]:
    """Yield what was edited in one opinion that is on both sides."""
    before, after = pair
    if before.points is None or after.points is None:
        place = None if after.profile is None else after.profile.at()
        whole = Edit(EditKind.PROFILE, after.path, after.owner, after.owner, location=place)
        yield whole, (after.leaves - before.leaves) * influence
        return
    trees = _Trees.of((old, before.points), (new, after.points))
    index = {criterion: j for j, criterion in enumerate(criteria)}
    for (way, node), row in trees.effects(index).items():
        yield _node_edit(new, trees, pair, (*way, node)), row * influence


def _node_edit(new: Problem, trees: _Trees, pair: tuple[_Opinion, _Opinion], way: Way) -> Edit:
    before, after = pair
    *parents, element = way
    node = element or parents[-1]
    old_points = trees.old.get(tuple(parents), {}).get(element)
    new_points = trees.new.get(tuple(parents), {}).get(element)
    if old_points is not None and new_points is not None:
        return Edit(
            EditKind.WEIGHT,
            after.path,
            node,
            after.owner,
            old=before.points[node] if before.points else None,
            new=after.points[node] if after.points else None,
            location=after.at(new, node),
        )
    kind = EditKind.CRITERION_ADDED if old_points is None else EditKind.CRITERION_REMOVED
    if element and node in trees.old_nodes and node in trees.new_nodes:
        kind = EditKind.CRITERION_MOVED
    ways = {n.item.id: n.at for n in new.criteria.document.nodes()}
    place = new.criteria.at(*ways[node]) if node in ways else None
    return Edit(kind, new.criteria.path, node, location=place)


def _together(edits: Iterable[WeightEdit]) -> Iterator[WeightEdit]:
    """Yield edits that are about the same thing as one: a new criterion has points in every profile."""
    rows: dict[tuple[EditKind, str, str], NDArray[np.float64]] = defaultdict(lambda: np.zeros(1))
    first: dict[tuple[EditKind, str, str], Edit] = {}
    for edit, row in edits:
        key = (edit.kind, edit.path, edit.id)
        first.setdefault(key, edit)
        rows[key] = rows[key] + row
    yield from ((edit, rows[key]) for key, edit in first.items())


@dataclass(frozen=True)
class _Trees:
    """Two trees of criteria with points, laid over one another.

    A node is known by the way to it from the top, so that one that was moved is gone from one place and new
    at another.
    """

    old: Siblings
    new: Siblings
    leaves: Mapping[Way, str]
    old_nodes: frozenset[str]
    new_nodes: frozenset[str]

    @classmethod
    def of(
        cls, before: tuple[Problem, Mapping[str, float]], after: tuple[Problem, Mapping[str, float]]
    ) -> _Trees:
        """Lay two trees over one another."""
        (old, old_leaves), (new, new_leaves) = _siblings(*before), _siblings(*after)
        leaves: dict[Way, str] = {}
        for own, sets, others in ((old_leaves, old, new), (new_leaves, new, old)):
            for way, leaf in own.items():
                if way in others:
                    sets[way] = {ITSELF: 1.0}
                leaves[(*way, ITSELF) if way in others else way] = leaf
        nodes = (frozenset(points) for _problem, points in (before, after))
        return cls(old, new, leaves, *nodes)

    def effects(self, index: Mapping[str, int]) -> dict[tuple[Way, str], NDArray[np.float64]]:
        """Return by edited node what its points do to the weight of every criterion ``(n,)``."""
        changed = {way: rows for way in self.old if way in self.new and (rows := self._rows(way))}
        found: dict[tuple[Way, str], NDArray[np.float64]] = {}
        for way, leaf in self.leaves.items():
            steps = [(way[:depth], way[depth]) for depth in range(len(way))]
            slopes = product_slopes(
                [self._share(self.old, s) for s in steps], [self._share(self.new, s) for s in steps]
            )
            for (group, element), slope in zip(steps, slopes.tolist(), strict=True):
                for node, row in changed.get(group, {}).items():
                    vector = found.setdefault((group, node), np.zeros(len(index)))
                    vector[index[leaf]] += slope * row[element]
        return found

    def _rows(self, way: Way) -> dict[str, dict[str, float]]:
        """Return by edited sibling what its points do to every sibling's share."""
        before, after = self.old[way], self.new[way]
        elements = [*after, *(element for element in before if element not in after)]
        old, new = ([side.get(element, 0.0) for element in elements] for side in (before, after))
        effects = share_effects(old, new)
        return {
            element: dict(zip(elements, row, strict=True))
            for element, row in zip(elements, effects.tolist(), strict=True)
            if any(row)
        }

    def _share(self, side: Siblings, step: tuple[Way, str]) -> float:
        """Return a share among siblings; siblings who are only on one side have the shares of that side."""
        group, element = step
        other = self.new if side is self.old else self.old
        points = side[group] if group in side else other[group]
        return points.get(element, 0.0) / sum(points.values())


def _siblings(
    problem: Problem, points: Mapping[str, float]
) -> tuple[dict[Way, dict[str, float]], dict[Way, str]]:
    """Return the points of all siblings by the way to their parent, and the criteria by the way to them."""
    ways: dict[str | None, Way] = {None: ()}
    sets: dict[Way, dict[str, float]] = {}
    leaves: dict[Way, str] = {}
    for node in problem.criteria.document.nodes():
        parent = ways[node.parent]
        ways[node.item.id] = (*parent, node.item.id)
        sets.setdefault(parent, {})[node.item.id] = points[node.item.id]
        if isinstance(node.item, Criterion):
            leaves[ways[node.item.id]] = node.item.id
    return sets, leaves
