"""What has changed since another list: who moved and why, who is new or gone, and the edits behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mlr_prio.model.project import ProjectStatus
from mlr_prio.model.version import VersionKind
from mlr_prio.report.builder.difference_data import FIELDS, difference_data, difference_records
from mlr_prio.report.builder.head import SHORT_DIGEST, status_mark
from mlr_prio.report.document import Align, Column, Document, Heading, Note, Paragraph, Table
from mlr_prio.report.report import Report
from mlr_prio.report.text.edit import EditWords
from mlr_prio.report.text.number import MISSING, Numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.assessment.difference import Difference, Move
    from mlr_prio.assessment.edit import Edit
    from mlr_prio.assessment.list_state import ListState, Place
    from mlr_prio.report.document import Block
    from mlr_prio.translation import Translator

CAUSES: Final = 3
"""So many causes of a move are named, the others summed; the table of edits and JSON have them all."""

PASSERS: Final = 3
EDITS: Final = 30
"""So many edits are listed for people, the largest effects; JSON has them all."""


def difference_report(difference: Difference, translate: Translator) -> Report:
    """Return a comparison as a report.

    Parameters
    ----------
    difference
        The comparison.
    translate
        The reader's language.
    """
    words = EditWords.of(difference, translate)
    digests = (state.input_sha256[:SHORT_DIGEST] for state in (difference.old, difference.new))
    document = Document(
        language=translate.language,
        title=_title(difference, translate),
        status_mark=status_mark(difference.new.status, translate),
        subtitle=(_counts(difference, translate),),
        origin=translate("input {digest}", digest=" → ".join(digests)),
        blocks=tuple(_blocks(difference, words)),
    )
    return Report(
        document, difference_data(difference, words), FIELDS, tuple(difference_records(difference, words))
    )


def _title(difference: Difference, translate: Translator) -> str:
    old = _name(difference.old)
    if difference.new.version.kind is VersionKind.WORKSPACE:
        return translate("What has changed since {old}", old=old)
    return translate("What has changed from {old} to {new}", old=old, new=_name(difference.new))


def _name(state: ListState) -> str:
    version = state.version
    return f"{version.name} ({version.date})" if version.date else version.name


def _counts(difference: Difference, translate: Translator) -> str:
    moved = sum(move.steps != 0 for move in difference.moves)
    return translate.plural(
        "{moved} of {count} project has another place",
        "{moved} of {count} projects have another place",
        len(difference.moves),
        moved=moved,
    )


def _blocks(difference: Difference, words: EditWords) -> Iterator[Block]:
    translate = words.translate
    moved = [move for move in difference.moves if _has_another_place(move)]
    others = tuple(_others_text(difference, moved, words))
    if moved:
        table = _move_table(difference, moved, words)
        yield replace(table, notes=(*table.notes, *map(Note, others)))
    else:
        yield from map(Paragraph, others)
    yield from _came_and_went(difference, words)
    if difference.edits:
        yield Heading(translate("The edits, the largest effect first"))
        yield _edit_table(difference.edits, words)
    if not difference.is_traced:
        yield Paragraph(
            translate(
                "An exported list holds results and no files. Whose points changed a weight, and whether a "
                "score or a scale changed a value, cannot be told; the effects are exact all the same."
            )
        )


def _move_table(difference: Difference, moved: Sequence[Move], words: EditWords) -> Table:
    translate, numbers = words.translate, Numbers(words.translate.language)
    columns = (
        Column("steps", translate("Change")),
        Column("project", translate("Project"), least=20),
        Column("places", translate("Place")),
        Column("value", translate("Value"), Align.RIGHT),
        Column("causes", translate("Because of"), least=30),
    )
    rows = tuple(
        (
            _steps(move),
            words.names.projects[move.project],
            _places(move, numbers),
            numbers.signed(move.change) if move.causes else MISSING,
            _because(difference, move, words),
        )
        for move in moved
    )
    note = Note(translate("The effects are points of value (0–100) and sum to the change of the value."))
    return Table(columns, rows, (note,))


def _has_another_place(move: Move) -> bool:
    return move.steps != 0 or move.old.tied != move.new.tied


def _others_text(difference: Difference, moved: Sequence[Move], words: EditWords) -> Iterator[str]:
    """Yield a sentence on the projects that keep their place, and how much their values changed."""
    translate = words.translate
    kept = [move for move in difference.moves if not _has_another_place(move)]
    if not (difference.edits or difference.added or difference.removed or moved):
        yield translate("Nothing on the list has changed.")
    elif kept:
        largest = max(abs(move.change) for move in kept)
        most = Numbers(translate.language).value(largest, 1)
        yield translate.plural(
            "{count} project keeps its place; its value changes by {most}.",
            "{count} projects keep their places; their values change by {most} at most.",
            len(kept),
            most=most,
        )


def _steps(move: Move) -> str:
    if move.steps == 0:
        return MISSING
    return f"{'▲' if move.steps > 0 else '▼'} {abs(move.steps)}"


def _places(move: Move, numbers: Numbers) -> str:
    old, new = (_place(place, numbers) for place in (move.old, move.new))
    return new if old == new else f"{old} → {new}"


def _place(place: Place, numbers: Numbers) -> str:
    return numbers.place(place.rank, tied=place.tied)


def _because(difference: Difference, move: Move, words: EditWords) -> str:
    """Return the edits behind a move, and where these do not explain it, the others who moved."""
    causes = words.causes(move.causes, CAUSES) if move.causes else ""
    numbers = Numbers(words.translate.language)
    shows = numbers.signed(move.change) != numbers.signed(0.0)
    if shows and move.change * move.steps >= 0:
        return causes
    return "; ".join(part for part in (_others(difference, move, words), causes) if part) or MISSING


def _others(difference: Difference, move: Move, words: EditWords) -> str:
    """Return who is before a project now and was not, and the reverse."""
    translate = words.translate
    behind = difference.passed_by(move.project)
    ahead = [p for p in difference.passed(move.project) if p not in difference.removed]
    gone = [p for p in difference.passed(move.project) if p in difference.removed]
    said = []
    if behind:
        said.append(translate("now behind {projects}", projects=_few(behind, words)))
    if ahead:
        said.append(translate("now before {projects}", projects=_few(ahead, words)))
    if gone:
        said.append(translate("{projects} gone", projects=_few(gone, words)))
    return "; ".join(said)


def _few(projects: Sequence[str], words: EditWords) -> str:
    names = [words.names.projects[project] for project in projects[:PASSERS]]
    more = len(projects) - len(names)
    if more:
        names.append(words.translate.plural("{count} more", "{count} more", more))
    return words.translate.listed(names)


def _came_and_went(difference: Difference, words: EditWords) -> Iterator[Block]:
    translate, numbers = words.translate, Numbers(words.translate.language)
    if difference.added:
        said = [
            f"{words.names.projects[p]} ({_place(difference.new.places[p], numbers)})"
            for p in difference.added
        ]
        yield Paragraph(translate("New: {projects}", projects=" · ".join(said)))
    if difference.removed:
        said = [_gone(difference, project, words, numbers) for project in difference.removed]
        yield Paragraph(translate("Gone: {projects}", projects=" · ".join(said)))


def _gone(difference: Difference, project: str, words: EditWords, numbers: Numbers) -> str:
    """Return a project that is off the list with its old place, and what has become of it."""
    translate = words.translate
    problem = difference.new.problem
    projects = problem.projects if problem is not None else ()
    status = next((p.document.status for p in projects if p.document.id == project), None)
    fate = {
        ProjectStatus.BUILT: translate("opened"),
        ProjectStatus.SIFTED: translate("sifted out"),
        ProjectStatus.WITHDRAWN: translate("withdrawn"),
    }
    place = _place(difference.old.places[project], numbers)
    told = f", {fate[status]}" if status in fate else ""
    return translate(
        "{project} (was {place}{told})", project=words.names.projects[project], place=place, told=told
    )


def _edit_table(edits: Sequence[Edit], words: EditWords) -> Table:
    translate, numbers = words.translate, Numbers(words.translate.language)
    columns = (
        Column("edit", translate("Edit"), least=24),
        Column("place", translate("Where"), priority=2),
        Column("effect", translate("Largest effect"), Align.RIGHT),
        Column("project", translate("On"), priority=1, least=20),
    )
    rows = []
    for edit in edits[:EDITS]:
        project = max(edit.effects, key=lambda p: abs(edit.effects[p]))
        place = f"{edit.location.path}:{edit.location.line}" if edit.location else edit.path or MISSING
        effect = numbers.signed(edit.effects[project])
        rows.append((words.edit(edit), place, effect, words.names.projects[project]))
    notes = []
    if len(edits) > EDITS:
        text = translate("Shows {shown} of {count} edits; JSON has them all.", shown=EDITS, count=len(edits))
        notes.append(Note(text))
    return Table(columns, tuple(rows), tuple(notes))
