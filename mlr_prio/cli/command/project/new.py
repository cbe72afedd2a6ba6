"""``mlr-prio project new``: the file of a project, from options or from questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from mlr_prio.cli.completion import members
from mlr_prio.cli.language import _
from mlr_prio.cli.option import Assignments, DryRun

if TYPE_CHECKING:
    from mlr_prio.cli.session import Session


def run(
    context: typer.Context,
    id_: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help=_("The id; the file is named after it. Asked for if not given.")),
    ] = None,
    entries: Assignments = None,
    name: Annotated[
        str | None, typer.Option("--name", help=_("The name in lists. Asked for if not given."))
    ] = None,
    mode: Annotated[
        str | None, typer.Option("--mode", help=_("The kind of infrastructure. Asked for if not given."))
    ] = None,
    municipality: Annotated[
        list[str] | None,
        typer.Option(
            "--municipality",
            "-m",
            metavar="ID",
            autocompletion=members,
            help=_("A municipality that it touches; may be repeated."),
        ),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Begin the file of a project."""
    from mlr_prio.cli.question import answer
    from mlr_prio.cli.rewriting import write_or_show
    from mlr_prio.workspace.assignment import assignments
    from mlr_prio.workspace.begin import new_project
    from mlr_prio.workspace.edit.change import changed

    session: Session = context.obj
    problem = session.problem()
    content: dict[str, Any] = {
        "schema_version": 1,
        "id": id_ or answer(_("Id (small letters, digits, hyphens)")),
        "name": name or answer(_("Name in lists")),
        "mode": mode or answer(_("Kind (rail, tram, metro, bus, cycle, road, freight, power)")),
        "status": "candidate",
    }
    if municipality:
        content["municipalities"] = municipality
    for change in assignments(content, entries or ()):
        content = changed(content, change)
    write_or_show(session, (new_project(problem, content),), dry_run=dry_run)
