from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, permutations

import pytest

from mlr_prio.assessment.consensus.alternatives import alternatives
from mlr_prio.assessment.consensus.group import Group, make_group
from mlr_prio.model.problem import Problem

MakeGroup = Callable[..., Group]

OWN_LISTS = {"adal": ("bana", "vag", "stig"), "oby": ("stig", "bana", "vag")}


def against(listed: tuple[str, ...]) -> dict[str, int]:
    """Return by member the pairs that it puts the other way round than a list, by counting."""
    return {
        member: sum(own.index(one) > own.index(other) for one, other in combinations(listed, 2))
        for member, own in OWN_LISTS.items()
    }


def test_every_list_says_what_it_costs_in_total_agreement(group: MakeGroup) -> None:
    found = alternatives(group(), 1)
    assert [one.rule for one in found.lists] == [
        "joint",
        "kemeny",
        "borda",
        "copeland",
        "leximin",
        "compromise",
    ]
    joint = found.lists[0]
    for one in found.lists:
        listed = tuple(sorted(one.ranks, key=lambda p: (one.ranks[p], joint.ranks[p])))
        assert one.by_member == against(listed)
        assert one.disagreement == sum(against(listed).values())
        assert one.extra == one.disagreement - joint.disagreement
        assert one.largest == max(against(listed).values())
        assert one.moved == tuple(p for p in one.ranks if one.ranks[p] != joint.ranks[p])


def test_kemenys_lists_are_all_of_the_best(group: MakeGroup) -> None:
    costs = {p: sum(against(p).values()) for p in permutations(("bana", "stig", "vag"))}
    best = {listed for listed, cost in costs.items() if cost == min(costs.values())}
    kemeny = alternatives(group(), 1).kemeny
    assert (set(kemeny.rankings), kemeny.distance) == (best, min(costs.values()))
    assert (kemeny.count, kemeny.unique, kemeny.is_proven) == (len(best), False, True)


def test_scores_and_the_winner_of_all_pairs(group: MakeGroup) -> None:
    found = alternatives(group(), 1)
    assert found.borda == {"bana": 3.0, "stig": 2.0, "vag": 1.0}
    assert found.copeland == {"bana": 1.5, "stig": 1.0, "vag": 0.5}
    assert found.condorcet_winner is None


def test_one_that_all_put_first_wins_every_pair(group: MakeGroup, profile_text: Callable[..., str]) -> None:
    same = profile_text("oby", "resor: 1, tid: 1, komfort: 0, mark: 0")
    assert alternatives(group({"criteria/weights/oby.yaml": same}), 1).condorcet_winner == "bana"


def test_the_compromise_halves_the_longest_way(group: MakeGroup) -> None:
    found = alternatives(group(), 1).compromise
    assert found.moves == pytest.approx({"adal": 0.5, "oby": 0.5})
    assert found.moves_to_mean == pytest.approx({"adal": 0.5, "oby": 0.5})


def test_the_smallest_largest_disagreement_is_searched_or_proven(shipped: Problem) -> None:
    group = make_group(shipped)
    searched = alternatives(group, 5).leximin
    proven = alternatives(group, 5, exact=True, time_limit=60.0).leximin
    assert (searched.is_exact, proven.is_exact, proven.is_proven) == (False, True, True)
    assert proven.bound == proven.largest <= searched.largest
    assert searched.bound <= proven.largest


def test_no_list_costs_less_than_kemenys(shipped: Problem) -> None:
    found = alternatives(make_group(shipped), 5)
    costs = {one.rule: one.disagreement for one in found.lists}
    assert costs["kemeny"] == found.kemeny.distance == min(costs.values())
