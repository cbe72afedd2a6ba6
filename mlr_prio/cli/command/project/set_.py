"""``mlr-prio project set``: entries of a project, changed on the lines that they stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mlr_prio.cli.completion import projects
from mlr_prio.cli.language import _
from mlr_prio.cli.option import Assignments, DryRun

if TYPE_CHECKING:
    from mlr_prio.cli.session import Session


def run(
    context: typer.Context,
    id_: Annotated[
        str, typer.Argument(metavar="ID", autocompletion=projects, help=_("The id of a project."))
    ],
    entries: Assignments,
    dry_run: DryRun = False,
) -> None:
    """Change entries of a project."""
    from mlr_prio.cli.rewriting import write_or_show
    from mlr_prio.errors import RequestError
    from mlr_prio.message import message
    from mlr_prio.model.suggestion import did_you_mean
    from mlr_prio.workspace.assignment import assignments
    from mlr_prio.workspace.edit.apply import plan_edit
    from mlr_prio.workspace.file_data import file_data

    session: Session = context.obj
    paths = {project.document.id: project.path for project in session.problem().projects}
    if id_ not in paths:
        raise RequestError(message("there is no project {id}", id=id_), did_you_mean(id_, paths))
    changes = assignments(file_data(session.root(), paths[id_]), entries or ())
    write_or_show(session, (plan_edit(session.root(), paths[id_], changes),), dry_run=dry_run)
