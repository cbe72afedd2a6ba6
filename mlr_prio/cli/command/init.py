"""``mlr-prio init``: a workspace to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mlr_prio.cli.language import _

if TYPE_CHECKING:
    from mlr_prio.cli.session import Session


def run(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help=_("Where to make it."))] = Path(),
    empty: Annotated[
        bool, typer.Option("--empty", help=_("Commented templates instead of the MalmöLund example."))
    ] = False,
) -> None:
    """Make a workspace: the MalmöLund example, or empty templates."""
    from mlr_prio.message import message
    from mlr_prio.workspace.scaffold import make_workspace

    session: Session = context.obj
    translate = session.translator()
    wording = session.translator(export=True).verbatim
    written = make_workspace(folder, empty=empty, wording=wording)
    session.say(translate(message("wrote {count} files in {folder}", count=len(written), folder=str(folder))))
    session.say(translate("now run: mlr-prio rank"))
