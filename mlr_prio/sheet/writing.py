"""Changes from sheets to changes of files: entries to set, and profiles to begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mlr_prio.sheet.merging import SheetChange, is_removal
from mlr_prio.sheet.statement import Levels, Part
from mlr_prio.workspace.edit.change import Change, Remove, Set

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mlr_prio.model.problem import Problem
    from mlr_prio.model.profile import WeightProfile
    from mlr_prio.model.project import Project
    from mlr_prio.model.score import Score
    from mlr_prio.model.source import Sourced

_LEVEL_KEYS = frozenset({"value", "low", "likely", "high", "mean", "sd", "values"})
_FORMS = ("order", "bounds")


@dataclass(frozen=True, slots=True)
class FileChange:
    """What is to become of one file.

    Parameters
    ----------
    path
        Relative to the workspace; empty for a profile that does not exist yet.
    owner
        The id of its member, viewpoint or project.
    changes
        What is to be done in it.
    content
        What a new profile is to hold; None for a file that is changed.
    """

    path: str
    owner: str
    changes: tuple[Change, ...] = ()
    content: Mapping[str, Any] | None = None


def file_changes(problem: Problem, changes: Sequence[SheetChange]) -> tuple[FileChange, ...]:
    """Return what is to become of each file, profiles before projects."""
    return (*_profiles(problem, changes), *_projects(problem, changes))


def _profiles(problem: Problem, changes: Sequence[SheetChange]) -> Iterator[FileChange]:
    points = [change for change in changes if change.subject.part is Part.POINTS]
    profiles = {profile.document.id: profile for profile in problem.profiles}
    for owner in dict.fromkeys(change.subject.owner for change in points):
        own = [change for change in points if change.subject.owner == owner]
        profile = profiles.get(owner)
        if profile is None:
            yield FileChange("", owner, content=_new_profile(problem, owner, own))
        else:
            yield FileChange(profile.path, owner, tuple(_in_profile(problem, profile.document, own)))


def _new_profile(problem: Problem, owner: str, changes: Sequence[SheetChange]) -> Mapping[str, Any]:
    given = {change.subject.item: change for change in changes}
    items = [node.item.id for node in problem.criteria.document.nodes()]
    scales = {leaf.id: (leaf.scale.worst, leaf.scale.best) for leaf in problem.leaves}
    ranges = {id_: list(given[id_].statement.range or scale) for id_, scale in scales.items()}
    return {
        "schema_version": 1,
        "municipality": owner,
        "status": "proposal",
        "weights": {id_: given[id_].statement.value for id_ in items},
        "elicited": {"method": "direct", "ranges": ranges},
    }


def _in_profile(problem: Problem, profile: WeightProfile, changes: Sequence[SheetChange]) -> Iterator[Change]:
    if profile.weights is None:
        yield Set(("weights",), {change.subject.item: change.statement.value for change in changes})
        yield from (Remove((form,)) for form in _FORMS if getattr(profile, form) is not None)
    else:
        yield from (Set(("weights", change.subject.item), change.statement.value) for change in changes)
    yield from _ranges(problem, profile, changes)


def _ranges(problem: Problem, profile: WeightProfile, changes: Sequence[SheetChange]) -> Iterator[Change]:
    """Yield what keeps the stored ranges true: those stored before, and those that are not the scale."""
    scales = {leaf.id: (leaf.scale.worst, leaf.scale.best) for leaf in problem.leaves}
    stored = dict(profile.elicited.ranges) if profile.elicited else {}
    wanted = {
        change.subject.item: list(change.statement.range or scales[change.subject.item])
        for change in changes
        if change.subject.item in scales
        and (
            change.subject.item in stored or change.statement.range not in {None, scales[change.subject.item]}
        )
    }
    if not wanted:
        return
    if profile.elicited is None:
        yield Set(("elicited",), {"method": "direct", "ranges": wanted})
    else:
        yield Set(("elicited", "ranges"), {id_: list(range_) for id_, range_ in stored.items()} | wanted)


def _projects(problem: Problem, changes: Sequence[SheetChange]) -> Iterator[FileChange]:
    projects = {project.document.id: project for project in problem.projects}
    scored = [change for change in changes if change.subject.part is not Part.POINTS]
    for owner in dict.fromkeys(change.subject.owner for change in scored):
        own = [change for change in scored if change.subject.owner == owner]
        yield FileChange(projects[owner].path, owner, tuple(_in_project(projects[owner], own)))


def _in_project(project: Sourced[Project], changes: Sequence[SheetChange]) -> Iterator[Change]:
    by_item: dict[str, list[SheetChange]] = {}
    for change in changes:
        by_item.setdefault(change.subject.item, []).append(change)
    written = project.document.scores
    removed = {item for item, own in by_item.items() if any(map(is_removal, own))}
    entries = {item: _entry(project, item, own) for item, own in by_item.items() if item not in removed}
    if not written or not (set(written) | set(entries)) - removed:
        yield Set(("scores",), entries)
        return
    yield from (Set(("scores", item), entry) for item, entry in entries.items())
    yield from (Remove(("scores", item)) for item in by_item if item in removed)


def _entry(project: Sourced[Project], item: str, changes: Sequence[SheetChange]) -> object:
    """Return a score as the file is to hold it; a plain number stays one where nothing else is said."""
    score = project.document.scores.get(item)
    old = _written(score) if score else {}
    new = dict(old)
    for change in changes:
        value = change.statement.value
        if isinstance(value, Levels):
            kept = {key: entry for key, entry in new.items() if key not in _LEVEL_KEYS}
            if value.likely is None:
                kept.pop("shape", None)
            new = {**value.given(), **kept}
        else:
            new["rationale"] = value
    is_plain = ("scores", item, "value") not in project.positions.marks()
    return new["value"] if set(new) == {"value"} and (is_plain or not old) else _in_order(new)


def _written(score: Score) -> dict[str, Any]:
    return score.model_dump(mode="json", exclude_unset=True)


def _in_order(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return a score with its levels first, then the reason, then the rest."""
    first = ("value", "low", "likely", "high", "rationale")
    return {key: entry[key] for key in first if key in entry} | dict(entry)
