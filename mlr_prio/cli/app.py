"""The program: the options before the command, and the commands."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final

import typer

from mlr_prio import __version__
from mlr_prio.cli.command_tree import program
from mlr_prio.cli.language import Language, _, choose_language
from mlr_prio.cli.session import Session

COMMANDS: Final[Mapping[str, str]] = {
    "init": _("Make a workspace: the MalmöLund example, or empty templates."),
    "check": _("Check every file, and question the judgement."),
    "rank": _("Show the joint priority list."),
    "explain": _("Say why a project has its place, or stands before another."),
    "sensitivity": _("Show how firm the list is, and what it would take to change it."),
    "portfolio": _("Show what the money can carry, pot by pot, and how sure that is."),
    "consensus": _("Show what all agree on, and what is open."),
    "diff": _("Say what moved since another list, and which edits moved it."),
    "adopt": _("Write a decision on criteria and weights into their files."),
    "export": _("Write documents and data to keep and to send."),
    "schema": _("Write the JSON Schemas that editors use."),
}
"""The commands, each in the module of its name, and what each is for."""

GROUPS: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = {
    "weights": (
        _("Show weights, change them, or ask for them."),
        {
            "show": _("Show the tree of weights, in shares and in units."),
            "set": _("Give criteria and groups other points."),
            "elicit": _("Ask somebody for weights, or read the answers from a file."),
        },
    ),
    "sheet": (
        _("Ask for weights and scores in Excel or CSV, and read the answers."),
        {
            "export": _("Make sheets for municipalities or projects to fill in."),
            "import": _("Read returned sheets, show every change, and write it."),
        },
    ),
    "project": (
        _("Begin a project, or change what its file says."),
        {
            "new": _("Begin the file of a project."),
            "set": _("Change entries of a project."),
        },
    ),
    "criterion": (
        _("Add to the criteria."),
        {"new": _("Add a criterion to the tree.")},
    ),
}
"""The groups of commands, each in the folder of its name: what the group is for, and its commands."""

app = typer.Typer(
    name="mlr-prio",
    cls=program(COMMANDS, GROUPS),
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
