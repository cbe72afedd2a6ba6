"""What the place that a report is shown on can do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Surface:
    """A terminal, a pipe or a file; formats that are files ignore it.

    Parameters
    ----------
    width
        Characters on a line; None where lines have no end: nothing is wrapped, every row is one line.
    colour
        Whether colours may be used; nothing ever needs them to be understood.
    unicode
        Whether more than ASCII can be drawn; without it bars, dashes and signs are ASCII.
    """

    width: int | None = None
    colour: bool = False
    unicode: bool = True
