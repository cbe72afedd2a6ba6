"""The formats: one renderer a module, one line here.

A renderer is imported when it is first used, so that asking for JSON never loads the terminal's library.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final, TypeAlias, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mlr_prio.report.format.template import Template
    from mlr_prio.report.report import Report
    from mlr_prio.report.surface import Surface

    Renderer: TypeAlias = Callable[[Report, Surface], str]
    FileRenderer: TypeAlias = Callable[..., str | bytes]


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
        The module here whose ``render(report, surface)`` writes it: text, or bytes when it is ``binary``.
    binary
        Whether it is no text, and so can only be written to a file.
    template
        What the name of a user's own template ends with; empty where there can be none.
    """

    id: str
    suffix: str
    module: str
    binary: bool = False
    template: str = ""

    def render(self, report: Report, surface: Surface) -> str:
        """Return the report in this format, ending with one newline."""
        renderer = cast("Renderer", import_module(f"{__name__}.{self.module}").render)
        return renderer(report, surface)

    def content(self, report: Report, template: Template | None = None) -> bytes:
        """Return the report as the bytes of a file; a template that is for another format is left alone."""
        from mlr_prio.report.surface import Surface

        renderer = cast("FileRenderer", import_module(f"{__name__}.{self.module}").render)
        fits = template is not None and self.template and template.path.endswith(self.template)
        rendered = renderer(report, Surface(), template) if fits else renderer(report, Surface())
        return rendered.encode() if isinstance(rendered, str) else rendered


FORMATS: Final[Mapping[str, Format]] = {
    known.id: known
    for known in (
        Format("table", ".txt", "terminal"),
        Format("json", ".json", "json_format"),
        Format("csv", ".csv", "csv_format"),
        Format("md", ".md", "markdown"),
        Format("html", ".html", "html_format"),
        Format("geojson", ".geojson", "geojson_format"),
        Format("csv-sv", ".csv", "csv_swedish"),
        Format("docx", ".docx", "docx_format", binary=True, template=".docx"),
        Format("pdf", ".pdf", "pdf_format", binary=True, template=".typ"),
        Format("xlsx", ".xlsx", "xlsx_format", binary=True),
    )
}
