"""A document together with the file that it was read from and the places of its entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from mlr_prio.finding import SourceLocation

if TYPE_CHECKING:
    from collections.abc import Mapping

Path = tuple[str | int, ...]
"""The way from the root of a document down to an entry: keys and indices."""

Marks = tuple[int, int, int, int]
"""Line and column of an entry's key, then of its value, counted from 1."""

D_co = TypeVar("D_co", covariant=True)


class Positions(Protocol):
    """Where the entries of one file stand."""

    def marks(self) -> Mapping[Path, Marks]:
        """Return the places of all entries, by the way to them; the root is ``()``."""
        ...


@dataclass(frozen=True, slots=True)
class Sourced(Generic[D_co]):
    """A validated document and where it came from.

    Parameters
    ----------
    path
        Relative to the workspace, with ``/``.
    document
        The validated content.
    positions
        The places of its entries.
    """

    path: str
    document: D_co
    positions: Positions

    def at(self, *way: str | int, key: bool = False) -> SourceLocation:
        """Return the place of an entry, or of its nearest ancestor that the file writes out."""
        return locate(self.path, self.positions.marks(), way, key=key)


def key_text(key: float) -> str:
    """Return the text under which a document holds a key that is a number: ``-2`` and ``-2.0`` are one."""
    return str(int(key)) if key == int(key) else repr(key)


def locate(path: str, marks: Mapping[Path, Marks], way: Path, *, key: bool = False) -> SourceLocation:
    """Return the place of the entry at ``way``.

    Steps that the file does not write (tags of a union, the short form of a score) are skipped; the deepest
    entry that exists is pointed at. ``key`` points at its key instead of its value.
    """
    found: Path = ()
    for step in way:
        if (*found, step) in marks:
            found = (*found, step)
    line, column, value_line, value_column = marks.get(found, (1, 1, 1, 1))
    return SourceLocation(path, line, column) if key else SourceLocation(path, value_line, value_column)
