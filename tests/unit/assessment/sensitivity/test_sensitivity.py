"""The analyses of one list, with names; what each computes is tried in the engine's tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mlr_prio.assessment.ranking import rank
from mlr_prio.assessment.sensitivity.sensitivity import Sensitivity, SensitivityRequest, sensitivity
from mlr_prio.errors import RequestError
from mlr_prio.model.problem import Problem
from tests.conftest import BANA, CRITERIA, STIG, VAG, profile

Load = Callable[..., Problem]

EXACT = {
    "projects/stig.yaml": STIG.replace("{low: 0, high: 2}", "1"),
    "projects/vag.yaml": VAG.replace("tid: 10", "tid: 10, komfort: 0"),
}
"""All scores known: bana 0.725 (1, 0.75, 0.5), stig 0.7 (0.25, 0.75, 1), vag 0.3 (0.5, 0.5, 0)."""

PROFILES = {
    "criteria/weights/adal.yaml": profile("adal", 50, 50, 40, 60),
    "criteria/weights/oby.yaml": profile("oby", 50, 50, 20, 80),
}

OBY_BOUNDS = "schema_version: 1\nmunicipality: oby\nstatus: example\nbounds: {tid: [60, 90]}\n"


def ask(problem: Problem, **asked: object) -> Sensitivity:
    return sensitivity(problem, SensitivityRequest(**asked))  # type: ignore[arg-type]  # a test's shorthand


def test_weights_have_intervals_with_names_at_both_ends(load: Load) -> None:
    """On the others' proportions bana - stig is 0.75 t - 2/7 (1 - t) in tid's weight: equal at 8/29."""
    found = ask(load(EXACT)).weight_stability
    assert [(kind, holding.k) for kind, holding in found.kinds()] == [
        ("ranking", 3),
        ("first", 1),
        ("top", 3),
    ]
    tid = found.first.criteria["tid"]
    assert tid.today == pytest.approx(0.3)
    assert tid.low == pytest.approx(8 / 29, abs=1e-12)
    assert (tid.low_pair, tid.high, tid.high_pair) == (("stig", "bana"), 1.0, None)
    assert tid.matters
    assert not found.top.criteria["tid"].matters


def test_groups_and_shares_of_groups_have_intervals_too(load: Load) -> None:
    """With resor at g: bana 0.875 g + 0.5 (1 - g), stig 0.5 g + 1 - g: equal at 4/7."""
    found = ask(load(EXACT)).weight_stability.first
    assert list(found.groups) == ["resor"]
    assert found.groups["resor"].today == pytest.approx(0.6)
    assert found.groups["resor"].low == pytest.approx(0.5 / 0.875, abs=1e-12)
    # Within resor at the share t of tid: 0.6 · 0.75 t = 0.4 · 0.5.
    assert list(found.local) == ["tid", "komfort"]
    assert found.local["tid"].today == pytest.approx(0.5)
    assert found.local["tid"].low == pytest.approx(0.2 / 0.45, abs=1e-12)
    assert found.local["tid"].low_pair == ("stig", "bana")


def test_scores_have_intervals_in_their_own_units(load: Load) -> None:
    """Bana leads by 0.025: a twelfth of tid's scale, 1.67 minutes; a sixteenth of mark's, 6.25 ha."""
    found = ask(load(EXACT)).score_stability["first"]
    tid, mark = found["bana"]["tid"], found["bana"]["mark"]
    assert (tid.today, tid.low) == pytest.approx((20, 20 * (1 - 0.025 / 0.3)))
    assert tid.low_pair == ("stig", "bana")
    assert (mark.today, mark.low) == pytest.approx((50, 56.25))
    assert found["stig"]["tid"].high == pytest.approx(5 + 20 * 0.025 / 0.3)
    assert found["stig"]["tid"].high_pair == ("stig", "bana")
    assert "vag" not in found


def test_places_are_simulated_and_expected_places_exact_when_scores_are(load: Load) -> None:
    result = ask(load(EXACT), samples=1, weights="free")
    found = result.acceptability
    assert list(found.in_top) == ["bana", "stig", "vag"]
    assert found.places is not None
    assert found.places["vag"][2] > 0.5
    assert found.expected_is_exact
    assert result.winning.is_exact
    assert found.expected_rank["bana"] == pytest.approx(
        1 + result.winning.shares["stig"]["bana"] + result.winning.shares["vag"]["bana"]
    )
    assert result.confidence is None
    assert found.samples == 32_768
    assert found.unseen == pytest.approx(3 / 32_768)


def test_uncertain_scores_are_drawn_and_confidence_is_told(load: Load) -> None:
    result = ask(load(), samples=1, weights="free")
    found = result.acceptability
    assert not found.expected_is_exact
    assert not result.winning.is_exact
    assert result.winning.expected_rank["bana"] == pytest.approx(found.expected_rank["bana"], abs=1e-9)
    assert result.confidence is not None
    assert result.confidence["bana"] is not None
    assert 0.5 < result.confidence["bana"] <= 1


def test_who_is_never_first_has_no_central_weights_and_no_confidence(load: Load) -> None:
    """Vag is behind bana on all criteria but komfort, and there too unless its missing score is high."""
    behind = {
        "projects/vag.yaml": VAG.replace(
            "tid: 10, mark: 100", "tid: 0, komfort: {low: -2, high: -1}, mark: 100"
        )
    }
    result = ask(load(behind), samples=1, weights="free")
    assert result.acceptability.first_counts["vag"] == 0
    assert result.acceptability.central_weights["vag"] is None
    assert result.confidence is not None
    assert result.confidence["vag"] is None


def test_the_precision_decides_the_samples(load: Load) -> None:
    coarse, fine = (ask(load(EXACT), precision=p, weights="free").acceptability for p in (0.02, 0.006))
    assert coarse.samples < fine.samples
    assert fine.half_width <= 0.006


def test_threads_and_progress_change_nothing(load: Load) -> None:
    problem, steps = load(), list[tuple[int, int]]()
    one = ask(problem, samples=70_000, weights="free").acceptability
    two = ask(
        problem, samples=70_000, weights="free", threads=2, progress=lambda done, of: steps.append((done, of))
    ).acceptability
    assert one == two
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_drivers_name_the_scores_that_can_change_the_top(load: Load) -> None:
    """The missing score of vag can lift it to 0.45 at most; only stig's comfort can pass bana."""
    found = ask(load(), top=1).drivers
    assert [(d.project, d.criterion) for d in found] == [("stig", "komfort")]
    assert found[0].value_of_information > 0


