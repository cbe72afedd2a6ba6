"""``mlr-prio export``: documents and data to keep and to send."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mlr_prio.cli.language import _
from mlr_prio.cli.option import Check

if TYPE_CHECKING:
    from mlr_prio.cli.session import Session


class ExportFormat(StrEnum):
    """The formats of documents and data."""

    MARKDOWN = "md"
    HTML = "html"
    CSV = "csv"
    JSON = "json"
    GEOJSON = "geojson"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"


class CsvLocale(StrEnum):
    """How separated values are written."""

    PLAIN = "plain"
    SWEDISH = "sv"


class Content(StrEnum):
    """What a document holds."""

    LIST = "list"
    REPORT = "report"
    STATEMENT = "statement"


def run(
    context: typer.Context,
    formats: Annotated[
        list[ExportFormat] | None, typer.Argument(metavar="FORMAT…", help=_("One format or more."))
    ] = None,
    content: Annotated[
        Content,
        typer.Option(
            "--as", help=_("The list alone, the whole basis for the decision, or a letter with it.")
        ),
    ] = Content.LIST,
    date: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="DATE",
            help=_("The day it holds for; else SOURCE_DATE_EPOCH, else the latest day in the files."),
        ),
    ] = None,
    locale: Annotated[
        CsvLocale,
        typer.Option("--locale", help=_("For csv: plain, or sv for semicolons and decimal commas.")),
    ] = CsvLocale.PLAIN,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR|FILE", help=_("Write into this folder or file.")),
    ] = None,
    recipient: Annotated[
        str | None,
        typer.Option("--recipient", metavar="ID", help=_("Which letter of criteria/statement.yaml.")),
    ] = None,
    template: Annotated[
        Path | None,
        typer.Option(
            "--template", metavar="FILE", help=_("Your own look: a .docx file for docx, a .typ file for pdf.")
        ),
    ] = None,
    make_template: Annotated[
        Path | None,
        typer.Option(
            "--make-template", metavar="FILE", help=_("Write a template to begin with, and no more.")
        ),
    ] = None,
    check: Check = False,
    annotate: Annotated[
        bool, typer.Option("--annotate", help=_("With --check: annotations for GitHub, one a file."))
    ] = False,
) -> None:
    """Write documents and data to keep and to send."""
    from mlr_prio.cli.export import Export, deliver_export, write_template

    session: Session = context.obj
    if make_template is not None:
        write_template(session, make_template)
        return
    if not formats:
        known = ", ".join(ExportFormat)
        raise typer.BadParameter(_("choose one of: {known}").format(known=known), param_hint="FORMAT")
    if annotate and not check:
        raise typer.BadParameter(_("goes with --check"), param_hint="--annotate")
    swedish = {ExportFormat.CSV: "csv-sv"} if locale is CsvLocale.SWEDISH else {}
    ids = tuple(dict.fromkeys(swedish.get(form, form.value) for form in formats))
    asked = Export(ids, content.value, date, output, check, annotate, recipient, template)
    deliver_export(session, asked, os.environ)
