"""Which weightings were tried, and how shares of them are written."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.sensitivity.weight_space import SpaceKind
from mlr_prio.assessment.weighting import JOINT
from mlr_prio.report.text.number import HUNDRED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.sensitivity.sensitivity import Sensitivity
    from mlr_prio.assessment.sensitivity.weight_space import TriedWeights
    from mlr_prio.report.builder.sensitivity.page import Page
    from mlr_prio.report.text.name import Names
    from mlr_prio.translation import Translator

SMALLEST_WRITTEN: Final = 0.1
"""In percent: no share of weightings is written as zero."""


def percentage(share: float, unseen: float, page: Page) -> str:
    """Return a simulated share in percent without its sign: ``62``, ``0,3``, ``< 0,1``.

    What never came is written as less than it may still be (3 / N), and nothing as less than 0.1.

    Parameters
    ----------
    share
        Of weightings, 0 to 1.
    unseen
        What never came may still come this often.
    page
        The reader's language.
    """
    percent = share * HUNDRED
    if round(percent) >= 1:
        return page.numbers.fixed(percent, 0)
    if share > 0 and round(percent, 1) >= SMALLEST_WRITTEN:
        return page.numbers.fixed(percent, 1)
    bound = unseen * HUNDRED if share <= 0 else 0.0
    rounded_up = ceil(round(bound / SMALLEST_WRITTEN, 9)) * SMALLEST_WRITTEN
    return f"< {page.numbers.fixed(max(rounded_up, SMALLEST_WRITTEN), 1)}"


def points(share: float, page: Page) -> str:
    """Return an error in percentage points, rounded up so that it claims no more than it holds."""
    hundredths = ceil(round(share * HUNDRED * HUNDRED, 9))
    return page.numbers.at_most(hundredths / HUNDRED, 2)


def tried_sentences(result: Sensitivity, page: Page) -> Iterator[str]:
    """Yield which weightings were tried, and what was done with scores that are not exact."""
    yield _tried(result, page)
    count = len(result.study.cells.distributions)
    if count:
        yield page.translate.plural(
            "One score is missing or uncertain and is drawn anew each time, from its whole scale if missing.",
            "{count} scores are missing or uncertain and are drawn anew each time; missing ones from their "
            "whole scales.",
            count,
        )


def _tried(result: Sensitivity, page: Page) -> str:
    tried, translate = result.tried, page.translate
    match tried.kind:
        case SpaceKind.FREE:
            return translate("Tried: all possible weightings alike, whoever holds them.")
        case SpaceKind.ORDINAL:
            return translate(
                "Tried: all weightings alike that keep the order of importance of {whose}.",
                whose=whose(result, page),
            )
        case SpaceKind.BOUNDS if tried.span is None:
            return translate(
                "Tried: all weightings alike within the bounds of {whose}.", whose=whose(result, page)
            )
        case SpaceKind.BOUNDS:
            return translate(
                "Tried: all weightings alike in which no weight differs from {whose} by more than {span} of "
                "itself.",
                whose=whose(result, page),
                span=page.numbers.percent(tried.span or 0.0),
            )
        case SpaceKind.PROFILES:
            return _profiles(result, page)
        case _:
            return translate(
                "Tried: weightings around {whose} (concentration {concentration}).",
                whose=whose(result, page),
                concentration=tried.concentration or 0.0,
            )


def _profiles(result: Sensitivity, page: Page) -> str:
    tried, count = result.tried, len(result.tried.members)
    if tried.concentration is None:
        return page.translate.plural(
            "Tried: weightings that the profile of the one municipality that has answered allows.",
            "Tried: weightings that the profiles of {count} municipalities allow, equally many for each.",
            count,
        )
    return page.translate.plural(
        "Tried: weightings around the profile of the one municipality that has answered (concentration "
        "{concentration}).",
        "Tried: weightings around the profiles of {count} municipalities, equally many for each "
        "(concentration {concentration}).",
        count,
        concentration=tried.concentration,
    )


def whose(result: Sensitivity, page: Page) -> str:
    """Return whose weights are meant, for a sentence."""
    return whose_weights(result.tried, page.names, page.translate)


def whose_weights(tried: TriedWeights, names: Names, translate: Translator) -> str:
    """Return whose weights the ones tried are drawn around, ordered or bounded by, for a sentence."""
    if tried.profile == JOINT:
        return translate("the joint weights")
    return translate("the profile {profile}", profile=names.profiles[tried.profile])
