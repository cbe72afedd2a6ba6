from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlr_prio.report.format.alphabet import display_width
from mlr_prio.report.format.line import longest_word, unbroken, wrap


@pytest.mark.parametrize(
    ("text", "width", "hang", "lines"),
    [
        ("kort", 10, "", ["kort"]),
        ("ett två tre", None, "", ["ett två tre"]),
        ("ett två tre", 7, "", ["ett två", "tre"]),
        ("ett två tre", 7, "  ", ["ett två", "  tre"]),
        ("– ett två tre fyra", 8, "  ", ["– ett", "  två", "  tre", "  fyra"]),
        ("abcdefghij", 4, "", ["abcd", "efgh", "ij"]),
        ("ab cdefghij", 4, " ", ["ab", " cde", " fgh", " ij"]),
        ("andel 60 % här", 8, "", ["andel", "60 % här"]),
        ("andel 60 %", 8, "", ["andel", "60 %"]),
        ("10\u202f000 hus", 7, "", ["10\u202f000", "hus"]),
        ("東京都", 1, "", ["東", "京", "都"]),
        ("abc", 1, "  ", ["abc"]),
        ("ett fyra", 4, "  ", ["ett", "fyra"]),
        ("", 5, "", [""]),
    ],
)
def test_lines_end_at_spaces_and_hang(text: str, width: int | None, hang: str, lines: list[str]) -> None:
    assert wrap(text, width, hang) == lines


def test_the_longest_word_is_what_wrapping_needs() -> None:
    assert longest_word("Möjliga platser") == 7
    assert longest_word("") == 0


@settings(max_examples=50)
@given(
    st.text(alphabet="abcåäö %–東", max_size=60).map(lambda text: " ".join(text.split())),
    st.integers(min_value=4, max_value=30),
)
def test_wrapping_loses_nothing_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = wrap(text, width, "  ")
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(display_width(line) <= width for line in lines)


def test_a_word_that_must_be_cut_is_cut_after_its_dash() -> None:
    assert wrap("E6 V Klagstorp–Petersborg, körfält", 20, "  ") == [
        "E6 V",
        "  Klagstorp–",
        "  Petersborg,",
        "  körfält",
    ]


def test_a_dash_is_no_reason_to_break_a_word_that_fits() -> None:
    assert wrap("Öresundsmetro Malmö–Köpenhamn", 20) == ["Öresundsmetro", "Malmö–Köpenhamn"]


def test_a_number_stays_with_its_percent_sign_where_a_program_ends_the_lines() -> None:
    assert unbroken("över 9,6 % {% for %}") == "över 9,6\u00a0% {% for %}"
