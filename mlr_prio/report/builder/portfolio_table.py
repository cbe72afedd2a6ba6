"""The tables about one pot: the package, what is outside, the frontier, the two-index map, the members."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final

from mlr_prio.message import message
from mlr_prio.report.builder.footnote import Footnotes
from mlr_prio.report.builder.ranking_table import INEXACT
from mlr_prio.report.document import Align, Bar, Column, Note, Table
from mlr_prio.report.text.cost import cost_note
from mlr_prio.report.text.number import MISSING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mlr_prio.assessment.portfolio.alternative import Alternative
    from mlr_prio.assessment.portfolio.result import Analysis, ChosenPackage
    from mlr_prio.message import Message
    from mlr_prio.report.builder.portfolio_text import PotText
    from mlr_prio.report.document import Cell

MOST_POINTS: Final = 12
"""How many points of the frontier are shown; the data has them all."""

OWN_POINT: Final = "<"
"""Marks the package of the table on the frontier."""

_FIELDS: Final[Mapping[str, Message]] = {
    "A": message("A: both"),
    "B": message("B: economy only"),
    "C": message("C: society and environment only"),
    "D": message("D: neither"),
}


def _in_list_order(text: PotText, ids: Sequence[str]) -> list[Alternative]:
    entries = [entry for entry in text.pot.alternatives if entry.id in ids]
    return sorted(entries, key=lambda entry: -text.pot.values[entry.id])


def _cost(text: PotText, entry: Alternative) -> str:
    years = text.pot.price_years
    year = years.target if entry.id in years.converted else years.years[entry.id]
    written = text.money(entry.own)
    return written if year is None else f"{written} ({year})"


def _note(text: PotText, entry: Alternative) -> str | None:
    """Return what a reader must know about a cost."""
    if entry.package is not None:
        members = "; ".join(text.names.projects[p.id] for p in entry.projects)
        paid = text.translate("Paid for as one: {projects}.", projects=members)
        return f"{paid} {entry.package.note}" if entry.package.note else paid
    note = cost_note(entry.projects[0].cost, text.translate)
    if entry.co_funding:
        share = text.translate("The pot's share of {amount}.", amount=text.money(entry.amount))
        return f"{share} {note}" if note else share
    return note


def package_table(text: PotText, samples: int) -> Table:
    """Return the package with its running sum.

    Columns without room go in this order: what the cost may rise to, the bar, the share of weightings, the
    running sum.
    """
    translate, pot = text.translate, text.pot
    entries = _in_list_order(text, pot.package.ids)
    sums = list(accumulate(entry.own for entry in entries))
    footnotes = Footnotes(_note(text, entry) for entry in entries)
    columns = (
        Column("project", translate("Project"), least=20),
        Column("cost", translate("Cost"), Align.RIGHT),
        Column("sum", translate("Sum"), Align.RIGHT, priority=1),
        Column("value", translate("Value"), Align.RIGHT),
        Column("with", translate("In so many weightings"), Align.RIGHT, priority=2),
        Column("bar", "", priority=3, least=8),
        Column("bears", translate("Cost may be"), Align.RIGHT, priority=4),
    )
    rows = []
    for entry, paid in zip(entries, sums, strict=True):
        cells: dict[str, Cell] = {
            "project": text.name(entry),
            "cost": _cost(text, entry) + footnotes.mark(_note(text, entry)),
            "sum": text.money(paid),
            "value": text.value(entry.id),
        }
        if pot.analysis is not None:
            cells |= _certainty(text, pot.analysis, entry, samples)
        rows.append(cells)
    kept = columns if pot.analysis is not None else columns[:4]
    grid = tuple(tuple(cells[column.key] for column in kept) for cells in rows)
    return Table(kept, grid, (*(Note(line, "cost") for line in footnotes.lines()), *_package_notes(text)))


def _certainty(text: PotText, analysis: Analysis, entry: Alternative, samples: int) -> dict[str, Cell]:
    count = analysis.robustness.counts[entry.id]
    most = analysis.break_even.get(entry.id)
    return {
        "with": text.share(count, samples),
        "bar": Bar(count / samples, count / samples),
        "bears": MISSING if most is None else text.money(most),
    }


def _package_notes(text: PotText) -> list[Note]:
    translate = text.translate
    unit = text.money(text.pot.cost_unit)
    inexact = [
        Note(
            translate(
                "{mark} scores are missing or uncertain: the most likely value counts, else the middle of "
                "what is possible.",
                mark=INEXACT,
            )
        )
    ]
    return [
        *(inexact if any(low < high for low, high in text.pot.spans.values()) else []),
        Note(translate("Value: points, 0–100 scale, above the level where nothing is built.")),
        Note(
            translate(
                "Costs count in steps of {unit}, rounded up, so that what fits here fits in money.", unit=unit
            )
        ),
        Note(translate("Cost may be: the highest at which the project stays, all else unchanged."), "bears"),
    ]


def outside_table(text: PotText, analysis: Analysis, samples: int) -> Table:
    """Return what is outside the package, the nearest first."""
    translate = text.translate
    by_id = {entry.id: entry for entry in text.pot.alternatives}
    columns = (
        Column("project", translate("Outside"), least=20),
        Column("cost", translate("Cost"), Align.RIGHT),
        Column("value", translate("Value"), Align.RIGHT),
        Column("extra", translate("More money needed"), Align.RIGHT),
        Column("with", translate("In so many weightings"), Align.RIGHT, priority=1),
        Column("replaces", translate("Replaces"), priority=2, least=16),
    )
    footnotes = Footnotes(_note(text, by_id[entry.id]) for entry in analysis.outside)
    rows = tuple(
        (
            text.name(by_id[entry.id]),
            _cost(text, by_id[entry.id]) + footnotes.mark(_note(text, by_id[entry.id])),
            text.value(entry.id),
            translate("no sum") if entry.extra is None else text.money(entry.extra),
            text.share(analysis.robustness.counts[entry.id], samples),
            text.listed(entry.replaces),
        )
        for entry in analysis.outside
    )
    return Table(columns, rows, tuple(Note(line, "cost") for line in footnotes.lines()))


def frontier_table(text: PotText, analysis: Analysis) -> Table:
    """Return a sketch of the frontier: what each sum of money gives, and what comes in and goes out."""
    translate = text.translate
    points = shown_points(analysis.frontier.points, text.pot.package)
    top = max((point.value for point in points), default=0.0)
    columns = (
        Column("cost", translate("Money"), Align.RIGHT),
        Column("value", translate("Value"), Align.RIGHT),
        Column("bar", "", priority=3, least=8),
        Column("in", translate("Comes in"), priority=1, least=20),
        Column("out", translate("Goes out"), priority=2, least=12),
    )
    rows = []
    before: frozenset[str] = frozenset()
    for point in points:
        now = frozenset(point.ids)
        mark = f" {OWN_POINT}" if point.ids == text.pot.package.ids else ""
        share = point.value / top if top > 0 else 0.0
        rows.append(
            (
                text.money(point.cost) + mark,
                text.numbers.value(point.value, 1),
                Bar(share, share),
                text.listed(id_ for id_ in point.ids if id_ not in before),
                text.listed(id_ for id_ in text.pot.values if id_ in before - now),
            )
        )
        before = now
    return Table(columns, tuple(rows), tuple(map(Note, _frontier_notes(text, analysis, len(points)))))


def shown_points(points: Sequence[ChosenPackage], package: ChosenPackage) -> list[ChosenPackage]:
    """Return at most so many points as are shown: the ends, the package's own, the rest evenly between."""
    if len(points) <= MOST_POINTS:
        return list(points)
    last = len(points) - 1
    own = next((i for i, point in enumerate(points) if point.ids == package.ids), 0)
    even = {round(i * last / (MOST_POINTS - 2)) for i in range(MOST_POINTS - 1)}
    return [points[i] for i in sorted({*even, own})]


