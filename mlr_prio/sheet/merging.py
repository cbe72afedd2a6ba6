"""What returned sheets change: statements beside the files, what was sent, and one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from mlr_prio.message import message
from mlr_prio.model.fault import FaultCode
from mlr_prio.sheet.place import fault, remark
from mlr_prio.sheet.statement import MISSING, Levels, Part, Subject, current_values, same_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mlr_prio.finding import Finding
    from mlr_prio.model.criterion import Scale
    from mlr_prio.model.problem import Problem
    from mlr_prio.model.score import Score
    from mlr_prio.sheet.returned import Returned
    from mlr_prio.sheet.statement import Statement, Value

    Current: TypeAlias = Mapping[Subject, Value | Score]


@dataclass(frozen=True, slots=True)
class SheetChange:
    """A change that a returned sheet asks for.

    Parameters
    ----------
    statement
        What is to be said, and where it stands.
    old
        What the files say; None where they say nothing.
    """

    statement: Statement
    old: Value | Score | None

    @property
    def subject(self) -> Subject:
        """What the change is about."""
        return self.statement.subject


@dataclass(frozen=True, slots=True)
class Merged:
    """What returned sheets come to.

    Parameters
    ----------
    changes
        By subject: members before projects as they come, criteria in the order of their file.
    findings
        Faults and remarks.
    """

    changes: tuple[SheetChange, ...]
    findings: tuple[Finding, ...]


def merge(problem: Problem, returned: Sequence[Returned]) -> Merged:
    """Return the changes that returned sheets ask for, and what keeps some of them from being made.

    A cell that still says what was sent says nothing. One that says something else is a change, unless the
    files or another sheet have come to say a third thing: then a person must decide.
    """
    current = current_values(problem)
    by_subject: dict[Subject, list[Statement]] = {}
    findings: list[Finding] = []
    for file in returned:
        for statement in _new(file, current):
            findings += _changed_meanwhile(file, statement, current)
            by_subject.setdefault(statement.subject, []).append(statement)
    changes = []
    for subject in sorted(by_subject, key=_order(problem)):
        first, *others = by_subject[subject]
        findings += _contradictions(first, others)
        changes.append(SheetChange(first, current.get(subject)))
    findings += _without_level(changes, current)
    findings += _of_weights(problem, changes, current)
    return Merged(tuple(changes), tuple(findings))


def _new(file: Returned, current: Current) -> Iterator[Statement]:
    """Yield what a file states that is neither what was sent nor what the files say."""
    for statement in file.statements:
        said = same_text(statement.value)
        if file.memory is not None and said == file.memory.get(statement.subject):
            continue
        if said != same_text(current.get(statement.subject)):
            yield statement


def _changed_meanwhile(file: Returned, statement: Statement, current: Current) -> Iterator[Finding]:
    sent = None if file.memory is None else file.memory.get(statement.subject)
    now, part = same_text(current.get(statement.subject)), statement.subject.part
    if sent is not None and sent != now:
        yield fault(
            FaultCode.CONTRADICTION,
            statement.place,
            message(
                "the sheet was sent with {sent} and says {said}, but the files have come to say {now}",
                sent=_shown(sent, part),
                said=_shown(same_text(statement.value), part),
                now=_shown(now, part),
            ),
            message("agree on one, write it in the cell or the file, and import again"),
        )


def _contradictions(first: Statement, others: Iterable[Statement]) -> Iterator[Finding]:
    for other in others:
        if same_text(other.value) != same_text(first.value):
            yield fault(
                FaultCode.CONTRADICTION,
                other.place,
                message(
                    "{item} of {owner} is {said} here but {other} in {place}",
                    item=first.subject.item,
                    owner=first.subject.owner,
                    said=_shown(same_text(other.value), other.subject.part),
                    other=_shown(same_text(first.value), first.subject.part),
                    place=str(first.place),
                ),
                message("agree on one, and write it in both sheets"),
            )


def _shown(text: str, part: Part) -> str:
    """Return what :func:`same_text` gives as people read it, on one line."""
    if part is Part.LEVEL:
        text = " … ".join(level.partition("=")[2] or level for level in text.split(";"))
    shown = " ".join(text.split())
    return (shown if len(shown) <= 60 else f"{shown[:59]}…") or "–"  # noqa: PLR2004 -- fits on a line


def _order(problem: Problem) -> _Order:
    return _Order(tuple(node.item.id for node in problem.criteria.document.nodes()))


@dataclass(frozen=True, slots=True)
class _Order:
    """The order in which changes are shown and made."""

    items: tuple[str, ...]

    def __call__(self, subject: Subject) -> tuple[bool, str, int, str]:
        return (
            subject.part is not Part.POINTS,
            subject.owner,
            self.items.index(subject.item),
            subject.part.value,
        )


def _without_level(changes: Iterable[SheetChange], current: Current) -> Iterator[Finding]:
    """Yield a fault for each rationale of a score that is not given."""
    changes = tuple(changes)
    levels = {change.subject: change.statement.value for change in changes}
    for change in changes:
        subject = change.subject
        level = Subject(subject.owner, subject.item, Part.LEVEL)
        if subject.part is Part.RATIONALE and levels.get(level, current.get(level, MISSING)) == MISSING:
            what = message("a rationale, but no level")
            hint = message("write the level that it is for, or take the rationale away")
            yield fault(FaultCode.MISSING_KEY, change.statement.place, what, hint)


def _of_weights(problem: Problem, changes: Iterable[SheetChange], current: Current) -> Iterator[Finding]:
    """Yield what is wrong with the points of an owner as a whole, and with the ranges they are meant for."""
    scales = {leaf.id: leaf.scale for leaf in problem.leaves}
    points = [change for change in changes if change.subject.part is Part.POINTS]
    for change in points:
        yield from _other_range(change, scales.get(change.subject.item))
    for owner in dict.fromkeys(change.subject.owner for change in points):
        own = [change for change in points if change.subject.owner == owner]
        said: dict[str, object] = {
            subject.item: value
            for subject, value in current.items()
            if subject.owner == owner and subject.part is Part.POINTS
        }
        yield from _of_owner(problem, own, said | {c.subject.item: c.statement.value for c in own})


def _other_range(change: SheetChange, scale: Scale | None) -> Iterator[Finding]:
    asked = change.statement.range
    if scale is None or asked is None or asked == (scale.worst, scale.best):
        return
    yield remark(
        FaultCode.CONTRADICTION,
        change.statement.place,
        message(
            "the points are for the step {old_worst} to {old_best}, but the scale is now {worst} to {best}",
            old_worst=asked[0],
            old_best=asked[1],
            worst=scale.worst,
            best=scale.best,
        ),
        message("the step is stored with the points, and they count as stale: ask again"),
    )


def _of_owner(
    problem: Problem, changes: Sequence[SheetChange], points: Mapping[str, object]
) -> Iterator[Finding]:
    nodes = tuple(problem.criteria.document.nodes())
    place, owner = changes[0].statement.place, changes[0].subject.owner
    missing = [node.item.id for node in nodes if node.item.id not in points]
    if missing:
        what = message("{owner} has no points for {names}", owner=owner, names=", ".join(missing))
        yield fault(
            FaultCode.MISSING_KEY, place, what, message("fill them in; write 0 for what shall not count")
        )
        return
    for parent in dict.fromkeys(node.parent for node in nodes):
        family = [node.item.id for node in nodes if node.parent == parent]
        if all(points[id_] == 0 for id_ in family):
            at = next((c.statement.place for c in changes if c.subject.item in family), place)
            what = message("the weights of {names} are all 0", names=", ".join(family))
            hint = message("give at least one of them a weight greater than 0")
            yield fault(FaultCode.USELESS_WEIGHTS, at, what, hint)


def is_removal(change: SheetChange) -> bool:
    """Return whether a change takes a score away."""
    return isinstance(change.statement.value, Levels) and change.statement.value == MISSING
