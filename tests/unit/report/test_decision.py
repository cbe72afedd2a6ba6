from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from mlr_prio.assessment.ranking import rank
from mlr_prio.model.decision import decided_digest
from mlr_prio.report.builder.decision import decision_data, decision_lines
from mlr_prio.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mlr_prio.model.problem import Problem

CHANGED = "ändrade efter beslutet, när 8 bedömningar hade gjorts"
MARCH = {"status": "adopted", "adopted_on": "2026-03-01", "adopted_by": "styrelsen"}


def decided(problem: Problem, profiles: Mapping[str, Any], criteria: Mapping[str, Any]) -> Problem:
    """Return a problem with decisions; a digest ``True`` is that of what is decided now."""

    def stamped(document: Any, decision: Mapping[str, Any]) -> Any:
        updates = dict(decision)
        if updates.get("adopted_digest") is True:
            updates["adopted_digest"] = decided_digest(document)
        return type(document).model_validate(document.model_dump(exclude_none=True) | updates)

    return replace(
        problem,
        criteria=replace(problem.criteria, document=stamped(problem.criteria.document, criteria)),
        profiles=tuple(
            replace(p, document=stamped(p.document, profiles.get(p.document.id, {})))
            for p in problem.profiles
        ),
    )


@pytest.mark.parametrize(
    ("profiles", "criteria", "said"),
    [
        ({}, {}, []),
        ({}, MARCH, ["Kriterier beslutade 2026-03-01 av styrelsen"]),
        (
            {},
            MARCH | {"adopted_digest": True, "adopted_scores": 0},
            ["Kriterier beslutade 2026-03-01 av styrelsen, innan något objekt hade bedömts"],
        ),
        (
            {},
            MARCH | {"adopted_digest": True, "adopted_scores": 8},
            ["Kriterier beslutade 2026-03-01 av styrelsen, när 8 bedömningar hade gjorts"],
        ),
        (
            {},
            MARCH | {"adopted_digest": "0" * 64, "adopted_scores": 0},
            ["Kriterier beslutade 2026-03-01 av styrelsen, ändrade efter beslutet"],
        ),
        (
            {},
            MARCH | {"adopted_digest": "0" * 64, "adopted_scores": 8},
            ["Kriterier beslutade 2026-03-01 av styrelsen, " + CHANGED],
        ),
        ({"lund": MARCH}, {}, ["Vikter beslutade i 1 av 2 viktprofiler"]),
        ({"lund": MARCH, "malmo": MARCH}, {}, ["Vikter beslutade 2026-03-01 av styrelsen"]),
        (
            {"lund": MARCH, "malmo": MARCH | {"adopted_on": "2026-01-10", "adopted_by": "fullmäktige"}},
            {},
            ["Vikter beslutade 2026-01-10 till 2026-03-01 av fullmäktige och styrelsen"],
        ),
    ],
)
def test_a_list_names_the_decisions_that_it_rests_on(
    problem: Problem, profiles: dict[str, Any], criteria: dict[str, Any], said: list[str]
) -> None:
    ranking = rank(decided(problem, profiles, criteria))
    assert list(decision_lines(ranking, Translator("sv"))) == said


def test_a_list_of_one_profile_rests_on_its_decision_only(problem: Problem) -> None:
    ranking = rank(decided(problem, {"lund": MARCH}, {}), profile="lund")
    assert list(decision_lines(ranking, Translator("sv"))) == ["Vikter beslutade 2026-03-01 av styrelsen"]


def test_what_was_changed_since_makes_the_list_a_proposal(make_problem: Callable[..., Problem]) -> None:
    problem = make_problem(status="adopted")
    assert rank(problem).status.value == "adopted"
    changed = decided(problem, {"lund": {"adopted_digest": "0" * 64}}, {})
    assert rank(changed).status.value == "proposal"


def test_programs_get_the_decisions_too(problem: Problem) -> None:
    ranking = rank(decided(problem, {"lund": MARCH | {"adopted_digest": "0" * 64}}, {}))
    assert decision_data(ranking) == {
        "criteria": None,
        "weights": {
            "lund": {
                "on": "2026-03-01",
                "by": "styrelsen",
                "digest": "0" * 64,
                "scores": None,
                "changed": True,
            },
            "malmo": None,
        },
    }
