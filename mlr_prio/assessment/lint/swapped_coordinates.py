"""MLR213: coordinates in the wrong order or in another reference system."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.lint.rule import Remark, Rule
from mlr_prio.finding import Severity
from mlr_prio.message import message
from mlr_prio.model.project import Point

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.assessment.lint.rule import Judgement
    from mlr_prio.finding import SourceLocation
    from mlr_prio.model.project import Position, Project
    from mlr_prio.model.source import Sourced

_FARTHEST_DEGREE: Final = 180
_NEAR: Final = 2
_FAR: Final = 10


def _check(judgement: Judgement) -> Iterator[Remark]:
    seats = [(member.seat.lon, member.seat.lat) for member in judgement.problem.members if member.seat]
    for sourced in judgement.problem.projects:
        remark = next(_remarks(sourced, seats), None)
        if remark is not None:
            yield remark


def _remarks(sourced: Sourced[Project], seats: Sequence[Position]) -> Iterator[Remark]:
    """Yield a remark on each faulty position; one is enough, for the others share its cause."""
    location = sourced.document.location
    for index, position in enumerate(location.positions() if location else ()):
        if max(map(abs, position)) > _FARTHEST_DEGREE:
            yield _projected(sourced, index, position)
        elif _is_swapped(position, seats):
            yield _swapped(sourced, index, position)


def _is_swapped(position: Position, seats: Sequence[Position]) -> bool:
    """Return whether the position is far, in degrees, from every seat and, turned round, near one."""
    return (
        bool(seats)
        and min(math.dist(position, seat) for seat in seats) > _FAR
        and min(math.dist(position[::-1], seat) for seat in seats) <= _NEAR
    )


def _projected(sourced: Sourced[Project], index: int, position: Position) -> Remark:
    first, second = _as_written(position)
    return Remark(
        _place(sourced, index),
        message(
            "the location of {project} is in metres, not in degrees: {first}, {second}",
            project=sourced.document.name.sv,
            first=first,
            second=second,
        ),
        message("it looks like SWEREF 99 TM or RT 90; convert it to WGS 84: [longitude, latitude]"),
    )


def _swapped(sourced: Sourced[Project], index: int, position: Position) -> Remark:
    first, second = _as_written(position)
    return Remark(
        _place(sourced, index),
        message(
            "the location of {project} seems to have latitude before longitude: {first}, {second}",
            project=sourced.document.name.sv,
            first=first,
            second=second,
        ),
        message("write [longitude, latitude]: [{second}, {first}]", first=first, second=second),
    )


def _as_written(position: Position) -> tuple[str, str]:
    """Return the numbers as a file must write them, whatever the reader's language."""
    return f"{position[0]:.10g}", f"{position[1]:.10g}"


def _place(sourced: Sourced[Project], index: int) -> SourceLocation:
    step = () if isinstance(sourced.document.location, Point) else (index,)
    return sourced.at("location", "coordinates", *step)


RULE = Rule(
    code="MLR213",
    severity=Severity.WARNING,
    title=message("coordinates swapped or projected"),
    why=message(
        "GeoJSON is WGS 84 with longitude first (RFC 7946). Swapped coordinates put Skåne in the Arabian Sea "
        "without any fault being reported, and metres put it nowhere."
    ),
    check=_check,
)
