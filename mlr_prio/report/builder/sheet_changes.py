"""What returned sheets would change, before it is written: the old beside the new, and the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio import __version__
from mlr_prio.message import Message, message
from mlr_prio.report.builder.head import origin, status_mark
from mlr_prio.report.document import Column, Document, Paragraph, Table
from mlr_prio.report.report import Report
from mlr_prio.report.text.name import Names
from mlr_prio.report.text.number import MISSING, Numbers
from mlr_prio.sheet.statement import Levels, Part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mlr_prio.model.problem import Problem
    from mlr_prio.model.score import Score
    from mlr_prio.sheet.merging import SheetChange
    from mlr_prio.sheet.statement import Value
    from mlr_prio.translation import Translator

FORMAT_VERSION: Final = 1
FIELDS: Final = ("owner", "item", "part", "old", "new", "cell")
_LONGEST: Final = 160

_PARTS: Final[Mapping[Part, Message]] = {
    Part.POINTS: message("Points"),
    Part.LEVEL: message("Level"),
    Part.RATIONALE: message("Rationale"),
}


def sheet_changes_report(
    problem: Problem, changes: Sequence[SheetChange], files: int, translate: Translator
) -> Report:
    """Return the changes as a report.

    Parameters
    ----------
    problem
        The workspace as it is.
    changes
        What would be changed, in the order of :func:`mlr_prio.sheet.merging.merge`.
    files
        How many sheets were read.
    translate
        The reader's language.
    """
    sheets = translate.plural("{count} sheet", "{count} sheets", files)
    count = translate.plural("{count} change", "{count} changes", len(changes))
    document = Document(
        language=translate.language,
        title=translate("What the returned sheets change"),
        status_mark=status_mark(problem.status, translate),
        subtitle=(f"{sheets} · {count}",),
        origin=origin(problem, translate),
        blocks=(
            _table(problem, changes, translate)
            if changes
            else Paragraph(translate("The sheets say what the files say already.")),
        ),
    )
    records = tuple(_record(change) for change in changes)
    data = {
        "format": "mlr-prio/sheet-import",
        "format_version": FORMAT_VERSION,
        "input_sha256": problem.input_sha256,
        "version": __version__,
        "status": problem.status.value,
        "language": translate.language,
        "changes": list(records),
    }
    return Report(document, data, FIELDS, records)


def _table(problem: Problem, changes: Sequence[SheetChange], translate: Translator) -> Table:
    names, numbers = Names.of(problem, translate.language), Numbers(translate.language)
    owners = {**names.projects, **names.municipalities, **names.profiles}
    rows = tuple(
        (
            owners.get(change.subject.owner, change.subject.owner),
            names.criteria[change.subject.item],
            translate(_PARTS[change.subject.part]),
            _shown(change.old, numbers, translate),
            _shown(change.statement.value, numbers, translate),
            str(change.statement.place),
        )
        for change in changes
    )
    columns = (
        Column("owner", translate("Of"), least=12),
        Column("item", translate("Criterion or group"), least=14),
        Column("part", translate("What")),
        Column("old", translate("Now"), least=18),
        Column("new", translate("Becomes"), least=20),
        Column("cell", translate("Cell"), priority=1, least=12),
    )
    return Table(columns, rows)


def _shown(value: Value | Score | None, numbers: Numbers, translate: Translator) -> str:
    if isinstance(value, str):
        return value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"
    if isinstance(value, int | float):
        return numbers.plain(value)
    if isinstance(value, Levels):
        given = [numbers.plain(level) for level in value.given().values()]
        return " … ".join(given) or translate("missing")
    return MISSING if value is None else translate("a distribution")


def _record(change: SheetChange) -> dict[str, object]:
    return {
        "owner": change.subject.owner,
        "item": change.subject.item,
        "part": change.subject.part.value,
        "old": _plain(change.old),
        "new": _plain(change.statement.value),
        "cell": str(change.statement.place),
    }


def _plain(value: Value | Score | None) -> object:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Levels):
        return dict(value.given()) or None
    return value.model_dump(mode="json", exclude_unset=True)
