"""The program: the options before the command, and the commands."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Final

import typer

from mlr_prio import __version__
from mlr_prio.cli.command import (
    adopt,
    check,
    consensus,
    diff,
    explain,
    export,
    init,
    portfolio,
    rank,
    schema,
    sensitivity,
)
from mlr_prio.cli.command.criterion import new as criterion_new
from mlr_prio.cli.command.project import new as project_new
from mlr_prio.cli.command.project import set_ as project_set
from mlr_prio.cli.command.sheet import export as sheet_export
from mlr_prio.cli.command.sheet import import_ as sheet_import
from mlr_prio.cli.command.weights import elicit as weights_elicit
from mlr_prio.cli.command.weights import set_ as weights_set
from mlr_prio.cli.command.weights import show as weights_show
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
    "sensitivity": (sensitivity.run, _("Show how firm the list is, and what it would take to change it.")),
    "portfolio": (portfolio.run, _("Show what the money can carry, pot by pot, and how sure that is.")),
    "consensus": (consensus.run, _("Show what all agree on, and what is open.")),
    "diff": (diff.run, _("Say what moved since another list, and which edits moved it.")),
    "adopt": (adopt.run, _("Write a decision on criteria and weights into their files.")),
    "export": (export.run, _("Write documents and data to keep and to send.")),
    "schema": (schema.run, _("Write the JSON Schemas that editors use.")),
}

GROUPS: Final[Mapping[str, tuple[str, Mapping[str, tuple[Callable[..., None], str]]]]] = {
    "weights": (
        _("Show weights, change them, or ask for them."),
        {
            "show": (weights_show.run, _("Show the tree of weights, in shares and in units.")),
            "set": (weights_set.run, _("Give criteria and groups other points.")),
            "elicit": (weights_elicit.run, _("Ask somebody for weights, or read the answers from a file.")),
        },
    ),
    "sheet": (
        _("Ask for weights and scores in Excel or CSV, and read the answers."),
        {
            "export": (sheet_export.run, _("Make sheets for municipalities or projects to fill in.")),
            "import": (sheet_import.run, _("Read returned sheets, show every change, and write it.")),
        },
    ),
    "project": (
        _("Begin a project, or change what its file says."),
        {
            "new": (project_new.run, _("Begin the file of a project.")),
            "set": (project_set.run, _("Change entries of a project.")),
        },
    ),
    "criterion": (
        _("Add to the criteria."),
        {"new": (criterion_new.run, _("Add a criterion to the tree."))},
    ),
}

for _name, (_run, _help) in COMMANDS.items():
    app.command(_name, cls=LocalCommand, help=_help)(_run)
for _name, (_help, _commands) in GROUPS.items():
    _group = typer.Typer(cls=LocalGroup, help=_help, rich_markup_mode=None, no_args_is_help=True)
    for _own_name, (_run, _own_help) in _commands.items():
        _group.command(_own_name, cls=LocalCommand, help=_own_help)(_run)
    app.add_typer(_group, name=_name)
