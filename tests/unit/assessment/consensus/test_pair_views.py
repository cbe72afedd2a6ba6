from __future__ import annotations

from collections.abc import Callable

import pytest

from mlr_prio.assessment.consensus.pair_views import PairViews, views_beside_list
from mlr_prio.assessment.performance import performance_table
from mlr_prio.assessment.weighting import weights_in_force
from mlr_prio.model.problem import Problem

Opposed = Callable[..., Problem]
OBY = "criteria/weights/oby.yaml"
HEAD = "schema_version: 1\nmunicipality: oby\nstatus: example\n"


def views(problem: Problem, first: str, second: str, profile: str | None = None) -> PairViews | None:
    """Return how the members see a pair."""
    table = performance_table(problem.candidates, problem.leaves)
    return views_beside_list(problem, weights_in_force(problem, profile), table, first, second)


def test_members_are_for_or_against(opposed: Opposed) -> None:
    found = views(opposed(), "bana", "stig")
    assert found == PairViews(("adal",), ("oby",), (), (), ())
    assert found is not None
    assert found.count == 2


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        ("weights: {resor: 1, tid: 0, komfort: 1, mark: 0}\n", "equal"),
        ("order: [mark, tid, komfort]\n", "undecided"),
        ("bounds: {mark: [90, 100]}\n", "second"),
        ("bounds: {komfort: [100, 100]}\n", "equal"),
        ("weights: {resor: 1, tid: 0, komfort: 1, mark: 0}\nabstains: [stig]\n", "abstaining"),
    ],
)
def test_members_may_find_both_equal_leave_it_open_or_abstain(
    opposed: Opposed, profile: str, said: str
) -> None:
    found = views(opposed({OBY: HEAD + profile}), "bana", "stig")
    assert found is not None
    assert getattr(found, said) == ("oby",)
    assert found.first == ("adal",)


def test_beside_another_list_or_alone_there_is_nothing_to_say(opposed: Opposed) -> None:
    assert views(opposed({OBY: None}), "bana", "stig") is None
    assert views(opposed(), "bana", "stig", profile="adal") is None
