from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mlr_prio.report.document import (
    Align,
    Bar,
    Bullets,
    Citation,
    Column,
    Figure,
    Heading,
    Note,
    Paragraph,
    Sources,
    Table,
)
from mlr_prio.report.format.alphabet import Alphabet, display_width
from mlr_prio.report.format.table_layout import lay_out
from mlr_prio.report.format.terminal import render
from mlr_prio.report.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlr_prio.report.document import Document
    from mlr_prio.report.report import Report

AT_80 = """\
Prioriteringslista                                       EXEMPEL – inte beslutat
Kriterier
12 kriterier · 2 objekt                                        underlag 3f9a1c7e

Gods 60 % av all vikt …

                                                Beräknad
Plats  Objekt                  Nytta            kostnad         Kommuner
    1  Bana [etapp 1]             71  ██████    28 mdr (2021)¹  Malmö, Lund
   2=  Dubbelspår och nya      52–60  ████░     –               utanför regionen
         plattformar för
         regionaltåg på
         sträckan mellan
         Åkarp och Örby

Bedömning saknas i 14 % av fallen.
¹ Ram för flera objekt.

Utanför
– Spårväg – öppnad 2020
– *Bana* [b]fet[/b]
"""
AT_46_IN_ASCII = """\
Prioriteringslista     EXEMPEL - inte beslutat
Kriterier
12 kriterier | 2 objekt      underlag 3f9a1c7e

Gods 60 % av all vikt ...

Plats  Objekt                            Nytta
    1  Bana [etapp 1]                       71
   2=  Dubbelspår och nya plattformar    52-60
         för regionaltåg på sträckan
         mellan Åkarp och Örby
Kolumner som inte ryms: Beräknad kostnad,
Kommuner

Bedömning saknas i 14 % av fallen.

Utanför
- Spårväg - öppnad 2020
- *Bana* [b]fet[/b]
"""
PIPED_ROWS = [
    "    1  Bana [etapp 1]" + " " * 71 + "71  ██████████████        28 mdr (2021)¹    Malmö, Lund",
    (
        "   2=  Dubbelspår och nya plattformar för regionaltåg på sträckan mellan Åkarp och Örby  52–60  "
        "██████████░░          –                 utanför regionen"
    ),
]


def test_at_80_columns_names_hang_in_their_cell_and_headings_and_bars_give_way_first(report: Report) -> None:
    assert render(report, Surface(80)) == AT_80


def test_in_a_narrow_ascii_terminal_columns_leave_with_their_notes_and_are_named(report: Report) -> None:
    assert render(report, Surface(46, unicode=False)) == AT_46_IN_ASCII


def test_in_a_pipe_every_row_is_one_line_with_every_column(report: Report) -> None:
    lines = render(report, Surface(None)).splitlines()
    assert lines[7:9] == PIPED_ROWS
    assert len(lines) == 16
    assert lines == render(report, Surface(200)).splitlines()


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_no_line_is_wider_than_the_terminal(report: Report, width: int) -> None:
    assert max(map(display_width, render(report, Surface(width)).splitlines())) <= width


def test_a_terminal_too_narrow_for_the_least_columns_gets_them_whole(report: Report) -> None:
    """Nothing is squeezed below what it needs; the title and its mark take a line each."""
    lines = render(report, Surface(20)).splitlines()
    assert lines[:4] == ["Prioriteringslista", "EXEMPEL – inte", "beslutat", "Kriterier"]
    assert "    1  Bana [etapp 1]           71" in lines


