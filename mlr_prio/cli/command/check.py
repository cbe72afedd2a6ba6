"""``mlr-prio check``: every fault of every file, and what to question in the judgement."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from mlr_prio.cli.exit_code import ExitCode
from mlr_prio.cli.language import _

if TYPE_CHECKING:
    from mlr_prio.cli.session import Session
    from mlr_prio.finding import Finding
    from mlr_prio.workspace.reader import Loaded


class FindingFormat(StrEnum):
    """The forms of the findings."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def run(
    context: typer.Context,
    format_: Annotated[
        FindingFormat,
        typer.Option("--format", "-f", help=_("Lines for people, JSON, or annotations for GitHub.")),
    ] = FindingFormat.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help=_("Let warnings fail too."))] = False,
    rules: Annotated[
        bool, typer.Option("--rules", help=_("List the rules, and why they are there."))
    ] = False,
) -> None:
    """Check every file, and question the judgement."""
    session: Session = context.obj
    if rules:
        _show_rules(session)
        return
    loaded, findings = _read(session)
    from mlr_prio.cli.surface import terminal_surface, write_out
    from mlr_prio.report.builder.findings import render_findings

    export = format_ is FindingFormat.JSON
    text = render_findings(
        findings,
        loaded.file_count,
        session.translator(export=export),
        format_.value,
        problem=loaded.problem,
        surface=terminal_surface(),
    )
    write_out(text, utf8=export)
    if _fails(findings, strict=strict):
        raise typer.Exit(ExitCode.FAULTY_INPUT)


def _read(session: Session) -> tuple[Loaded, tuple[Finding, ...]]:
    """Return what was read, and everything there is to say about it."""
    from mlr_prio.assessment.lint import lint
    from mlr_prio.workspace.cache import default_cache
    from mlr_prio.workspace.reader import read_workspace

    loaded = read_workspace(session.root(), cache=default_cache() if session.use_cache else None)
    remarks = lint(loaded.problem) if loaded.problem else ()
    return loaded, (*loaded.findings, *remarks)


def _fails(findings: tuple[Finding, ...], *, strict: bool) -> bool:
    from mlr_prio.finding import Severity

    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(finding.severity in failing for finding in findings)


def _show_rules(session: Session) -> None:
    from mlr_prio.assessment.lint import RULES
    from mlr_prio.cli.delivery import deliver
    from mlr_prio.report.builder.rules import rules_report

    deliver(session, lambda translator: rules_report(RULES, translator), None, None)
