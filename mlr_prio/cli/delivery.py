"""Bring a report to where it was asked for: the terminal, a file, or a comparison with a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.cli.option import ListFormat
from mlr_prio.cli.surface import terminal_surface, write_out
from mlr_prio.errors import RequestError
from mlr_prio.message import message
from mlr_prio.report.format import FORMATS
from mlr_prio.report.surface import Surface
from mlr_prio.report.writer import write_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mlr_prio.cli.session import Session
    from mlr_prio.report.report import Report
    from mlr_prio.translation import Translator


def deliver(
    session: Session,
    make_report: Callable[[Translator], Report],
    format_: ListFormat | None,
    output: Path | None,
    *,
    check: bool = False,
) -> None:
    """Render a report and write it to the terminal or to ``output``, or compare it with ``output``.

    Parameters
    ----------
    session
        The call.
    make_report
        Makes the report in the language that the form asks for.
    format_
        The form; None takes it from the ending of ``output``, or a table.
    output
        The file; None is the terminal.
    check
        Compare instead of writing.

    Raises
    ------
    RequestError
        When ``check`` is asked for without a file.
    OutOfDateError
        When the file differs.
    OutputError
        When the file cannot be written.
    """
    chosen = chosen_format(format_, output)
    export = chosen is not ListFormat.TABLE
    report = make_report(session.translator(export=export))
    if output is None:
        if check:
            raise RequestError(message("--check compares with a file"), message("say which one with -o FILE"))
        write_out(FORMATS[chosen.value].render(report, terminal_surface()), utf8=export)
        return
    text = FORMATS[chosen.value].render(report, Surface(width=None, colour=False, unicode=True))
    if check:
        from mlr_prio.cli.file_delivery import OutputFile, require_current_files

        require_current_files(session, [OutputFile(output, chosen.value, text.encode())])
    else:
        write_text(output, text)
        session.say(session.translator()(message("wrote {path}", path=str(output))))


def chosen_format(format_: ListFormat | None, output: Path | None) -> ListFormat:
    """Return the form asked for, else what the ending of ``output`` says, else a table."""
    return format_ or _format_of(output)


def _format_of(output: Path | None) -> ListFormat:
    suffix = output.suffix if output else ""
    known = {FORMATS[choice.value].suffix: choice for choice in ListFormat}
    return known.get(suffix, ListFormat.TABLE)
