"""Other rules than the mean, as a check, with what each costs in total agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.consensus.alternatives import alternatives
from mlr_prio.message import message
from mlr_prio.report.builder.consensus.section import Section
from mlr_prio.report.document import Align, Column, Heading, Note, Paragraph, Table
from mlr_prio.report.text.number import MISSING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mlr_prio.assessment.consensus.alternatives import AlternativeList, Alternatives
    from mlr_prio.message import Message
    from mlr_prio.report.builder.consensus.section import View
    from mlr_prio.report.document import Block

RULES: Final[Mapping[str, Message]] = {
    "joint": message("The joint list"),
    "kemeny": message("Kemeny"),
    "borda": message("Borda"),
    "copeland": message("Copeland"),
    "leximin": message("Smallest largest disagreement"),
    "compromise": message("Compromise weights"),
}


def _blocks(view: View) -> Iterator[Block]:
    found = alternatives(view.group, view.top, exact=view.exact, time_limit=view.time_limit)
    translate = view.translate
    yield Heading(translate("Other rules, as a check"))
    yield _rules(found, view)
    yield Paragraph(" ".join(_remarks(found, view)))
    yield Heading(translate("Places by rule"))
    yield _places(found, view)
    yield Heading(translate("Compromise weights"))
    yield Paragraph(
        translate(
            "They make the longest way of any municipality to common weights as short as possible. They "
            "give those far from the others more say than their share, and are a start for a talk, not a "
            "list."
        )
    )
    yield _weights(found, view)
    yield _moves(found, view)


def _rules(found: Alternatives, view: View) -> Table:
    translate = view.translate
    columns = (
        Column("rule", translate("Rule"), least=16),
        Column("total", translate("Pairs against"), Align.RIGHT),
        Column("extra", translate("Beside the joint list"), Align.RIGHT),
        Column("largest", translate("Most for one municipality"), Align.RIGHT, priority=1),
        Column("who", translate("Which"), priority=3, least=12),
        Column("moved", translate("Projects moved"), Align.RIGHT, priority=2),
        Column("top", translate("New on places {places}", places=view.top_places), priority=4, least=20),
    )
    rows = tuple(_rule(one, view) for one in found.lists)
    text = translate(
        "Pairs against: the comparisons that municipalities see the other way round than the list, added up "
        "over all municipalities. The fewer, the more they agree with it in total."
    )
    return Table(columns, rows, (Note(text),))


def _rule(one: AlternativeList, view: View) -> tuple[str, ...]:
    farthest = [member for member, distance in one.by_member.items() if distance == one.largest]
    sign = "+" if one.extra > 0 else "−" if one.extra < 0 else ""
    is_joint = one.rule == "joint"
    return (
        view.translate(RULES[one.rule]),
        str(one.disagreement),
        MISSING if is_joint else f"{sign}{abs(one.extra)}",
        str(one.largest),
        view.members(farthest),
        MISSING if is_joint else str(len(one.moved)),
        MISSING if is_joint else view.projects(one.new_in_top) or view.translate("none"),
    )


def _remarks(found: Alternatives, view: View) -> Iterator[str]:
    translate, kemeny, leximin = view.translate, found.kemeny, found.leximin
    yield translate(
        "Kemeny's rule seeks the list with the fewest pairs against it, over all municipalities together."
    )
    if not kemeny.is_proven:
        yield translate(
            "It is not settled that {distance} is the fewest: no list has fewer than {bound}. With more time "
            "(--time-limit) the answer may change.",
            distance=kemeny.distance,
            bound=kemeny.bound,
        )
    elif kemeny.unique:
        yield translate("There is only one such list.")
    elif kemeny.count is not None:
        yield translate("{count} lists are equally good; the first is shown.", count=kemeny.count)
    elif kemeny.unique is False:
        yield translate("Several lists are equally good; the first found is shown.")
    else:
        yield translate("Whether another list is equally good is not settled.")
    yield _winner(found, view)
    yield _leximin(found, view)
    if view.exact and not leximin.is_proven:
        yield translate("With more time (--time-limit) the answer may change.")


def _winner(found: Alternatives, view: View) -> str:
    if found.condorcet_winner is None:
        return view.translate("No project wins against every other, pair by pair (Condorcet).")
    return view.translate(
        "{project} wins against every other, pair by pair (Condorcet).",
        project=view.names.projects[found.condorcet_winner],
    )


def _leximin(found: Alternatives, view: View) -> str:
    leximin = found.leximin
    facts = {"largest": leximin.largest, "bound": leximin.bound}
    if leximin.is_proven:
        return view.translate(
            "Smallest largest disagreement: no list leaves every municipality with fewer than {largest} "
            "pairs.",
            largest=leximin.largest,
        )
    if leximin.is_exact:
        return view.translate(
            "Smallest largest disagreement: {largest} pairs were reached in the time; fewer than {bound} is "
            "not possible.",
            **facts,
        )
    return view.translate(
        "Smallest largest disagreement: found by search, {largest} pairs; fewer than {bound} is not "
        "possible, and --exact looks for what lies between.",
        **facts,
    )


def _places(found: Alternatives, view: View) -> Table:
    rules = [one for one in found.lists if one.rule != "joint"]
    columns = (
        Column("joint", view.translate("Joint"), Align.RIGHT),
        Column("project", view.translate("Project"), least=20),
        *(
            Column(one.rule, view.translate(RULES[one.rule]), Align.RIGHT, priority=number)
            for number, one in enumerate(rules, start=1)
        ),
    )
    rows = tuple(
        (
            view.numbers.place(row.rank, tied=row.tied),
            view.names.projects[row.project.id],
            *(str(one.ranks[row.project.id]) for one in rules),
        )
        for row in view.group.ranking.rows
    )
    return Table(columns, rows)


def _weights(found: Alternatives, view: View) -> Table:
    joint = view.group.ranking.weights
    columns = (
        Column("criterion", view.translate("Criterion"), least=20),
        Column("joint", view.translate("Joint"), Align.RIGHT),
        Column("compromise", view.translate("Compromise"), Align.RIGHT),
    )
    rows = tuple(
        (
            view.names.criteria[criterion],
            view.numbers.percent(joint[criterion], 1),
            view.numbers.percent(weight, 1),
        )
        for criterion, weight in found.compromise.weights.items()
    )
    return Table(columns, rows)


def _moves(found: Alternatives, view: View) -> Table:
    columns = (
        Column("member", view.translate("Municipality")),
        Column("mean", view.translate("Way to the mean"), Align.RIGHT),
        Column("compromise", view.translate("Way to the compromise"), Align.RIGHT),
    )
    rows = tuple(
        (
            view.names.municipalities[member],
            view.numbers.percent(found.compromise.moves_to_mean[member], 1),
            view.numbers.percent(move, 1),
        )
        for member, move in found.compromise.moves.items()
    )
    text = view.translate("Way: the share of its weight that the municipality would have to move.")
    return Table(columns, rows, (Note(text),))


def _fields(_view: View) -> tuple[str, ...]:
    return ("status", "id", "name", *RULES, "borda_score", "copeland_score")


def _records(view: View) -> Iterator[dict[str, object]]:
    found = alternatives(view.group, view.top, exact=view.exact, time_limit=view.time_limit)
    for row in view.group.ranking.rows:
        project = row.project.id
        yield {
            "status": view.group.ranking.status.value,
            "id": project,
            "name": view.names.projects[project],
            **{one.rule: one.ranks[project] for one in found.lists},
            "borda_score": found.borda[project],
            "copeland_score": found.copeland[project],
        }


SECTION = Section("alternatives", _blocks, _fields, _records)
