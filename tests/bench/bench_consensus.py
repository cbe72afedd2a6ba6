"""Measure the consensus engine: ``python tests/bench/bench_consensus.py``.

Three cases: everything at 11 members x 60 alternatives x 20 criteria; Kemeny's rule alone, beside a plain
integer programme of the same instance with all its conditions from the start, solved by the same solver in
the same run; support and objections at 11 x 1000 x 20.
"""

from __future__ import annotations

import resource
import sys
import time
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.engine.consensus.agreement import kendall_w, pair_counts, place_span, shared_top, tau_matrix
from mlr_prio.engine.consensus.borda import borda_scores
from mlr_prio.engine.consensus.compromise import compromise_weights
from mlr_prio.engine.consensus.condorcet import condorcet_winner, copeland_scores
from mlr_prio.engine.consensus.core import levels, pair_degrees, unanimous
from mlr_prio.engine.consensus.fairness import fair_shares
from mlr_prio.engine.consensus.influence import member_influence, own_projects
from mlr_prio.engine.consensus.joint import joint_weights
from mlr_prio.engine.consensus.kemeny import kemeny_lists
from mlr_prio.engine.consensus.leximin import leximin_list
from mlr_prio.engine.consensus.linear_order import order_program
from mlr_prio.engine.consensus.objection import cheapest_objections, disagreement
from mlr_prio.engine.consensus.position import Positions
from mlr_prio.engine.consensus.support import vote_support
from mlr_prio.engine.consensus.vote import Votes
from mlr_prio.engine.ranking import order, ranks
from mlr_prio.engine.solver import SolutionStatus, SparseRows, solve_mixed_integer

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

MEMBERS, CRITERIA, TOP, LISTED = 11, 20, 10, 20
TIME_LIMIT = 30.0
Case = tuple["NDArray[np.float64]", "NDArray[np.float64]"]