def _frontier_notes(text: PotText, analysis: Analysis, shown: int) -> list[str]:
    translate = text.translate
    notes = [translate("{mark} the package above", mark=OWN_POINT)]
    if shown < len(analysis.frontier.points):
        notes.append(
            translate(
                "Shows {shown} of {count} efficient packages.",
                shown=shown,
                count=len(analysis.frontier.points),
            )
        )
    if not analysis.frontier.complete:
        notes.append(translate("The cheapest packages were not worked out."))
    if analysis.frontier.nested:
        notes.append(
            translate("The best package of a larger frame need not hold that of a smaller one; here it does.")
        )
    else:
        notes.append(
            translate(
                "The best package of a larger frame does not always hold that of a smaller one: here a "
                "project goes out when the frame grows."
            )
        )
    return notes


def map_table(text: PotText) -> Table:
    """Return the two-index map as a table, by field."""
    translate, places = text.translate, text.pot.index_map
    columns = (
        Column("project", translate("Project"), least=20),
        Column("social", translate("Society and environment"), Align.RIGHT),
        Column("economic", translate("Economy"), Align.RIGHT),
        Column("field", translate("Paid for along")),
    )
    entries = sorted(text.pot.alternatives, key=lambda entry: places.places[entry.id].field.value)
    rows = tuple(
        (
            text.name(entry),
            text.numbers.value(places.places[entry.id].social, 1),
            text.numbers.value(places.places[entry.id].economic, 1),
            translate(_FIELDS[places.places[entry.id].field.value].template),
        )
        for entry in entries
    )
    note = translate(
        "The value in two parts. Along each, projects are paid for from the top until the next one does not "
        "fit: the budget line."
    )
    return Table(columns, rows, (Note(note),))


def member_table(text: PotText) -> Table:
    """Return what each municipality has of the package, and its satisfaction where that was asked for."""
    translate, fair = text.translate, text.pot.fair
    columns = [
        Column("municipality", translate("Municipality")),
        Column("projects", translate("Projects"), Align.RIGHT),
        Column("cost", translate("Share of cost"), Align.RIGHT),
        Column("value", translate("Share of value"), Align.RIGHT),
    ]
    if fair is not None:
        columns += [
            Column("joint", translate("Of its own best"), Align.RIGHT, priority=1),
            Column("fair", translate("In the fair package"), Align.RIGHT, priority=2),
        ]
    rows = []
    for share in text.pot.shares:
        cells = [
            text.names.municipalities[share.municipality],
            str(share.projects),
            text.money(share.cost),
            text.numbers.value(share.value, 1),
        ]
        if fair is not None:
            pair = (fair.joint_satisfaction, fair.satisfaction)
            cells += [_satisfaction(text, values.get(share.municipality)) for values in pair]
        rows.append(tuple(cells))
    notes = [translate("A project is divided equally among the municipalities that it touches.")]
    if text.pot.outside_region:
        outside = translate.plural(
            "{count} chosen project touches no municipality.",
            "{count} chosen projects touch no municipality.",
            text.pot.outside_region,
        )
        notes.append(outside)
    return Table(tuple(columns), tuple(rows), tuple(map(Note, notes)))


def _satisfaction(text: PotText, share: float | None) -> str:
    return MISSING if share is None else text.numbers.percent(share, 0)
