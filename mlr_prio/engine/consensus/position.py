"""The members' and the joint list's views of the same alternatives, pair by pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.engine.consensus.concession import smallest_changes
from mlr_prio.engine.consensus.vote import Votes
from mlr_prio.engine.ranking import ranks
from mlr_prio.engine.weight import normalise

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Positions:
    """The members' and the joint list's views of the same alternatives.

    Attributes
    ----------
    partial_values
        Partial values ``(m, n)``.
    profiles, joint
        Weights ``(g, n)`` and ``(n,)``, normalised.
    own_values, joint_values
        Overall values ``(g, m)`` and ``(m,)``.
    votes
        The members' own lists.
    places
        The joint list's places ``(m,)``.
    """

    partial_values: NDArray[np.float64]
    profiles: NDArray[np.float64]
    joint: NDArray[np.float64]
    own_values: NDArray[np.float64]
    joint_values: NDArray[np.float64]
    votes: Votes
    places: NDArray[np.int64]

    @classmethod
    def of(
        cls,
        partial_values: ArrayLike,
        profiles: ArrayLike,
        joint: ArrayLike,
        abstains: ArrayLike | None = None,
    ) -> Positions:
        """Return the positions that weights express; where a member abstains it has no objections.

        Parameters
        ----------
        partial_values
            Partial values ``(m, n)``; none missing.
        profiles
            Weight profiles ``(g, n)``, normalised here.
        joint
            The weights ``(n,)`` of the joint list, normalised here.
        abstains
            Boolean ``(g, m)``. None: nobody abstains.

        Raises
        ------
        EngineError
            When weights cannot be normalised, a partial value is missing, or the shapes differ.
        """
        table = np.asarray(partial_values, dtype=np.float64)
        rows, mean = normalise(profiles), normalise(joint)
        own, together = overall_values(table, rows), overall_values(table, mean)
        return cls(table, rows, mean, own, together, Votes.of(own, abstains), ranks(together))

    def objected(self, member: int, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return the pairs ``(b, m)``, rows above columns in the joint list, that a member reverses."""
        reversed_: NDArray[np.bool_] = (self.votes.ahead[member] < self.votes.behind[member][rows, None]) & (
            self.places[rows, None] < self.places
        )
        return reversed_

    def gaps(
        self, members: NDArray[np.int64] | int, above: NDArray[np.int64], below: NDArray[np.int64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return how far ``below`` is ahead for the member and behind in the joint list, each ``(o,)``."""
        own = self.own_values[members, below] - self.own_values[members, above]
        return own, self.joint_values[above] - self.joint_values[below]

    def changes(
        self, members: NDArray[np.int64], above: NDArray[np.int64], below: NDArray[np.int64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the smallest changes ``(o, n)`` of the members' and the joint weights that settle pairs."""
        own, together = self.gaps(members, above, below)
        advantage = self.partial_values[below] - self.partial_values[above]
        joint = np.broadcast_to(self.joint, advantage.shape)
        return (
            smallest_changes(self.profiles[members], -advantage, own),
            smallest_changes(joint, advantage, together),
        )
