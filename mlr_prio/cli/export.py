"""What ``export`` does: makes the document, and brings it to files or to the terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mlr_prio.cli.as_of import as_of
from mlr_prio.cli.file_delivery import output_files, require_current_files, write_files
from mlr_prio.cli.surface import write_out
from mlr_prio.errors import RequestError, reason_of
from mlr_prio.message import message
from mlr_prio.report.format import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from typing import TypeAlias

    from mlr_prio.assessment.ranking import Ranking
    from mlr_prio.cli.session import Session
    from mlr_prio.message import Message
    from mlr_prio.report.format.template import Template
    from mlr_prio.report.report import Report
    from mlr_prio.translation import Translator

    Maker: TypeAlias = Callable[["Order"], Report]


@dataclass(frozen=True, slots=True)
class Export:
    """What was asked for.

    Parameters
    ----------
    formats
        Ids of formats, each once.
    content
        A key of :data:`CONTENTS`.
    date
        The day it holds for, as it was written; None where none was.
    output
        The folder or file; None is the terminal.
    check
        Compare instead of writing.
    annotate
        Say to GitHub too what is out of date.
    recipient
        The id of the statement; None where there is only one, or none is asked for.
    template
        The user's own template; None takes those that ship.
    """

    formats: tuple[str, ...]
    content: str
    date: str | None
    output: Path | None
    check: bool
    annotate: bool = False
    recipient: str | None = None
    template: Path | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """What a document is made of.

    Parameters
    ----------
    ranking
        The list.
    translate
        The language of the document.
    day
        The day that it holds for, ISO 8601; empty where nobody has said.
    recipient
        The id of a statement; None where none was named.
    root
        The folder of the workspace.
    """

    ranking: Ranking
    translate: Translator
    day: str
    recipient: str | None
    root: Path


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document.

    Parameters
    ----------
    stem
        What its files are called, without their endings; None where the document has a name of its own.
    make
        Makes it.
    """

    stem: Message | None
    make: Maker


def _list(order: Order) -> Report:
    from mlr_prio.report.builder.export import list_export

    return list_export(order.ranking, order.translate, order.day)


def _report(order: Order) -> Report:
    from mlr_prio.report.builder.basis_report import basis_report

    return basis_report(order.ranking, order.translate, order.day)


def _statement(order: Order) -> Report:
    from mlr_prio.assessment.statement import statement_case
    from mlr_prio.assessment.statement_evidence import with_evidence
    from mlr_prio.report.builder.statement.report import statement_report
    from mlr_prio.workspace.asset import read_logo

    case = with_evidence(statement_case(order.ranking, order.recipient))
    statements = order.ranking.problem.statements
    logo = None if statements is None else read_logo(order.root, statements)
    return statement_report(case, order.translate, order.day, logo)


CONTENTS: Final[Mapping[str, Kind]] = {
    "list": Kind(message("priority-list"), _list),
    "report": Kind(message("decision-basis"), _report),
    "statement": Kind(None, _statement),
}


def deliver_export(session: Session, asked: Export, environment: Mapping[str, str]) -> None:
    """Write what was asked for, or compare it with what is there.

    Raises
    ------
    RequestError
        When several formats, or one that is no text, are to go to the terminal; when a day is none.
    OutOfDateError
        When a file differs.
    OutputError
        When a file cannot be written.
    """
    _require_target(asked)
    template = _template(asked)
    from mlr_prio.assessment.ranking import rank

    problem = session.problem()
    translate = session.translator(export=True)
    kind = CONTENTS[asked.content]
    day = as_of(asked.date, environment, problem)
    report = kind.make(Order(rank(problem), translate, day, asked.recipient, session.root()))
    if asked.output is None:
        write_out(FORMATS[asked.formats[0]].content(report).decode(), utf8=True)
        return
    stem = report.stem if kind.stem is None else translate(kind.stem)
    files = output_files(report, asked.formats, asked.output, stem, template)
    if asked.check:
        require_current_files(session, files, annotate=asked.annotate)
    else:
        write_files(session, files)


def _require_target(asked: Export) -> None:
    if asked.output is not None:
        return
    if asked.check:
        raise RequestError(message("--check compares with files"), message("say where with -o DIR"))
    if len(asked.formats) > 1 or FORMATS[asked.formats[0]].binary:
        raise RequestError(
            message("only one text format fits the terminal"), message("say where with -o DIR")
        )


def _template(asked: Export) -> Template | None:
    """Return the user's own template, which must be for one of the formats."""
    if asked.template is None:
        return None
    from mlr_prio.report.format.template import Template

    path = asked.template
    endings = [FORMATS[format_id].template for format_id in asked.formats if FORMATS[format_id].template]
    if path.suffix not in endings:
        raise RequestError(
            message("the template {path} is for none of the formats that were asked for", path=str(path)),
            message("a template for docx ends with .docx, one for pdf with .typ"),
        )
    try:
        return Template(str(path), path.read_bytes())
    except OSError as error:
        reason = reason_of(error)
        raise RequestError(message("cannot read {path}: {reason}", path=str(path), reason=reason)) from error


def write_template(session: Session, path: Path) -> None:
    """Write a template to begin with; an existing file stays as it is.

    Raises
    ------
    RequestError
        When the name says nothing of a format that has templates, or the file is there already.
    OutputError
        When it cannot be written, or the library of the format is not installed.
    """
    from mlr_prio.report.format.extra import require_extra
    from mlr_prio.report.writer import write_bytes

    translate = session.translator(export=True)
    if path.exists():
        raise RequestError(message("{path} is there already", path=str(path)), message("choose another name"))
    match path.suffix:
        case ".docx":
            from mlr_prio.report.format.docx_template import starting_template

            require_extra("docx")
            content = starting_template(translate)
        case ".typ":
            from mlr_prio.report.format.pdf_format import starting_template as typst_template

            content = typst_template()
        case _:
            raise RequestError(
                message("{path} is no name of a template", path=str(path)),
                message("a template for docx ends with .docx, one for pdf with .typ"),
            )
    write_bytes(path, content)
    session.say(session.translator()(message("wrote {path}", path=str(path))))
