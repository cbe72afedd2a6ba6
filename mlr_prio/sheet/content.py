"""What is sent to a member, or out about a project: tables to fill in, prefilled with what the files say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from mlr_prio.errors import RequestError
from mlr_prio.message import Message, message
from mlr_prio.model.criterion import Criterion
from mlr_prio.model.suggestion import did_you_mean
from mlr_prio.sheet.column import SCORES, WEIGHTS, Layout
from mlr_prio.sheet.statement import Part, Subject, current_values, levels_of, same_text
from mlr_prio.translation import written_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mlr_prio.model.criterion import CriterionGroup, Node
    from mlr_prio.model.problem import Problem
    from mlr_prio.model.profile import WeightProfile
    from mlr_prio.model.project import Project
    from mlr_prio.model.score import Score
    from mlr_prio.sheet.statement import Levels
    from mlr_prio.translation import Translator

Entry: TypeAlias = "str | float | None"


@dataclass(frozen=True, slots=True)
class Row:
    """A row to fill in.

    Parameters
    ----------
    entries
        By the id of the column; what is not there is left empty.
    criterion
        The criterion whose levels are asked for or, where points are asked for, shown; None for a group.
    """

    entries: Mapping[str, Entry]
    criterion: Criterion | None


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table to fill in."""

    layout: Layout
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """What is sent.

    Parameters
    ----------
    id, name
        Of the member or project that it is for.
    tables
        In the order in which they are to be filled in.
    memory
        What the files say of everything that is asked for.
    problem
        Where it comes from.
    """

    id: str
    name: str
    tables: tuple[SheetTable, ...]
    memory: Mapping[Subject, str]
    problem: Problem


def package(problem: Problem, id_: str, translate: Translator) -> Package:
    """Return what to send to a member, or about a project.

    A member is asked for its weights, and for the scores of the candidates that touch it.

    Raises
    ------
    RequestError
        Where nothing has this id.
    """
    members = {member.id: member.name for member in problem.members}
    projects = {project.document.id: project.document for project in problem.projects}
    if id_ in members:
        touching = tuple(project for project in problem.candidates if id_ in project.municipalities)
        tables = (_weights(problem, id_, translate), _scores(problem, touching, translate))
        return _package(problem, id_, members[id_], tables)
    if id_ in projects:
        name = projects[id_].name.localized(translate.language)
        return _package(problem, id_, name, (_scores(problem, (projects[id_],), translate),))
    raise RequestError(
        message("there is no municipality or project {id}", id=id_),
        did_you_mean(id_, (*members, *projects)),
    )


def _package(problem: Problem, id_: str, name: str, tables: Iterable[SheetTable]) -> Package:
    tables = tuple(table for table in tables if table.rows)
    return Package(id_, name, tables, _memory(problem, tables), problem)


def _memory(problem: Problem, tables: Iterable[SheetTable]) -> Mapping[Subject, str]:
    current = current_values(problem)
    subjects = [subject for table in tables for row in table.rows for subject in _subjects(table.layout, row)]
    return {subject: same_text(current.get(subject)) for subject in subjects}


def _subjects(layout: Layout, row: Row) -> Iterator[Subject]:
    if layout is WEIGHTS:
        yield Subject(str(row.entries["member"]), str(row.entries["item_id"]), Part.POINTS)
        return
    for part in (Part.LEVEL, Part.RATIONALE):
        yield Subject(str(row.entries["project_id"]), str(row.entries["criterion_id"]), part)


def _weights(problem: Problem, member: str, translate: Translator) -> SheetTable:
    profiles = {profile.document.id: profile.document for profile in problem.profiles}
    nodes = sorted_by_group(problem)
    groups = {node.item.id: node.item.name.localized(translate.language) for node in nodes}
    profile = profiles.get(member)
    rows = []
    for node in nodes:
        group = groups[node.parent] if node.parent else translate("All groups")
        rows.append(_weight_row(node, group, member, profile, translate))
    return SheetTable(WEIGHTS, tuple(rows))


def sorted_by_group(problem: Problem) -> tuple[Node, ...]:
    """Return the groups and criteria with siblings together, each family after its parent's."""
    nodes = tuple(problem.criteria.document.nodes())
    families = list(dict.fromkeys(node.parent for node in nodes))
    return tuple(node for parent in families for node in nodes if node.parent == parent)


def _weight_row(
    node: Node, group: str, member: str, profile: WeightProfile | None, translate: Translator
) -> Row:
    item = node.item
    entries: dict[str, Entry] = {
        "group": group,
        "item": item.name.localized(translate.language),
        "meaning": _meaning(item, translate),
        "points": (profile.weights or {}).get(item.id) if profile else None,
        "member": member,
        "item_id": item.id,
    }
    if not isinstance(item, Criterion):
        return Row(entries, None)
    scale = item.scale
    return Row(entries | {"worst": scale.worst, "best": scale.best, "unit": scale.unit}, item)


def _meaning(item: Criterion | CriterionGroup, translate: Translator) -> str:
    text = item.definition if isinstance(item, Criterion) else item.description
    return "" if text is None else text.localized(translate.language)


def _scores(problem: Problem, projects: Iterable[Project], translate: Translator) -> SheetTable:
    rows = (_score_row(project, criterion, translate) for project in projects for criterion in problem.leaves)
    return SheetTable(SCORES, tuple(rows))


def _score_row(project: Project, criterion: Criterion, translate: Translator) -> Row:
    score = project.scores.get(criterion.id)
    levels = levels_of(score) if score else None
    scale = criterion.scale
    entries: dict[str, Entry] = {
        "project": project.name.localized(translate.language),
        "criterion": criterion.name.localized(translate.language),
        "meaning": _meaning(criterion, translate),
        "scale": translate(
            message("worst {worst}, best {best} {unit}", worst=scale.worst, best=scale.best, unit=scale.unit)
        ),
        "levels": "; ".join(f"{_number(level, translate)} {word}" for level, word in scale.levels.items()),
        "rationale": score.rationale if score else None,
        "remark": translate(_distribution(score)) if score and levels is None else None,
        "project_id": project.id,
        "criterion_id": criterion.id,
    }
    return Row(entries | _level_entries(levels), criterion)


def _level_entries(levels: Levels | None) -> dict[str, Entry]:
    if levels is None:
        return {}
    return {"level": levels.value, "low": levels.low, "likely": levels.likely, "high": levels.high}


def _distribution(score: Score) -> Message:
    if score.mean is not None and score.sd is not None:
        return message(
            "In the file: mean {mean}, standard deviation {sd}. Leave empty to keep it.",
            mean=score.mean,
            sd=score.sd,
        )
    return message(
        "In the file: {count} levels with probabilities. Leave empty to keep them.",
        count=len(score.values or ()),
    )


def _number(level: float, translate: Translator) -> str:
    return written_number(level, translate.language)
