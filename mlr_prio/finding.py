"""Faults and remarks about files, as data with a place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlr_prio.message import Message


class Severity(StrEnum):
    """How much a finding matters: an error stops the work, a warning does not, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class SourceLocation:
    """A place in a file of the workspace.

    Parameters
    ----------
    path
        Relative to the workspace, with ``/`` on every system.
    line, column
        Counted from 1.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with, or worth saying about, one place in the files.

    Parameters
    ----------
    code
        Stable identifier: ``MLR1xx`` faults of files, ``MLR2xx`` remarks on the judgement.
    severity
        Error, warning or note.
    location
        The place in the file.
    message
        What is wrong, with the value seen.
    hint
        What is allowed or what to do.
    """

    code: str
    severity: Severity
    location: SourceLocation
    message: Message
    hint: Message | None = None
