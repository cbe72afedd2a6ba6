from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mlr_prio.report.document import Citation, Column, Figure, Heading, Note, Sources, Table
from mlr_prio.report.format.markdown import escaped, inline, render
from mlr_prio.report.surface import Surface

if TYPE_CHECKING:
    from mlr_prio.report.document import Document
    from mlr_prio.report.report import Report

# Rows of a Markdown table are as long as their cells.
# ruff: noqa: E501
EXPECTED = r"""# Prioriteringslista

**EXEMPEL – inte beslutat**

Kriterier\
12 kriterier · 2 objekt\
underlag 3f9a1c7e

Gods 60 % av all vikt …

| Plats | Objekt                                                                           | Nytta | Beräknad kostnad | Kommuner         |
| ----: | -------------------------------------------------------------------------------- | ----: | ---------------- | ---------------- |
|     1 | Bana \[etapp 1\]                                                                 |    71 | 28 mdr (2021)¹   | Malmö, Lund      |
|    2= | Dubbelspår och nya plattformar för regionaltåg på sträckan mellan Åkarp och Örby | 52–60 | –                | utanför regionen |

Bedömning saknas i 14 % av fallen.\
¹ Ram för flera objekt.

## Utanför

- Spårväg – öppnad 2020
- \*Bana\* \[b\]fet\[/b\]
"""


def test_markdown_has_the_whole_document_and_no_bars(report: Report) -> None:
    assert render(report, Surface()) == EXPECTED


def test_without_a_mark_and_notes_nothing_stands_in_their_place(report: Report, document: Document) -> None:
    table = next(block for block in document.blocks if isinstance(block, Table))
    bare = replace(document, status_mark="", subtitle=(), origin="", blocks=(replace(table, notes=()),))
    text = render(replace(report, document=bare), Surface())
    assert text.startswith("# Prioriteringslista\n\n| Plats |")
    assert text.endswith("| utanför regionen |\n")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a|b", r"a\|b"),
        ("*a* _b_ `c`", r"\*a\* \_b\_ \`c\`"),
        ("<b> & [x](y)", r"\<b\> \& \[x\](y)"),
        ("# a\\b", r"\# a\\b"),
        ("två\nrader", "två rader"),
        ("$x$ ~y~ !{z}", r"\$x\$ \~y\~ \!\{z\}"),
        ("- a", "- a"),
    ],
)
def test_project_text_is_never_markup(text: str, written: str) -> None:
    assert inline(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("- a", r"\- a"),
        ("+ a", r"\+ a"),
        ("1. a", r"1\. a"),
        ("12) a", r"12\) a"),
        ("= delad plats", r"\= delad plats"),
        ("3= a", "3= a"),
        ("2021 a", "2021 a"),
        ("1 av 9.", "1 av 9."),
    ],
)
def test_the_start_of_a_line_makes_no_list(text: str, written: str) -> None:
    assert escaped(text) == written


def test_a_figure_becomes_its_table_and_sources_a_list(report: Report, document: Document) -> None:
    data = Table((Column("a", "Kommun"),), (("Malmö",),), (Note("Källa: SCB"),), "Antal")
    blocks = (
        Heading("Bild", 3),
        Figure("<svg/>", "En *bild*", "Vad den visar", data),
        Sources(
            (
                Citation("S1", "Titel", "https://example.org/a_b"),
                Citation("S2", "T", "a<b"),
                Citation("S3", "T"),
            )
        ),
    )
    text = render(replace(report, document=replace(document, blocks=blocks)), Surface())
    assert text.partition("3f9a1c7e\n\n")[2] == (
        "### Bild\n\n**En \\*bild\\***\n\nVad den visar\n\n**Antal**\n\n"
        "| Kommun |\n| ------ |\n| Malmö  |\n\nKälla: SCB\n\n"
        "- S1: Titel <https://example.org/a_b>\n- S2: T a\\<b\n- S3: T\n"
    )
