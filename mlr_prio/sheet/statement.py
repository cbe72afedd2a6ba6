"""What a sheet states, or the files say: points, levels and reasons, each about one subject."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.model.problem import Problem
    from mlr_prio.model.score import Score
    from mlr_prio.sheet.place import CellLocation

_DIGITS = 12
"""Spreadsheets keep 15 digits of a number; what agrees to twelve is the same."""


class Part(StrEnum):
    """What of a subject is stated."""

    POINTS = "points"
    LEVEL = "level"
    RATIONALE = "rationale"


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """What a statement is about.

    Parameters
    ----------
    owner
        The id of the member or viewpoint whose points, or of the project whose level or rationale it is.
    item
        The id of the criterion or group.
    part
        Points, level or rationale.
    """

    owner: str
    item: str
    part: Part


@dataclass(frozen=True, slots=True)
class Levels:
    """What is known of a level: it, or its span; all None says that nothing is.

    Parameters
    ----------
    value
        The level.
    low, likely, high
        Its span, and the most likely level in it where one is.
    """

    value: float | None = None
    low: float | None = None
    likely: float | None = None
    high: float | None = None

    def given(self) -> Mapping[str, float]:
        """Return what is known, by the keys of a score."""
        named = {"value": self.value, "low": self.low, "likely": self.likely, "high": self.high}
        return {key: level for key, level in named.items() if level is not None}


MISSING = Levels()
"""The statement that a score is not known."""

Value: TypeAlias = "float | Levels | str"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a sheet.

    Parameters
    ----------
    subject
        What it is about.
    value
        Points, levels or a text.
    place
        The cell.
    range
        For points of a criterion: the worst and best level that the sheet showed beside it, if any.
    """

    subject: Subject
    value: Value
    place: CellLocation
    range: tuple[float, float] | None = None


def same_text(value: Value | Score | None) -> str:
    """Return a text that two values share where they are the same; that of what is missing is empty."""
    if value is None or isinstance(value, str):
        return (value or "").strip()
    if isinstance(value, int | float):
        return f"{value:.{_DIGITS}g}"
    if isinstance(value, Levels):
        return ";".join(f"{key}={same_text(level)}" for key, level in value.given().items())
    return _score_text(value)


def _score_text(score: Score) -> str:
    levels = levels_of(score)
    return repr(score) if levels is None else same_text(levels)


def levels_of(score: Score) -> Levels | None:
    """Return the levels of a score, or None where it is a distribution that a sheet has no columns for."""
    if score.mean is not None or score.values is not None:
        return None
    return Levels(score.value, score.low, score.likely, score.high)


def current_values(problem: Problem) -> Mapping[Subject, Value | Score]:
    """Return what the files say, by subject; a distribution is the score itself."""
    said: dict[Subject, Value | Score] = {}
    for profile in problem.profiles:
        for item, points in (profile.document.weights or {}).items():
            said[Subject(profile.document.id, item, Part.POINTS)] = points
    for project in problem.projects:
        for item, score in project.document.given_scores().items():
            said[Subject(project.document.id, item, Part.LEVEL)] = levels_of(score) or score
            if score.rationale is not None:
                said[Subject(project.document.id, item, Part.RATIONALE)] = score.rationale
    return said
