"""What the reading of a table comes to: statements, and everything that cannot be taken over."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mlr_prio.message import Message, message
from mlr_prio.model.fault import FaultCode
from mlr_prio.sheet.column import folded
from mlr_prio.sheet.number import is_empty, number_of, text_of
from mlr_prio.sheet.place import CellLocation, fault

if TYPE_CHECKING:
    from mlr_prio.finding import Finding
    from mlr_prio.sheet.naming import Names
    from mlr_prio.sheet.statement import Statement, Subject
    from mlr_prio.sheet.table import Record

SUMS: Final = frozenset(map(folded, ("Summa", "Totalt", "Total", "Sum", "Delsumma")))
"""What people call the rows below the others; nothing is read from them."""

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]+")


@dataclass(slots=True)
class Reading:
    """What is found while a file is read.

    Parameters
    ----------
    statements
        What it states, in the order of its rows.
    findings
        What is wrong with it.
    """

    statements: list[Statement] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _places: dict[Subject, CellLocation] = field(default_factory=dict)

    def state(self, statement: Statement) -> None:
        """Take a statement, unless the file makes one about the same subject already."""
        first = self._places.setdefault(statement.subject, statement.place)
        if first is statement.place:
            self.statements.append(statement)
            return
        what = message("the row says the same as {place}", place=str(first))
        self.refuse(FaultCode.DUPLICATE_ID, statement.place, what, message("keep one of the two"))

    def refuse(
        self, code: FaultCode, place: CellLocation, what: Message, hint: Message | None = None
    ) -> None:
        """Note something that cannot be taken over."""
        self.findings.append(fault(code, place, what, hint))

    def number(self, record: Record, column: str, *endings: str) -> float | None:
        """Return the number in a cell that holds something; None, and a note, where it is none."""
        top, left = record.grid.head_of_merged(record.row, record.columns[column])
        number = number_of(record.value(column), *endings)
        if isinstance(number, Message):
            hint = message("write only the number, such as {example}", example=12.5)
            self.refuse(FaultCode.WRONG_VALUE, record.place(column), number, hint)
            return None
        if any(
            first == (top, left) and last[0] > top for first, last in record.grid.merged
        ):  # a number for several rows
            what = message("the cell is merged with the ones below it")
            hint = message("split it, and write the number in every row that it is meant for")
            self.refuse(FaultCode.CONTRADICTION, record.place(column), what, hint)
            return None
        return number

    def named(self, record: Record, names: Names, by_id: str, by_name: str) -> str | None:
        """Return the id of what a row is about; None, and a note, where that cannot be told."""
        for column in (by_id, by_name):
            if not is_empty(record.name(column)):
                text = text_of(record.name(column))
                id_ = names.find(text)
                if id_ is None:
                    what = message("{name} is not known here", name=text)
                    self.refuse(FaultCode.DANGLING_REFERENCE, record.place(column), what, names.hint(text))
                return id_
        present = by_name if by_name in record.columns else by_id
        what = message("the row does not say what it is about")
        hint = message("write the name or the id as in the sheet that was sent")
        self.refuse(FaultCode.MISSING_KEY, record.place(present), what, hint)
        return None


def written_text(record: Record, column: str) -> str:
    """Return the text of a cell, without control characters and space around it."""
    return _CONTROL.sub(" ", text_of(record.value(column))).strip()
