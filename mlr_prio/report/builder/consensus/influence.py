"""Influence: how much hangs on one member, the list without it, and whether its own projects gain by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.consensus.influence import influences
from mlr_prio.report.builder.consensus.overview import influence_text
from mlr_prio.report.builder.consensus.section import Section
from mlr_prio.report.document import Align, Column, Heading, Note, Paragraph, Table
from mlr_prio.report.text.name import short_names
from mlr_prio.report.text.number import MISSING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.assessment.consensus.influence import MemberInfluence
    from mlr_prio.report.builder.consensus.section import View
    from mlr_prio.report.document import Block

GAINS: Final = "▲"
"""Marks a member whose own profile lifts the projects that touch it."""

LEAST_GAIN: Final = 1.0
"""Places, on average, from which a gain is marked."""

WITHOUT: Final = "rank_without_member_"


def _blocks(view: View) -> Iterator[Block]:
    translate = view.translate
    found = influences(view.group, view.top)
    yield Heading(translate("Influence of each municipality on places {places}", places=view.top_places))
    yield Paragraph(influence_text(view))
    yield _intervals(found, view)
    yield Heading(translate("Places without one municipality"))
    yield _without(found, view)


def _intervals(found: Sequence[MemberInfluence], view: View) -> Table:
    translate = view.translate
    columns = (
        Column("member", translate("Municipality")),
        Column("interval", translate("Same top at influence")),
        Column("lower", translate("Below it: in, out"), priority=2, least=20),
        Column("upper", translate("Above it: in, out"), priority=1, least=20),
        Column("gain", translate("Lifts its own by"), Align.RIGHT, priority=3),
    )
    rows = tuple(
        (
            view.names.municipalities[one.member],
            f"{view.numbers.value(one.low)}–{view.numbers.percent(one.high, 0)}",
            _change(one.low_pair, view),
            _change(one.high_pair, view),
            _gain(one, view),
        )
        for one in found
    )
    return Table(columns, rows, tuple(_notes(found, view)))


def _change(pair: tuple[str, str] | None, view: View) -> str:
    return MISSING if pair is None else ", ".join(map(view.brief, pair))


def _gain(one: MemberInfluence, view: View) -> str:
    if one.gain is None:
        return MISSING
    written = view.figure(one.gain, 1)
    return f"{GAINS} {written}" if one.gain >= LEAST_GAIN else written


def _notes(found: Sequence[MemberInfluence], view: View) -> Iterator[Note]:
    translate = view.translate
    share = view.numbers.percent(found[0].current, 1)
    yield Note(
        translate(
            "Every municipality has {share} of the influence. The same projects have places {places} while "
            "its influence is within the interval and the others share the rest equally.",
            share=share,
            places=view.top_places,
        )
    )
    text = translate(
        "Lifts its own by: the places by which the projects that touch the municipality stand higher, on "
        "average, in its own list than in that of the others; {mark} from one place. A remark, no proof of "
        "partiality.",
        mark=GAINS,
    )
    yield Note(text, "gain")
    if view.group.by_population:
        yield Note(translate("Influence is looked at under the rule, equal for all, and not by population."))


def _without(found: Sequence[MemberInfluence], view: View) -> Table:
    names = [view.names.municipalities[one.member] for one in found]
    short = short_names(names)
    columns = (
        Column("rank", view.translate("Place"), Align.RIGHT),
        Column("project", view.translate("Project"), least=20),
        *(
            Column(one.member, view.translate("w/o {name}", name=name), Align.RIGHT, priority=number)
            for number, (one, name) in enumerate(zip(found, short, strict=True), start=1)
        ),
    )
    rows = tuple(
        (
            view.numbers.place(row.rank, tied=row.tied),
            view.names.projects[row.project.id],
            *(_place(one.ranks[row.project.id], row.rank) for one in found),
        )
        for row in view.group.ranking.rows
    )
    legend = [f"{start} = {name}" for start, name in zip(short, names, strict=True) if start != name]
    notes = (
        Note(", ".join(legend)),
        Note(view.translate("An empty cell: the place is the same without that municipality.")),
    )
    return Table(columns, rows, notes if legend else notes[1:])


def _place(without: int, now: int) -> str:
    return "" if without == now else str(without)


def _fields(view: View) -> tuple[str, ...]:
    return (
        *(
            "status",
            "municipality",
            "influence",
            "low",
            "high",
            "changes_top",
            "enters",
            "leaves",
            "own_gain",
        ),
        *(WITHOUT + project for project in view.group.table.alternatives),
    )


def _records(view: View) -> Iterator[dict[str, object]]:
    for one in influences(view.group, view.top):
        yield {
            "status": view.group.ranking.status.value,
            "municipality": one.member,
            "influence": one.current,
            "low": one.low,
            "high": one.high,
            "changes_top": one.changes_top,
            "enters": list(one.enters),
            "leaves": list(one.leaves),
            "own_gain": one.gain,
            **{WITHOUT + project: place for project, place in one.ranks.items()},
        }


SECTION = Section("influence", _blocks, _fields, _records)
