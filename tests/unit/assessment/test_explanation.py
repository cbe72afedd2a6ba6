from __future__ import annotations

from collections.abc import Callable

import pytest

from mlr_prio.assessment.explanation import explain
from mlr_prio.errors import RequestError
from mlr_prio.model.problem import Problem

Load = Callable[..., Problem]


def vag(scores: str) -> str:
    return f"schema_version: 1\nid: vag\nname: V\nmode: road\nstatus: candidate\nscores: {scores}\n"


def test_the_difference_is_the_sum_over_the_criteria(load: Load) -> None:
    (comparison,) = explain(load(), "bana", "stig").against
    assert comparison.difference == pytest.approx(0.025)
    assert comparison.by_criterion == pytest.approx({"tid": 0.225, "komfort": 0.0, "mark": -0.2})


def test_the_better_place_stands_first_whichever_was_asked_about(load: Load) -> None:
    (comparison,) = explain(load(), "stig", "bana").against
    assert (comparison.above.project.id, comparison.below.project.id) == ("bana", "stig")


def test_uncertain_and_missing_scores_span_the_difference(load: Load) -> None:
    (comparison,) = explain(load(), "bana", "stig").against
    assert (comparison.low, comparison.high) == pytest.approx((-0.05, 0.1))
    assert comparison.may_turn
    (other,) = explain(load(), "bana", "vag").against
    assert (other.low, other.high) == pytest.approx((0.275, 0.575))
    assert not other.may_turn


def test_a_project_dominates_only_whatever_the_missing_scores_are(load: Load) -> None:
    (unsure,) = explain(load(), "bana", "vag").against
    assert not unsure.dominates
    sure = vag("{tid: 1, komfort: 0, mark: 90}")
    (comparison,) = explain(load({"projects/vag.yaml": sure}), "bana", "vag").against
    assert comparison.dominates


def test_a_criterion_without_weight_does_not_hinder_dominance(load: Load) -> None:
    (comparison,) = explain(load(), "bana", "vag", shares=[("komfort", 0.0)]).against
    assert comparison.dominates


def test_without_another_project_the_neighbours_are_compared(load: Load) -> None:
    pairs = [(c.above.project.id, c.below.project.id) for c in explain(load(), "stig").against]
    assert pairs == [("bana", "stig"), ("stig", "vag")]
    assert len(explain(load(), "bana").against) == 1
    assert len(explain(load(), "vag").against) == 1


@pytest.mark.parametrize(
    ("project", "top", "pair"),
    [("bana", 1, ("bana", "stig")), ("bana", 2, ("bana", "vag")), ("vag", 1, ("bana", "vag"))],
)
def test_a_cut_compares_with_the_other_side(
    load: Load, project: str, top: int, pair: tuple[str, str]
) -> None:
    cut = explain(load(), project, top=top).cut
    assert cut is not None
    assert (cut.above.project.id, cut.below.project.id) == pair


def test_equal_values_are_a_tie(load: Load) -> None:
    twin = vag("{tid: 20, komfort: 1, mark: 50}")
    (comparison,) = explain(load({"projects/vag.yaml": twin}), "bana", "vag").against
    assert comparison.is_tie
    assert comparison.difference == 0


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("okand",), "there is no project okand"),
        (("gammal",), "gammal does not compete: it is built"),
        (("bana", "okand"), "there is no project okand"),
        (("bana", "bana"), "bana cannot be compared with itself"),
    ],
)
def test_what_cannot_be_explained_is_refused(load: Load, arguments: tuple[str, ...], what: str) -> None:
    with pytest.raises(RequestError, match=what):
        explain(load(), *arguments)


@pytest.mark.parametrize(
    ("status", "what"),
    [
        ("sifted", "vag does not compete: it was sifted out"),
        ("withdrawn", "vag does not compete: it was withdrawn"),
    ],
)
def test_what_does_not_compete_is_refused_with_its_state(load: Load, status: str, what: str) -> None:
    out = f"schema_version: 1\nid: vag\nname: V\nmode: road\nstatus: {status}\nreason: Så är det.\n"
    with pytest.raises(RequestError, match=what):
        explain(load({"projects/vag.yaml": out}), "vag")


@pytest.mark.parametrize("top", [0, 3])
def test_a_cut_outside_the_list_is_refused(load: Load, top: int) -> None:
    with pytest.raises(RequestError, match=f"a cut after {top} places does not divide a list of 3"):
        explain(load(), "bana", top=top)
