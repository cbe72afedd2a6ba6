"""The sources on one sheet, with their addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.builder.chapter.sources import cited
from mlr_prio.report.document import Align
from mlr_prio.report.workbook import Sheet, SheetColumn, SheetRow

if TYPE_CHECKING:
    from mlr_prio.report.builder.chapter.basis import Basis


def sources(basis: Basis) -> Sheet:
    """Return a row for each source; its address is text, and nothing that a program opens."""
    translate = basis.translate
    columns = (
        SheetColumn(translate("Source"), 10),
        SheetColumn(translate("Title"), 60),
        SheetColumn(translate("Publisher"), 30),
        SheetColumn(translate("Year"), 8, Align.RIGHT),
        SheetColumn(translate("Address"), 60),
    )
    rows = (
        SheetRow((key, source.title, source.publisher, source.year, source.url))
        for key, source in cited(basis.problem).items()
    )
    return Sheet(translate("Sources"), columns, tuple(rows), fixed=1)
