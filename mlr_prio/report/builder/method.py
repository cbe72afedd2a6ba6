"""The order that one other method gives, headed as the check that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.builder.head import SEPARATOR, contract, origin, status_mark, subtitle
from mlr_prio.report.builder.what_if import what_if_blocks, what_if_data
from mlr_prio.report.document import Align, Column, Document, Note, Paragraph, Table
from mlr_prio.report.report import Report
from mlr_prio.report.text.cross_check import check_sentence, filled_text, tied_places
from mlr_prio.report.text.name import Names
from mlr_prio.report.text.number import Numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mlr_prio.assessment.cross_check import CrossCheckTable, MethodAnswer
    from mlr_prio.report.document import Block
    from mlr_prio.translation import Translator

FIELDS = ("status", "method", "rank", "tied", "id", "name", "value", "list_rank")


def method_report(
    result: CrossCheckTable, method: str, translate: Translator, top: int | None = None
) -> Report:
    """Return the order by one method beside the places on the list.

    Parameters
    ----------
    result
        What the methods say.
    method
        The id of the one to show.
    translate
        The reader's language.
    top
        Show only these many of its places, with everybody who shares the last; None shows all.
    """
    ranking = result.ranking
    names = Names.of(ranking.problem, translate.language)
    answer = result.answer(method)
    title = method if answer is None else translate(answer.title)
    document = Document(
        language=translate.language,
        title=translate("Cross-check by {method}, not the priority list", method=title),
        status_mark=status_mark(ranking.status, translate),
        subtitle=subtitle(ranking, translate),
        origin=origin(ranking.problem, translate),
        blocks=tuple(_blocks(result, answer, names, translate, top)),
    )
    rows = [] if answer is None else _rows(result, answer, names, top)
    data = {
        **contract("rank-cross-check", ranking, translate),
        "method": method,
        "profile": ranking.in_force.profile,
        "weights": dict(ranking.weights),
        **what_if_data(ranking),
        "tau_to_list": answer and answer.tau,
        "undecided": list(answer.undecided) if answer else [],
        "missing_at_middle": result.filled,
        "ranking": rows,
    }
    about = {"status": ranking.status.value, "method": method}
    return Report(document, data, FIELDS, tuple(about | row for row in rows))


def _rows(
    result: CrossCheckTable, answer: MethodAnswer, names: Names, top: int | None
) -> list[dict[str, object]]:
    listed = _listed(result)
    taken = tied_places(answer)
    return [
        {
            "rank": place,
            "tied": place in taken,
            "id": project,
            "name": names.projects[project],
            "value": answer.values[project],
            "list_rank": listed[project],
        }
        for project, place in answer.ranks.items()
        if top is None or place <= top
    ]


def _listed(result: CrossCheckTable) -> Mapping[str, int]:
    return {row.project.id: row.rank for row in result.ranking.rows}


def _blocks(
    result: CrossCheckTable, answer: MethodAnswer | None, names: Names, translate: Translator, top: int | None
) -> Iterator[Block]:
    yield Paragraph(check_sentence(translate))
    yield from what_if_blocks(result.ranking, names, translate)
    if answer is None:
        yield Paragraph(translate("There are no projects to rank."))
        return
    numbers = Numbers(translate.language)
    taken, on_list = tied_places(answer), {row.rank for row in result.ranking.rows if row.tied}
    listed = _listed(result)
    columns = (
        Column("rank", translate("Place by {method}", method=translate(answer.title)), Align.RIGHT),
        Column("list_rank", translate("Place on the list"), Align.RIGHT),
        Column("project", translate("Project"), least=20),
    )
    rows = tuple(
        (
            numbers.place(place, tied=place in taken),
            numbers.place(listed[project], tied=listed[project] in on_list),
            names.projects[project],
        )
        for project, place in answer.ranks.items()
        if top is None or place <= top
    )
    yield Table(columns, rows, tuple(map(Note, _notes(result, answer, names, translate))))


def _notes(
    result: CrossCheckTable, answer: MethodAnswer, names: Names, translate: Translator
) -> Iterator[str]:
    yield translate("{method}: {note}.", method=translate(answer.title), note=translate(answer.note))
    if answer.undecided:
        projects = SEPARATOR.join(names.projects[project] for project in answer.undecided)
        yield translate.plural(
            "By its own conditions {method} sets {projects} first.",
            "By its own conditions {method} does not tell these apart at the top: {projects}.",
            len(answer.undecided),
            method=translate(answer.title),
            projects=projects,
        )
    yield from filled_text(result, translate)
    if answer.tau is not None:
        tau = Numbers(translate.language).at_most(answer.tau, 2)
        yield translate(
            "Tau-b to the list: {tau}; 1 is the same order, 0 is no likeness, −1 is the reverse.", tau=tau
        )
