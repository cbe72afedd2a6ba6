"""The rows of a table of scores to statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.message import message
from mlr_prio.model.fault import FaultCode
from mlr_prio.model.source import key_text
from mlr_prio.sheet.column import folded
from mlr_prio.sheet.reading import written_text
from mlr_prio.sheet.statement import MISSING, Levels, Part, Statement, Subject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.message import Message
    from mlr_prio.model.criterion import Criterion
    from mlr_prio.sheet.naming import Vocabulary
    from mlr_prio.sheet.reading import Reading
    from mlr_prio.sheet.table import FoundTable, Record

_LEVELS: Final = ("level", "low", "likely", "high")
_SPAN: Final = ("low", "likely", "high")
_MISSING: Final = frozenset({"saknas", "missing"})


def read_scores(
    table: FoundTable, vocabulary: Vocabulary, criteria: Mapping[str, Criterion], reading: Reading
) -> None:
    """Read the levels and rationales of a table.

    Parameters
    ----------
    table
        The table.
    vocabulary
        What its rows may name.
    criteria
        The criteria by id.
    reading
        Takes the statements and the faults.
    """
    for record in table.records():
        if record.is_given(*_LEVELS, "rationale"):
            _read_row(record, vocabulary, criteria, reading)


def _read_row(
    record: Record, vocabulary: Vocabulary, criteria: Mapping[str, Criterion], reading: Reading
) -> None:
    project = reading.named(record, vocabulary.projects, "project_id", "project")
    item = reading.named(record, vocabulary.criteria, "criterion_id", "criterion")
    levels = _levels(record, criteria.get(item or ""), reading)
    if project is None or item is None:
        return
    if levels is not None:
        place = record.place("level" if levels == MISSING or levels.value is not None else "low")
        reading.state(Statement(Subject(project, item, Part.LEVEL), levels, place))
    text = written_text(record, "rationale")
    if text:
        subject = Subject(project, item, Part.RATIONALE)
        reading.state(Statement(subject, text, record.place("rationale")))


def _levels(record: Record, criterion: Criterion | None, reading: Reading) -> Levels | None:
    """Return what a row says of the level; None where it says nothing, or something that is noted."""
    given = [column for column in _LEVELS if record.is_given(column)]
    if given == ["level"] and folded(str(record.value("level"))) in _MISSING:
        return MISSING
    numbers = {column: _number(record, column, criterion, reading) for column in given}
    if not given or None in numbers.values() or not _is_whole(record, given, reading):
        return None
    known = {column: number for column, number in numbers.items() if number is not None}
    if given == ["level"]:
        return Levels(value=known["level"])
    if not _ascends(record, known, reading):
        return None
    return Levels(**known)


def _number(record: Record, column: str, criterion: Criterion | None, reading: Reading) -> float | None:
    scale = criterion.scale if criterion else None
    words = {folded(word): level for level, word in scale.levels.items()} if scale else {}
    text = folded(str(record.value(column)))
    if text in words:
        return words[text]
    endings = (scale.unit, *scale.levels.values()) if scale else ()
    number = reading.number(record, column, *endings)
    if number is None or scale is None or number in scale:
        return number
    what = message(
        "{level} lies outside the scale {low} … {high} ({unit})",
        level=number,
        low=scale.low,
        high=scale.high,
        unit=scale.unit,
    )
    reading.refuse(FaultCode.OUTSIDE_SCALE, record.place(column), what, _in_words(scale.levels))
    return None


def _in_words(levels: Mapping[float, str]) -> Message | None:
    if not levels:
        return None
    return message("the levels: {levels}", levels=", ".join(f"{key_text(x)} {w}" for x, w in levels.items()))


def _is_whole(record: Record, given: list[str], reading: Reading) -> bool:
    """Return whether the cells that are filled in make one statement; note where they do not."""
    span = [column for column in given if column != "level"]
    if "level" in given and span:
        what = message("the row gives a level and a span of levels")
        hint = message("write either the level, or the lowest and the highest")
        reading.refuse(FaultCode.CONTRADICTION, record.place("level"), what, hint)
        return False
    if span and not {"low", "high"} <= set(span):
        missing = "low" if "low" not in span else "high"
        what = message("a span needs both the lowest and the highest level")
        hint = message("write both, or only the level where it is certain")
        reading.refuse(FaultCode.MISSING_KEY, record.place(missing), what, hint)
        return False
    return True


def _ascends(record: Record, known: Mapping[str, float], reading: Reading) -> bool:
    steps = [known[column] for column in _SPAN if column in known]
    if steps == sorted(steps):
        return True
    what = message("low, likely and high must ascend: {steps}", steps=" … ".join(f"{x:g}" for x in steps))
    reading.refuse(FaultCode.CONTRADICTION, record.place("low"), what)
    return False
