"""How far each weight and score may move before the list, its first place or its top changes."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Final

from mlr_prio.report.builder.section import Section
from mlr_prio.report.builder.sensitivity.score_stability import score_table
from mlr_prio.report.builder.sensitivity.stability_data import stability_data, stability_records
from mlr_prio.report.document import Align, Column, Heading, Interval, Note, Paragraph, Table
from mlr_prio.report.text.stability import ends

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mlr_prio.assessment.sensitivity.sensitivity import Sensitivity
    from mlr_prio.assessment.sensitivity.stability import Holding, HoldingInterval
    from mlr_prio.report.builder.sensitivity.page import Page
    from mlr_prio.report.document import Block, Cell

AXIS_STEP: Final = 0.1
"""The axis of the intervals ends at a multiple of this share."""


def section(result: Sensitivity, page: Page) -> Section:
    """Return the intervals as a part of a report."""
    records = tuple(stability_records(result))
    return Section("stability", tuple(_blocks(result, page)), stability_data(result, page), records)


def _blocks(result: Sensitivity, page: Page) -> Iterator[Block]:
    yield Heading(page.translate("How far a weight may change"))
    yield Paragraph(
        page.translate(
            "Each weight on its own, the others keeping their proportions; computed, not simulated."
        )
    )
    for kind, holding in result.weight_stability.kinds():
        if (kind != "ranking" or page.full) and (kind, holding.k) != ("top", 1):
            yield from _Holds(kind, holding, page).blocks()
    if page.full:
        yield from score_table(result, page)


@dataclass(frozen=True, slots=True)
class _Holds:
    """One thing that holds, its intervals and the words about it."""

    kind: str
    holding: Holding
    page: Page

    def blocks(self) -> Iterator[Block]:
        yield from self._intervals(self.holding.criteria, self.page.translate("weight"))
        if self.page.full:
            yield from self._intervals(self.holding.groups, self.page.translate("weight of the group"))
            yield from self._intervals(self.holding.local, self.page.translate("share of its group"))

    def _intervals(self, intervals: Mapping[str, HoldingInterval], what: str) -> Iterator[Block]:
        """Yield a table of the intervals that end somewhere, and a note of those that do not."""
        mattering = {id_: interval for id_, interval in intervals.items() if interval.matters}
        others = [self.page.names.criteria[id_] for id_ in intervals if id_ not in mattering]
        if mattering:
            axis = _axis(mattering)
            rows = tuple(self._row(id_, interval, axis) for id_, interval in mattering.items())
            notes = (Note(self._indifferent(others)),) if others else ()
            yield Table(self._columns(what), rows, notes)
        elif others:
            yield Paragraph(self._indifferent(others))

    def _columns(self, what: str) -> tuple[Column, ...]:
        translate = self.page.translate
        return (
            Column("name", f"{self._title()} ({what})", least=22),
            Column("low", translate("from"), Align.RIGHT, priority=3),
            Column("line", "", priority=2, least=16),
            Column("high", translate("to"), Align.RIGHT, priority=3),
            Column("today", translate("now"), Align.RIGHT),
            Column("ends", translate("otherwise"), least=24),
        )

    def _row(self, id_: str, interval: HoldingInterval, axis: float) -> tuple[Cell, ...]:
        percent = self.page.numbers.percent
        low_decimals, high_decimals = (
            int(pair is not None) for pair in (interval.low_pair, interval.high_pair)
        )
        low = None if interval.low_pair is None else interval.low / axis
        high = None if interval.high_pair is None else interval.high / axis
        return (
            self.page.names.labels[id_],
            percent(interval.low, low_decimals),
            Interval(low, high, interval.today / axis),
            percent(interval.high, high_decimals),
            percent(interval.today, 1),
            ends(interval, self.kind, lambda share: percent(share, 1), self.page),
        )

    def _title(self) -> str:
        translate = self.page.translate
        match self.kind:
            case "ranking":
                return translate("The whole list holds")
            case "first":
                return translate("The first place holds")
            case _:
                return translate("The same {count} are first", count=self.holding.k)

    def _indifferent(self, ids: list[str]) -> str:
        translate, names = self.page.translate, ", ".join(ids)
        match self.kind:
            case "ranking":
                return translate("Cannot change the list: {names}.", names=names)
            case "first":
                return translate("Cannot change the first place: {names}.", names=names)
            case _:
                return translate(
                    "Cannot change who the first {count} are: {names}.", count=self.holding.k, names=names
                )


def _axis(intervals: Mapping[str, HoldingInterval]) -> float:
    """Return where the axis ends: at the step after all ends and weights, one later for lines without end."""
    highs = [interval.high for interval in intervals.values() if interval.high_pair is not None]
    furthest = max([*highs, *(interval.today for interval in intervals.values())])
    has_open_end = len(highs) < len(intervals)
    return min((ceil(round(furthest / AXIS_STEP, 9)) + has_open_end) * AXIS_STEP, 1.0)
