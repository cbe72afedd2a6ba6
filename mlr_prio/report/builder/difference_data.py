"""A comparison for programs: the JSON contract, flat records, and remarks for GitHub."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio import __version__
from mlr_prio.model.score import Score
from mlr_prio.report.builder.annotation import annotation
from mlr_prio.report.builder.head import FORMAT_VERSION
from mlr_prio.report.text.edit import EditWords
from mlr_prio.report.text.number import Numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.difference import Difference, Move
    from mlr_prio.assessment.edit import Edit
    from mlr_prio.assessment.list_state import ListState
    from mlr_prio.translation import Translator

FIELDS: Final = (
    *("status", "id", "name", "old_rank", "old_tied", "new_rank", "new_tied", "old_value", "new_value"),
    *("change", "kind", "path", "edited", "owner", "effect"),
)


def difference_data(difference: Difference, words: EditWords) -> dict[str, object]:
    """Return the JSON contract of ``diff``."""
    old, new = difference.old, difference.new
    return {
        "format": "mlr-prio/diff",
        "format_version": FORMAT_VERSION,
        "input_sha256": new.input_sha256,
        "version": __version__,
        "status": new.status.value,
        "language": words.translate.language,
        "profile": new.profile,
        "old": _version(old),
        "new": _version(new),
        "traced": difference.is_traced,
        "moves": [_move(move, difference, words) for move in difference.moves if not move.is_still],
        "unchanged": [move.project for move in difference.moves if move.is_still],
        "added": [_lone(project, new, words) for project in difference.added],
        "removed": [_lone(project, old, words) for project in difference.removed],
        "edits": [_edit(edit) | {"effects": dict(edit.effects)} for edit in difference.edits],
    }


def _version(state: ListState) -> dict[str, object]:
    version = state.version
    return {
        "kind": version.kind.value,
        "name": version.name or None,
        "commit": version.commit or None,
        "date": version.date or None,
        "input_sha256": state.input_sha256,
    }


def _move(move: Move, difference: Difference, words: EditWords) -> dict[str, object]:
    return {
        **_places(move, words),
        "causes": [_edit(cause.edit) | {"effect": cause.effect} for cause in move.causes],
        "passed_by": list(difference.passed_by(move.project)),
        "passed": list(difference.passed(move.project)),
    }


def _places(move: Move, words: EditWords) -> dict[str, object]:
    return {
        "id": move.project,
        "name": words.names.projects[move.project],
        "old_rank": move.old.rank,
        "old_tied": move.old.tied,
        "new_rank": move.new.rank,
        "new_tied": move.new.tied,
        "old_value": move.old.value,
        "new_value": move.new.value,
        "change": move.change,
    }


def _lone(project: str, state: ListState, words: EditWords) -> dict[str, object]:
    place = state.places[project]
    name = words.names.projects[project]
    return {"id": project, "name": name, "rank": place.rank, "tied": place.tied, "value": place.value}


def _edit(edit: Edit) -> dict[str, object]:
    return {
        "kind": edit.kind.value,
        "path": edit.path or None,
        "line": edit.location.line if edit.location else None,
        "id": edit.id,
        "owner": edit.owner or None,
        "project": edit.project or None,
        "old": _plain(edit.old),
        "new": _plain(edit.new),
    }


def _plain(what: float | Score | None) -> object:
    """Return points as a number, and a score as its file could write it: a number where it is exact."""
    if not isinstance(what, Score):
        return what
    if what.value is not None:
        return what.value
    names = ("low", "likely", "high", "mean", "sd")
    known: dict[str, object] = {name: x for name in names if (x := getattr(what, name)) is not None}
    return known | ({"values": {f"{x:g}": p for x, p in what.values.items()}} if what.values else {})


def difference_records(difference: Difference, words: EditWords) -> Iterator[dict[str, object]]:
    """Yield one flat record a project and cause, one for a project that moved without any, new and gone."""
    status = {"status": difference.new.status.value}
    for move in difference.moves:
        if move.is_still:
            continue
        place = status | _places(move, words)
        for cause in move.causes:
            told = _edit(cause.edit) | {"edited": cause.edit.id, "effect": cause.effect}
            yield told | place
        if not move.causes:
            yield place
    for kind, projects, state in (
        ("project_added", difference.added, difference.new),
        ("project_removed", difference.removed, difference.old),
    ):
        side = "new" if state is difference.new else "old"
        for project in projects:
            alone = _lone(project, state, words)
            told = {f"{side}_{key}": alone[key] for key in ("rank", "tied", "value")}
            yield status | {"id": project, "name": alone["name"], "kind": kind} | told


def difference_annotations(difference: Difference, translate: Translator) -> str:
    """Return one workflow command an edit, at its line in the new files, the largest effect first.

    Each names the projects that it helped to another place, or the one that it touched most. GitHub shows the
    first ten of a step; what has no line any more is told at the first line of its file.
    """
    words = EditWords.of(difference, translate)
    return "".join(f"{_remark(edit, difference, words)}\n" for edit in difference.edits if edit.path)


def _remark(edit: Edit, difference: Difference, words: EditWords) -> str:
    from mlr_prio.finding import SourceLocation

    place = edit.location or SourceLocation(edit.path)
    touched = [move for move in difference.moves if move.project in edit.effects]
    touched.sort(key=lambda move: -abs(edit.effects[move.project]))
    moves = [move for move in touched if move.steps] or touched[:1]
    numbers = Numbers(words.translate.language)
    lines = [
        words.translate(
            "{project}: {effect}, place {old} → {new}",
            project=words.names.projects[move.project],
            effect=numbers.signed(edit.effects[move.project]),
            old=numbers.place(move.old.rank, tied=move.old.tied),
            new=numbers.place(move.new.rank, tied=move.new.tied),
        )
        for move in moves
    ]
    return annotation("notice", place, words.edit(edit), "\n".join(lines))