def seconds(task: Callable[[], object], repeats: int = 5) -> float:
    """Return the shortest of the repeated times, which is disturbed least by others on the machine."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return min(times)


def case(m: int, concentration: float, seed: int) -> Case:
    """Return partial values and profiles; the higher the concentration, the more alike the members."""
    rng = np.random.default_rng(seed)
    base = rng.dirichlet(np.full(CRITERIA, 3.0))
    return rng.random((m, CRITERIA)), rng.dirichlet(base * concentration, MEMBERS)


def support_part(values: NDArray[np.float64], profiles: NDArray[np.float64]) -> None:
    """Find what all agree on: for every pair, in levels and in lists."""
    joint = joint_weights(profiles)
    support = vote_support(Votes.of(overall_values(values, profiles)))
    levels(unanimous(support))
    pair_degrees(support, order(overall_values(values, joint))).open()


def objection_part(values: NDArray[np.float64], profiles: NDArray[np.float64]) -> None:
    """Find who differs, on what, and the cheapest concessions."""
    positions = Positions.of(values, profiles, joint_weights(profiles))
    disagreement(positions)
    cheapest_objections(positions, LISTED)


def agreement_part(values: NDArray[np.float64], profiles: NDArray[np.float64]) -> None:
    """Compute the figures between members, and for alternatives."""
    votes = Votes.of(overall_values(values, profiles))
    tau_matrix(pair_counts(votes))
    kendall_w(votes)
    place_span(votes)
    shared_top(votes, order(overall_values(values, joint_weights(profiles))), TOP)


def alternative_part(values: NDArray[np.float64], profiles: NDArray[np.float64]) -> None:
    """Find the lists of Kemeny, Borda, Condorcet and leximin, and compromise weights."""
    votes = Votes.of(overall_values(values, profiles))
    support = vote_support(votes)
    kemeny_lists(support.for_, TIME_LIMIT)
    borda_scores(support), copeland_scores(support.for_), condorcet_winner(support.for_)
    leximin_list(votes, order(overall_values(values, joint_weights(profiles))))
    compromise_weights(profiles)


def influence_part(values: NDArray[np.float64], profiles: NDArray[np.float64]) -> None:
    """Look at one member at a time, and at fair shares."""
    joint = overall_values(values, joint_weights(profiles))
    participation = np.arange(len(values)) % len(profiles) == np.arange(len(profiles))[:, None]
    member_influence(values, profiles, TOP)
    own_projects(values, profiles, participation)
    fair_shares(participation, order(joint), TOP, np.ones(len(values)), joint)
    ranks(joint)


PARTS = (support_part, objection_part, agreement_part, alternative_part, influence_part)


def everything() -> None:
    """Print the time of every part and their sum."""
    values, profiles = case(60, 30, 0)
    times = {part.__name__: seconds(lambda part=part: part(values, profiles)) for part in PARTS}  # type: ignore[misc]
    for name, spent in times.items():
        sys.stdout.write(f"  {name}: {spent * 1000:.1f} ms\n")
    sys.stdout.write(f"11 x 60 x 20 in full: {sum(times.values()):.3f} s (ceiling 0.3)\n")


def plain(counts: NDArray[np.int32]) -> tuple[float, str]:
    """Return time and outcome of the programme with every triangle condition, in whole numbers at once."""
    m = len(counts)
    program = order_program(counts.T.astype(np.int64))
    column = np.zeros((m, m), dtype=np.int64)
    column[np.triu_indices(m, 1)] = np.arange(m * (m - 1) // 2)
    triples = [(column[i, j], column[j, k], column[i, k]) for i, j, k in combinations(range(m), 3)]
    t = len(triples)
    rows = SparseRows(3 * np.arange(t + 1), np.array(triples).ravel(), np.tile([1.0, 1.0, -1.0], t))
    full = replace(program, rows=rows, row_low=np.zeros(t), row_high=np.ones(t))
    start = time.perf_counter()
    solution = solve_mixed_integer(full, TIME_LIMIT)
    proven = solution.status == SolutionStatus.PROVEN
    outcome = f"{solution.objective:.0f}" if proven else f"not proven, bound {solution.bound:.0f}"
    return time.perf_counter() - start, outcome


def kemeny() -> None:
    """Print Kemeny's rule beside the plain programme, on mildly differing profiles and on random lists."""
    rng = np.random.default_rng(0)
    instances = {
        f"profiles of concentration {c}": overall_values(*case(60, c, 1)) for c in (100.0, 30.0, 6.0)
    }
    instances |= {f"random lists {i}": rng.random((MEMBERS, 60)) for i in range(3)}
    for name, own in instances.items():
        counts = vote_support(Votes.of(own)).for_
        start = time.perf_counter()
        lists = kemeny_lists(counts, TIME_LIMIT)
        spent = time.perf_counter() - start
        simple, outcome = plain(counts)
        sys.stdout.write(
            f"Kemeny 11 x 60, {name}: {spent:.3f} s, distance {lists.distance}, bound {lists.bound}; "
            f"plain programme {simple:.2f} s ({outcome}): {simple / spent:.0f} times as long\n"
        )


def large() -> None:
    """Print support and objections at 1000 alternatives, beside the comparisons nobody can do without."""
    for concentration in (30.0, 2.0):
        values, profiles = case(1000, concentration, 2)
        own = overall_values(values, profiles)
        floor = seconds(lambda own=own: [v[:, None] > v for v in own])  # type: ignore[misc]
        both = seconds(lambda v=values, w=profiles: support_part(v, w), 2)  # type: ignore[misc]
        objecting = seconds(lambda v=values, w=profiles: objection_part(v, w), 2)  # type: ignore[misc]
        sys.stdout.write(
            f"11 x 1000 x 20, concentration {concentration:.0f}: support {both:.2f} s, "
            f"objections {objecting:.2f} s (together at most 3); all pairs compared once: {floor:.3f} s, "
            f"ratio {(both + objecting) / floor:.0f}\n"
        )
    sys.stdout.write(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB\n")


if __name__ == "__main__":
    large()
    everything()
    kemeny()
