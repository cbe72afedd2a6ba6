"""The figures of the shipped data, each chart once, and a way to read a picture back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from mlr_prio.assessment.ranking import Ranking, rank, rank_all_profiles
from mlr_prio.model.problem import Problem
from mlr_prio.report.builder.chapter import chapters, write
from mlr_prio.report.builder.chapter.basis import Basis
from mlr_prio.report.chart import agreement, package_frontier, rank_distribution, stability, weight_lines
from mlr_prio.report.chart.text_width import text_width
from mlr_prio.report.document import Figure
from mlr_prio.translation import Translator

ReadTexts = Callable[[str], list[Any]]
DrawAll = Callable[[Ranking, Problem, Translator], dict[str, Figure]]

DRAWN = ("municipality_map", "contributions", "profiles", "two_index", "cost_value")
"""Chapters with one figure each that any list has."""

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Drawn:
    """A text of a picture and the box that it takes."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    def overlaps(self, other: Drawn) -> bool:
        return (
            min(self.right, other.right) - max(self.left, other.left) > 0.5
            and min(self.bottom, other.bottom) - max(self.top, other.top) > 0.5
        )


def texts_of(svg: str) -> list[Drawn]:
    """Return the texts of a picture; a line of text is as high as its capitals and descenders."""
    return [_drawn(element) for element in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 -- our own picture


def _drawn(element: ET.Element) -> Drawn:
    size = float(element.get("font-size", "12"))
    width = text_width(element.text or "", size)
    x, y = float(element.attrib["x"]), float(element.attrib["y"])
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[element.get("text-anchor", "start")]
    return Drawn(element.text or "", left, left + width, y - 0.72 * size, y + 0.2 * size)


def of_ranking(ranking: Ranking, problem: Problem, translate: Translator) -> dict[str, Figure]:
    """Return every chart of a list; those of analyses that are not here get figures made up from it."""
    basis = Basis.of(ranking, translate)
    found = {name: _figure_of(name, basis) for name in DRAWN}
    names = [basis.name(row) for row in ranking.rows]
    return {
        "schematic-map": found["municipality_map"],
        "contributions": found["contributions"],
        "bump": found["profiles"],
        "two-index": found["two_index"],
        "weight-lines": weight_lines.draw(_lines(names), translate),
        "cost-value": found["cost_value"],
        "package-frontier": package_frontier.draw(_packages(names), translate),
        "rank-distribution": rank_distribution.draw(_places(names), translate),
        "stability": stability.draw(_intervals(basis, names), translate),
        "agreement": agreement.draw(_agreement(problem), translate),
    }


def _figure_of(name: str, basis: Basis) -> Figure:
    written = write(name, basis)
    assert written is not None
    return next(block for block in written.blocks if isinstance(block, Figure))


def _places(names: list[str]) -> rank_distribution.RankDistribution:
    """Return places that fall off on both sides of each project's own."""
    count = len(names)
    rows = []
    for i, name in enumerate(names):
        raw = [0.5 ** abs(i - k) for k in range(count)]
        shares = tuple(x / sum(raw) for x in raw)
        expected = sum((k + 1) * share for k, share in enumerate(shares))
        rows.append(rank_distribution.ProjectPlaces(name, shares, expected))
    return rank_distribution.RankDistribution(tuple(rows))


def _lines(names: list[str]) -> weight_lines.WeightLines:
    """Return lines that fan out from one another and cross those of their neighbours."""
    lines = tuple(
        weight_lines.Line(name, 0.5 + 0.02 * k, 0.5, 0.5 - 0.05 * k) for k, name in enumerate(names[:8])
    )
    changes = tuple(weight_lines.Change(2 / 7, k, k + 1) for k in range(len(lines) - 1))
    return weight_lines.WeightLines("Nyttan", "Högklassig jordbruksmark", 0.1, lines, changes)


def _packages(names: list[str]) -> package_frontier.PackageFrontier:
    """Return packages that take in one project after the other, and let one go."""
    drawn = names[:12]
    points = tuple(
        package_frontier.PackagePoint(100.0 * k**2, k**0.5, name if k else "", names[k - 1] if k == 3 else "")
        for k, name in enumerate(drawn)
    )
    return package_frontier.PackageFrontier(
        "Vad paketen ger", "mkr", points, len(points) // 2, 40.0 * len(points) ** 2
    )


def _intervals(basis: Basis, names: list[str]) -> stability.StabilityIntervals:
    longest = sorted(names, key=len)[-2:]
    rows = []
    for j, (criterion, weight) in enumerate(basis.ranking.weights.items()):
        low, high = (0.0, 1.0) if j == 0 else (weight / 2, min(3 * weight, 1.0))
        change = "" if j == 0 else f"{longest[0]} går före {longest[1]}"
        rows.append(
            stability.WeightInterval(basis.names.criteria[criterion], weight, low, high, change, change)
        )
    return stability.StabilityIntervals("Så länge gäller den första platsen", tuple(rows))


def _agreement(problem: Problem) -> agreement.Agreement:
    """Return Kendall's tau between the members' lists, pair by pair of projects."""
    ranks = list(rank_all_profiles(problem).ranks.values())
    members = problem.member_profiles
    pairs = list(combinations(range(len(ranks)), 2))

    def tau(a: int, b: int) -> float:
        agree = [(ranks[i][a] - ranks[k][a]) * (ranks[i][b] - ranks[k][b]) for i, k in pairs]
        return sum((x > 0) - (x < 0) for x in agree) / len(pairs)

    names = {member.id: member.name for member in problem.members}
    grid = tuple(tuple(tau(a, b) for b in range(len(members))) for a in range(len(members)))
    return agreement.Agreement(tuple(names[member.id] for member in members), grid)


@pytest.fixture(scope="session")
def read_texts() -> ReadTexts:
    """Return the reader of a picture's texts."""
    return texts_of


@pytest.fixture(scope="session")
def draw_all() -> DrawAll:
    """Return what draws every chart of a list."""
    return of_ranking


@pytest.fixture(scope="session")
def report_figures(shipped: Problem) -> tuple[Figure, ...]:
    """Return every figure of the shipped decision basis in Swedish."""
    basis = Basis.of(rank(shipped), Translator("sv"))
    return tuple(
        block for _, chapter in chapters(basis) for block in chapter.blocks if isinstance(block, Figure)
    )


@pytest.fixture(scope="session")
def figures(shipped: Problem) -> Mapping[str, Figure]:
    """Return every chart of the shipped data in Swedish."""
    return of_ranking(rank(shipped), shipped, Translator("sv"))
