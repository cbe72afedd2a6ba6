# ruff: noqa: E501 -- literal output is as wide as it is shown
from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mlr_prio.assessment.explanation import explain
from mlr_prio.report.text.comparison import comparison_sentences
from mlr_prio.report.text.name import Names
from mlr_prio.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mlr_prio.model.base import Language
    from mlr_prio.model.problem import Problem

# The weights of the criteria are 0.3 (transit), 0.3 (freight, 0–20) and 0.4 (farmland, 100–0, less is better).
ALL_GOOD: Mapping[str, Any] = {"kollektivtrafik": 2, "gods": 20, "mark": 0}


def sentences(
    make_problem: Callable[..., Problem],
    first: Mapping[str, Any],
    second: Mapping[str, Any],
    language: Language = "sv",
    **settings: Any,
) -> list[str]:
    """Return what is said of two projects, X and Y."""
    common = {"mode": "rail", "status": "candidate"}
    projects = [
        {**common, "id": "x", "name": "X", "scores": first},
        {**common, "id": "y", "name": "Y", "scores": second},
    ]
    problem = make_problem(projects)
    explanation = explain(problem, "x", "y", **settings)
    names = Names.of(problem, language)
    weights = explanation.ranking.weights
    return list(comparison_sentences(explanation.against[0], weights, names, Translator(language)))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "sv",
            [
                (
                    "X går före Y, främst därför att bedömningen är bättre i fråga om Gods på spår; "
                    "det som talar för Y är Jordbruksmark."
                ),
                "Av det som talar för X kommer 67 % från ett enda kriterium, Gods på spår.",
            ],
        ),
        (
            "en",
            [
                "X goes before Y, mainly because it is judged better on Rail freight; what speaks for Y is Farmland.",
                "Of what speaks for X 67% comes from one criterion, Rail freight.",
            ],
        ),
    ],
)
def test_reasons_for_and_against(
    make_problem: Callable[..., Problem], language: Language, said: list[str]
) -> None:
    """Freight +0.15 and transit +0.075 speak for X, farmland -0.12 for Y."""
    first = {"kollektivtrafik": 2, "gods": 10, "mark": 50}
    second = {"kollektivtrafik": 1, "gods": 0, "mark": 20}
    assert sentences(make_problem, first, second, language) == said


def test_reasons_are_named_until_they_make_up_half(make_problem: Callable[..., Problem]) -> None:
    """0.3, 0.3 and 0.36 speak for X: the largest two make up half, and no single one does."""
    said = sentences(make_problem, ALL_GOOD, {"kollektivtrafik": -2, "gods": 0, "mark": 90})
    assert said == [
        (
            "X går före Y, främst därför att bedömningen är bättre i fråga om Jordbruksmark och "
            "Kollektivtrafikens attraktivitet."
        ),
        "X är minst lika bra i alla kriterier; ingen viktning kan vända ordningen.",
    ]


def test_dominance_speaks_only_of_criteria_with_weight(make_problem: Callable[..., Problem]) -> None:
    first, second = {**ALL_GOOD, "mark": 100}, {**ALL_GOOD, "gods": 0}
    said = sentences(make_problem, first, second, shares=[("mark", 0.0)])
    assert said == [
        "X går före Y, främst därför att bedömningen är bättre i fråga om Gods på spår.",
        "X är minst lika bra i alla kriterier som har vikt; ingen annan viktning av dem kan vända ordningen.",
        "Av det som talar för X kommer 100 % från ett enda kriterium, Gods på spår.",
    ]


def test_equals_share_a_place(make_problem: Callable[..., Problem]) -> None:
    assert sentences(make_problem, ALL_GOOD, ALL_GOOD) == ["X och Y delar plats 1."]


def test_a_tie_of_opposites_says_what_speaks_for_each(make_problem: Callable[..., Problem]) -> None:
    said = sentences(make_problem, {**ALL_GOOD, "gods": 0}, {**ALL_GOOD, "kollektivtrafik": -2})
    assert said == [
        "X och Y delar plats 1.",
        "Det som talar för X är Kollektivtrafikens attraktivitet; det som talar för Y är Gods på spår.",
    ]


def test_a_tie_of_unknowns_says_what_is_not_known(make_problem: Callable[..., Problem]) -> None:
    assert sentences(make_problem, {"mark": 0}, {"mark": 0}) == [
        "X och Y delar plats 1.",
        "Kollektivtrafikens attraktivitet och Gods på spår är inte bedömda för X.",
        (
            "Kollektivtrafikens attraktivitet och Gods på spår är inte bedömda för Y; "
            "skillnaden är därför mellan −60,0 och +60,0."
        ),
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", "Gods på spår är inte bedömt för Y; skillnaden är därför mellan +10,0 och +40,0."),
        ("en", "Rail freight is not judged for Y; the difference is therefore between +10.0 and +40.0."),
    ],
)
def test_a_missing_score_bounds_the_difference(
    make_problem: Callable[..., Problem], language: Language, said: str
) -> None:
    """Farmland is worth 0.4 · 0.25 to X, and freight between 0 and 0.3: the order cannot turn."""
    first, second = ALL_GOOD, {"kollektivtrafik": 2, "mark": 25}
    found = sentences(make_problem, first, second, language)
    assert said in found
    assert not any("vändas" in line or "turn when" in line for line in found)


def test_uncertain_scores_may_turn_the_order(make_problem: Callable[..., Problem]) -> None:
    second = {**ALL_GOOD, "mark": {"low": 0, "high": 50}}
    assert sentences(make_problem, {**ALL_GOOD, "mark": 10}, second) == [
        "X går före Y, främst därför att bedömningen är bättre i fråga om Jordbruksmark.",
        "Några bedömningar är osäkra; skillnaden är mellan −4,0 och +16,0.",
        "Ordningen kan vändas när dessa bedömningar blir kända.",
        "Av det som talar för X kommer 100 % från ett enda kriterium, Jordbruksmark.",
    ]


def test_an_unknown_score_is_no_reason(make_problem: Callable[..., Problem]) -> None:
    """X is first only since half of the freight scale counts where its score is missing."""
    first, second = {"kollektivtrafik": 2, "mark": 0}, {**ALL_GOOD, "gods": 0}
    assert sentences(make_problem, first, second)[0] == (
        "X går före Y bara därför att mitten räknas där bedömningar saknas."
    )


def test_an_unknown_score_is_no_reason_and_what_speaks_against_is_said(
    make_problem: Callable[..., Problem],
) -> None:
    first, second = {"kollektivtrafik": 1, "mark": 0}, {**ALL_GOOD, "gods": 0}
    assert sentences(make_problem, first, second)[0] == (
        "X går före Y bara därför att mitten räknas där bedömningar saknas; "
        "det som talar för Y är Kollektivtrafikens attraktivitet."
    )


def test_a_missing_score_without_weight_is_not_worth_a_word(make_problem: Callable[..., Problem]) -> None:
    first, second = {"kollektivtrafik": 2, "gods": 20}, {"kollektivtrafik": 1, "gods": 20}
    said = sentences(make_problem, first, second, shares=[("mark", 0.0)])
    assert not any("inte bedömt" in line for line in said)
