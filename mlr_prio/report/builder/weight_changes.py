"""New points, and the places that they move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.weight_table import CRITERIA
from mlr_prio.report.builder.head import contract_of, origin, status_mark
from mlr_prio.report.builder.weights import words_of
from mlr_prio.report.document import Align, Column, Document, Heading, Paragraph, Table
from mlr_prio.report.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.assessment.weight_edit import Move, PointChanges
    from mlr_prio.model.problem import Problem
    from mlr_prio.report.document import Block
    from mlr_prio.report.text.weight import WeightWords
    from mlr_prio.translation import Translator

FIELDS: Final = ("status", "id", "name", "rank_before", "rank_after", "own_rank_before", "own_rank_after")


def weight_changes_report(
    problem: Problem,
    planned: PointChanges,
    moved: Sequence[Move],
    difference: str,
    translate: Translator,
) -> Report:
    """Return new points and what they move as a report.

    Parameters
    ----------
    problem
        The workspace without the change.
    planned
        The new points.
    moved
        The projects whose place changes.
    difference
        The changed lines, as ``diff -u`` shows them; for programs.
    translate
        The reader's language.
    """
    words = words_of(problem, translate)
    title = problem.criteria.document.title.localized(translate.language)
    document = Document(
        language=translate.language,
        title=translate("New weights: {owner}", owner=_owner(planned, words)),
        status_mark=status_mark(problem.status, translate),
        subtitle=(title, planned.path),
        origin=origin(problem, translate),
        blocks=tuple(_blocks(problem, planned, moved, words)),
    )
    data = {
        **contract_of("weights-set", problem, problem.status, translate),
        "profile": planned.profile,
        "path": planned.path,
        "changes": [{"id": c.id, "before": c.before, "after": c.after} for c in planned.changes],
        "diff": difference,
        "moves": [_move(move, words) for move in moved],
    }
    records = tuple({"status": problem.status.value, **_move(move, words)} for move in moved)
    return Report(document, data, FIELDS, records)


def _owner(planned: PointChanges, words: WeightWords) -> str:
    if planned.profile in words.names.profiles:
        return words.names.profiles[planned.profile]
    return words.translate("Criteria file")


def _move(move: Move, words: WeightWords) -> dict[str, object]:
    return {
        "id": move.project.id,
        "name": words.names.projects[move.project.id],
        "rank_before": move.before,
        "rank_after": move.after,
        "own_rank_before": move.own_before,
        "own_rank_after": move.own_after,
    }


def _blocks(
    problem: Problem, planned: PointChanges, moved: Sequence[Move], words: WeightWords
) -> Iterator[Block]:
    translate = words.translate
    if not planned.changes:
        yield Paragraph(translate("Nothing changes: the file says this already."))
        return
    columns = (
        Column("criterion", translate("Criterion"), least=24),
        Column("before", translate("Points before"), Align.RIGHT),
        Column("after", translate("Points after"), Align.RIGHT),
    )
    rows = tuple(
        (words.names.criteria[c.id], words.numbers.plain(c.before), words.numbers.plain(c.after))
        for c in planned.changes
    )
    yield Table(columns, rows)
    yield Heading(translate("Places that move"))
    if planned.profile == CRITERIA and problem.member_profiles:
        yield Paragraph(
            translate("None: the list rests on the municipalities' profiles, not on the criteria file.")
        )
    elif not moved:
        yield Paragraph(translate("None."))
    else:
        yield _moves(planned, moved, words)


def _moves(planned: PointChanges, moved: Sequence[Move], words: WeightWords) -> Table:
    translate = words.translate
    is_profile = planned.profile != CRITERIA
    own = (Column("own", _owner(planned, words), Align.RIGHT),) if is_profile else ()
    columns = (
        Column("project", translate("Project"), least=24),
        Column("joint", translate("Joint list"), Align.RIGHT),
        *own,
    )
    rows = tuple(
        (
            words.names.projects[move.project.id],
            _step(move.before, move.after),
            *([_step(move.own_before, move.own_after)] if is_profile else []),
        )
        for move in moved
    )
    return Table(columns, rows)


def _step(before: int, after: int) -> str:
    return f"{after}" if before == after else f"{before} → {after}"
