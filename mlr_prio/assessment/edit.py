"""What was edited between two versions of a workspace, and what it does to every value."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.finding import SourceLocation
    from mlr_prio.model.score import Score


class EditKind(StrEnum):
    """What an edit is about; its ``id`` is a criterion or group unless the name says another."""

    WEIGHT = "weight"
    SHARE = "share"
    PROFILE = "profile"
    PROFILE_ADDED = "profile_added"
    PROFILE_REMOVED = "profile_removed"
    CRITERIA_WEIGHTS_ADDED = "criteria_weights_added"
    CRITERIA_WEIGHTS_REMOVED = "criteria_weights_removed"
    CRITERION_ADDED = "criterion_added"
    CRITERION_REMOVED = "criterion_removed"
    CRITERION_MOVED = "criterion_moved"
    SCALE = "scale"
    SCORE = "score"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit that moved values.

    Parameters
    ----------
    kind
        What it is about. ``share`` is a changed weight in force and ``level`` a changed partial value where
        an exported list tells neither points nor scores.
    path
        The file that was edited, relative to the workspace; empty where an exported list does not tell.
    id
        The criterion or group; for profiles the member or viewpoint.
    owner
        Whose weight it is: a member or viewpoint; empty for the weights of the criteria file or of all.
    project
        The project that was scored; empty for what concerns all.
    old, new
        Points, or the score of a project; None for what was not there.
    location
        The place in the new files; None where it is gone or not known.
    effects
        By project on both lists: the change of its value; projects that it leaves alone are absent.
    """

    kind: EditKind
    path: str
    id: str
    owner: str = ""
    project: str = ""
    old: float | Score | None = None
    new: float | Score | None = None
    location: SourceLocation | None = None
    effects: Mapping[str, float] = field(default_factory=dict)

    @property
    def largest(self) -> float:
        """The largest change of a value, whatever its sign."""
        return max(map(abs, self.effects.values()), default=0.0)
