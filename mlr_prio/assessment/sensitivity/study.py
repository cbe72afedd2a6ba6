"""What every analysis looks at: the list, the partial values behind it and what is not known of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlr_prio.assessment.ranking import TOP
from mlr_prio.errors import RequestError
from mlr_prio.message import message

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mlr_prio.assessment.performance import PerformanceTable
    from mlr_prio.assessment.ranking import Ranking
    from mlr_prio.engine.sensitivity.distribution import UncertainCells
    from mlr_prio.model.criterion import Criterion


@dataclass(frozen=True, slots=True)
class Study:
    """One list and what is behind it.

    Parameters
    ----------
    ranking
        The list.
    table
        The partial values.
    cells
        The scores that are not exact, with their distributions.
    top
        How many places count as the top, 1 to the length of the list; 0 for an empty list.
    """

    ranking: Ranking
    table: PerformanceTable
    cells: UncertainCells
    top: int

    @property
    def weights(self) -> NDArray[np.float64]:
        """The weights in force ``(n,)``."""
        return self.ranking.in_force.weights

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria along the axis ``n``."""
        return self.ranking.problem.leaves

    @property
    def listed(self) -> tuple[tuple[str, int], ...]:
        """Id and index of each alternative, in the order of the list."""
        index = {id_: i for i, id_ in enumerate(self.table.alternatives)}
        return tuple((row.project.id, index[row.project.id]) for row in self.ranking.rows)


def top_of(asked: int | None, count: int) -> int:
    """Return how many places count as the top of a list of ``count``.

    Raises
    ------
    RequestError
        When more places are asked for than there are, or none.
    """
    if asked is None:
        return min(TOP, count)
    if not 1 <= asked <= max(count, 1):
        raise RequestError(
            message(
                "the top {top} was asked for; the list has {count} projects, so it must be from 1 to that",
                top=asked,
                count=count,
            )
        )
    return min(asked, count)
