"""``mlr-prio sheet export``: workbooks or CSV for others to fill in."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mlr_prio.cli.completion import members_and_projects
from mlr_prio.cli.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.cli.session import Session


class SheetFormat(StrEnum):
    """The forms of a sheet."""

    XLSX = "xlsx"
    CSV = "csv"


For = Annotated[
    list[str] | None,
    typer.Option(
        "--for",
        metavar="ID",
        autocompletion=members_and_projects,
        help=_("A municipality or a project; may be repeated. Every municipality if not given."),
    ),
]
Target = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE|DIR", help=_("Where to write; here if not given.")),
]


def run(
    context: typer.Context,
    for_: For = None,
    output: Target = None,
    format_: Annotated[
        SheetFormat | None, typer.Option("--format", "-f", help=_("A workbook, or CSV files."))
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=_("Replace files, also those that somebody filled in."))
    ] = False,
) -> None:
    """Make sheets for municipalities or projects to fill in."""
    from mlr_prio.message import message

    session: Session = context.obj
    is_csv = (format_ or (output and output.suffix.lower().removeprefix("."))) == SheetFormat.CSV
    files = _files(session, for_, is_csv=is_csv)
    placed = _placed(files, output)
    if not force:
        _require_free(placed)
    from mlr_prio.report.writer import write_bytes

    for path, content in placed.items():
        write_bytes(path, content)
        session.say(session.translator()(message("wrote {path}", path=str(path))))


def _files(session: Session, ids: list[str] | None, *, is_csv: bool) -> Mapping[str, bytes]:
    """Return what to write, by file name."""
    from mlr_prio.sheet.column import LAYOUTS
    from mlr_prio.sheet.content import package
    from mlr_prio.sheet.csv_file import csv_files
    from mlr_prio.sheet.workbook import workbook_bytes

    problem, translate = session.problem(), session.translator(export=True)
    asked = ids or [member.id for member in problem.members]
    packages = [package(problem, id_, translate) for id_ in dict.fromkeys(asked)]
    if not is_csv:
        return {f"{sent.id}.xlsx": workbook_bytes(sent, translate) for sent in packages}
    titles = {layout.id: translate(layout.title).lower() for layout in LAYOUTS}
    return {
        f"{sent.id}-{titles[layout]}.csv": content
        for sent in packages
        for layout, content in csv_files(sent, translate).items()
    }


def _placed(files: Mapping[str, bytes], output: Path | None) -> Mapping[Path, bytes]:
    """Return what to write by its place: one file where one was named, else all of them in a folder."""
    if output is None or len(files) > 1 or output.is_dir() or not output.suffix:
        return {(output or Path()) / name: content for name, content in files.items()}
    return {output: next(iter(files.values()))}


def _require_free(placed: Mapping[Path, bytes]) -> None:
    from mlr_prio.errors import RequestError
    from mlr_prio.message import message

    in_the_way = [
        str(path) for path, content in placed.items() if path.exists() and path.read_bytes() != content
    ]
    if in_the_way:
        raise RequestError(
            message("these files are in the way: {files}", files=", ".join(in_the_way)),
            message("name another place with -o, or replace them with --force; nothing was written"),
        )
