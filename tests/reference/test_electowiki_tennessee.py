"""Electowiki, "Kemeny-Young method": the capital of Tennessee, a case without a cycle."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from mlr_prio.engine.consensus.borda import borda_scores
from mlr_prio.engine.consensus.condorcet import condorcet_winner, copeland_scores
from mlr_prio.engine.consensus.kemeny import kemeny_lists
from mlr_prio.engine.consensus.kendall import kendall_distances, places_of
from mlr_prio.engine.consensus.support import vote_support
from mlr_prio.engine.consensus.vote import Votes

CASE = json.loads((Path(__file__).parent / "cases/kemeny_borda_tennessee.json").read_text(encoding="utf-8"))
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


def test_kemeny_gives_the_published_list_and_distance() -> None:
    lists = kemeny_lists(SUPPORT.for_)
    assert [[NAMES[i] for i in order] for order in lists.orders] == EXPECTED["kemeny_rankings"]
    assert (lists.distance, lists.unique) == (EXPECTED["kemeny_distance"], EXPECTED["kemeny_unique"])
    assert lists.proven


def test_the_members_distances_add_up_to_the_published_one() -> None:
    best = places_of([NAMES.index(name) for name in EXPECTED["kemeny_rankings"][0]])
    assert kendall_distances(best, VOTES).sum() == EXPECTED["kemeny_distance"]


def test_borda_copeland_and_condorcet_are_the_published_ones() -> None:
    assert dict(zip(NAMES, borda_scores(SUPPORT), strict=True)) == EXPECTED["borda"]
    assert dict(zip(NAMES, copeland_scores(SUPPORT.for_), strict=True)) == EXPECTED["copeland"]
    winner = condorcet_winner(SUPPORT.for_)
    assert winner is not None
    assert NAMES[winner] == EXPECTED["condorcet_winner"]


def test_the_most_first_places_go_to_the_condorcet_loser() -> None:
    """The case is known for it: plurality would choose Memphis, which loses every pairwise vote."""
    most = int(np.argmax((VOTES.ahead == 1).sum(axis=0)))
    assert NAMES[most] == "Memphis"
    assert copeland_scores(SUPPORT.for_)[most] == 0
