"""A user's own template: a file, and how what is wrong with it is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mlr_prio.finding import Finding, Severity, SourceLocation

if TYPE_CHECKING:
    from mlr_prio.message import Message

MAX_BYTES: Final = 20_000_000


@dataclass(frozen=True, slots=True)
class Template:
    """A file that gives a document its look.

    Parameters
    ----------
    path
        What it is called in messages.
    content
        Its bytes.
    """

    path: str
    content: bytes

    def finding(
        self, code: str, what: Message, hint: Message | None = None, *, severity: Severity = Severity.ERROR
    ) -> Finding:
        """Return what is wrong with the file; it has no lines to point at."""
        return Finding(code, severity, SourceLocation(self.path), what, hint)
