"""``mlr-prio adopt``: write a decision into the files that it is about."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from mlr_prio.cli.language import _
from mlr_prio.cli.option import DryRun

if TYPE_CHECKING:
    from mlr_prio.cli.session import Session


class Scope(StrEnum):
    """What a decision is about."""

    CRITERIA = "criteria"
    WEIGHTS = "weights"


def run(
    context: typer.Context,
    on: Annotated[
        datetime,
        typer.Option("--on", metavar="DATE", formats=["%Y-%m-%d"], help=_("The day of the decision.")),
    ],
    by: Annotated[str, typer.Option("--by", metavar="BODY", help=_("The body that decided."))],
    scope: Annotated[
        Scope | None, typer.Option("--scope", help=_("Only the criteria, or only the members' weights."))
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Write a decision on criteria and weights into their files."""
    from mlr_prio.cli.rewriting import write_or_show
    from mlr_prio.workspace.adoption import plan_adoption

    if not by.strip():
        raise typer.BadParameter(_("name the body that decided"), param_hint="--by")
    session: Session = context.obj
    about = {"criteria": scope is not Scope.WEIGHTS, "weights": scope is not Scope.CRITERIA}
    rewrites = plan_adoption(session.root(), session.problem(), on.date(), by.strip(), **about)
    write_or_show(session, rewrites, dry_run=dry_run)
