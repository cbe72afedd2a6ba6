"""What moved between two versions of the list, and which edits moved it, exactly.

The change of a value is the sum of the effects of the edits (see :mod:`mlr_prio.engine.attribution`), the
change of a place the count of projects that went past.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from mlr_prio.assessment.edit import Edit, EditKind
from mlr_prio.assessment.list_state import list_state, settled
from mlr_prio.assessment.value_change import level_edits, value_edits
from mlr_prio.assessment.weight_change import weight_edits
from mlr_prio.engine.attribution import value_effects, weight_effects

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from mlr_prio.assessment.list_state import ListState, Place
    from mlr_prio.assessment.value_change import ValueEdit
    from mlr_prio.assessment.weight_change import WeightEdit
    from mlr_prio.model.version import Version

    Vector: TypeAlias = NDArray[np.float64]
    Matrix: TypeAlias = NDArray[np.float64]

FRAME_COLUMNS: Final = (
    *("old_rank", "new_rank", "old_value", "new_value"),
    *("kind", "path", "edited", "owner", "effect"),
)
"""The columns of the pandas frame of a difference, after the id of the project."""

NOTHING: Final = 1e-13
"""Effects up to here are what floating-point arithmetic adds; they say nothing and are left out."""


@dataclass(frozen=True, slots=True)
class Cause:
    """An edit and what it did to one value."""

    edit: Edit
    effect: float


@dataclass(frozen=True, slots=True)
class Move:
    """What happened to a project that is on both lists.

    Parameters
    ----------
    project
        Its id.
    old, new
        Its places and values.
    causes
        The edits that changed its value, the largest first; their effects sum to :attr:`change`.
    """

    project: str
    old: Place
    new: Place
    causes: tuple[Cause, ...]

    @property
    def change(self) -> float:
        """The new value minus the old."""
        return self.new.value - self.old.value

    @property
    def steps(self) -> int:
        """How many places it rose; negative when it fell."""
        return self.old.rank - self.new.rank

    @property
    def is_still(self) -> bool:
        """Whether neither place nor value changed."""
        return self.steps == 0 and not self.causes and self.old.tied == self.new.tied


@dataclass(frozen=True)
class Difference:
    """The way from one list to another.

    Parameters
    ----------
    old, new
        The lists.
    moves
        The projects on both, in the order of the new list.
    added, removed
        Ids of the projects that are only on one of them, best place first.
    edits
        The edits that changed a value, the largest effect first.
    """

    old: ListState
    new: ListState
    moves: tuple[Move, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    edits: tuple[Edit, ...]

    @property
    def is_traced(self) -> bool:
        """Whether the files of both lists are at hand, so that every effect leads to an edit of a file."""
        return self.old.problem is not None and self.new.problem is not None

    def passed_by(self, project: str) -> tuple[str, ...]:
        """Return the projects, by id, that stand before this one now and did not; new ones too.

        Their count minus that of :meth:`passed` is how many places it fell.
        """
        ids, index, old, new = self._ranks
        i = index[project]
        return tuple(ids[k] for k in np.flatnonzero((new < new[i]) & (old >= old[i])).tolist())

    def passed(self, project: str) -> tuple[str, ...]:
        """Return the projects, by id, that stood before this one and do not now; those that are gone too."""
        ids, index, old, new = self._ranks
        i = index[project]
        return tuple(ids[k] for k in np.flatnonzero((old < old[i]) & (new >= new[i])).tolist())

    @cached_property
    def _ranks(self) -> tuple[Sequence[str], Mapping[str, int], Vector, Vector]:
        """All projects by id with their index, and their places on both lists; absent ones stand last."""
        ids = tuple(sorted({**self.old.places, **self.new.places}))
        old, new = (
            np.array([s.places[p].rank if p in s.places else np.inf for p in ids])
            for s in (self.old, self.new)
        )
        return ids, {project: i for i, project in enumerate(ids)}, old, new

    def to_frame(self) -> pd.DataFrame:
        """Return the causes of all changes of values as a pandas frame, one line a project and edit."""
        from mlr_prio.assessment.frame import record_frame

        rows = [
            {"id": move.project}
            | {"old_rank": move.old.rank, "new_rank": move.new.rank}
            | {"old_value": move.old.value, "new_value": move.new.value}
            | {"kind": cause.edit.kind.value, "path": cause.edit.path, "edited": cause.edit.id}
            | {"owner": cause.edit.owner, "effect": cause.effect}
            for move in self.moves
            for cause in move.causes
        ]
        return record_frame(rows, FRAME_COLUMNS)


def difference(old: Version, new: Version, profile: str | None = None) -> Difference:
    """Return what moved from the list of ``old`` to that of ``new``, and why.

    Parameters
    ----------
    old, new
        The versions.
    profile
        The id of a weight profile that both have; None for the joint weights.

    Raises
    ------
    RequestError
        When a list has no such profile, or an exported one cannot be compared.
    """
    before, after = list_state(old, profile), list_state(new, profile)
    before = settled(before, after)
    after = settled(after, before)
    common = [project for project in after.places if project in before.places]
    edits = _edits(before, after, common, profile)
    causes = _causes(edits)
    return Difference(
        before,
        after,
        tuple(Move(p, before.places[p], after.places[p], causes.get(p, ())) for p in common),
        tuple(project for project in after.places if project not in before.places),
        tuple(project for project in before.places if project not in after.places),
        edits,
    )


def _causes(edits: Sequence[Edit]) -> dict[str, tuple[Cause, ...]]:
    """Return by project the edits that changed its value, the largest first."""
    by_project: defaultdict[str, list[Cause]] = defaultdict(list)
    for edit in edits:
        for project, effect in edit.effects.items():
            by_project[project].append(Cause(edit, effect))
    return {
        project: tuple(sorted(causes, key=lambda cause: -abs(cause.effect)))
        for project, causes in by_project.items()
    }


def _edits(
    before: ListState, after: ListState, common: Sequence[str], profile: str | None
) -> tuple[Edit, ...]:
    """Return the edits with their effects on the projects in common, the largest first."""
    criteria = [*after.weights, *(c for c in before.weights if c not in after.weights)]
    values = _values(before, after, common, criteria)
    by_weight = _weight_edits(before, after, criteria, profile)
    changes = np.array([row for _edit, row in by_weight]).reshape(len(by_weight), len(criteria))
    columns = weight_effects(changes, *values).T.tolist()
    found = [
        _with_effects(edit, common, column) for (edit, _row), column in zip(by_weight, columns, strict=True)
    ]
    for edit, criterion, changes_of in _value_edits(before, after, (common, criteria), values):
        old, new = (state.weights.get(criterion, 0.0) for state in (before, after))
        effects = value_effects(old, new, list(changes_of.values())).tolist()
        found.append(_with_effects(edit, list(changes_of), effects))
    return tuple(sorted((edit for edit in found if edit.effects), key=lambda edit: -edit.largest))


def _with_effects(edit: Edit, projects: Sequence[str], effects: Sequence[float]) -> Edit:
    by_project = zip(projects, effects, strict=True)
    return replace(edit, effects={project: x for project, x in by_project if abs(x) > NOTHING})


def _values(
    before: ListState, after: ListState, projects: Sequence[str], criteria: Sequence[str]
) -> tuple[Matrix, Matrix]:
    """Return the partial values ``(m, n)`` of both; what one does not tell is taken to be as in the other."""

    def table(state: ListState, other: ListState) -> Matrix:
        rows = [[_value(state, other, project, c) for c in criteria] for project in projects]
        return np.array(rows).reshape(len(projects), len(criteria))

    return table(before, after), table(after, before)


def _value(state: ListState, other: ListState, project: str, criterion: str) -> float:
    known = (side.partial_values[project].get(criterion) for side in (state, other))
    return next((value for value in known if value is not None), 0.0)


def _weight_edits(
    before: ListState, after: ListState, criteria: Sequence[str], profile: str | None
) -> list[WeightEdit]:
    if before.problem is not None and after.problem is not None:
        return weight_edits(before.problem, after.problem, profile, criteria)
    rows = np.diag([after.weights.get(c, 0.0) - before.weights.get(c, 0.0) for c in criteria])
    return [(_untraced(before, after, c), row) for c, row in zip(criteria, rows, strict=True)]


def _untraced(before: ListState, after: ListState, criterion: str) -> Edit:
    """Return a change of a weight in force: exported lists do not tell whose points made it."""
    old, new = before.weights.get(criterion), after.weights.get(criterion)
    kind = EditKind.CRITERION_ADDED if old is None else EditKind.CRITERION_REMOVED
    return Edit(kind if old is None or new is None else EditKind.SHARE, "", criterion, old=old, new=new)


def _value_edits(
    before: ListState,
    after: ListState,
    axes: tuple[Sequence[str], Sequence[str]],
    values: tuple[Matrix, Matrix],
) -> Iterator[ValueEdit]:
    projects, criteria = axes
    if before.problem is None or after.problem is None:
        return level_edits(*values, projects, criteria)
    shared = [c for c in criteria if c in before.weights and c in after.weights]
    return value_edits(before.problem, after.problem, projects, shared)
