"""How much the members agree, in figures: between two, among all, and about one alternative."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.consensus.support import BLOCK
from mlr_prio.engine.ranking import ranks
from mlr_prio.engine.sensitivity.stability import require_top

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from mlr_prio.engine.consensus.vote import Votes


@dataclass(frozen=True, slots=True, eq=False)
class PairCounts:
    """Pairs of alternatives counted for each two members, among the pairs that both take part in.

    Attributes
    ----------
    same, opposite
        Ordered alike, and ordered in opposite ways, by both ``(g, g)``.
    ordered
        ``[x, y]``: ordered by ``x``, whether or not by ``y``, ``(g, g)``.
    """

    same: NDArray[np.int64]
    opposite: NDArray[np.int64]
    ordered: NDArray[np.int64]


def pair_counts(votes: Votes) -> PairCounts:
    """Return the counts for all members, from one product of signs per block of pairs.

    Time grows as g squared m squared; memory is one block. The counts are whole numbers below 2^24 within a
    block and therefore exact, whatever the order of the sums.

    Parameters
    ----------
    votes
        The members' own lists.
    """
    g, m = votes.ahead.shape
    heard = ~votes.abstains
    net, both, ordered = np.zeros((3, g, g), dtype=np.int64)
    rows = max(BLOCK // max(m, 1), 1)
    for first in range(0, m, rows):
        block = slice(first, first + rows)
        up = votes.ahead[:, block, None] < votes.behind[:, None, :]
        down = votes.behind[:, block, None] > votes.ahead[:, None, :]
        sign = (up.astype(np.float32) - down).reshape(g, -1)
        strict = np.abs(sign)
        present = (heard[:, block, None] & heard[:, None, :]).reshape(g, -1).astype(np.float32)
        net += (sign @ sign.T).astype(np.int64)
        both += (strict @ strict.T).astype(np.int64)
        ordered += (strict @ present.T).astype(np.int64)
    # Every pair has been met twice, once from either side.
    return PairCounts((both + net) // 4, (both - net) // 4, ordered // 2)


def tau_matrix(counts: PairCounts) -> NDArray[np.float64]:
    """Return Kendall's tau-b between all members.

    ``(C - D) / sqrt(N_x N_y)`` (Kendall 1945, Biometrika 33(3), 239-251).

    Parameters
    ----------
    counts
        From :func:`pair_counts`.

    Returns
    -------
    NDArray[np.float64]
        ``(g, g)``, from -1 to 1; NaN where one of the two orders no pair that both take part in.
    """
    pairs = np.sqrt(counts.ordered * counts.ordered.T)
    tau = np.full(pairs.shape, np.nan)
    np.divide(counts.same - counts.opposite, pairs, out=tau, where=pairs > 0)
    return tau


def kendall_w(votes: Votes) -> float:
    """Return Kendall's coefficient of concordance with the correction for ties, as a description.

    ``W = 12 S / (g^2 (m^3 - m) - g T)`` with S the sum of squares of the alternatives' rank sums about their
    mean, ranks being means of tied places, and T the sum of ``t^3 - t`` over all groups of t tied (Kendall &
    Babington Smith 1939, Annals of Mathematical Statistics 10:275-287; Kendall 1970, chapter 6). No
    significance is given: members who weight the same scores differently are never independent.

    Parameters
    ----------
    votes
        The members' own lists. Only alternatives from which no member that takes part abstains are counted.

    Returns
    -------
    float
        From 0, no agreement, to 1, the same list; NaN when no member orders anything.
    """
    present = votes.taking_part()
    places = present.ahead[:, ~present.abstains.any(axis=0)]
    g, m = places.shape
    above, below = ranks(-places) - 1, ranks(places) - 1
    deviations = (above - below).sum(axis=0)  # twice the rank sum about its mean: whole numbers
    tied = m - above - below
    ties = int((tied**2 - 1).sum())
    most = g * g * (m**3 - m) - g * ties
    return 3 * int((deviations**2).sum()) / most if most else math.nan


def place_span(votes: Votes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the best and the worst place ``(m,)`` that a member gives; 0 and 0 where all abstain.

    Parameters
    ----------
    votes
        The members' own lists, which hold what the member takes part in.
    """
    best = votes.ahead.min(axis=0, initial=np.iinfo(np.int32).max)
    worst = votes.behind.max(axis=0, initial=0)
    return np.where(worst > 0, best, 0).astype(np.int64), worst.astype(np.int64)


def shared_top(votes: Votes, listed: ArrayLike, k: int) -> NDArray[np.float64]:
    """Return for each member the share ``(g,)`` of the list's first ``k`` that stand in its own first ``k``.

    Parameters
    ----------
    votes
        The members' own lists; alternatives that share place k or a better one all belong to the first k.
    listed
        The alternatives ``(m,)`` in the order of the joint list.
    k
        Length of the top.

    Raises
    ------
    EngineError
        When ``k`` is less than 1 or more than ``m``.
    """
    require_top(k, votes.ahead.shape[1])
    top = np.asarray(listed)[:k]
    own = (votes.ahead[:, top] <= k) & (votes.behind[:, top] > 0)
    shares: NDArray[np.float64] = own.mean(axis=1)
    return shares
