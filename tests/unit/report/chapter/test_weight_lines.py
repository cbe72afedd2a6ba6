"""The chapter on what one weight does: the right weight, and lines that agree with the analysis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from mlr_prio.assessment.ranking import rank
from mlr_prio.assessment.sensitivity.sensitivity import SensitivityRequest, sensitivity
from mlr_prio.model.problem import Problem
from mlr_prio.report.builder.chapter.basis import Chapter
from mlr_prio.report.chart.weight_lines import Change, Line, WeightLines, draw
from mlr_prio.report.document import Figure
from mlr_prio.translation import Translator

Write = Callable[..., Chapter | None]
LINES = (Line("Banan", 0.6, 0.58, 0.4), Line("Metron", 0.5, 0.53, 0.8))


def test_the_weight_is_the_one_nearest_to_changing_the_first_place(shipped: Problem, write: Write) -> None:
    chapter = write("weight_lines", shipped)
    assert chapter is not None
    assert isinstance(chapter.data, dict)
    holding = sensitivity(shipped, SensitivityRequest()).weight_stability.first
    distances = {
        criterion: min(
            abs(interval.today - end)
            for end, pair in ((interval.low, interval.low_pair), (interval.high, interval.high_pair))
            if pair is not None
        )
        for criterion, interval in holding.criteria.items()
        if interval.low_pair is not None or interval.high_pair is not None
    }
    assert chapter.data["criterion"] == min(distances, key=distances.__getitem__)
    assert [line["id"] for line in chapter.data["lines"]] == [
        row.project.id for row in rank(shipped).rows[:8]
    ]


def test_every_change_of_places_stands_in_the_table(shipped: Problem, write: Write) -> None:
    chapter = write("weight_lines", shipped)
    assert chapter is not None
    assert isinstance(chapter.data, dict)
    (figure,) = (block for block in chapter.blocks if isinstance(block, Figure))
    passed = sum(str(row[-1]).count("går före") for row in figure.data.rows)
    assert passed == len(chapter.data["crossings"]) > 0


@pytest.mark.parametrize("count", [0, 1])
def test_with_fewer_than_two_projects_there_is_nothing_to_cross(
    shipped: Problem, write: Write, count: int
) -> None:
    projects = [sourced for sourced in shipped.projects if sourced.document.competes][:count]
    assert write("weight_lines", replace(shipped, projects=tuple(projects))) is None


def test_where_one_is_best_on_everything_no_weight_does_anything(
    make_problem: Callable[..., Problem], write: Write
) -> None:
    scores = ({"kollektivtrafik": 2, "gods": 15, "mark": 0}, {"kollektivtrafik": 0, "gods": 0, "mark": 20})
    projects = [
        {"id": f"p{k}", "name": f"P{k}", "mode": "rail", "status": "candidate", "scores": one}
        for k, one in enumerate(scores)
    ]
    assert write("weight_lines", make_problem(projects)) is None


def test_a_picture_without_a_crossing_says_so() -> None:
    figure = draw(WeightLines("Nyttan", "Mark", 0.2, LINES, ()), Translator("sv"))
    assert "Inga linjer korsar varandra." in figure.alt


def test_what_lies_beyond_the_picture_is_in_its_table_and_not_drawn() -> None:
    """The picture ends at three times the weight of today; one of the two changes lies beyond it."""
    changes = (Change(0.12, 0, 1), Change(0.9, 1, 0))
    figure = draw(WeightLines("Nyttan", "Mark", 0.1, LINES, changes), Translator("sv"))
    assert figure.svg.count("<circle") == 1
    assert "90,0 %" in str(figure.data.rows)


def test_the_name_of_the_dashed_line_stands_where_there_is_room() -> None:
    """Near the right edge it goes to the left of the line."""
    weights = (0.05, 0.98)
    drawn = [draw(WeightLines("N", "Mark", weight, LINES, ()), Translator("sv")).svg for weight in weights]
    assert all("i dag" in svg for svg in drawn)


def test_the_nearest_change_is_the_one_at_the_smallest_distance() -> None:
    changes = (Change(0.02, 0, 1), Change(0.25, 1, 0), Change(0.9, 0, 1))
    distances = [abs(change.weight - 0.2) for change in changes]
    nearest = WeightLines("Nyttan", "Mark", 0.2, LINES, changes).nearest
    assert nearest == changes[distances.index(min(distances))]
    assert WeightLines("Nyttan", "Mark", 0.2, LINES, ()).nearest is None
