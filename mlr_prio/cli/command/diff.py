"""``mlr-prio diff``: what moved since another list, and which edits moved it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mlr_prio.cli.language import _
from mlr_prio.cli.option import ListFormat, Output, Profile

if TYPE_CHECKING:
    from mlr_prio.assessment.difference import Difference
    from mlr_prio.cli.session import Session


class DifferenceFormat(StrEnum):
    """The forms of a comparison."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "md"
    GITHUB = "github"


def run(
    context: typer.Context,
    old: Annotated[
        str, typer.Argument(metavar="OLD", help=_("A git revision, a folder, or a list exported as JSON."))
    ],
    new: Annotated[
        str | None, typer.Argument(metavar="[NEW]", help=_("The same; else the workspace as it is."))
    ] = None,
    profile: Profile = None,
    format_: Annotated[
        DifferenceFormat | None,
        typer.Option("--format", "-f", help=_("The form of the answer; github remarks on the edited lines.")),
    ] = None,
    output: Output = None,
) -> None:
    """Say what moved since another list, and which edits moved it."""
    from mlr_prio.cli.delivery import deliver
    from mlr_prio.report.builder.difference import difference_report

    session: Session = context.obj
    found = _compare(session, old, new, profile)
    if format_ is DifferenceFormat.GITHUB:
        _annotate(session, found, output)
        return
    form = None if format_ is None else ListFormat(format_.value)
    deliver(session, lambda translator: difference_report(found, translator), form, output)


def _compare(session: Session, old: str, new: str | None, profile: str | None) -> Difference:
    from mlr_prio.assessment.difference import difference
    from mlr_prio.workspace.cache import default_cache
    from mlr_prio.workspace.version import open_version

    root, cache = session.root(), default_cache() if session.use_cache else None
    before, after = (open_version(root, name, cache=cache) for name in (old, new))
    return difference(before, after, profile)


def _annotate(session: Session, found: Difference, output: Path | None) -> None:
    from mlr_prio.cli.surface import write_out
    from mlr_prio.report.builder.difference_data import difference_annotations
    from mlr_prio.report.writer import write_text

    text = difference_annotations(found, session.translator())
    if output is None:
        write_out(text, utf8=True)
    else:
        write_text(output, text)
