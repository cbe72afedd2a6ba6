"""What the documents say about themselves once they are read."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from mlr_prio.model.base import Day, LocalizedText
from mlr_prio.model.criterion import CriteriaDocument, Criterion, CriterionGroup, Scale, ValueFunctionSpec
from mlr_prio.model.profile import WeightProfile
from mlr_prio.model.project import LineString, Point, Project
from mlr_prio.model.score import Score


def faults(model: Any, data: Any) -> list[str]:
    with pytest.raises(ValidationError, match="validation error") as caught:
        model.model_validate(data)
    return [str(error["ctx"]["what"]) for error in caught.value.errors()]


def leaf(**more: Any) -> dict[str, Any]:
    return {
        "id": "pendling",
        "name": "Pendling",
        "definition": "Kortare restid.",
        "weight": 1,
        "perspective": "society",
        "scale": {"unit": "min", "worst": 0, "best": 30},
        **more,
    }


def test_a_plain_text_is_swedish_and_stands_in_for_english() -> None:
    plain = LocalizedText.model_validate("Pendling")
    assert (plain.localized("sv"), plain.localized("en")) == ("Pendling", "Pendling")
    both = LocalizedText(sv="Pendling", en="Commuting")
    assert (both.localized("sv"), both.localized("en")) == ("Pendling", "Commuting")


def test_a_day_is_read_from_text_or_kept() -> None:
    day: TypeAdapter[date] = TypeAdapter(Day)
    assert day.validate_python("2026-03-01") == date(2026, 3, 1)
    assert day.validate_python(date(2026, 3, 1)) == date(2026, 3, 1)


def test_the_label_is_the_short_name_where_there_is_one() -> None:
    assert Criterion.model_validate(leaf()).label.sv == "Pendling"
    assert Criterion.model_validate(leaf(short="Pendl.")).label.sv == "Pendl."


def test_a_scale_holds_its_levels_in_either_direction_and_in_order() -> None:
    scale = Scale.model_validate(
        {"unit": "ha", "worst": 50, "best": 0, "levels": {"10": "lite", "0": "inget"}}
    )
    assert (scale.low, scale.high) == (0, 50)
    assert [level in scale for level in (-1, 0, 50, 51)] == [False, True, True, False]
    assert list(scale.levels) == [0, 10]


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        ([[0, 0], [0, 1]], "the levels of a value function must ascend"),
        ([[0, 0], [1, 2]], "the values of a value function lie between 0 and 1"),
        ([[0, 0], [1, 1], [2, 0.5]], "a value function may not turn: its values must only rise or only fall"),
    ],
)
def test_points_that_are_no_monotone_function_are_refused(points: list[list[float]], sentence: str) -> None:
    assert faults(ValueFunctionSpec, {"points": points}) == [sentence]


@pytest.mark.parametrize("spec", ["linear", {"points": None}])
def test_a_linear_value_function_has_no_points(spec: Any) -> None:
    assert ValueFunctionSpec.model_validate(spec).points is None


def test_a_value_function_must_cover_the_scale_and_rise_towards_the_best_level() -> None:
    def function(*points: list[float]) -> Any:
        return leaf(value_function={"points": list(points)})

    assert Criterion.model_validate(function([0, 0], [10, 0.8], [30, 1])).value_function.points is not None
    assert faults(Criterion, function([5, 0], [30, 1])) == [
        "the value function runs from 5.0 to 30.0 but the scale from 0.0 to 30.0"
    ]
    assert faults(Criterion, function([0, 0], [20, 1])) == [
        "the value function runs from 0.0 to 20.0 but the scale from 0.0 to 30.0"
    ]
    assert faults(Criterion, function([0, 1], [30, 0])) == [
        "the value function does not rise from the worst level 0.0 to the best level 30.0"
    ]


def test_the_tree_is_walked_with_parents_before_children() -> None:
    group = {"id": "resor", "name": "Resor", "weight": 1, "children": [leaf(), leaf(id="buss")]}
    document = CriteriaDocument.model_validate(
        {"schema_version": 1, "title": "x", "status": "example", "criteria": [group, leaf(id="mark")]}
    )
    assert [(node.item.id, node.parent, node.at) for node in document.nodes()] == [
        ("resor", None, ("criteria", 0)),
        ("pendling", "resor", ("criteria", 0, "children", 0)),
        ("buss", "resor", ("criteria", 0, "children", 1)),
        ("mark", None, ("criteria", 1)),
    ]
    assert [criterion.id for criterion in document.leaves()] == ["pendling", "buss", "mark"]
    assert CriteriaDocument.model_validate(document) == document
    again = CriteriaDocument(
        schema_version=1, title=document.title, status=document.status, criteria=document.criteria
    )
    assert isinstance(again.criteria[0], CriterionGroup)


@pytest.mark.parametrize(
    ("written", "span", "is_exact", "levels"),
    [
        (12.5, (12.5, 12.5), True, {"value": 12.5}),
        ({"low": 1, "high": 1}, (1, 1), True, {"low": 1, "high": 1}),
        ({"low": 1, "likely": 2, "high": 3}, (1, 3), False, {"low": 1, "likely": 2, "high": 3}),
        ({"mean": 1, "sd": 2}, (-5, 7), False, {"mean": 1}),
        ({"values": {"0.5": 0.25, "-2": 0.75}}, (-2, 0.5), False, {"0.5": 0.5, "-2": -2}),
    ],
)
def test_a_score_knows_its_span_and_the_levels_it_states(
    written: Any, span: tuple[float, float], levels: dict[str, float], *, is_exact: bool
) -> None:
    score = Score.model_validate(written)
    assert score.span() == span
    assert score.is_exact is is_exact
    assert score.stated_levels() == levels
    assert Score.model_validate(score) == score


def test_the_order_of_a_profile_is_a_row_of_groups() -> None:
    base = {"schema_version": 1, "viewpoint": "klimat", "status": "example"}
    profile = WeightProfile.model_validate(base | {"order": ["a", ["b", "c"]]})
    assert profile.ordered_groups() == (("a",), ("b", "c"))
    assert WeightProfile.model_validate(base | {"weights": {"a": 1}}).ordered_groups() == ()


def test_only_candidates_compete_and_empty_scores_are_missing() -> None:
    base = {"schema_version": 1, "id": "a", "name": "A", "mode": "rail"}
    project = Project.model_validate(base | {"status": "candidate", "scores": {"x": 1, "y": None}})
    assert project.competes
    assert list(project.given_scores()) == ["x"]
    assert not Project.model_validate(base | {"status": "built", "opened": 2020}).competes


def test_a_geometry_gives_its_positions() -> None:
    assert Point(type="Point", coordinates=(13.0, 55.6)).positions() == ((13.0, 55.6),)
    line = LineString(type="LineString", coordinates=((13.0, 55.6), (13.1, 55.7)))
    assert line.positions() == ((13.0, 55.6), (13.1, 55.7))


@pytest.mark.parametrize(("value", "kind"), [(20, float), (1.5, float), ("två", str)])
def test_a_fact_is_a_number_or_words(value: Any, kind: type) -> None:
    facts = [{"name": "Restid", "value": value}]
    base = {"schema_version": 1, "id": "a", "name": "A", "mode": "rail", "status": "candidate"}
    assert type(Project.model_validate(base | {"facts": facts}).facts[0].value) is kind
