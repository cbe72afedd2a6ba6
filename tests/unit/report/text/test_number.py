from __future__ import annotations

import pytest

from mlr_prio.report.text.number import Numbers

SWEDISH, ENGLISH = Numbers("sv"), Numbers("en")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (SWEDISH.value(0.6634), "66"),
        (SWEDISH.value(0.6634, 1), "66,3"),
        (ENGLISH.value(0.6634, 1), "66.3"),
        (SWEDISH.span(0.52, 0.604), "52–60"),
        (SWEDISH.span(0.52, 0.5201), "52"),
        (SWEDISH.signed(0.07), "+7,0"),
        (SWEDISH.signed(-0.03), "−3,0"),
        (ENGLISH.signed(-0.03), "−3.0"),
        (SWEDISH.signed(0.0), "0,0"),
        (SWEDISH.signed(0.0004), "0,0"),
        (SWEDISH.signed(-0.0004), "0,0"),
        (SWEDISH.percent(0.6), "60 %"),
        (SWEDISH.percent(0.285714), "28,6 %"),
        (SWEDISH.percent(0.6, 1), "60,0 %"),
        (SWEDISH.percent(0.6149, 0), "61 %"),
        (ENGLISH.percent(0.6), "60%"),
        (SWEDISH.plain(12.5), "12,5"),
        (SWEDISH.at_most(2.456, 2), "2,46"),
        (SWEDISH.at_most(2.0, 2), "2"),
        (SWEDISH.place(3, tied=True), "3="),
        (SWEDISH.place(3, tied=False), "3"),
        (SWEDISH.places(4, 7), "4–7"),
        (SWEDISH.places(4, 4), "4"),
    ],
)
def test_numbers_read_as_people_write_them(said: str, expected: str) -> None:
    assert said == expected
