"""Electowiki, "Kemeny-Young method": three candidates, each of which beats one and loses to one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mlr_prio.engine.consensus.borda import borda_scores
from mlr_prio.engine.consensus.condorcet import condorcet_blocks, condorcet_winner, copeland_scores
from mlr_prio.engine.consensus.kemeny import kemeny_lists
from mlr_prio.engine.consensus.kendall import kendall_distances, places_of
from mlr_prio.engine.consensus.support import vote_support
from mlr_prio.engine.consensus.vote import Votes

CASE = json.loads(
    (Path(__file__).parent / "cases/kemeny_condorcet_cycle_electowiki.json").read_text(encoding="utf-8")
)
EXPECTED = CASE["expected"]
NAMES = CASE["inputs"]["candidates"]
VOTES = Votes.of(
    [
        [-float(group["ranking"].index(name)) for name in NAMES]
        for group in CASE["inputs"]["profile"]
        for _ in range(group["count"])
    ]
)
SUPPORT = vote_support(VOTES)


def test_the_pairwise_counts_are_the_published_ones() -> None:
    assert SUPPORT.for_.tolist() == [[EXPECTED["pairwise_counts"][a][b] for b in NAMES] for a in NAMES]


def test_nobody_wins_and_the_three_are_one_block() -> None:
    assert condorcet_winner(SUPPORT.for_) is EXPECTED["condorcet_winner"]
    assert dict(zip(NAMES, copeland_scores(SUPPORT.for_), strict=True)) == EXPECTED["copeland"]
    assert [block.tolist() for block in condorcet_blocks(SUPPORT.for_)] == [[0, 1, 2]]


@pytest.mark.parametrize(("ranking", "distance"), sorted(EXPECTED["published_distances"].items()))
def test_every_order_has_its_published_distance(ranking: str, distance: int) -> None:
    places = places_of([NAMES.index(name) for name in ranking])
    assert kendall_distances(places, VOTES).sum() == distance


def test_kemeny_gives_the_published_list_though_borda_prefers_another() -> None:
    lists = kemeny_lists(SUPPORT.for_)
    assert [[NAMES[i] for i in order] for order in lists.orders] == EXPECTED["kemeny_rankings"]
    assert (lists.distance, lists.unique) == (EXPECTED["kemeny_distance"], EXPECTED["kemeny_unique"])
    assert dict(zip(NAMES, borda_scores(SUPPORT), strict=True)) == EXPECTED["borda"]
