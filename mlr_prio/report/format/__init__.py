"""The formats: one renderer a module, one line here.

A renderer is imported when it is first used, so that asking for JSON never loads the terminal's library.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final, TypeAlias, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mlr_prio.report.report import Report
    from mlr_prio.report.surface import Surface

    Renderer: TypeAlias = Callable[[Report, Surface], str]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a report out.

    Parameters
    ----------
    id
        What ``--format`` calls it.
    suffix
        What a file in it ends with.
    module
        The module here whose ``render(report, surface)`` writes it.
    """

    id: str
    suffix: str
    module: str

    def render(self, report: Report, surface: Surface) -> str:
        """Return the report in this format, ending with one newline."""
        renderer = cast("Renderer", import_module(f"{__name__}.{self.module}").render)
        return renderer(report, surface)


FORMATS: Final[Mapping[str, Format]] = {
    known.id: known
    for known in (
        Format("table", ".txt", "terminal"),
        Format("json", ".json", "json_format"),
        Format("csv", ".csv", "csv_format"),
        Format("md", ".md", "markdown"),
    )
}
