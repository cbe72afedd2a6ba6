"""The weights of one profile: the tree, what a point is worth in units, and the ranges behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.model.criterion import Criterion
from mlr_prio.report.builder.head import SEPARATOR, contract_of, origin, status_mark
from mlr_prio.report.builder.weight_data import FIELDS, table_data, table_records
from mlr_prio.report.document import Align, Column, Document, Note, Table
from mlr_prio.report.report import Report
from mlr_prio.report.text.name import Names
from mlr_prio.report.text.number import MISSING, Numbers
from mlr_prio.report.text.weight import WeightWords

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mlr_prio.assessment.weight_table import NodeWeight, WeightTable
    from mlr_prio.model.problem import Problem
    from mlr_prio.translation import Translator

STALE: Final = "*"
INDENT: Final = "\u00a0\u00a0"


def words_of(problem: Problem, translate: Translator) -> WeightWords:
    """Return what says the weights of a workspace."""
    return WeightWords(Names.of(problem, translate.language), Numbers(translate.language), translate)


def weights_report(table: WeightTable, translate: Translator) -> Report:
    """Return the weights of one profile as a report."""
    words = words_of(table.problem, translate)
    data = table_data(table, words)
    document = Document(
        language=translate.language,
        title=translate("Weights: {owner}", owner=words.owner(table)),
        status_mark=status_mark(table.status, translate),
        subtitle=_subtitle(table, words),
        origin=origin(table.problem, translate),
        blocks=(Table(_columns(table, translate), _rows(table, words), tuple(_notes(table, words))),),
    )
    contract = contract_of("weights", table.problem, table.status, translate)
    return Report(document, {**contract, **data}, FIELDS, tuple(table_records(table, words)))


def _subtitle(table: WeightTable, words: WeightWords) -> tuple[str, ...]:
    title = table.problem.criteria.document.title.localized(words.translate.language)
    said = [text for text in (words.form(table), words.asked(table)) if text]
    return (title, SEPARATOR.join([said[0][:1].upper() + said[0][1:], *said[1:]]))


def _columns(table: WeightTable, translate: Translator) -> tuple[Column, ...]:
    points = (Column("points", translate("Points"), Align.RIGHT),) if table.form == "points" else ()
    return (
        Column("criterion", translate("Criterion"), least=24),
        *points,
        Column("share", translate("Of group"), Align.RIGHT, priority=2),
        Column("weight", translate("Of all"), Align.RIGHT),
        Column("worth", translate("One value point is"), Align.RIGHT, priority=1),
        Column("range", translate("Worst → best"), priority=3),
    )


def _rows(table: WeightTable, words: WeightWords) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_row(row, words, has_points=table.form == "points")) for row in table.rows)


def _row(row: NodeWeight, words: WeightWords, *, has_points: bool) -> Iterator[str]:
    yield tree_name(row, words.names.criteria)
    if has_points:
        yield MISSING if row.points is None else words.numbers.plain(row.points)
    yield words.numbers.percent(row.share, 1)
    yield words.numbers.percent(row.weight, 1)
    yield words.worth(row)
    range_ = words.range(row.item.scale) if isinstance(row.item, Criterion) else ""
    yield f"{range_} {STALE}" if row.stale else range_


def tree_name(row: NodeWeight, names: Mapping[str, str]) -> str:
    """Return the name of a group or criterion, as deep as it lies in the tree."""
    return INDENT * row.depth + names[row.item.id]


def _notes(table: WeightTable, words: WeightWords) -> Iterator[Note]:
    translate = words.translate
    yield from (Note(text, column="range") for text in stale_notes(table, words))
    yield Note(
        translate(
            "A value point is a hundredth of all value. The column says how far a project must go along "
            "a scale to gain one, at these weights."
        ),
        column="worth",
    )
    if any(isinstance(row.item, Criterion) and row.item.value_function.points for row in table.rows):
        yield Note(translate("≈ on average along the scale: the value function bends."), column="worth")
    yield Note(
        translate(
            "A weight says what the whole step from worst to best is worth; another range needs another."
        )
    )


def stale_notes(table: WeightTable, words: WeightWords) -> Iterator[str]:
    """Yield what is to be said about each weight that was given for another range."""
    for row in table.rows:
        if row.stale:
            yield words.translate(
                "{mark} {criterion}: the weight was given for {then} and must be asked for anew.",
                mark=STALE,
                criterion=words.names.criteria[row.item.id],
                then=words.step(*row.stale),
            )
