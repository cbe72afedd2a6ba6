"""The day that the data speaks of; there is no clock here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from mlr_prio.model.problem import Problem


def latest_day(problem: Problem) -> date | None:
    """Return the latest day of a decision or of asking for weights that the files name; None without any."""
    days = [problem.criteria.document.adopted_on]
    days += [p.document.elicited.on for p in problem.profiles if p.document.elicited]
    return max((day for day in days if day is not None), default=None)