def test_colour_changes_nothing_but_colour(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    coloured = render(report, Surface(46, colour=True))
    assert coloured.startswith("\x1b[1mPrioriteringslista     EXEMPEL – inte beslutat\x1b[0m\nKriterier\n")
    assert "\x1b[2mKolumner som inte ryms: Beräknad kostnad,\x1b[0m\n" in coloured
    plain = coloured
    for code in ("\x1b[1m", "\x1b[2m", "\x1b[0m"):
        plain = plain.replace(code, "")
    assert plain == render(report, Surface(46))


def test_without_colour_no_code_is_written(report: Report) -> None:
    assert "\x1b" not in render(report, Surface(80))


def test_terminal_codes_in_a_name_are_not_obeyed(report: Report, document: Document) -> None:
    harmful = replace(document, blocks=(Paragraph("a\x1b[31m\nb"),))
    assert render(replace(report, document=harmful), Surface(80)).endswith("\n\na[31m b\n")


@pytest.mark.parametrize(
    ("subtitle", "mark", "origin", "head"),
    [
        ((), "", "", "Prioriteringslista\n\n"),
        (("Kriterier",), "", "", "Prioriteringslista\nKriterier\n\n"),
        ((), "FÖRSLAG", "underlag 3f", "Prioriteringslista  FÖRSLAG\nunderlag 3f\n\n"),
    ],
)
def test_what_is_empty_takes_no_line_in_the_head(
    report: Report, document: Document, subtitle: tuple[str, ...], mark: str, origin: str, head: str
) -> None:
    short = replace(document, subtitle=subtitle, status_mark=mark, origin=origin, blocks=(Paragraph("a"),))
    assert render(replace(report, document=short), Surface(80)) == f"{head}a\n"


def test_long_notes_do_not_push_the_mark_away_from_the_table(report: Report, document: Document) -> None:
    table = Table((Column("a", "En kolumn med ett ganska långt namn"),), (("a",),), (Note("b " * 100),))
    text = render(replace(report, document=replace(document, subtitle=(), blocks=(table,))), Surface(None))
    assert text.startswith("Prioriteringslista  EXEMPEL – inte beslutat\nunderlag 3f9a1c7e\n\nEn kolumn")


def test_a_block_follows_its_heading_and_a_list_its_sentence(report: Report, document: Document) -> None:
    blocks = (Paragraph("a"), Bullets(("b",)), Heading("c"), Paragraph("d"), Paragraph("e"))
    text = render(replace(report, document=replace(document, blocks=blocks)), Surface(80))
    assert text.endswith("\n\na\n– b\n\nc\nd\n\ne\n")


def lines_of(columns: Sequence[Column], *rows: Sequence[str | Bar], width: int | None) -> list[str]:
    laid = lay_out(Table(tuple(columns), tuple(map(tuple, rows))), Alphabet(), width)
    return [*laid.head, *laid.body, *laid.left_out]


def test_columns_leave_by_priority_and_by_place_among_equals() -> None:
    columns = [
        Column("a", "A"),
        Column("b", "B", priority=2),
        Column("c", "C", priority=1),
        Column("d", "D", priority=2),
    ]
    row = ["aaaa", "bbbb", "cccc", "dddd"]
    assert lines_of(columns, row, width=22) == ["A     B     C     D", "aaaa  bbbb  cccc  dddd"]
    assert lines_of(columns, row, width=21) == ["A     B     C", "aaaa  bbbb  cccc", "D"]
    assert lines_of(columns, row, width=15) == ["A     C", "aaaa  cccc", "B", "D"]
    assert lines_of(columns, row, width=1) == ["A", "aaaa", "B", "C", "D"]


def test_a_table_without_rows_has_its_headings() -> None:
    columns = [Column("a", "Plats", Align.RIGHT), Column("b", "", priority=1)]
    assert lines_of(columns, width=80) == ["Plats"]


def test_a_column_without_least_is_never_wrapped() -> None:
    columns = [Column("a", "A"), Column("b", "B", least=4)]
    assert lines_of(columns, ["ett två", "tre fyra"], width=14) == [
        "A        B",
        "ett två  tre",
        "         fyra",
    ]


def test_a_figure_is_shown_as_its_words_and_its_table(report: Report, document: Document) -> None:
    data = Table((Column("a", "Kommun"),), (("Malmö",),), caption="Antal")
    blocks = (Figure("<svg/>", "Bilden", "Vad den visar", data), Sources((Citation("S1", "Titel", "x"),)))
    text = render(replace(report, document=replace(document, blocks=blocks)), Surface(width=80))
    assert text.partition("3f9a1c7e\n")[2] == (
        "\nBilden\nVad den visar\n\nAntal\nKommun\nMalmö\n\n– S1: Titel x\n"
    )
