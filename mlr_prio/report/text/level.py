"""A level that was computed, as people read it: no more digits than the scale has use for."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mlr_prio.model.criterion import Scale
    from mlr_prio.report.text.number import Numbers

STEPS: Final = 100
"""A scale is read in at least so many steps."""

_ROUNDING: Final = 9
"""Decimals beyond which a level differs from a step only by rounding."""


def level_text(level: float, scale: Scale, numbers: Numbers) -> str:
    """Return a level in the unit of its scale: ``12,5 min``; points need no unit."""
    return _with_unit(numbers.at_most(level, decimals(scale)), scale)


def exceeded_level_text(level: float, scale: Scale, numbers: Numbers) -> str:
    """Return a level that must be exceeded, rounded towards the worst: better than it may be not enough."""
    step = 10.0 ** -decimals(scale)
    count = round(level / step, _ROUNDING)
    towards_worst = floor(count) if scale.best > scale.worst else ceil(count)
    return _with_unit(numbers.at_most(towards_worst * step, decimals(scale)), scale)


def decimals(scale: Scale) -> int:
    """Return how many decimals tell a hundred levels of a scale apart."""
    return max(ceil(log10(STEPS / (scale.high - scale.low))), 0)


def _with_unit(text: str, scale: Scale) -> str:
    return text if scale.levels else f"{text} {scale.unit}"
