"""What all agree on, what nearly all agree on, and what is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from mlr_prio.engine.consensus.support import Support


def unanimous(support: Support) -> NDArray[np.bool_]:
    """Return the pairs ``(m, m)`` on which all agree: somebody is for, nobody against, nobody unknown.

    Members that find the two equal, or abstain from one of them, stand in nobody's way (weak Pareto
    relation). Without abstentions the relation is transitive and no mean of the members' profiles
    contradicts it.

    Parameters
    ----------
    support
        Counts for all pairs.
    """
    agreed: NDArray[np.bool_] = (support.for_ > 0) & (support.against == 0) & (support.unknown == 0)
    return agreed


def levels(agreed: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the level ``(m,)`` of each alternative, 1 at the top: the longest chain that leads down to it.

    Levels are peeled off one after another, each pair looked at once (Kahn 1962, Communications of the ACM
    5:558-562). Abstentions can close a circle; an alternative on a circle or below one then has no chain, and
    all of those share the last level.

    Parameters
    ----------
    agreed
        The relation ``(m, m)`` from :func:`unanimous`.
    """
    above = agreed.sum(axis=0)
    result = np.zeros(len(agreed), dtype=np.int64)
    level = 0
    while (result == 0).any():
        level += 1
        free = (result == 0) & (above == 0)
        if not free.any():
            free = result == 0
        result[free] = level
        above = above - agreed[free].sum(axis=0)
    return result


def contradictions(agreed: NDArray[np.bool_], places: ArrayLike) -> NDArray[np.int64]:
    """Return the agreed pairs ``(p, 2)`` that a list reverses.

    The joint list reverses none, unless a member abstains from one of the two and still has its say in the
    mean.

    Parameters
    ----------
    agreed
        The relation ``(m, m)`` from :func:`unanimous`.
    places
        Places ``(m,)`` in the list; a shared place contradicts nothing.
    """
    listed = np.asarray(places)
    return np.argwhere(agreed & (listed[:, None] > listed)).astype(np.int64, copy=False)


@dataclass(frozen=True, slots=True, eq=False)
class PairDegrees:
    """All pairs on which anybody has or may have a view, the most agreed first.

    Attributes
    ----------
    pairs
        ``(p, 2)``: the alternative that more members put first, and the other. Where as many put either
        first, the one that stands higher in the list comes first.
    supporting, dissenting
        Members for the pair, and members against it or unknown, ``(p,)``. The rest find the two equal or
        abstain.
    margin
        Members for minus members against, ``(p,)``.
    """

    pairs: NDArray[np.int64]
    supporting: NDArray[np.int64]
    dissenting: NDArray[np.int64]
    margin: NDArray[np.int64]

    def agreed(self) -> NDArray[np.int64]:
        """Return the pairs ``(q, 2)`` that all agree on, in the order of the list."""
        agreed: NDArray[np.int64] = self.pairs[self.dissenting == 0]
        return agreed

    def nearly_agreed(self, dissenters: int = 1) -> NDArray[np.int64]:
        """Return the pairs ``(q, 2)`` from which 1 to ``dissenters`` members differ and more support."""
        return self.pairs[self._nearly(dissenters)]

    def open(self, dissenters: int = 1) -> NDArray[np.int64]:
        """Return all other pairs ``(q, 2)``, the smallest margin first, then in the order of the list."""
        rest = np.flatnonzero((self.dissenting > 0) & ~self._nearly(dissenters))
        return self.pairs[rest[np.argsort(self.margin[rest], kind="stable")]]

    def _nearly(self, dissenters: int) -> NDArray[np.bool_]:
        few = (self.dissenting > 0) & (self.dissenting <= dissenters)
        nearly: NDArray[np.bool_] = few & (self.supporting > self.dissenting)
        return nearly


def pair_degrees(support: Support, listed: ArrayLike) -> PairDegrees:
    """Return every pair with its degree of support: fewest dissenters first, then in the order of the list.

    Parameters
    ----------
    support
        Counts for all pairs.
    listed
        The alternatives ``(m,)`` in the order of the joint list.
    """
    order = np.asarray(listed, dtype=np.int64)
    high, low = np.triu_indices(len(order), 1)
    first, second = order[high], order[low]
    ahead, behind = support.for_[first, second], support.for_[second, first]
    swap = behind > ahead
    pairs = np.stack([np.where(swap, second, first), np.where(swap, first, second)], axis=1)
    supporting = np.maximum(ahead, behind).astype(np.int64)
    opposing = np.minimum(ahead, behind).astype(np.int64)
    dissenting = opposing + support.unknown[first, second]
    viewed = np.flatnonzero(supporting + dissenting)
    kept = viewed[np.argsort(dissenting[viewed], kind="stable")]
    return PairDegrees(pairs[kept], supporting[kept], dissenting[kept], (supporting - opposing)[kept])
