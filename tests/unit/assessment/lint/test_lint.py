from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mlr_prio.assessment.lint import RULES, lint
from mlr_prio.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlr_prio.assessment.lint.rule import Rule
    from mlr_prio.model.problem import Problem


def test_remarks_come_by_place_and_then_by_code(problem: Callable[..., Problem]) -> None:
    scale = {"unit": "kr", "worst": 9, "best": 0}
    workspace = problem(
        criteria={"pris": {"scale": scale}, "nytta": {"scale": {"unit": "min", "worst": 0, "best": 9}}},
        members={"lund": {}, "hoor": {}},
        projects={
            "b": {
                "step": 4,
                "cost": {"amount": 5},
                "scores": {"pris": 1, "nytta": 9},
                "municipalities": ["lund"],
            },
            "a": {"scores": {"pris": 1}},
        },
        profiles={"lund": {"weights": {"pris": 3, "nytta": 1}}},
    )
    findings = lint(workspace)
    assert [(finding.location.path, finding.code) for finding in findings] == [
        ("criteria/criteria.yaml", "MLR201"),
        ("criteria/criteria.yaml", "MLR218"),
        ("criteria/criteria.yaml", "MLR205"),
        ("criteria/criteria.yaml", "MLR201"),
        ("criteria/criteria.yaml", "MLR218"),
        ("criteria/municipalities.yaml", "MLR211"),
        ("criteria/municipalities.yaml", "MLR214"),
        ("criteria/weights/lund.yaml", "MLR212"),
        ("projects/a.yaml", "MLR206"),
        ("projects/a.yaml", "MLR207"),
        ("projects/b.yaml", "MLR208"),
        ("projects/b.yaml", "MLR203"),
        ("projects/b.yaml", "MLR206"),
        ("projects/b.yaml", "MLR207"),
    ]
    keys = [(finding.location, finding.code) for finding in findings]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    "projects",
    [
        pytest.param({}, id="no candidates"),
        pytest.param({"a": {"scores": {"nytta": 1}}}, id="one candidate"),
        pytest.param({"a": {}, "b": {}}, id="all missing"),
        pytest.param({"a": {"status": "sifted", "reason": "Annan väg."}}, id="nobody competes"),
    ],
)
def test_a_workspace_with_next_to_nothing_in_it_gets_an_answer(
    problem: Callable[..., Problem], projects: dict[str, Any]
) -> None:
    """No profiles and no funding pots either."""
    codes = {finding.code for finding in lint(problem(projects=projects))}
    assert codes <= {"MLR201", "MLR206", "MLR207", "MLR211", "MLR217"}


def test_the_rules_stand_in_the_order_of_their_codes() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == [f"MLR{number}" for number in range(201, 219)]


def test_only_what_informs_is_a_note() -> None:
    notes = {rule.code for rule in RULES if rule.severity is Severity.NOTE}
    assert notes == {"MLR210", "MLR214", "MLR216", "MLR218"}
    assert {rule.severity for rule in RULES} == {Severity.NOTE, Severity.WARNING}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_what_it_looks_for_and_why(rule: Rule) -> None:
    """In at most three sentences, which end as sentences do."""
    why = str(rule.why)
    assert str(rule.title)
    assert why.endswith(".")
    assert 1 <= why.replace("et al. ", "et al ").count(". ") + 1 <= 3
