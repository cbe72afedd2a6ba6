"""A weighted sum laid open: whoever has it can make it again with other weights."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WeightedCriterion:
    """A criterion.

    Parameters
    ----------
    name
        What it is called in a narrow column.
    weight
        Its weight, in percent of all weight.
    """

    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class Alternative:
    """What is weighed.

    Parameters
    ----------
    name
        What it is called.
    number
        Its number, from 1; of those with equal values the lowest number comes first.
    partial_values
        What it is worth on each criterion, 0 to 100.
    missing
        On which of them nobody has said so, and a stand-in is counted.
    value
        Its overall value under the weights given, 0 to 100, rounded as it is compared.
    place
        Its place, 1 = best, shared by equal values.
    """

    name: str
    number: int
    partial_values: tuple[float, ...]
    missing: tuple[bool, ...]
    value: float
    place: int


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of a calculation, in the language of its document.

    Parameters
    ----------
    sheet, sorted_sheet
        What the two sheets are called.
    instruction
        What to do, in a sentence.
    unchanged, changed, no_weight
        What is said when the weights are those given, when they are others, and when all are 0: fewer than
        256 characters each.
    place, alternative, value, number, row, place_before, change
        The headings of the columns.
    points, share, share_before
        The headings of the three rows of weights: the points that a reader may change, the shares of all
        weight that they come to, and the shares given.
    not_negative
        What is said when a weight is none.
    stand_in
        What the mark of a stand-in means; empty where there is none.
    chart, chart_alt
        The title of the chart, and what one who cannot see it should know.
    nothing
        What is said where there is nothing to weigh.
    """

    sheet: str
    sorted_sheet: str
    instruction: str
    unchanged: str
    changed: str
    no_weight: str
    place: str
    alternative: str
    value: str
    number: str
    row: str
    place_before: str
    change: str
    points: str
    share: str
    share_before: str
    not_negative: str
    stand_in: str
    chart: str
    chart_alt: str
    nothing: str


@dataclass(frozen=True, slots=True)
class Calculation:
    """A weighted sum of partial values.

    Parameters
    ----------
    criteria
        What is weighed by, with the weights given; one at least.
    alternatives
        What is weighed, best first, equal values by number.
    decimals
        To how many decimals overall values are rounded before they are compared.
    charted
        How many of the first are drawn in the chart at most.
    labels
        Its words.
    """

    criteria: tuple[WeightedCriterion, ...]
    alternatives: tuple[Alternative, ...]
    decimals: int
    charted: int
    labels: Labels
