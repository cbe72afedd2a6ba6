"""What every chart owes its reader, tried on the shipped data."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import combinations
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from mlr_prio.assessment.portfolio.portfolio import Question, portfolio
from mlr_prio.assessment.ranking import Ranking, rank
from mlr_prio.model.problem import Problem
from mlr_prio.report.builder.portfolio_frontier import frontier_figure
from mlr_prio.report.builder.portfolio_text import PotText
from mlr_prio.report.chart import CHARTS
from mlr_prio.report.document import Figure
from mlr_prio.report.format.line import unbroken
from mlr_prio.report.text.name import Names
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
    assert root.findtext(f"{SVG}title") == unbroken(figure.title)
    assert root.findtext(f"{SVG}desc") == unbroken(figure.alt)
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


@pytest.fixture(scope="module", params=["sv", "en"])
def redrawn(request: pytest.FixtureRequest, shipped: Problem, draw_all: DrawAll) -> dict[str, Figure]:
    """Return every chart of the shipped data, drawn once more, in either language."""
    return draw_all(rank(shipped), shipped, Translator(request.param))


@pytest.mark.parametrize("chart", ALL)
def test_the_same_data_gives_the_same_picture_and_english_words_in_english(
    figures: Mapping[str, Figure], redrawn: Mapping[str, Figure], chart: str
) -> None:
    if 'lang="sv"' in redrawn[chart].svg:
        assert redrawn[chart] == figures[chart]
    else:
        assert 'lang="en"' in redrawn[chart].svg
        assert redrawn[chart].alt != figures[chart].alt


@pytest.fixture(scope="module")
def figures_of_many(shipped: Problem, draw_all: DrawAll) -> dict[str, Figure]:
    """Return every chart of 300 projects."""
    problem = _with_copies(shipped, 300)
    return draw_all(rank(problem), problem, Translator("sv"))


@pytest.mark.parametrize(
    "chart", ["contributions", "schematic-map", "bump", "two-index", "rank-distribution"]
)
def test_a_list_of_three_hundred_is_cut_in_the_picture_and_whole_in_the_table(
    figures_of_many: Mapping[str, Figure], chart: str
) -> None:
    figure = figures_of_many[chart]
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


def test_the_figures_of_the_shipped_report_are_all_there(report_figures: tuple[Figure, ...]) -> None:
    assert [figure.title for figure in report_figures] == [
        "Vilka kommuner objekten berör",
        "Vad varje objekts nytta består av",
        "Platser med de gemensamma vikterna och ur varje synsätt",
        "Samhälle och miljö mot Ekonomi",
        "Hur ofta varje objekt har varje plats",
        "Inom vilka vikter första platsen gäller",
        "Inom vilka vikter samma fem är främst",
        "Nyttan vid olika vikter för Högklassig jordbruksmark",
        "Platser i listan och i framtidsbilderna",
        "Hur lika kommunernas listor är",
        "Kostnad mot nytta",
    ]


def test_no_text_of_the_shipped_report_covers_another_or_is_cut(
    report_figures: tuple[Figure, ...], read_texts: ReadTexts
) -> None:
    for figure in report_figures:
        texts = read_texts(figure.svg)
        root = ET.fromstring(figure.svg)  # noqa: S314 -- our own picture
        width, height = float(root.attrib["width"]), float(root.attrib["height"])
        outside = [t for t in texts if t.left < 0 or t.right > width or t.top < 0 or t.bottom > height]
        assert outside == [], figure.title
        assert [(a.text, b.text) for a, b in combinations(texts, 2) if a.overlaps(b)] == [], figure.title
        assert [t.text for t in texts if t.text.endswith("…")] == [], figure.title
        assert [t.text for t in texts if re.search(r"\d\.\d", t.text)] == [], figure.title


def test_every_figure_of_the_shipped_report_fits_a_page(report_figures: tuple[Figure, ...]) -> None:
    """On paper a picture is as wide as the lines, 170 mm, and a page holds 240 mm with its caption."""
    for figure in report_figures:
        root = ET.fromstring(figure.svg)  # noqa: S314 -- our own picture
        assert 170 * float(root.attrib["height"]) / float(root.attrib["width"]) < 230, figure.title


@pytest.mark.parametrize("frame", [3_000.0, 30_000.0, 60_000.0])
def test_the_packages_of_the_largest_shipped_pot_are_readable(
    shipped: Problem, read_texts: ReadTexts, frame: float
) -> None:
    """No frame of it is stated in the files, so some are tried."""
    answer = portfolio(shipped, (("nationell-plan", frame),), Question(samples=10))
    (pot,) = answer.pots
    assert pot.analysis is not None
    translate = Translator("sv")
    text = PotText(pot, Names.of(shipped, "sv"), tuple(answer.ranking.weights), translate)
    texts = read_texts(frontier_figure(text, pot.analysis).svg)
    assert [(a.text, b.text) for a, b in combinations(texts, 2) if a.overlaps(b)] == []
    assert [t.text for t in texts if t.text.endswith("…")] == []
