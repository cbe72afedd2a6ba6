"""What an aggregation method is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from mlr_prio.message import Message


@dataclass(frozen=True, slots=True)
class Method:
    """A way of making one overall value of an alternative's partial values.

    Parameters
    ----------
    id
        The name in commands and files, kebab-case.
    title
        The name for people.
    reference
        The publication that defines the method.
    aggregate
        ``aggregate(partial_values (..., m, n), weights (..., n))`` gives overall values ``(..., m)``: higher
        is better, finite, broadcasting over the batch axes, so that samples need no second implementation.
    """

    id: str
    title: Message
    reference: str
    aggregate: Callable[[NDArray[np.float64], NDArray[np.float64]], NDArray[np.float64]]
