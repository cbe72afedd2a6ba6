"""The rows of a table of weights to statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.message import Message, message
from mlr_prio.model.fault import FaultCode
from mlr_prio.sheet.column import folded
from mlr_prio.sheet.number import is_empty, number_of, text_of
from mlr_prio.sheet.reading import SUMS
from mlr_prio.sheet.statement import Part, Statement, Subject

if TYPE_CHECKING:
    from mlr_prio.sheet.naming import Vocabulary
    from mlr_prio.sheet.reading import Reading
    from mlr_prio.sheet.table import FoundTable, Record

_ENDINGS = ("%", "poäng", "points", "p")


def read_weights(table: FoundTable, vocabulary: Vocabulary, owner: str | None, reading: Reading) -> None:
    """Read the points of a table.

    Parameters
    ----------
    table
        The table.
    vocabulary
        What its rows may name.
    owner
        Whose points they are where a row does not say.
    reading
        Takes the statements and the faults.
    """
    for record in table.records():
        if record.is_given("points") and not _is_sum(record):
            _read_row(record, vocabulary, owner, reading)


def _is_sum(record: Record) -> bool:
    names = [record.name(column) for column in ("group", "item", "item_id")]
    texts = [text_of(name) for name in names if not is_empty(name)]
    return bool(texts) and folded(texts[0]) in SUMS


def _read_row(record: Record, vocabulary: Vocabulary, owner: str | None, reading: Reading) -> None:
    member = _owner(record, vocabulary, owner, reading)
    item = reading.named(record, vocabulary.nodes, "item_id", "item")
    points = reading.number(record, "points", *_ENDINGS)
    if points is not None and points < 0:
        what = message("{value} is too small", value=points)
        hint = message("write 0 for what shall not count")
        reading.refuse(FaultCode.WRONG_VALUE, record.place("points"), what, hint)
        points = None
    if member and item and points is not None:
        subject = Subject(member, item, Part.POINTS)
        reading.state(Statement(subject, points, record.place("points"), _range(record)))


def _owner(record: Record, vocabulary: Vocabulary, owner: str | None, reading: Reading) -> str | None:
    if owner is not None and is_empty(record.name("member")):
        return owner
    return reading.named(record, vocabulary.owners, "member", "member")


def _range(record: Record) -> tuple[float, float] | None:
    """Return the worst and best level that the sheet shows, as far as they are numbers."""
    worst, best = number_of(record.value("worst")), number_of(record.value("best"))
    return None if isinstance(worst, Message) or isinstance(best, Message) else (worst, best)
