"""The laws a group that decides by consensus is owed: equal members, nothing lost in the mean."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.engine.consensus.agreement import kendall_w, pair_counts, place_span, shared_top, tau_matrix
from mlr_prio.engine.consensus.borda import borda_scores
from mlr_prio.engine.consensus.compromise import compromise_weights
from mlr_prio.engine.consensus.core import contradictions, levels, pair_degrees, unanimous
from mlr_prio.engine.consensus.influence import member_influence, own_projects
from mlr_prio.engine.consensus.joint import joint_weights
from mlr_prio.engine.consensus.kemeny import kemeny_lists
from mlr_prio.engine.consensus.kendall import kendall_distances, places_of
from mlr_prio.engine.consensus.leximin import leximin_list
from mlr_prio.engine.consensus.objection import cheapest_objections, disagreement
from mlr_prio.engine.consensus.position import Positions
from mlr_prio.engine.consensus.support import Support, relation_support, vote_support
from mlr_prio.engine.consensus.vote import Votes, takes_part
from mlr_prio.engine.ranking import order, ranks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray


@pytest.fixture(autouse=True)
def raise_floating_point_errors() -> Iterator[None]:
    with np.errstate(all="raise"):
        yield


@dataclass(frozen=True)
class Group:
    """Members with points that sum to 100 and scores in quarters: ties are common, and exact."""

    scores: NDArray[np.float64]
    profiles: NDArray[np.float64]
    silent: NDArray[np.bool_]

    @property
    def own(self) -> NDArray[np.float64]:
        return overall_values(self.scores, self.profiles / 100)

    @property
    def votes(self) -> Votes:
        return Votes.of(self.own, self.silent)

    @property
    def joint(self) -> NDArray[np.float64]:
        return joint_weights(self.profiles)

    @property
    def places(self) -> NDArray[np.int64]:
        return ranks(overall_values(self.scores, self.joint))

    @property
    def listed(self) -> NDArray[np.int64]:
        return order(overall_values(self.scores, self.joint))

    @property
    def positions(self) -> Positions:
        return Positions.of(self.scores, self.profiles, self.joint, self.silent)

    def members(self, chosen: list[int] | NDArray[np.bool_]) -> Group:
        return Group(self.scores, self.profiles[chosen], self.silent[chosen])


@st.composite
def groups(draw: st.DrawFn, *, fewest: int = 1, most: int = 6, abstaining: bool = True) -> Group:
    m, n, g = draw(st.integers(2, most)), draw(st.integers(1, 4)), draw(st.integers(fewest, 6))
    scores = draw(st.lists(st.integers(0, 4), min_size=m * n, max_size=m * n))
    cuts = st.lists(st.integers(0, 100), min_size=n - 1, max_size=n - 1)
    profiles = [np.diff([0, *sorted(draw(cuts)), 100]) for _ in range(g)]
    flags = st.lists(
        st.integers(0, 5).map(lambda roll: abstaining and roll == 0), min_size=g * m, max_size=g * m
    )
    return Group(
        np.array(scores).reshape(m, n) / 4,
        np.array(profiles, dtype=float),
        np.array(draw(flags), dtype=bool).reshape(g, m),
    )


def counts_of(support: Support) -> tuple[object, ...]:
    return (
        support.for_.tolist(),
        support.undecided.tolist(),
        support.abstaining.tolist(),
        support.unknown.tolist(),
        support.members,
    )


@given(group=groups(abstaining=False))
def test_the_joint_list_never_contradicts_a_unanimous_pair(group: Group) -> None:
    agreed = unanimous(vote_support(group.votes))
    assert contradictions(agreed, group.places).tolist() == []
    assert (levels(agreed)[:, None] < levels(agreed))[agreed].all()


@given(group=groups(fewest=2, abstaining=False), cut=st.integers(1, 5))
def test_nor_does_it_when_some_members_only_say_what_their_weights_lie_between(
    group: Group, cut: int
) -> None:
    """Each loose member has two possible weight vectors; any mixture of them may be its profile."""
    cut = min(cut, len(group.profiles) - 1)
    exact = group.members(list(range(cut)))
    loose = [group.own[[x, (x + 1) % len(group.own)]] for x in range(cut, len(group.own))]
    relations = [(own[:, :, None] >= own[:, None, :] - 1e-12).all(axis=0) for own in loose]
    agreed = unanimous(vote_support(exact.votes) + relation_support(relations))
    for share in (0.0, 0.25, 1.0):
        rows = [
            p * share + q * (1 - share)
            for p, q in zip(group.profiles[cut:], np.roll(group.profiles, -1, 0)[cut:], strict=True)
        ]
        joint = joint_weights(np.vstack([exact.profiles, rows]))
        assert contradictions(agreed, ranks(overall_values(group.scores, joint))).tolist() == []


@given(group=groups(fewest=2), random=st.randoms(use_true_random=False))
def test_permuting_members_changes_no_bit(group: Group, random: object) -> None:
    """Figures of single members move with them; everything else stays as it is."""
    shuffled = list(range(len(group.profiles)))
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random
    other = group.members(shuffled)
    assert other.joint.tolist() == group.joint.tolist()
    support, again = vote_support(group.votes), vote_support(other.votes)
    assert counts_of(again) == counts_of(support)
    assert repr(kendall_w(other.votes)) == repr(kendall_w(group.votes))
    assert [part.tolist() for part in place_span(other.votes)] == [
        part.tolist() for part in place_span(group.votes)
    ]
    tau, same = tau_matrix(pair_counts(group.votes)), tau_matrix(pair_counts(other.votes))
    assert np.array_equal(same, tau[np.ix_(shuffled, shuffled)], equal_nan=True)
    top = shared_top(group.votes, group.listed, 1)
    assert shared_top(other.votes, other.listed, 1).tolist() == top[shuffled].tolist()
    assert (
        leximin_list(other.votes, other.listed).order.tolist()
        == leximin_list(group.votes, group.listed).order.tolist()
    )
    assert (
        compromise_weights(other.profiles).weights.tolist()
        == compromise_weights(group.profiles).weights.tolist()
    )


@given(group=groups(fewest=2), random=st.randoms(use_true_random=False))
def test_permuting_members_permutes_influence_and_objections_bit_for_bit(
    group: Group, random: object
) -> None:
    shuffled = list(range(len(group.profiles)))
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random
    other = group.members(shuffled)
    influence, again = (member_influence(one.scores, one.profiles, 1) for one in (group, other))
    for name in ("low", "high", "low_pair", "high_pair", "without"):
        assert getattr(again, name).tolist() == getattr(influence, name)[shuffled].tolist()
    own, also = (
        own_projects(group.scores, group.profiles, ~group.silent),
        own_projects(other.scores, other.profiles, ~other.silent),
    )
    assert np.array_equal(also.gain, own.gain[shuffled], equal_nan=True)
    summary, moved = disagreement(group.positions), disagreement(other.positions)
    assert moved.count.tolist() == summary.count[shuffled].tolist()
    assert moved.by_criterion.tolist() == summary.by_criterion[shuffled].tolist()
    found, listed = cheapest_objections(group.positions, 3), cheapest_objections(other.positions, 3)
    rows = sorted(zip(found.member, found.above, found.below, found.concession, strict=True))
    assert (
        sorted(
            zip(np.array(shuffled)[listed.member], listed.above, listed.below, listed.concession, strict=True)
        )
        == rows
    )


@given(group=groups())
def test_a_cloned_member_changes_only_influence(group: Group) -> None:
    """What all agree on, who stands where and how two members agree do not depend on how many think alike."""
    cloned = group.members([*range(len(group.profiles)), 0])
    assert unanimous(vote_support(cloned.votes)).tolist() == unanimous(vote_support(group.votes)).tolist()
    assert [part.tolist() for part in place_span(cloned.votes)] == [
        part.tolist() for part in place_span(group.votes)
    ]
    tau = tau_matrix(pair_counts(cloned.votes))
    g = len(group.profiles)
    assert np.array_equal(tau[:g, :g], tau_matrix(pair_counts(group.votes)), equal_nan=True)
    assert np.array_equal(tau[g, :g], tau[0, :g], equal_nan=True)
    added = vote_support(cloned.votes).for_ - vote_support(group.votes).for_
    assert added.tolist() == vote_support(group.members([0]).votes).for_.tolist()


@given(group=groups(fewest=2))
def test_abstaining_everywhere_equals_not_being_a_member(group: Group) -> None:
    group.silent[0] = True
    rest = group.members(takes_part(group.silent))
    support, without = vote_support(group.votes), vote_support(rest.votes)
    assert counts_of(support) == counts_of(without)
    assert borda_scores(support).tolist() == borda_scores(without).tolist()
    assert kemeny_lists(support.for_).orders.tolist() == kemeny_lists(without.for_).orders.tolist()
    assert repr(kendall_w(group.votes)) == repr(kendall_w(rest.votes))
    assert [part.tolist() for part in place_span(group.votes)] == [
        part.tolist() for part in place_span(rest.votes)
    ]
    positions = Positions.of(group.scores, group.profiles, group.joint, group.silent)
    assert disagreement(positions).count[0] == 0
    assert 0 not in cheapest_objections(positions).member
    assert kendall_distances(group.places, group.votes)[0] == 0


@given(group=groups())
def test_every_member_is_for_against_undecided_or_abstaining(group: Group) -> None:
    support = vote_support(group.votes)
    total = support.for_ + support.against + support.undecided + support.abstaining
    assert (total == support.members).all()
    degrees = pair_degrees(support, group.listed)
    lists = [degrees.agreed(), degrees.nearly_agreed(), degrees.open()]
    assert sum(map(len, lists)) == len(degrees.pairs)
    assert {tuple(pair) for pair in degrees.agreed()} == {
        tuple(pair) for pair in np.argwhere(unanimous(support))
    }


@given(group=groups(most=7))
def test_kemeny_finds_all_best_lists_that_trying_every_permutation_finds(group: Group) -> None:
    counts = vote_support(group.votes).for_
    m = len(counts)
    orders = np.array(list(permutations(range(m))))
    places = np.argsort(orders, axis=1)
    distance = np.zeros(len(orders), dtype=int)
    for i, k in np.ndindex(m, m):
        distance += np.where(places[:, i] < places[:, k], counts[k, i], 0)
    best = orders[distance == distance.min()]
    lists = kemeny_lists(counts)
    assert (lists.distance, lists.count, lists.proven) == (distance.min(), len(best), True)
    assert {tuple(row) for row in lists.orders} <= {tuple(row) for row in best}
    assert len({tuple(row) for row in lists.orders}) == len(lists.orders) == min(len(best), 10)
    assert kendall_distances(places_of(lists.orders[0]), group.votes).sum() == lists.distance


@given(group=groups())
def test_kemeny_and_borda_respect_what_all_agree_on(group: Group) -> None:
    """Without abstentions: abstainers can make what the others agree on a minority view of the whole list."""
    heard = Group(group.scores, group.profiles, np.zeros_like(group.silent))
    support = vote_support(heard.votes)
    agreed = unanimous(support)
    for found in kemeny_lists(support.for_).orders:
        assert contradictions(agreed, places_of(found)).tolist() == []
    assert (borda_scores(support)[:, None] > borda_scores(support))[agreed].all()


@given(group=groups(fewest=2))
def test_the_decomposition_of_an_objection_sums_to_the_difference(group: Group) -> None:
    found, joint = cheapest_objections(group.positions), group.joint
    for x, a, b, parts in zip(found.member, found.above, found.below, found.by_criterion, strict=True):
        gap = (group.profiles[x] / 100 - joint) @ (group.scores[b] - group.scores[a])
        assert parts.sum() == pytest.approx(gap, abs=1e-12)
        assert group.places[a] < group.places[b]
        assert group.own[x, b] > group.own[x, a]


@given(group=groups(fewest=2))
def test_an_applied_concession_settles_the_objection(group: Group) -> None:
    """Afterwards the member no longer puts the pair the other way round, or the joint list no longer does."""
    found, joint = cheapest_objections(group.positions), group.joint
    for x, a, b, own, together in zip(
        found.member, found.above, found.below, found.member_change, found.joint_change, strict=True
    ):
        values = overall_values(
            group.scores[[a, b]], np.stack([group.profiles[x] / 100 + own, joint + together])
        )
        assert ranks(values)[0, 0] == 1
        assert ranks(values)[1, 1] == 1


@pytest.mark.parametrize("members", [11, 12])
def test_eleven_and_twelve_members_both_work(members: int) -> None:
    rng = np.random.default_rng(members)
    group = Group(
        rng.random((20, 6)), rng.dirichlet(np.ones(6), members) * 100, np.zeros((members, 20), dtype=bool)
    )
    assert vote_support(group.votes).members == members
    assert member_influence(group.scores, group.profiles, 5).current == pytest.approx(1 / members)
    assert len(disagreement(group.positions).count) == members
    assert leximin_list(group.votes, group.listed).distances.shape == (members,)
