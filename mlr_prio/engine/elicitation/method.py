"""What a way of asking for weights is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlr_prio.message import Message


@dataclass(frozen=True, slots=True)
class Elicitation:
    """A way of asking for weights.

    Parameters
    ----------
    id
        The name in commands and files.
    title
        The name for people.
    reference
        The publication that defines it.
    weigh
        From the judgements, whose form is the method's own, to weights ``(n,)`` with sum 1, or to a result
        that holds them as ``weights`` with what is to be said about their consistency.
    """

    id: str
    title: Message
    reference: str
    weigh: Callable[..., Any]
