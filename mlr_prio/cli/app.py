"""The program: the options before the command, and the commands."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Final

import typer

from mlr_prio import __version__
from mlr_prio.cli.command import check, explain, export, init, rank, schema
from mlr_prio.cli.help_text import LocalCommand, LocalGroup
from mlr_prio.cli.language import Language, _, choose_language
from mlr_prio.cli.session import Session

app = typer.Typer(
    name="mlr-prio",
    cls=LocalGroup,
    help=_("Agree on which infrastructure investments to stand behind, and say so with one voice."),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"mlr-prio {__version__}")
        raise typer.Exit


@app.callback()
def start(
    context: typer.Context,
    workspace: Annotated[
        Path | None,
        typer.Option(
            "--workspace",
            "-w",
            metavar="DIR",
            help=_("The folder that holds criteria/ and projects/; found from here upwards if not given."),
        ),
    ] = None,
    lang: Annotated[
        Language | None, typer.Option("--lang", help=_("The language, of documents too."))
    ] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help=_("Read every file anew."))] = False,
    debug: Annotated[bool, typer.Option("--debug", help=_("Show the traceback of a fault of ours."))] = False,  # noqa: ARG001 -- read by main
    version: Annotated[  # noqa: ARG001 -- acts in its callback
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help=_("Show the version.")),
    ] = False,
) -> None:
    """Keep what the options before the command decide."""
    language = lang or choose_language((), os.environ)
    context.obj = Session(language, lang or "sv", workspace, use_cache=not no_cache)


COMMANDS: Final[Mapping[str, tuple[Callable[..., None], str]]] = {
    "init": (init.run, _("Make a workspace: the MalmöLund example, or empty templates.")),
    "check": (check.run, _("Check every file, and question the judgement.")),
    "rank": (rank.run, _("Show the joint priority list.")),
    "explain": (explain.run, _("Say why a project has its place, or stands before another.")),
    "export": (export.run, _("Write documents and data to keep and to send.")),
    "schema": (schema.run, _("Write the JSON Schemas that editors use.")),
}

for _name, (_run, _help) in COMMANDS.items():
    app.command(_name, cls=LocalCommand, help=_help)(_run)
