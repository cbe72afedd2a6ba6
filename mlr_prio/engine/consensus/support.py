"""For every pair: how many members are for it, against it, undecided, or abstain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.consensus.vote import abstentions, takes_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import ArrayLike, NDArray

    from mlr_prio.engine.consensus.vote import Votes

BLOCK: Final = 1 << 18
"""Pairs compared at once; fits in the processor's cache."""


@dataclass(frozen=True, slots=True, eq=False)
class Support:
    """Counts of members for ordered pairs ``[i, k]``, ``i`` before ``k``.

    Attributes
    ----------
    for_
        Members that put ``i`` before ``k``, ``(m, m)``.
    abstaining
        Members that abstain from one of the two, ``(m, m)``, symmetric.
    unknown
        Members whose weights are given so loosely that they may put either first, ``(m, m)``, symmetric.
    members
        Members that take part: those that abstain from everything are not counted anywhere.
    """

    for_: NDArray[np.int32]
    abstaining: NDArray[np.int32]
    unknown: NDArray[np.int32]
    members: int

    @property
    def against(self) -> NDArray[np.int32]:
        """Members that put ``k`` before ``i``, ``(m, m)``."""
        return self.for_.T

    @property
    def undecided(self) -> NDArray[np.int32]:
        """Members that take part in the pair and put neither first: equal or unknown, ``(m, m)``."""
        rest: NDArray[np.int32] = self.members - self.for_ - self.for_.T - self.abstaining
        return rest

    def __add__(self, other: Support) -> Support:
        """Return the support of two groups of members together."""
        return Support(
            self.for_ + other.for_,
            self.abstaining + other.abstaining,
            self.unknown + other.unknown,
            self.members + other.members,
        )


def row_blocks(m: int) -> Iterator[slice]:
    """Yield slices of alternatives such that a block of pairs with all others stays small."""
    rows = max(BLOCK // max(m, 1), 1)
    return (slice(first, first + rows) for first in range(0, m, rows))


def vote_support(votes: Votes) -> Support:
    """Return the support that members with exact weights give.

    Time grows as g m squared; memory is that of the result and one block.

    Parameters
    ----------
    votes
        The members' own lists.
    """
    m = votes.ahead.shape[1]
    for_ = np.zeros((m, m), dtype=np.int32)
    for rows in row_blocks(m):
        for ahead, behind in zip(votes.ahead, votes.behind, strict=True):
            for_[rows] += ahead[rows, None] < behind
    members, abstaining = _abstaining(votes.abstains)
    return Support(for_, abstaining, np.zeros_like(for_), members)


def relation_support(relations: Sequence[ArrayLike], abstains: ArrayLike | None = None) -> Support:
    """Return the support that members with ordinal or bounded weights give.

    A member is for ``i`` before ``k`` when ``i`` is at least as good for all its weights and ``k`` is not
    (necessary preference: Greco, Mousseau & Słowiński 2008, EJOR 191:416-436). When neither is at least as
    good for all its weights, its order of the pair is unknown.

    Parameters
    ----------
    relations
        One boolean ``(m, m)`` for each of the ``g`` members: ``[i, k]``, ``i`` is necessarily at least as
        good as ``k``. At least one.
    abstains
        Boolean ``(g, m)``. None: nobody abstains.

    Raises
    ------
    EngineError
        When the shapes differ.
    """
    m = len(np.asarray(relations[0]))
    silent = abstentions(abstains, (len(relations), m))
    for_, unknown = np.zeros((m, m), dtype=np.int32), np.zeros((m, m), dtype=np.int32)
    for relation, absent in zip(relations, silent, strict=True):
        necessary = np.asarray(relation, dtype=np.bool_)
        heard = ~absent[:, None] & ~absent
        for_ += necessary & ~necessary.T & heard
        unknown += ~necessary & ~necessary.T & heard
    np.fill_diagonal(unknown, 0)
    members, abstaining = _abstaining(silent)
    return Support(for_, abstaining, unknown, members)


def _abstaining(silent: NDArray[np.bool_]) -> tuple[int, NDArray[np.int32]]:
    """Return how many members take part, and how many of those abstain from each pair ``(m, m)``."""
    heard = (~silent[takes_part(silent)]).astype(np.float64)
    return len(heard), (len(heard) - heard.T @ heard).astype(np.int32)
