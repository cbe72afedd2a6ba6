"""Numbers as people write them."""

from __future__ import annotations

import math
from datetime import date, time
from typing import Any

import pytest

from mlr_prio.message import Message
from mlr_prio.sheet.number import is_empty, number_of, text_of


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (12, 12.0),
        (12.5, 12.5),
        ("12,5", 12.5),
        ("12.5", 12.5),
        (" 12,5 ", 12.5),
        ("1 234,5", 1234.5),
        ("1\u00a0234,5", 1234.5),
        ("1\u202f234", 1234.0),
        ("1.234,5", 1234.5),
        ("\u22122", -2.0),
        ("–2", -2.0),
        ("-2", -2.0),
        ("+2", 2.0),
        (",5", 0.5),
        ("2,", 2.0),
        ("1e3", 1000.0),
    ],
)
def test_a_number_is_read(cell: Any, number: float) -> None:
    assert number_of(cell) == number


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("tolv", '"tolv" is no number'),
        ("1-2", '"1-2" is no number'),
        ("12 eller 13", '"12 eller 13" is no number'),
        ("1,2,3", '"1,2,3" is no number'),
        ("x" * 50, f'"{"x" * 39}…" is no number'),
        ("1e999", '"1e999" is no number'),
        (math.inf, "inf is no number"),
        (True, "SANT/TRUE is no number"),
        (False, "FALSKT/FALSE is no number"),
        (
            date(2026, 2, 1),
            "the spreadsheet has made a date or a time of what was written: 2026-02-01",
        ),
        (time(12, 30), "the spreadsheet has made a date or a time of what was written: 12:30:00"),
    ],
)
def test_what_is_no_number_says_so(cell: Any, said: str) -> None:
    answer = number_of(cell)
    assert isinstance(answer, Message)
    assert str(answer) == said


@pytest.mark.parametrize(
    ("cell", "endings", "number"),
    [
        ("12 min", ("min",), 12.0),
        ("40 %", ("%", "p"), 40.0),
        ("40p", ("%", "p"), 40.0),
        ("1 – bäst", ("bäst",), 1.0),
        ("1: BÄST", ("bäst",), 1.0),
        ("-1 mycket dåligt", ("mycket dåligt",), -1.0),
        ("12", ("", "12"), 12.0),
    ],
)
def test_its_unit_or_word_may_follow(cell: str, endings: tuple[str, ...], number: float) -> None:
    assert number_of(cell, *endings) == number


def test_space_of_any_kind_is_nothing() -> None:
    assert is_empty(" \u00a0\u202f\n")
    assert not is_empty(0)
    assert not is_empty("0")


def test_a_whole_number_is_written_without_decimals() -> None:
    assert [text_of(cell) for cell in (1281.0, 1.5, " a\r\nb ")] == ["1281", "1.5", "a\nb"]
