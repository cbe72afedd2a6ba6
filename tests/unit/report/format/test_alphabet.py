from __future__ import annotations

import pytest

from mlr_prio.report.document import Bar
from mlr_prio.report.format.alphabet import Alphabet, display_width, one_line


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("åäö–", 4), ("e\u0301", 1), ("東京", 4), ("a\u200bb", 2), ("", 0)],
)
def test_width_is_counted_in_columns(text: str, width: int) -> None:
    assert display_width(text) == width


def test_text_stays_on_one_line_and_steers_no_terminal() -> None:
    assert (
        one_line(" två\r\n rader\toch \x1b[31mfärg\x07 \u202eomvänt\x85slut ")
        == "två rader och [31mfärg omvänt slut"
    )


def test_no_break_spaces_stay() -> None:
    assert one_line("10\u202f000\u00a0kr") == "10\u202f000\u00a0kr"


def test_ascii_stands_in_for_signs_and_leaves_letters_alone() -> None:
    text = "Malmö–Köpenhamn −2 … 10\u202f000\u00a0kr · ▲ 2 ▼ 1 ”ö” ’ “a“ — 28 mdr¹²"
    assert Alphabet(unicode=False).text(text) == (
        'Malmö-Köpenhamn -2 ... 10 000 kr | ^ 2 v 1 "ö" \' "a" - 28 mdr[12]'
    )
    assert Alphabet().text(text) == text


@pytest.mark.parametrize(
    ("bar", "drawn", "ascii_drawn"),
    [
        (Bar(0.5, 0.5), "█████", "#####"),
        (Bar(0.2, 0.6), "██░░░░", "##...."),
        (Bar(0.0, 0.0), "", ""),
        (Bar(0.0, 1.0), "░" * 10, "." * 10),
        (Bar(1.0, 1.0), "█" * 10, "#" * 10),
    ],
)
def test_a_bar_is_solid_to_its_share_and_light_to_its_reach(bar: Bar, drawn: str, ascii_drawn: str) -> None:
    assert Alphabet().bar(bar, 10) == drawn
    assert Alphabet(unicode=False).bar(bar, 10) == ascii_drawn
