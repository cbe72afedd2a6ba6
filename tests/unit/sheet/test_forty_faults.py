"""Forty faults in one workbook: every one is reported, at its cell, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from mlr_prio.model.problem import Problem

Load = Callable[..., Problem]
Book = Callable[..., Path]
Faults = Callable[..., list[str]]

NOT_A_NUMBER, OUTSIDE, MISSING = "MLR105", "MLR104", "MLR103"
UNKNOWN, CONTRADICTION, TWICE = "MLR107", "MLR120", "MLR109"

# A row of the sheet, and the cell and code of what is wrong with it.
WEIGHTS: list[tuple[list[Any], str | None, str]] = [
    (["resor", "sextio", "adal"], "B", NOT_A_NUMBER),
    (["resor", "6O", "adal"], "B", NOT_A_NUMBER),
    (["resor", "10-20", "adal"], "B", NOT_A_NUMBER),
    (["resor", date(2026, 2, 1), "adal"], "B", NOT_A_NUMBER),
    (["resor", True, "adal"], "B", NOT_A_NUMBER),
    (["resor", "1,2,3", "adal"], "B", NOT_A_NUMBER),
    (["resor", -5, "adal"], "B", NOT_A_NUMBER),
    (["resor", "−5", "adal"], "B", NOT_A_NUMBER),
    (["resor", "?", "adal"], "B", NOT_A_NUMBER),
    (["resor", "ca 40", "adal"], "B", NOT_A_NUMBER),
    (["ressor", 40, "adal"], "A", UNKNOWN),
    (["Restiden", 40, "adal"], "A", UNKNOWN),
    (["", 40, "adal"], "A", MISSING),
    (["tid", 40, "ådala"], "C", UNKNOWN),
    (["tid", 40, ""], "C", MISSING),
    (["tid", 40, "adal"], None, ""),
    (["Restid", 41, "Ådal"], "B", TWICE),
    (["komfort", 50, "oby"], "B", CONTRADICTION),
    (["", "", "oby"], None, ""),
]
SCORES: list[tuple[list[Any], str | None, str]] = [
    (["bana", "tid", 21, "", "", "", ""], "C", OUTSIDE),
    (["bana", "tid", -1, "", "", "", ""], "C", OUTSIDE),
    (["bana", "komfort", "3", "", "", "", ""], "C", OUTSIDE),
    (["bana", "mark", "", 0, "", 101, ""], "F", OUTSIDE),
    (["bana", "mark", "", -1, 5, 10, ""], "D", OUTSIDE),
    (["bana", "mark", "", 0, 200, 100, ""], "E", OUTSIDE),
    (["bana", "komfort", "ganska bra", "", "", "", ""], "C", NOT_A_NUMBER),
    (["bana", "komfort", "2 sämst", "", "", "", ""], None, ""),
    (["bana", "tid", "12 sekunder", "", "", "", ""], "C", NOT_A_NUMBER),
    (["bana", "tid", False, "", "", "", ""], "C", NOT_A_NUMBER),
    (["bana", "tid", date(2026, 5, 12), "", "", "", ""], "C", NOT_A_NUMBER),
    (["bana", "tid", "", "låg", "", "hög", ""], "D F", f"{NOT_A_NUMBER} {NOT_A_NUMBER}"),
    (["bana", "tid", "", 5, "", "", ""], "F", MISSING),
    (["bana", "tid", "", "", "", 5, ""], "D", MISSING),
    (["bana", "tid", "", "", 5, "", ""], "D", MISSING),
    (["bana", "tid", 5, 4, "", 6, ""], "C", CONTRADICTION),
    (["bana", "tid", "saknas", 4, "", 6, ""], "C", NOT_A_NUMBER),
    (["bana", "tid", "", 6, "", 4, ""], "D", CONTRADICTION),
    (["bana", "tid", "", 4, 3, 6, ""], "D", CONTRADICTION),
    (["banan", "tid", 5, "", "", "", ""], "A", UNKNOWN),
    (["bana", "resor", 5, "", "", "", ""], "B", UNKNOWN),
    (["", "tid", 5, "", "", "", ""], "A", MISSING),
    (["bana", "", 5, "", "", "", ""], "B", MISSING),
    (["stig", "tid", 6, "", "", "", ""], None, ""),
    (["Stigen", "Travel time", 7, "", "", "", ""], "C", TWICE),
    (["vag", "komfort", "", "", "", "", "Tystare."], "G", MISSING),
    (["vag", "mark", "", "", "", "", "Mindre."], None, ""),
]


def test_forty_faults_are_reported_with_their_cells(load: Load, book: Book, faults: Faults) -> None:
    problem = load()
    weights = [["Vikter"], ["Kriterium", "Poäng", "Kommun", "Poäng"], *(row for row, _, _ in WEIGHTS)]
    scores = [
        ["Objekt", "Kriterium", "Nivå", "Lägst", "Troligast", "Högst", "Motivering"],
        *(row for row, _, _ in SCORES),
    ]
    last = len(WEIGHTS) + 2
    path = book({"Vikter": weights, "Bedömningar": scores}, merged={"Vikter": [f"B{last - 1}:B{last}"]})
    expected = ["svar.xlsx: Vikter!D2 MLR106", "svar.xlsx: Vikter!B18 MLR103"]
    expected += _expected("Vikter", 3, WEIGHTS) + _expected("Bedömningar", 2, SCORES)
    found = faults(problem, path)
    assert sorted(found) == sorted(expected)
    assert len(found) >= 40


def _expected(sheet: str, first: int, rows: list[tuple[list[Any], str | None, str]]) -> list[str]:
    return [
        f"svar.xlsx: {sheet}!{column}{number} {code}"
        for number, (_row, columns, codes) in enumerate(rows, start=first)
        if columns
        for column, code in zip(columns.split(), codes.split(), strict=True)
    ]
