"""What every chart owes its reader, tried on the shipped data."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import combinations
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from mlr_prio.assessment.ranking import Ranking, rank
from mlr_prio.model.problem import Problem
from mlr_prio.report.chart import CHARTS
from mlr_prio.report.document import Figure
from mlr_prio.translation import Translator

ALL = sorted(CHARTS)
SVG = "{http://www.w3.org/2000/svg}"
ReadTexts = Callable[[str], list[Any]]
DrawAll = Callable[[Ranking, Problem, Translator], dict[str, Figure]]


def test_every_chart_is_tried(figures: Mapping[str, Figure]) -> None:
    assert sorted(figures) == ALL


@pytest.mark.parametrize("chart", ALL)
def test_a_picture_says_what_it_is_to_those_who_cannot_see_it(
    figures: Mapping[str, Figure], chart: str
) -> None:
    figure = figures[chart]
    root = ET.fromstring(figure.svg)  # noqa: S314 -- our own picture
    assert (root.get("role"), root.get("lang")) == ("img", "sv")
    assert root.findtext(f"{SVG}title") == figure.title
    assert root.findtext(f"{SVG}desc") == figure.alt
    assert len(figure.alt) > 40


@pytest.mark.parametrize("chart", ALL)
def test_no_text_covers_another_or_leaves_the_sheet(
    figures: Mapping[str, Figure], read_texts: ReadTexts, chart: str
) -> None:
    root = ET.fromstring(figures[chart].svg)  # noqa: S314 -- our own picture
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    texts = read_texts(figures[chart].svg)
    assert [t for t in texts if t.left < 0 or t.right > width or t.top < 0 or t.bottom > height] == []
    assert [(a.text, b.text) for a, b in combinations(texts, 2) if a.overlaps(b)] == []


@pytest.mark.parametrize("chart", ALL)
def test_a_picture_needs_nothing_from_elsewhere_and_no_names_that_could_clash(
    figures: Mapping[str, Figure], chart: str
) -> None:
    svg = figures[chart].svg
    assert not re.search(r"<style|<script|<image|\bid=|href|url\(", svg)
    assert len(svg) < 80_000


@pytest.mark.parametrize("chart", ALL)
def test_numbers_in_a_swedish_picture_have_commas(
    figures: Mapping[str, Figure], read_texts: ReadTexts, chart: str
) -> None:
    said = [drawn.text for drawn in read_texts(figures[chart].svg)]
    assert [text for text in [*said, figures[chart].alt] if re.search(r"\d\.\d", text)] == []


@pytest.mark.parametrize("chart", ALL)
def test_the_table_beside_a_picture_is_whole(figures: Mapping[str, Figure], chart: str) -> None:
    table = figures[chart].data
    assert table.rows
    assert {len(row) for row in table.rows} == {len(table.columns)}
    assert len({column.key for column in table.columns}) == len(table.columns)


@pytest.mark.parametrize("chart", ALL)
def test_the_same_data_gives_the_same_picture_and_english_words_in_english(
    shipped: Problem, figures: Mapping[str, Figure], draw_all: DrawAll, chart: str
) -> None:
    again = draw_all(rank(shipped), shipped, Translator("sv"))
    assert again[chart] == figures[chart]
    english = draw_all(rank(shipped), shipped, Translator("en"))[chart]
    assert 'lang="en"' in english.svg
    assert english.alt != figures[chart].alt


@pytest.mark.parametrize(
    "chart", ["contributions", "schematic-map", "bump", "two-index", "rank-distribution"]
)
def test_a_list_of_three_hundred_is_cut_in_the_picture_and_whole_in_the_table(
    shipped: Problem, draw_all: DrawAll, chart: str
) -> None:
    problem = _with_copies(shipped, 300)
    figure = draw_all(rank(problem), problem, Translator("sv"))[chart]
    assert "Visar de 40 första av 300" in figure.svg
    if chart != "schematic-map":
        assert len(figure.data.rows) == 300


def _with_copies(problem: Problem, count: int) -> Problem:
    """Return a problem with so many candidates, under hostile names."""
    from dataclasses import replace

    from mlr_prio.model.source import Sourced

    first = next(s for s in problem.projects if s.document.id == "lommabanan-etapp-2")
    name = {"sv": "<script>alert('å & ä')</script> \x00 = [b]fet[/b] " + "långt " * 20}
    projects = []
    for k in range(count):
        changed = first.document.model_dump(mode="json") | {"id": f"objekt-{k:03}", "name": name}
        document = type(first.document).model_validate(changed)
        projects.append(Sourced(f"projects/objekt-{k:03}.yaml", document, first.positions))
    return replace(problem, projects=tuple(projects))


def test_names_with_markup_stay_text(shipped: Problem, draw_all: DrawAll) -> None:
    problem = _with_copies(shipped, 3)
    for figure in draw_all(rank(problem), problem, Translator("sv")).values():
        assert ET.fromstring(figure.svg) is not None  # noqa: S314 -- our own picture
        assert "<script" not in figure.svg
