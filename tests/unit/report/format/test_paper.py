"""Tables on paper: words stay whole where they can, columns fit, pages turn only when they must."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlr_prio.report.chart.text_width import text_width
from mlr_prio.report.document import (
    Align,
    Bar,
    Column,
    Figure,
    Heading,
    Note,
    Paragraph,
    Table,
)
from mlr_prio.report.format.paper import (
    A4,
    PADDING,
    SIZE,
    Room,
    breakable,
    lay_on_paper,
    leads_on,
    paper_text,
    sheets,
)

if TYPE_CHECKING:
    from mlr_prio.report.document import Cell


def table(*rows: tuple[Cell, ...], columns: tuple[Column, ...] = (), notes: tuple[Note, ...] = ()) -> Table:
    made = columns or tuple(Column(str(j), f"Kolumn {j}", least=8) for j in range(len(rows[0])))
    return Table(made, rows, notes)


def test_a_small_table_is_as_wide_as_it_likes() -> None:
    laid = lay_on_paper(table(("1", "Banan")), bars=True)
    assert not laid.turned
    assert sum(laid.widths) < A4.upright / 2


def test_what_is_left_goes_to_the_text_that_lacks_it() -> None:
    long = "Ett motiv som är så långt att det måste brytas på flera rader i sin kolumn. " * 3
    laid = lay_on_paper(table(("1", long)), bars=True)
    assert sum(laid.widths) == pytest.approx(A4.upright, abs=1)
    assert laid.widths[1] > laid.widths[0]


def test_a_column_is_never_narrower_than_its_longest_word() -> None:
    words = ("Kollektivtrafikens", "jordbruksmark " * 20, "tillgänglighet " * 20)
    laid = lay_on_paper(table(words), bars=True)
    for width, cell in zip(laid.widths, words, strict=True):
        assert width >= text_width(cell.split(" ")[0], SIZE) + PADDING - 0.5


def test_bars_go_first_because_they_only_repeat_a_number() -> None:
    columns = (
        *(Column(str(j), "Nyckelord", least=8) for j in range(8)),
        Column("bar", "", priority=1),
    )
    row = (*("jordbruksmark",) * 8, Bar(0.5, 0.6))
    laid = lay_on_paper(Table(columns, (row,)), Room(8 * 72.0, 900.0), bars=True)
    assert [column.key for column in laid.columns] == [str(j) for j in range(8)]
    assert (laid.turned, laid.left_out) == (False, ())
    wide = lay_on_paper(Table(columns, (row,)), Room(900.0, 900.0), bars=True)
    assert wide.rows[0][-1] == Bar(0.5, 0.6)


def test_a_page_turns_when_the_columns_do_not_fit() -> None:
    laid = lay_on_paper(table(("jordbruksmark",) * 9), bars=False)
    assert laid.turned
    assert sum(laid.widths) <= A4.turned


def test_where_even_that_is_too_narrow_columns_leave_by_priority_and_are_named() -> None:
    columns = tuple(Column(str(j), f"Nyckelord{j}", least=8, priority=j) for j in range(16))
    notes = (Note("om allt"), Note("om den sista", "15"), Note("om den första", "0"))
    laid = lay_on_paper(Table(columns, (("jordbruksmark",) * 16,), notes), bars=False)
    kept = [int(column.key) for column in laid.columns]
    assert kept == list(range(len(kept)))
    assert laid.left_out == tuple(f"Nyckelord{j}" for j in range(len(kept), 16))
    assert laid.notes == ("om allt", "om den första")


def test_columns_that_must_stay_are_squeezed_into_the_page() -> None:
    laid = lay_on_paper(table(("jordbruksmark",) * 30), bars=False)
    assert len(laid.columns) == 30
    assert sum(laid.widths) == pytest.approx(A4.turned)


def test_a_word_wider_than_its_column_may_break() -> None:
    word = "x" * 200
    assert breakable("kort ord", 60) == "kort ord"
    broken = breakable(f"kort {word}", 60)
    assert broken.replace("\u200b", "") == f"kort {word}"
    assert max(text_width(part, SIZE) for part in broken.replace("\u200b", " ").split()) <= 60 - PADDING


def test_a_table_of_few_lines_is_short_and_one_of_many_or_long_rows_is_not() -> None:
    """A row counts as many lines as its longest cell needs."""
    long = "Ett motiv som är så långt att det måste brytas på flera rader i sin kolumn. " * 6
    assert lay_on_paper(table(*[("1", "Banan")] * 16), bars=True).is_short
    assert not lay_on_paper(table(*[("1", "Banan")] * 17), bars=True).is_short
    assert not lay_on_paper(table(*[("1", long)] * 6), bars=True).is_short
    drawn = Table((Column("bar", ""),), ((Bar(0.2, 0.4),),) * 17)
    assert not lay_on_paper(drawn, bars=True).is_short


def test_an_empty_table_has_its_headings() -> None:
    laid = lay_on_paper(Table((Column("a", "Rubrik", Align.RIGHT),), ()), bars=True)
    assert laid.rows == ()
    assert laid.widths[0] > text_width("Rubrik", SIZE)


@given(st.text())
def test_text_on_paper_is_one_line_that_xml_can_hold(text: str) -> None:
    """No control character, no surrogate, nothing that XML 1.0 forbids."""
    said = paper_text(text)
    allowed = "\u200b"
    assert all(
        char == allowed
        or (ord(char) >= 0x20 and not 0xD800 <= ord(char) <= 0xDFFF and ord(char) not in {0xFFFE, 0xFFFF})
        for char in said
    )
    assert "\n" not in said


def test_a_turned_table_takes_its_headings_with_it() -> None:
    wide = table(("jordbruksmark",) * 12)
    before, after = Paragraph("före"), Paragraph("efter")
    found = list(sheets((before, Heading("Två"), Heading("Tre", 3), wide, after)))
    assert [(sheet.turned, len(sheet.blocks)) for sheet in found] == [(False, 1), (True, 3), (False, 1)]
    assert [sheet.turned for sheet in sheets((Heading("Först"), wide, wide))] == [True, True]
    assert list(sheets(())) == []


def test_a_paragraph_stays_with_what_it_introduces() -> None:
    figure = Figure("<svg/>", "Bild", "Alt", table(("1",)))
    blocks = (Heading("A"), Paragraph("om"), table(("1",)), Paragraph("om"), figure, Paragraph("slut"))
    assert [leads_on(blocks, index) for index in range(len(blocks))] == [
        False,
        True,
        False,
        True,
        False,
        False,
    ]
