"""What a reader of the printed pages sees; on every page of every document, in PDF and in Word."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Protocol

MARGIN = 50.0
"""Points: nothing may come nearer to the edge of the paper than this, give or take a letter."""

EDGE = 62.0
"""Points: headers and footers stand nearer to the upper and lower edge than this."""

LEAST_WORDS = 3
NUMBER = re.compile(r"\b(\d+) \((\d+)\)")
LIST_HEAD = re.compile(r"Plats +Objekt")
LIST_ROW = re.compile(r"^ *(\d+) +\S.*\d\d,\d\*", re.MULTILINE)
SCORE_HEAD = re.compile(r"Kriterium +Bedömning")


class Page(Protocol):
    """A page, see conftest."""

    @property
    def width(self) -> float: ...
    @property
    def height(self) -> float: ...
    @property
    def words(self) -> tuple[tuple[float, float, float, float, str], ...]: ...
    @property
    def text(self) -> str: ...


def test_the_mark_of_an_example_stands_on_every_page(pages: tuple[Page, ...]) -> None:
    assert pages
    assert all("EXEMPEL – inga beslutade bedömningar" in page.text for page in pages)


def test_every_page_bears_its_number_and_how_many_there_are(pages: tuple[Page, ...]) -> None:
    numbers = [NUMBER.search(page.text) for page in pages]
    assert [match and match.groups() for match in numbers] == [
        (str(number), str(len(pages))) for number in range(1, len(pages) + 1)
    ]


def test_no_page_is_empty(pages: tuple[Page, ...]) -> None:
    """The last page of a part may be short, but no table or section break leaves a page without text."""
    bodies = [
        [
            word
            for _left, top, _right, bottom, word in page.words
            if top > EDGE and bottom < page.height - EDGE
        ]
        for page in pages
    ]
    assert all(len(body) >= LEAST_WORDS for body in bodies), [len(body) for body in bodies]


def test_nothing_is_cut_at_the_edge_of_the_paper(pages: tuple[Page, ...]) -> None:
    outside = [
        (number, word)
        for number, page in enumerate(pages, start=1)
        for left, _top, right, _bottom, word in page.words
        if left < MARGIN or right > page.width - MARGIN
    ]
    assert not outside


def test_words_of_a_line_do_not_run_into_one_another(pages: tuple[Page, ...]) -> None:
    """In a table that is too narrow the text of one column lies on that of the next."""
    for page in pages:
        lines: dict[tuple[float, float], list[tuple[float, float]]] = {}
        for left, top, right, bottom, _word in page.words:
            lines.setdefault((top, bottom), []).append((left, right))
        for spans in lines.values():
            ordered = sorted(spans)
            assert all(a[1] <= b[0] + 1 for a, b in pairwise(ordered))


def test_the_headings_of_a_table_are_repeated_on_every_page_that_it_reaches(pages: tuple[Page, ...]) -> None:
    listed = [page for page in pages if len(LIST_ROW.findall(page.text)) > 1]
    assert listed
    assert all(LIST_HEAD.search(page.text) for page in listed)


def test_the_letters_of_the_language_are_there(pages: tuple[Page, ...]) -> None:
    everything = "".join(page.text for page in pages)
    for word in ("Öresundsmetro", "Spårväg", "Höör", "högst"):
        assert word in everything


def test_no_heading_is_the_last_line_of_its_page(pages: tuple[Page, ...]) -> None:
    """A numbered heading of a project is followed by something on the same page."""
    for page in pages:
        body = [line for line in page.text.strip().splitlines() if line.strip()][:-1]
        assert not re.match(r"^\d{1,2}=?\. \S+( \S+){0,6}$", body[-1].strip()), body[-1]
