"""The weights of all profiles side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.builder.head import contract_of, origin, status_mark
from mlr_prio.report.builder.weight_data import FIELDS, table_data, table_records
from mlr_prio.report.builder.weights import STALE, stale_notes, tree_name, words_of
from mlr_prio.report.document import Align, Column, Document, Note, Table
from mlr_prio.report.report import Report
from mlr_prio.report.text.name import short_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.assessment.weight_table import WeightTable
    from mlr_prio.report.text.weight import WeightWords
    from mlr_prio.translation import Translator


def weights_side_by_side_report(tables: Sequence[WeightTable], translate: Translator) -> Report:
    """Return all weights as shares of the whole, a column each, as a report.

    Parameters
    ----------
    tables
        At least one; all of the same workspace. The first is the one that the list rests on.
    translate
        The reader's language.
    """
    first = tables[0]
    words = words_of(first.problem, translate)
    document = Document(
        language=translate.language,
        title=translate("Weights side by side"),
        status_mark=status_mark(first.status, translate),
        subtitle=(
            first.problem.criteria.document.title.localized(translate.language),
            translate("Percent of all weight; those of a group are the sum of its criteria"),
        ),
        origin=origin(first.problem, translate),
        blocks=(_table(tables, words),),
    )
    data = {
        **contract_of("weights-side-by-side", first.problem, first.status, translate),
        "profiles": [table_data(table, words) for table in tables],
    }
    records = tuple(record for table in tables for record in table_records(table, words))
    return Report(document, data, FIELDS, records)


def _table(tables: Sequence[WeightTable], words: WeightWords) -> Table:
    owners = [words.owner(table) for table in tables]
    short = short_names(owners)
    columns = (
        Column("criterion", words.translate("Criterion"), least=20),
        *(
            Column(table.profile, name, Align.RIGHT, priority=number)
            for number, (table, name) in enumerate(zip(tables, short, strict=True))
        ),
    )
    lines = zip(*(table.rows for table in tables), strict=True)
    rows = tuple(
        (
            tree_name(line[0], words.names.labels),
            *(words.numbers.value(row.weight, 1) + (STALE if row.stale else "") for row in line),
        )
        for line in lines
    )
    return Table(columns, rows, tuple(_notes(tables, short, owners, words)))


def _notes(
    tables: Sequence[WeightTable], short: Sequence[str], owners: Sequence[str], words: WeightWords
) -> Iterator[Note]:
    legend = [f"{start} = {name}" for start, name in zip(short, owners, strict=True) if start != name]
    yield from (Note(", ".join(legend)) for _ in legend[:1])
    for table, owner in zip(tables, owners, strict=True):
        yield from (Note(f"{owner}: {text}", column=table.profile) for text in stale_notes(table, words))
