"""Majorities between pairs: the Condorcet winner, Copeland's scores, and blocks that majorities part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def condorcet_winner(counts: NDArray[np.int32]) -> int | None:
    """Return the alternative that beats every other in a pairwise vote, or None.

    Parameters
    ----------
    counts
        ``(m, m)``: members that put ``i`` before ``k``; ``Support.for_``.
    """
    wins = (counts > counts.T).sum(axis=1)
    winners = np.flatnonzero(wins == len(counts) - 1)
    return int(winners[0]) if winners.size else None


def copeland_scores(counts: NDArray[np.int32]) -> NDArray[np.float64]:
    """Return pairwise victories ``(m,)``, an even vote counting a half (Copeland 1951).

    Parameters
    ----------
    counts
        As in :func:`condorcet_winner`.
    """
    even = (counts == counts.T).sum(axis=1) - 1
    scores: NDArray[np.float64] = (counts > counts.T).sum(axis=1) + even / 2.0
    return scores


def condorcet_blocks(counts: NDArray[np.int32]) -> list[NDArray[np.int64]]:
    """Return the finest division into blocks such that each beats all later ones, member by member.

    Every list with the smallest total disagreement keeps the blocks apart and in this order (Truchon 1998,
    the extended Condorcet criterion), so each can be ordered by itself. The blocks are the strongly
    connected parts of the relation "not beaten by". An alternative in an earlier block has the larger
    Copeland score; the blocks are thus prefixes of the order by that score. O(m squared).

    Parameters
    ----------
    counts
        As in :func:`condorcet_winner`.

    Returns
    -------
    list[NDArray[np.int64]]
        Indices, ascending within a block, the best block first.
    """
    order = np.argsort(-copeland_scores(counts), kind="stable")
    sorted_counts = counts[np.ix_(order, order)]
    unbeaten = sorted_counts <= sorted_counts.T
    # The last alternative that each one fails to beat; itself at least, as the diagonal is even.
    last = len(order) - 1 - unbeaten[:, ::-1].argmax(axis=1)
    reach = np.maximum.accumulate(last)
    ends = np.flatnonzero(reach == np.arange(len(order))) + 1
    return [np.sort(block).astype(np.int64) for block in np.split(order, ends[:-1])]