def test_closeness_names_the_pair_at_the_edge_and_its_parts_sum_to_one(load: Load) -> None:
    found = ask(load(), top=1, weights="free").closeness
    assert found is not None
    assert (found.above, found.below) == ("bana", "stig")
    assert list(found.scores["stig"]) == ["komfort"]
    assert found.scores["bana"] == {}
    parts = found.of_weights + sum(found.scores["stig"].values()) + found.interaction
    assert parts == pytest.approx(1.0)


def test_there_is_no_closeness_without_an_edge_a_closed_form_or_uncertainty(load: Load) -> None:
    assert ask(load()).closeness is None
    assert ask(load(), top=1, weights="bounds").closeness is None
    same = {
        "projects/stig.yaml": STIG.replace(
            "{tid: 5, komfort: {low: 0, high: 2}, mark: 0}", "{tid: 20, komfort: 1, mark: 50}"
        )
    }
    assert ask(load(same), top=1).closeness is None


def test_bounds_tell_who_is_always_before_whom(load: Load) -> None:
    """Bana is at least as good as vag on everything when the scores are known; stig is worse on tid."""
    found = ask(load(EXACT), weights="free").bounds
    assert found.necessary == {"bana": ("vag",), "stig": (), "vag": ()}
    assert found.possible["vag"] == ("stig",)
    assert (found.places["bana"].best, found.places["bana"].worst) == (1, 2)
    assert not found.places["bana"].is_exact


