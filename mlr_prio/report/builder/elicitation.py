"""Weights that somebody was asked for: what the answers come to, and how well they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.message import message
from mlr_prio.model.base import Status
from mlr_prio.model.criterion import Criterion
from mlr_prio.report.builder.consistency import consistency_blocks, consistency_data
from mlr_prio.report.builder.head import contract_of, origin, status_mark
from mlr_prio.report.builder.weights import INDENT, words_of
from mlr_prio.report.document import Align, Column, Document, Note, Paragraph, Table
from mlr_prio.report.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mlr_prio.assessment.elicitation import Elicited
    from mlr_prio.message import Message
    from mlr_prio.model.problem import Problem
    from mlr_prio.report.document import Block
    from mlr_prio.report.text.weight import WeightWords
    from mlr_prio.translation import Translator

FIELDS: Final = (
    "status",
    "profile",
    "id",
    "name",
    "points",
    "weight",
    "rank_sum",
    "reciprocal",
    "worst",
    "best",
)

_AGGREGATIONS: Final[Mapping[str, Message]] = {
    "aij": message("{count} people; the geometric mean of each judgement (AIJ)."),
    "aip": message("{count} people; the geometric mean of their weights (AIP)."),
}


def elicitation_report(
    problem: Problem, owner: str, on: str, elicited: Elicited, translate: Translator
) -> Report:
    """Return elicited weights as a report.

    Parameters
    ----------
    problem
        The workspace.
    owner
        The id of the municipality or viewpoint.
    on
        The day.
    elicited
        What the answers come to.
    translate
        The reader's language.
    """
    words = words_of(problem, translate)
    name = words.names.municipalities.get(owner) or words.names.profiles.get(owner, owner)
    title = problem.criteria.document.title.localized(translate.language)
    method = words.method(elicited.method)
    document = Document(
        language=translate.language,
        title=translate("Weights: {owner}", owner=name),
        status_mark=status_mark(Status.PROPOSAL, translate),
        subtitle=(title, _capital(translate("asked for by {method} on {date}", method=method, date=on))),
        origin=origin(problem, translate),
        blocks=tuple(_blocks(problem, elicited, words)),
    )
    data = {
        **contract_of("weights", problem, Status.PROPOSAL, translate),
        "profile": owner,
        "elicitation": _data(problem, on, elicited),
    }
    return Report(document, data, FIELDS, tuple(_records(problem, owner, elicited, words)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _data(problem: Problem, on: str, elicited: Elicited) -> dict[str, object]:
    group = {"members": elicited.members, "aggregation": elicited.aggregation}
    return {
        "method": elicited.method,
        "on": on,
        **(group if elicited.members > 1 else {}),
        "ranges": {leaf.id: [leaf.scale.worst, leaf.scale.best] for leaf in problem.leaves},
        **({"points": dict(elicited.points)} if elicited.points else {}),
        **({"order": [list(group) for group in elicited.order]} if elicited.order else {}),
        "weights": dict(elicited.weights),
        **({"stand_ins": elicited.stand_ins} if elicited.stand_ins else {}),
        "consistency": consistency_data(elicited),
    }


def _records(
    problem: Problem, owner: str, elicited: Elicited, words: WeightWords
) -> Iterator[dict[str, object]]:
    for leaf in problem.leaves:
        yield {
            "status": Status.PROPOSAL.value,
            "profile": owner,
            "id": leaf.id,
            "name": words.names.criteria[leaf.id],
            "points": elicited.points.get(leaf.id),
            "weight": elicited.weights[leaf.id],
            **{name: elicited.stand_ins.get(name, {}).get(leaf.id) for name in ("rank_sum", "reciprocal")},
            "worst": leaf.scale.worst,
            "best": leaf.scale.best,
        }


def _blocks(problem: Problem, elicited: Elicited, words: WeightWords) -> Iterator[Block]:
    yield _order(problem, elicited, words) if elicited.order else _points(problem, elicited, words)
    if elicited.aggregation:
        yield Paragraph(words.translate(_AGGREGATIONS[elicited.aggregation].template, count=elicited.members))
    yield from consistency_blocks(elicited, words)


def _points(problem: Problem, elicited: Elicited, words: WeightWords) -> Table:
    translate = words.translate
    columns = (
        Column("criterion", translate("Criterion"), least=24),
        Column("points", translate("Points"), Align.RIGHT),
        Column("weight", translate("Of all"), Align.RIGHT),
        Column("range", translate("Worst → best"), priority=1),
    )
    depths: dict[str | None, int] = {None: 0}
    rows = []
    for node in problem.criteria.document.nodes():
        id_, item = node.item.id, node.item
        depths[id_] = depths[node.parent] + 1
        is_leaf = isinstance(item, Criterion)
        rows.append(
            (
                INDENT * depths[node.parent] + words.names.criteria[id_],
                words.numbers.at_most(elicited.points[id_], 1),
                words.numbers.percent(elicited.weights[id_], 1) if is_leaf else "",
                words.range(item.scale) if isinstance(item, Criterion) else "",
            )
        )
    note = translate(
        "Points count among siblings: the groups for themselves, and the criteria of each group."
    )
    return Table(columns, tuple(rows), (Note(note),))


def _order(problem: Problem, elicited: Elicited, words: WeightWords) -> Table:
    translate = words.translate
    scales = {leaf.id: leaf.scale for leaf in problem.leaves}
    columns = (
        Column("place", translate("Place"), Align.RIGHT),
        Column("criterion", translate("Criterion"), least=24),
        Column("weight", translate("Centroid"), Align.RIGHT),
        Column("rank_sum", translate("Rank sum"), Align.RIGHT, priority=2),
        Column("reciprocal", translate("Reciprocal"), Align.RIGHT, priority=3),
        Column("range", translate("Worst → best"), priority=1),
    )
    rows, place = [], 1
    for group in elicited.order:
        for id_ in group:
            shares = (elicited.weights, elicited.stand_ins["rank_sum"], elicited.stand_ins["reciprocal"])
            rows.append(
                (
                    words.numbers.place(place, tied=len(group) > 1),
                    words.names.criteria[id_],
                    *(words.numbers.percent(weights[id_], 1) for weights in shares),
                    words.range(scales[id_]),
                )
            )
        place += len(group)
    notes = (
        translate(
            "Only the order is stored. In the list it stands for the centroid of all weights that respect "
            "it; rank sum and reciprocal are other common stand-ins, shown to compare with."
        ),
    )
    return Table(columns, tuple(rows), tuple(map(Note, notes)))
