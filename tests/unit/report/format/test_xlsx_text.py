"""Text as a workbook can hold it."""

from __future__ import annotations

import pytest

from mlr_prio.report.format.xlsx_text import (
    cached_text,
    cell_text,
    header_text,
    quoted,
    sheet_names,
    sheet_reference,
)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        ("a\x00b\x0bc\x1b[31md\ue000", "ab c[31md\ue000"),
        ("\ud800ensam\uffff", "ensam"),
        ("rad ett\r\nrad två", "rad ett rad två"),
        ("#N/A", "'#N/A"),
        ("#REF! saknas", "#REF! saknas"),
    ],
)
def test_a_cell_keeps_the_words_and_nothing_that_steers(text: str, kept: str) -> None:
    assert cell_text(text) == kept


def test_a_text_that_is_too_long_is_cut_between_characters_and_says_so() -> None:
    assert cell_text("å" * 32_767) == "å" * 32_767
    assert cell_text("å" * 40_000) == "å" * 32_766 + "…"
    assert cell_text("🚆" * 20_000) == "🚆" * 16_383 + "…"


def test_what_looks_like_a_coded_character_stays_in_the_value_of_a_formula() -> None:
    assert cached_text("_x0041_ och x_x00zz_") == "_x005F_x0041_ och x_x00zz_"


def test_quotes_are_doubled_in_formulas() -> None:
    assert quoted('säg "ja"') == '"säg ""ja"""'


def test_an_ampersand_in_a_header_is_no_code() -> None:
    assert header_text("Lund & Malmö\n&P") == "Lund && Malmö &&P"


@pytest.mark.parametrize("text", ["&" * 300, "a" * 300, "a&" * 150, "🚆" * 200])
def test_a_header_is_never_longer_than_its_half(text: str) -> None:
    assert len(header_text(text).encode("utf-16-le")) / 2 <= 112


def test_sheets_get_names_that_they_may_have() -> None:
    names = sheet_names(
        [
            "A/B: [c]*?\\",
            "'Ordning'",
            "ORDNING",
            "History",
            "å" * 40,
            "Å" * 40,
            "",
            "🚆" * 20,
            "x" * 30 + "'y",
        ]
    )
    assert names == (
        "A B   c",
        "Ordning",
        "ORDNING 2",
        "History 2",
        "å" * 31,
        "Å" * 29 + " 2",
        "-",
        "🚆" * 15,
        "x" * 30,
    )


def test_an_apostrophe_in_the_name_of_a_sheet_is_doubled_in_references() -> None:
    assert sheet_reference("Lund's blad") == "'Lund''s blad'!"
