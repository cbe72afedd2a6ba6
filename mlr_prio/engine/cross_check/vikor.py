"""VIKOR: a compromise between the smallest regret in all and the smallest single regret.

Opricovic & Tzeng 2004, EJOR 156(2), 445-455, with its conditions C1 and C2. With the best and the worst
performance among the alternatives, ``f*`` and ``f-``:
``S_i = sum_j w_j (f*_j - f_ij) / (f*_j - f-_j)``, ``R_i`` the largest of the same terms, and
``Q_i = v (S_i - S*) / (S- - S*) + (1 - v) (R_i - R*) / (R- - R*)``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.aggregation.weighted_sum import contributions, overall_values
from mlr_prio.engine.cross_check.cross_check import CrossCheckResult
from mlr_prio.engine.cross_check.resolution import whole_steps
from mlr_prio.engine.ranking import DECIMALS, ranks
from mlr_prio.engine.weight import normalise
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mlr_prio.engine.cross_check.cross_check import Performances

MAJORITY: Final = 0.5
"""v, the weight of the sum of regrets against the largest regret."""


@dataclass(frozen=True, slots=True, eq=False)
class VikorResult(CrossCheckResult):
    """The answer of VIKOR, which may be a set; ``values`` are ``1 - Q``.

    Attributes
    ----------
    group_regret
        S ``(m,)``, from 0 to 1, lower is better.
    largest_regret
        R ``(m,)``, from 0 to 1, lower is better.
    index
        Q ``(m,)``, from 0 to 1, lower is better.
    acceptable_advantage
        C1: the first place is at least ``1 / (m - 1)`` in Q ahead of the next alternative.
    acceptable_stability
        C2: everyone on the first place by Q is also first by S or by R.
    compromise_set
        The alternatives, by index, that VIKOR does not tell apart at the top. C1 and C2 hold: the first. Only
        C1 holds: the first and those on the next place. C1 fails: all less than ``1 / (m - 1)`` behind.
    """

    group_regret: NDArray[np.float64]
    largest_regret: NDArray[np.float64]
    index: NDArray[np.float64]
    acceptable_advantage: bool
    acceptable_stability: bool
    compromise_set: tuple[int, ...]


def compromise(performances: Performances) -> VikorResult:
    """Return S, R, Q and the compromise set, with :data:`MAJORITY` as v.

    A criterion on which all are equal causes nobody regret. When S, or R, is the same for all, that part of
    Q is zero for all; a range that vanishes when rounded is none. Comparisons are made on rounded values.
    """
    shares, weights = _shares_of_range(performances), normalise(performances.weights)
    group, largest = overall_values(shares, weights), contributions(shares, weights).max(axis=1)
    index = MAJORITY * _above_least(group) + (1 - MAJORITY) * _above_least(largest)
    values = 1 - index
    places = ranks(values)
    near = _behind(index) < np.round(1 / max(len(index) - 1, 1), DECIMALS)
    advantage = bool(near.sum() == 1)
    stability = bool(((ranks(-group) == 1) | (ranks(-largest) == 1))[places == 1].all())
    chosen = near if not advantage else places <= (1 if stability else 2)
    note = message(
        "regret against the best among the alternatives; "
        "the sum of regrets counts {majority}, the largest regret the rest",
        majority=MAJORITY,
    )
    return VikorResult(
        values=values,
        ranks=places,
        note=note,
        group_regret=group,
        largest_regret=largest,
        index=index,
        acceptable_advantage=advantage,
        acceptable_stability=stability,
        compromise_set=tuple(np.flatnonzero(chosen).tolist()),
    )


def _shares_of_range(performances: Performances) -> NDArray[np.float64]:
    """Return how far each performance lies from the best ``(m, n)``, as a share of the range, 0 without."""
    steps = whole_steps(performances.values)[0]
    gaps = np.where(performances.maximise, steps.max(axis=0) - steps, steps - steps.min(axis=0))
    spans = np.ptp(steps, axis=0)
    shares: NDArray[np.float64] = np.divide(gaps, spans, out=np.zeros(gaps.shape), where=spans > 0)
    return shares


def _above_least(regret: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return regrets ``(m,)`` as shares of their range, 0 for the least; 0 for all when all are equal."""
    behind = _behind(regret)
    return (regret - regret.min()) / np.ptp(regret) if behind.any() else behind


def _behind(lower_is_better: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far each entry ``(m,)`` is behind the best, as it is compared."""
    behind: NDArray[np.float64] = np.round(lower_is_better - lower_is_better.min(), DECIMALS)
    return behind
