"""Three lists: what all agree on, what nearly all agree on, what is open; and the levels they give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.consensus.support import agreement
from mlr_prio.report.builder.consensus.phrase import beside_blocks
from mlr_prio.report.builder.consensus.section import Section
from mlr_prio.report.document import Align, Column, Heading, Note, Paragraph, Table
from mlr_prio.report.text.number import MISSING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.assessment.consensus.support import Agreement, PairSupport
    from mlr_prio.report.builder.consensus.section import View
    from mlr_prio.report.document import Block

FIELDS: Final = (
    *("status", "degree", "first", "second", "supporting", "opposing"),
    *("equal", "unknown", "abstaining", "in_list"),
)

SHOWN: Final = 100
"""Pairs of each list shown to people; data holds all."""

NAMED: Final = 8
"""Projects named in one cell."""

_IN_LIST: Final = {1: "same", 0: "shared", -1: "opposite"}


def fields(_view: View) -> tuple[str, ...]:
    """Return the fields of a pair."""
    return FIELDS


def records(view: View) -> Iterator[dict[str, object]]:
    """Yield every pair on which anybody has a view, the most agreed first."""
    found = agreement(view.group)
    degrees = (("unanimous", found.unanimous), ("nearly", found.nearly), ("open", found.open))
    for degree, pairs in degrees:
        for pair in pairs:
            yield {
                "status": view.group.ranking.status.value,
                "degree": degree,
                "first": pair.pair[0],
                "second": pair.pair[1],
                "supporting": pair.supporting,
                "opposing": pair.opposing,
                "equal": pair.equal,
                "unknown": pair.unknown,
                "abstaining": pair.abstaining,
                "in_list": _IN_LIST[pair.in_list],
            }


def _blocks(view: View) -> Iterator[Block]:
    translate, found = view.translate, agreement(view.group)
    yield Heading(translate("All agree"))
    yield _unanimous(found, view)
    yield Heading(translate("Levels"))
    yield _levels(found, view)
    yield Heading(translate("Nearly all agree"))
    yield from _pairs(found.nearly, translate("There is no comparison on which all but one agree."), view)
    yield Heading(translate("Open questions"))
    yield from _pairs(found.open, translate("No comparison is open."), view)
    yield Paragraph(
        translate(
            "A municipality that abstains from a project, or finds two projects equal, stands in nobody's "
            "way."
        )
    )
    yield from beside_blocks(view)


def _unanimous(found: Agreement, view: View) -> Table:
    """Return by project how many of those after it in the list all put behind it, and which not."""
    ahead, listed = found.ahead_of, list(found.ahead_of)
    rows = []
    for number, project in enumerate(listed[:-1], start=1):
        after = listed[number:]
        rest = [other for other in after if other not in ahead[project]]
        count = f"{len(after) - len(rest)}/{len(after)}"
        rows.append((view.brief(project), count, _named(rest, view)))
    columns = (
        Column("project", view.translate("All put"), least=24),
        Column("count", view.translate("before, of those after it"), Align.RIGHT),
        Column("rest", view.translate("but not before"), priority=1, least=30),
    )
    return Table(columns, tuple(rows))


def _named(projects: Sequence[str], view: View) -> str:
    """Return the first names, and how many more there are."""
    names = [view.brief(project) for project in projects[:NAMED]]
    more = len(projects) - NAMED
    if more > 0:
        names.append(view.translate.plural("{count} more project", "{count} more projects", more))
    return ", ".join(names) or MISSING


def _levels(found: Agreement, view: View) -> Table:
    rows = tuple(
        (str(number), " · ".join(map(view.brief, projects)))
        for number, projects in enumerate(found.levels, start=1)
    )
    columns = (
        Column("level", view.translate("Level"), Align.RIGHT),
        Column("projects", view.translate("Projects"), least=30),
    )
    text = view.translate(
        "Two projects on the same level are in no order that all share. Each has a project on the level "
        "above that all put before it."
    )
    return Table(columns, rows, (Note(text),))


def _pairs(pairs: Sequence[PairSupport], nothing: str, view: View) -> Iterator[Block]:
    if not pairs:
        yield Paragraph(nothing)
        return
    translate = view.translate
    in_list = {1: translate("yes"), 0: translate("shared place"), -1: translate("the other way round")}
    rows = tuple(
        (
            view.brief(pair.pair[0]),
            view.brief(pair.pair[1]),
            f"{pair.supporting}–{pair.opposing}",
            str(pair.equal + pair.unknown),
            str(pair.abstaining),
            in_list[pair.in_list],
        )
        for pair in pairs[:SHOWN]
    )
    columns = (
        Column("first", translate("Most put"), least=20),
        Column("second", translate("before"), least=20),
        Column("votes", translate("For–against")),
        Column("undecided", translate("Undecided"), Align.RIGHT, priority=3),
        Column("abstaining", translate("Abstain"), Align.RIGHT, priority=2),
        Column("in_list", translate("So in the list"), priority=1),
    )
    shown = _worth_showing(pairs)
    keep = [j for j, column in enumerate(columns) if column.key in shown]
    yield Table(tuple(columns[j] for j in keep), tuple(tuple(row[j] for j in keep) for row in rows))
    if len(pairs) > SHOWN:
        yield Paragraph(translate("Shows {shown} of {total} comparisons.", shown=SHOWN, total=len(pairs)))


def _worth_showing(pairs: Sequence[PairSupport]) -> set[str]:
    """Return the columns that say something: nobody abstaining is not worth a column of noughts."""
    shown = {"first", "second", "votes", "in_list"}
    if any(pair.equal + pair.unknown for pair in pairs):
        shown.add("undecided")
    if any(pair.abstaining for pair in pairs):
        shown.add("abstaining")
    return shown


SECTION = Section("support", _blocks, fields, records)
