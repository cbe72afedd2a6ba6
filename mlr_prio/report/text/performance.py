"""A score as people read it: the level in its own unit, or what is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.text.number import MISSING

if TYPE_CHECKING:
    from mlr_prio.model.criterion import Scale
    from mlr_prio.model.score import Score
    from mlr_prio.report.text.number import Numbers


def performance_text(score: Score | None, scale: Scale, numbers: Numbers) -> str:
    """Return ``20 min``, ``1–2``, ``2 (1–2)``, ``20 ± 3 min``, ``1 / 2``, or the sign for missing.

    The unit is left out where the scale has levels in words: points need no unit.
    """
    if score is None:
        return MISSING
    levels = levels_text(score, numbers)
    return levels if scale.levels else f"{levels} {scale.unit}"


def levels_text(score: Score, numbers: Numbers) -> str:
    """Return what is known of the level, without its unit."""
    if score.value is not None:
        return numbers.plain(score.value)
    if score.values is not None:
        return " / ".join(numbers.plain(level) for level in score.values)
    if score.mean is not None and score.sd is not None:
        return f"{numbers.plain(score.mean)} ± {numbers.plain(score.sd)}"
    low, high = score.span()
    span = f"{numbers.plain(low)}–{numbers.plain(high)}"
    return span if score.likely is None else f"{numbers.plain(score.likely)} ({span})"
