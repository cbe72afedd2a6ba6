"""Sentences about a cross-check: what it is, what it agrees on, what it assumed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.cross_check import CrossCheckTable, MethodAnswer
    from mlr_prio.report.text.name import Names
    from mlr_prio.translation import Translator


def check_sentence(translate: Translator) -> str:
    """Return the sentence that every cross-check carries."""
    return translate(
        "This is a check of the list and not the list: the other methods weigh performances in other ways, "
        "and all but the weighted product can change the order of two projects when a third is added."
    )


def always_top_text(result: CrossCheckTable, names: Names, translate: Translator) -> str:
    """Return who is in the top of the list and of every method."""
    if not result.always_top:
        return translate.plural(
            "No project is first both on the list and by every method.",
            "No project is among the first {count} both on the list and by every method.",
            result.top,
        )
    return translate.plural(
        "First on the list and by every method: {projects}.",
        "Among the first {count} on the list and by every method: {projects}.",
        result.top,
        projects=" · ".join(names.projects[id_] for id_ in result.always_top),
    )


def filled_text(result: CrossCheckTable, translate: Translator) -> Iterator[str]:
    """Yield what the methods assumed of missing scores, where there are any."""
    if result.filled:
        yield translate.plural(
            "{count} missing score counts here with the middle of its scale.",
            "{count} missing scores count here with the middle of their scales.",
            result.filled,
        )


def tied_places(answer: MethodAnswer) -> frozenset[int]:
    """Return the places that some projects share by a method."""
    return frozenset(place for place, count in Counter(answer.ranks.values()).items() if count > 1)
