"""The day that a document holds for: asked for, or named by the build, or by the data; there is no clock."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from mlr_prio.errors import RequestError
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.model.problem import Problem

EPOCH = "SOURCE_DATE_EPOCH"


def as_of(asked: str | None, environment: Mapping[str, str], problem: Problem) -> str:
    """Return the day, ISO 8601; empty where neither the call, the environment nor the data names one.

    Raises
    ------
    RequestError
        When a day that was named is none.
    """
    if asked is not None:
        return _day(asked)
    if environment.get(EPOCH):
        return _of_epoch(environment[EPOCH])
    from mlr_prio.assessment.day import latest_day

    found = latest_day(problem)
    return "" if found is None else found.isoformat()


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise RequestError(
            message("{value} is no day", value=text),
            message("write year-month-day, such as {example}", example="2026-03-01"),
        ) from None


def _of_epoch(text: str) -> str:
    try:
        return datetime.fromtimestamp(int(text), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise RequestError(
            message("{name} is no number of seconds: {value}", name=EPOCH, value=text)
        ) from None
