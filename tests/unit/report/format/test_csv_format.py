from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mlr_prio.report.format.csv_format import render
from mlr_prio.report.surface import Surface

if TYPE_CHECKING:
    from mlr_prio.report.report import Report


def test_csv_has_a_line_a_record_and_leaves_numbers_as_numbers(report: Report) -> None:
    """A text that a spreadsheet would run gets an apostrophe; a negative number does not."""
    assert render(report, Surface()) == (
        'id,value,tied,missing,cost,count\n\'=1+1,-0.5,true,a; b,,\n"säger ""hej"", du",0.3,false,,,3\n'
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_begins_like_a_formula(report: Report, start: str) -> None:
    harmful = replace(
        report, fields=("id", "list"), records=({"id": f"{start}cmd", "list": (f"{start}cmd", "b")},)
    )
    text = render(harmful, Surface())
    assert text.replace('"', "") == f"id,list\n'{start}cmd,'{start}cmd; b\n"


def test_without_records_the_fields_are_there(report: Report) -> None:
    assert render(replace(report, records=()), Surface()) == "id,value,tied,missing,cost,count\n"
