"""``mlr-prio sheet import``: what others filled in, shown, agreed on, and written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mlr_prio.cli.exit_code import ExitCode
from mlr_prio.cli.language import _
from mlr_prio.cli.option import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlr_prio.cli.session import Session
    from mlr_prio.finding import Finding
    from mlr_prio.model.problem import Problem
    from mlr_prio.sheet.merging import SheetChange
    from mlr_prio.workspace.edit.apply import Rewrite

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE…", help=_("Workbooks, CSV files, or folders of them."))
]


def run(
    context: typer.Context,
    files: Files,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=_("Write without asking."))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only show what would change."))] = False,
    format_: Format = None,
) -> None:
    """Read returned sheets, show every change, and write it."""
    from mlr_prio.cli.delivery import deliver
    from mlr_prio.report.builder.sheet_changes import sheet_changes_report

    session: Session = context.obj
    problem = session.problem()
    changes, remarks, count = _read(files, problem)
    rewrites = _rewrites(session, problem, changes)
    deliver(
        session, lambda translate: sheet_changes_report(problem, changes, count, translate), format_, None
    )
    session.say_findings(remarks)
    if not changes or dry_run:
        return
    if not (yes or _agreed(session, rewrites)):
        translate = session.translator()
        session.say(translate("nothing was written"))
        raise typer.Exit(ExitCode.FAULTY_INPUT)
    _write(session, rewrites)


def _read(
    files: Sequence[Path], problem: Problem
) -> tuple[tuple[SheetChange, ...], tuple[Finding, ...], int]:
    """Return the changes that the files ask for, and remarks; faults of any of them stop all."""
    from mlr_prio.errors import InputError
    from mlr_prio.finding import Severity
    from mlr_prio.sheet.merging import merge
    from mlr_prio.sheet.returned import read_returned

    returned, findings = read_returned(files, problem)
    merged = merge(problem, returned)
    findings = (*findings, *merged.findings)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise InputError(findings)
    return merged.changes, findings, len(returned)


def _rewrites(session: Session, problem: Problem, changes: Sequence[SheetChange]) -> tuple[Rewrite, ...]:
    """Return what the files are to hold, checked as a whole."""
    from mlr_prio.sheet.writing import file_changes
    from mlr_prio.workspace.begin import new_profile
    from mlr_prio.workspace.edit.apply import foresee, plan_edit

    root = session.root()
    rewrites = tuple(
        plan_edit(root, file.path, file.changes)
        if file.content is None
        else new_profile(file.owner, file.content)
        for file in file_changes(problem, changes)
    )
    foresee(root, rewrites)
    return rewrites


def _agreed(session: Session, rewrites: Sequence[Rewrite]) -> bool:
    from mlr_prio.cli.question import agrees

    translate = session.translator()
    files = translate.plural("{count} file", "{count} files", len(rewrites))
    return agrees(session, translate("Write this to {files}?", files=files))


def _write(session: Session, rewrites: Sequence[Rewrite]) -> None:
    from mlr_prio.message import message
    from mlr_prio.workspace.edit.apply import apply_rewrites

    apply_rewrites(session.root(), rewrites)
    translate = session.translator()
    for rewrite in rewrites:
        session.say(translate(message("wrote {path}", path=rewrite.path)))
