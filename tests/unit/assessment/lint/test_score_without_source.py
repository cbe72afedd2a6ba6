from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mlr_prio.assessment.lint.score_without_source import RULE

if TYPE_CHECKING:
    from collections.abc import Callable

Said = list[tuple[str, str, str]]

HECTARES = {"unit": "ha", "worst": 200, "best": 0, "baseline": 0}
CRITERIA: dict[str, dict[str, Any]] = {"mark": {"scale": HECTARES}, "resor": {}, "buss": {}}


def test_the_unsourced_scores_of_a_project_are_listed_at_the_first(said: Callable[..., Said]) -> None:
    scores = {"resor": {"value": 1, "sources": ["S1"]}, "buss": -1, "mark": 12}
    project = {"scores": scores, "sources": {"S1": {"title": "Plan"}}}
    assert said(RULE, criteria=CRITERIA, projects={"a": project}) == [
        (
            "projects/a.yaml scores.buss (key)",
            "A is scored without a source on buss, mark",
            "add sources: ids of sources in this file, or leave the score out",
        )
    ]


@pytest.mark.parametrize(
    ("scores", "places"),
    [
        pytest.param({"resor": {"value": 0, "rationale": "Rör inte resor."}}, [], id="no effect, in words"),
        pytest.param({"resor": {"low": 0, "high": 1}}, ["resor"], id="perhaps an effect"),
        pytest.param({"mark": 0}, ["mark"], id="zero of a natural unit is a measurement"),
        pytest.param({"mark": None}, [], id="missing"),
        pytest.param({}, [], id="nothing"),
    ],
)
def test_a_zero_in_words_needs_no_source_and_a_zero_in_hectares_does(
    said: Callable[..., Said], scores: dict[str, Any], places: list[str]
) -> None:
    found = said(RULE, criteria=CRITERIA, projects={"a": {"scores": scores}})
    assert [place for place, *_ in found] == [f"projects/a.yaml scores.{entry} (key)" for entry in places]


def test_a_project_that_does_not_compete_is_left_alone(said: Callable[..., Said]) -> None:
    built = {"status": "built", "opened": 2010, "scores": {"resor": 1}}
    assert said(RULE, criteria=CRITERIA, projects={"a": built}) == []
