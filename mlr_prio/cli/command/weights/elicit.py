"""``mlr-prio weights elicit``: weights asked for at the terminal, or read from a file of answers."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mlr_prio.cli.completion import members_and_projects
from mlr_prio.cli.language import _
from mlr_prio.cli.option import DryRun, Format

if TYPE_CHECKING:
    from mlr_prio.cli.session import Session


class Method(StrEnum):
    """The ways of asking."""

    SWING = "swing"
    RANK_ORDER = "rank_order"
    DIRECT = "direct"
    AHP = "ahp"
    BWM = "bwm"


class Aggregation(StrEnum):
    """The ways to make several people's answers one."""

    AIJ = "aij"
    AIP = "aip"


def run(
    context: typer.Context,
    owner: Annotated[
        str,
        typer.Argument(
            metavar="WHO",
            autocompletion=members_and_projects,
            help=_("The id of a municipality, or of a viewpoint."),
        ),
    ],
    method: Annotated[
        Method, typer.Option("--method", "-m", help=_("How to ask; a file says it itself."))
    ] = Method.SWING,
    from_: Annotated[
        list[Path] | None,
        typer.Option(
            "--from", metavar="FILE", help=_("Read answers instead of asking. With ahp once for each person.")
        ),
    ] = None,
    aggregation: Annotated[
        Aggregation,
        typer.Option("--aggregate", help=_("With several people: mean of judgements, or of weights.")),
    ] = Aggregation.AIJ,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help=_("The day, year-month-day; never the clock's.")),
    ] = None,
    viewpoint: Annotated[bool, typer.Option("--viewpoint", help=_("Begin a viewpoint's profile."))] = False,
    restart: Annotated[bool, typer.Option("--restart", help=_("Forget the answers of last time."))] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=_("Write without asking."))] = False,
    dry_run: DryRun = False,
    format_: Format = None,
) -> None:
    """Ask somebody for weights, or read the answers from a file."""
    from mlr_prio.cli.exit_code import ExitCode
    from mlr_prio.cli.interview.dialogue import StoppedError
    from mlr_prio.cli.interview.result import Asked, asked, finish, read
    from mlr_prio.message import message
    from mlr_prio.workspace.profile_file import profile_owner

    session: Session = context.obj
    problem = session.problem()
    profile_owner(problem, owner, is_viewpoint=viewpoint)
    try:
        result: Asked = (
            read(problem, from_, aggregation.value, on)
            if from_
            else asked(session, problem, owner, method.value, on, restart=restart)
        )
        finish(session, problem, owner, result, format_, viewpoint=viewpoint, yes=yes, dry_run=dry_run)
    except StoppedError:
        kept = message("The answers so far are kept; the same command goes on from there.")
        session.say(session.translator()(kept))
        raise typer.Exit(ExitCode.INTERRUPTED) from None
