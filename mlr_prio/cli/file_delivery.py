"""Bring a report to files: written whole, or compared with what is there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mlr_prio.cli.surface import write_out
from mlr_prio.errors import OutOfDateError, RequestError, reason_of
from mlr_prio.finding import SourceLocation
from mlr_prio.message import message
from mlr_prio.report.builder.annotation import annotation
from mlr_prio.report.drift import drift_text
from mlr_prio.report.format import FORMATS
from mlr_prio.report.format.csv_format import PLAIN
from mlr_prio.report.format.csv_swedish import SWEDISH
from mlr_prio.report.format.datapackage import NAME, datapackage_text
from mlr_prio.report.writer import write_files as write_contents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.cli.session import Session
    from mlr_prio.report.format.template import Template
    from mlr_prio.report.report import Report
    from mlr_prio.translation import Translator

LIST = "mlr-prio/rank"
DIALECTS = {"csv": PLAIN, "csv-sv": SWEDISH}


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file to be.

    Parameters
    ----------
    path
        Where.
    format_id
        In which format.
    content
        Its bytes.
    """

    path: Path
    format_id: str
    content: bytes


def output_files(
    report: Report, formats: Sequence[str], target: Path, stem: str, template: Template | None = None
) -> tuple[OutputFile, ...]:
    """Return the files that a report makes.

    Parameters
    ----------
    report
        The report.
    formats
        Ids of formats.
    target
        A folder; or, with one format, a file that ends like it.
    stem
        The name of files in a folder, without their endings.
    template
        The user's own look, for the format that it is for.

    Raises
    ------
    RequestError
        When there are several formats and ``target`` is a file.
    """
    if len(formats) > 1 and target.is_file():
        raise RequestError(
            message("{path} is a file, and several formats were asked for", path=str(target)),
            message("name a folder with -o DIR"),
        )
    single = len(formats) == 1
    return tuple(
        file
        for format_id in formats
        for file in _files(report, format_id, _path(format_id, target, stem, single=single), template)
    )


def _path(format_id: str, target: Path, stem: str, *, single: bool) -> Path:
    suffix = FORMATS[format_id].suffix
    is_file = single and target.suffix == suffix and not target.is_dir()
    return target if is_file else target / f"{stem}{suffix}"


def _files(report: Report, format_id: str, path: Path, template: Template | None) -> Iterator[OutputFile]:
    content = FORMATS[format_id].content(report, template)
    yield OutputFile(path, format_id, content)
    if format_id in DIALECTS:
        package = datapackage_text(report, path.name, content, DIALECTS[format_id])
        yield OutputFile(path.with_name(_package_name(report, path)), "json", package.encode())


def _package_name(report: Report, path: Path) -> str:
    """Return the usual name beside the list; beside anything else one that leaves the list's alone."""
    return NAME if report.data["format"] == LIST else f"{path.stem}.{NAME}"


def write_files(session: Session, files: Sequence[OutputFile]) -> None:
    """Write the files, all or none, and say which."""
    translate = session.translator()
    write_contents({file.path: file.content for file in files})
    for file in files:
        session.say(translate(message("wrote {path}", path=str(file.path))))


def require_current_files(session: Session, files: Sequence[OutputFile], *, annotate: bool = False) -> None:
    """Compare the files with what is there, and write nothing.

    Parameters
    ----------
    session
        The call.
    files
        What would be written now.
    annotate
        Say it to GitHub on stdout too, one annotation a file.

    Raises
    ------
    OutOfDateError
        When one is missing or differs; the message says who moved.
    """
    translate = session.translator()
    stale = [(file.path, text) for file in files if (text := _difference(file, translate))]
    if not stale:
        return
    if annotate:
        title = translate("out of date")
        lines = (annotation("error", SourceLocation(path.as_posix()), title, text) for path, text in stale)
        write_out("".join(f"{line}\n" for line in lines), utf8=True)
    differences = "\n".join(f"{path}\n{text}" for path, text in stale)
    raise OutOfDateError(
        message("out of date:\n{differences}", differences=differences),
        message("run the same command without --check"),
    )


def _difference(file: OutputFile, translate: Translator) -> str:
    """Return how a file differs from what is there; empty where it does not."""
    try:
        old = file.path.read_bytes()
    except OSError as error:
        return translate("it cannot be read: {reason}", reason=reason_of(error))
    return "" if old == file.content else drift_text(file.format_id, old, file.content, translate)
