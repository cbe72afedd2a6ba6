"""What other methods say of the list: a check beside it, and one method's order on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.builder.section import Section
from mlr_prio.report.document import Align, Column, Heading, Note, Paragraph, Table
from mlr_prio.report.text.cross_check import always_top_text, check_sentence, filled_text, tied_places
from mlr_prio.report.text.number import MISSING, Numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.assessment.cross_check import CrossCheckTable, MethodAnswer
    from mlr_prio.assessment.ranking import RankedProject
    from mlr_prio.report.document import Block
    from mlr_prio.report.text.name import Names
    from mlr_prio.translation import Translator


def cross_check_section(result: CrossCheckTable, names: Names, translate: Translator) -> Section:
    """Return the cross-check as a part of a report.

    Parameters
    ----------
    result
        What the methods say.
    names
        Names of the workspace.
    translate
        The reader's language.
    """
    heading = Heading(translate("Other methods: a check, not the list"))
    return Section(
        "methods",
        (heading, *_blocks(result, names, translate)),
        {answer.id: _method(result, answer) for answer in result.answers},
        tuple(_records(result, names)),
    )


def _blocks(result: CrossCheckTable, names: Names, translate: Translator) -> Iterator[Block]:
    if not result.answers:
        yield Paragraph(translate("There are no projects to rank."))
        return
    yield Paragraph(always_top_text(result, names, translate))
    yield _agreement(result, translate)
    near = [row for row in result.ranking.rows if _is_in_some_top(result, row)]
    yield _places(result, near, names, translate)


def _agreement(result: CrossCheckTable, translate: Translator) -> Table:
    """Return one line a method: how alike its order is to the list."""
    numbers = Numbers(translate.language)
    columns = (
        Column("method", translate("Method")),
        Column("tau", translate("Tau-b to the list"), Align.RIGHT),
        Column("moved", translate("Other place"), Align.RIGHT),
        Column("common", translate("In common at the top"), Align.RIGHT),
    )
    firsts = sum(row.rank <= result.top for row in result.ranking.rows)
    rows = tuple(
        (
            translate(answer.title),
            MISSING if answer.tau is None else numbers.at_most(answer.tau, 2),
            numbers.plain(answer.moved),
            translate("{count} of {all}", count=len(answer.common_top), all=firsts),
        )
        for answer in result.answers
    )
    return Table(
        columns, rows, (Note(translate("Tau-b: 1 is the same order, 0 is no likeness, −1 is the reverse.")),)
    )


def _places(
    result: CrossCheckTable, rows: Sequence[RankedProject], names: Names, translate: Translator
) -> Table:
    """Return the places side by side of those who are in the top of the list or of some method."""
    numbers = Numbers(translate.language)
    columns = (
        Column("rank", translate("The list"), Align.RIGHT),
        Column("project", translate("Project"), least=20),
        *(
            Column(answer.id, translate(answer.title), Align.RIGHT, priority=number)
            for number, answer in enumerate(result.answers, start=1)
        ),
    )
    shared = [tied_places(answer) for answer in result.answers]
    cells = [
        (
            numbers.place(row.rank, tied=row.tied),
            names.projects[row.project.id],
            *(
                numbers.place(answer.ranks[row.project.id], tied=answer.ranks[row.project.id] in taken)
                for answer, taken in zip(result.answers, shared, strict=True)
            ),
        )
        for row in rows
    ]
    notes = [check_sentence(translate), *filled_text(result, translate)]
    return Table(columns, tuple(cells), tuple(map(Note, notes)))


def _is_in_some_top(result: CrossCheckTable, row: RankedProject) -> bool:
    places = (row.rank, *(answer.ranks[row.project.id] for answer in result.answers))
    return min(places) <= result.top


def _method(result: CrossCheckTable, answer: MethodAnswer) -> dict[str, object]:
    return {
        "values": dict(answer.values),
        "ranks": dict(answer.ranks),
        "tau_to_list": answer.tau,
        "moved": answer.moved,
        "top": result.top,
        "common_top": list(answer.common_top),
        "undecided": list(answer.undecided),
    }


def _records(result: CrossCheckTable, names: Names) -> Iterator[dict[str, object]]:
    listed = {row.project.id: row.rank for row in result.ranking.rows}
    for answer in result.answers:
        for project, place in answer.ranks.items():
            yield {
                "method": answer.id,
                "id": project,
                "name": names.projects[project],
                "value": answer.values[project],
                "rank": place,
                "list_rank": listed[project],
            }
