from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.assessment.lint.step_four import RULE

if TYPE_CHECKING:
    from collections.abc import Callable

Said = list[tuple[str, str, str]]


def test_new_construction_without_a_study_is_pointed_at_its_step(said: Callable[..., Said]) -> None:
    assert said(RULE, projects={"a": {"step": 4}}) == [
        (
            "projects/a.yaml step",
            "A is a step 4 measure, and no study of the earlier steps is named",
            "add choice_of_measures: the study that tried steps 1 to 3",
        )
    ]


def test_a_study_an_earlier_step_and_what_is_built_are_in_order(said: Callable[..., Said]) -> None:
    projects = {
        "a": {"step": 4, "choice_of_measures": {"note": "Åtgärdsvalsstudie."}},
        "b": {"step": 3},
        "c": {},
        "d": {"step": 4, "status": "built", "opened": 2010},
    }
    assert said(RULE, projects=projects) == []
