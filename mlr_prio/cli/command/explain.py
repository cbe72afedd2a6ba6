"""``mlr-prio explain``: why a project has its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mlr_prio.cli.completion import projects
from mlr_prio.cli.language import _
from mlr_prio.cli.option import Cut, Format, Output, Profile, Shares, parse_shares

if TYPE_CHECKING:
    from mlr_prio.cli.session import Session
    from mlr_prio.report.report import Report
    from mlr_prio.translation import Translator


def run(
    context: typer.Context,
    project: Annotated[
        str, typer.Argument(metavar="A", autocompletion=projects, help=_("The id of a project."))
    ],
    other: Annotated[
        str | None,
        typer.Argument(
            metavar="[B]",
            autocompletion=projects,
            help=_("The id of another to compare with; else its neighbours."),
        ),
    ] = None,
    top: Cut = None,
    profile: Profile = None,
    set_: Shares = None,
    format_: Format = None,
    output: Output = None,
) -> None:
    """Say why A has its place, or why it stands before or after B."""
    shares = parse_shares(set_)
    from mlr_prio.assessment.explanation import explain
    from mlr_prio.cli.delivery import deliver
    from mlr_prio.report.builder.explanation import explanation_report

    session: Session = context.obj

    def make_report(translator: Translator) -> Report:
        answer = explain(session.problem(), project, other, top=top, profile=profile, shares=shares)
        return explanation_report(answer, translator)

    deliver(session, make_report, format_, output)