def test_attained_places_lie_within_the_bounds_and_progress_is_told(load: Load) -> None:
    steps: list[tuple[int, int]] = []
    problem = load(PROFILES | {"criteria/weights/oby.yaml": OBY_BOUNDS})
    safe = ask(problem).bounds.places
    exact = ask(problem, exact=True, progress=lambda done, of: steps.append((done, of))).bounds.places
    assert all(safe[id_].best <= exact[id_].best <= exact[id_].worst <= safe[id_].worst for id_ in safe)
    assert all(place.is_exact for place in exact.values())
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_what_it_takes_to_enter_the_top(load: Load) -> None:
    """Stig is 0.025 behind; a point of weight from tid (-0.75) to mark (+0.5) gains 1.25."""
    steps: list[tuple[int, int]] = []
    found = ask(load(EXACT), top=1, progress=lambda done, of: steps.append((done, of))).needed
    assert list(found) == ["stig", "vag"]
    stig = found["stig"]
    assert stig.weight_moved == pytest.approx(0.02, abs=1e-9)
    (move,) = stig.moves
    assert (move.source, move.target) == ("tid", "mark")
    # Mark is at its best already; a level of komfort is worth 0.075, a minute 0.015.
    assert [score.criterion for score in stig.scores] == ["tid", "komfort"]
    assert [score.level for score in stig.scores] == pytest.approx([5 + 0.025 / 0.015, 1 + 0.025 / 0.075])
    assert found["vag"].weight_moved is None
    assert found["vag"].scores == ()
    assert steps == [(1, 2), (2, 2)]


def test_a_value_that_no_level_has_is_not_needed(load: Load) -> None:
    capped = CRITERIA.replace(
        "scale: {unit: min, worst: 0, best: 20, baseline: 0}",
        "scale: {unit: min, worst: 0, best: 20, baseline: 0}\n"
        "        value_function: {points: [[0, 0], [20, 0.2]]}",
    )
    bana = {
        "projects/bana.yaml": BANA.replace("{tid: 20, komfort: 1, mark: 50}", "{tid: 0, komfort: 2, mark: 0}")
    }
    found = ask(load(EXACT | bana | {"criteria/criteria.yaml": capped}), top=1).needed
    assert "tid" not in [score.criterion for score in found["stig"].scores]


def test_scenarios_and_methods_are_of_the_same_list(load: Load) -> None:
    problem = load(PROFILES)
    result = ask(problem, profile="oby", top=2)
    assert result.scenarios.joint.in_force.profile == "oby"
    assert result.scenarios.top == result.methods.top == 2
    assert result.methods.ranking.in_force.profile == "oby"
    assert [row.project.id for row in result.ranking.rows] == [
        r.project.id for r in rank(problem, profile="oby").rows
    ]


@pytest.mark.parametrize("top", [0, 4])
def test_a_top_longer_than_the_list_is_refused(load: Load, top: int) -> None:
    with pytest.raises(
        RequestError, match=f"^the top {top} was asked for; the list has 3 projects, so it must be"
    ):
        ask(load(), top=top)


def test_one_candidate_is_always_first(load: Load) -> None:
    result = ask(load({"projects/stig.yaml": None, "projects/vag.yaml": None}))
    assert result.top == 1
    assert result.acceptability.places == {"bana": (1.0,)}
    assert not any(i.matters for i in result.weight_stability.ranking.criteria.values())
    assert result.score_stability["top"] == {}
    assert result.drivers == ()
    assert result.closeness is None
    assert result.bounds.places["bana"].worst == 1
    assert result.needed == {}


def test_no_candidates_are_no_fault(load: Load) -> None:
    none = dict.fromkeys(("projects/bana.yaml", "projects/stig.yaml", "projects/vag.yaml"))
    assert ask(load(none)).top == 0
