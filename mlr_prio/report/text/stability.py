"""Who changes places where an interval ends, in few words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlr_prio.assessment.sensitivity.stability import HoldingInterval, Pair
    from mlr_prio.report.builder.sensitivity.page import Page

_WEIGHT_ENDS: Final = (message("under {end}: {event}"), message("over {end}: {event}"))
_SCORE_ENDS: Final = (message("at worse than {end}: {event}"), message("at better than {end}: {event}"))


def ends(interval: HoldingInterval, kind: str, written: Callable[[float], str], page: Page) -> str:
    """Return who changes places beyond the ends of an interval.

    Parameters
    ----------
    interval
        The interval.
    kind
        What holds within: ``ranking``, ``first`` or ``top`` for a weight; ``score`` for a score and the top.
    written
        Writes a weight or a score.
    page
        The names and the language.
    """
    words = _SCORE_ENDS if kind == "score" else _WEIGHT_ENDS
    found = ((interval.low, interval.low_pair), (interval.high, interval.high_pair))
    return "; ".join(
        page.translate(template.template, end=written(end), event=event(pair, kind, page))
        for template, (end, pair) in zip(words, found, strict=True)
        if pair is not None
    )


def event(pair: Pair, kind: str, page: Page) -> str:
    """Return who rises above whom, as far as what holds does not say it already; see :func:`ends`."""
    rises, falls = (page.names.projects[id_] for id_ in pair)
    if kind == "first":
        return rises
    if kind == "ranking":
        return page.translate("{rises} passes {falls}", rises=rises, falls=falls)
    return page.translate("{rises} instead of {falls}", rises=rises, falls=falls)
