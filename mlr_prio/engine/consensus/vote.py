"""Each member's own order, with abstentions: the form in which all counting of pairs is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.ranking import ranks
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """The place of each alternative in each member's own list, as whole numbers.

    A member puts ``i`` before ``k`` exactly when ``ahead[x, i] < behind[x, k]``: abstentions need no other
    rule.

    Attributes
    ----------
    ahead
        Places ``(g, m)`` among those the member takes part in; ``m + 1`` where it abstains.
    behind
        The same places; 0 where it abstains.
    """

    ahead: NDArray[np.int32]
    behind: NDArray[np.int32]

    @classmethod
    def of(cls, values: ArrayLike, abstains: ArrayLike | None = None) -> Votes:
        """Return the votes that overall values express; equal values, as in :func:`ranks`, are no vote.

        Parameters
        ----------
        values
            Overall values ``(g, m)``, higher is better.
        abstains
            Boolean ``(g, m)``: true where a member abstains. None: nobody does.

        Raises
        ------
        EngineError
            When a value is not finite or the shapes differ.
        """
        table = np.asarray(values, dtype=np.float64)
        silent = abstentions(abstains, table.shape)
        if silent.any():
            table = np.where(silent, table.min() - 1.0, table)
        places = ranks(table).astype(np.int32)
        return cls(
            np.where(silent, np.int32(table.shape[1] + 1), places), np.where(silent, np.int32(0), places)
        )

    @property
    def abstains(self) -> NDArray[np.bool_]:
        """Where a member abstains, ``(g, m)``."""
        silent: NDArray[np.bool_] = self.behind == 0
        return silent

    def taking_part(self) -> Votes:
        """Return the votes of the members that do not abstain from everything."""
        present = takes_part(self.abstains)
        return Votes(self.ahead[present], self.behind[present])


def abstentions(abstains: ArrayLike | None, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Return the abstentions ``(g, m)``, none when None is given; EngineError when the shape is another."""
    if abstains is None:
        return np.zeros(shape, dtype=np.bool_)
    silent = np.asarray(abstains, dtype=np.bool_)
    if silent.shape != shape:
        raise EngineError(
            message(
                "the abstentions have the shape {seen}; it must be {allowed}, members by alternatives",
                seen=str(silent.shape),
                allowed=str(shape),
            )
        )
    return silent


def takes_part(abstains: ArrayLike) -> NDArray[np.bool_]:
    """Return which members ``(g,)`` take part: those that do not abstain ``(g, m)`` from everything."""
    heard: NDArray[np.int64] = np.count_nonzero(~np.asarray(abstains, dtype=np.bool_), axis=1)
    return heard > 0
