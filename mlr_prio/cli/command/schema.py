"""``mlr-prio schema``: the JSON Schemas that let editors complete and check the files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mlr_prio.cli.language import Language, _

if TYPE_CHECKING:
    from mlr_prio.cli.session import Session
    from mlr_prio.workspace.schema import Wording


def run(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help=_("criteria, municipalities, budgets, profile, scenario, project or statement."),
        ),
    ] = None,
    folder: Annotated[
        Path | None, typer.Option("--dir", metavar="DIR", help=_("Write all of them into this folder."))
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help=_("Write nothing; exit with 3 when a file in DIR is out of date."))
    ] = False,
    lang: Annotated[
        Language | None, typer.Option("--lang", help=_("The language of the texts that editors show."))
    ] = None,
) -> None:
    """Write the JSON Schemas that editors use."""
    from mlr_prio.cli.surface import write_out
    from mlr_prio.translation import Translator
    from mlr_prio.workspace.schema import schemas

    session: Session = context.obj
    wording = Translator(lang or session.export_language).verbatim
    if folder is not None:
        _into(session, folder, wording, check=check)
        return
    known = schemas(wording)
    if name is not None and name not in known:
        raise typer.BadParameter(
            _("choose one of: {known}").format(known=", ".join(known)), param_hint="NAME"
        )
    answer = known if name is None else known[name]
    write_out(json.dumps(answer, ensure_ascii=False, indent=2) + "\n", utf8=True)


def _into(session: Session, folder: Path, wording: Wording, *, check: bool) -> None:
    from mlr_prio.errors import OutOfDateError
    from mlr_prio.message import message
    from mlr_prio.workspace.schema import schema_files, stale_schemas

    if not check:
        from mlr_prio.report.writer import write_files

        files = schema_files(wording)
        write_files({folder / name: content for name, content in files.items()})
        what = message("wrote {count} files in {folder}", count=len(files), folder=str(folder))
        session.say(session.translator()(what))
        return
    stale = stale_schemas(folder, wording)
    if stale:
        raise OutOfDateError(
            message("out of date: {files}", files=", ".join(stale)),
            message("run: mlr-prio schema --dir {folder}", folder=str(folder)),
        )
