from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from mlr_prio.report.format import FORMATS
from mlr_prio.report.surface import Surface

if TYPE_CHECKING:
    from mlr_prio.report.report import Report


def test_the_formats_are_known_by_id_and_suffix() -> None:
    assert {key: (known.id, known.suffix) for key, known in FORMATS.items()} == {
        "table": ("table", ".txt"),
        "json": ("json", ".json"),
        "csv": ("csv", ".csv"),
        "md": ("md", ".md"),
        "html": ("html", ".html"),
        "geojson": ("geojson", ".geojson"),
        "csv-sv": ("csv-sv", ".csv"),
        "docx": ("docx", ".docx"),
        "pdf": ("pdf", ".pdf"),
        "xlsx": ("xlsx", ".xlsx"),
    }


@pytest.mark.parametrize("format_id", [known.id for known in FORMATS.values() if not known.binary])
def test_every_format_renders_the_same_bytes_twice_and_ends_with_one_newline(
    report: Report, format_id: str
) -> None:
    known = FORMATS[format_id]
    text = known.render(report, Surface())
    assert text == known.render(report, Surface())
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert import_module(f"mlr_prio.report.format.{known.module}").__doc__


@pytest.mark.parametrize("format_id", ["json", "csv", "md", "html", "geojson", "csv-sv"])
def test_a_file_does_not_depend_on_the_terminal(report: Report, format_id: str) -> None:
    known = FORMATS[format_id]
    assert known.render(report, Surface(40, colour=True, unicode=False)) == known.render(report, Surface())
