"""``datapackage.json``: what stands in a CSV file, column by column, for programs that read it.

It follows the Data Package and Table Schema specifications (Frictionless Data, version 1).
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from mlr_prio.report.format.json_format import json_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlr_prio.report.format.csv_format import Dialect
    from mlr_prio.report.report import Report

NAME: Final = "datapackage.json"


def datapackage_text(report: Report, file_name: str, content: bytes, dialect: Dialect) -> str:
    """Return the description of a CSV file.

    Parameters
    ----------
    report
        What the file was made from.
    file_name
        Its name, in the same folder.
    content
        Its bytes, for the digest.
    dialect
        How it is written.
    """
    document = report.document
    said = document.metadata
    stem = file_name.rpartition(".")[0]
    return json_text(
        {
            "profile": "tabular-data-package",
            "name": stem,
            "title": document.title,
            "description": document.status_mark,
            **({} if said is None else {"version": said.version, "input_sha256": said.input_sha256}),
            **({} if said is None else {"status": said.status, "as_of": said.as_of}),
            "resources": [
                {
                    "profile": "tabular-data-resource",
                    "name": stem,
                    "path": file_name,
                    "format": "csv",
                    "mediatype": "text/csv",
                    "encoding": "utf-8",
                    "bytes": len(content),
                    "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
                    "dialect": {
                        "delimiter": dialect.delimiter,
                        "lineTerminator": dialect.line_end,
                        "quoteChar": '"',
                        "doubleQuote": True,
                        "header": True,
                    },
                    "schema": {
                        "fields": [_field(report, name, dialect) for name in report.fields],
                        "missingValues": [""],
                    },
                }
            ],
        }
    )


def _field(report: Report, name: str, dialect: Dialect) -> dict[str, object]:
    kind = _kind([record.get(name) for record in report.records])
    title = report.field_titles.get(name)
    comma = {"decimalChar": ","} if kind == "number" and dialect.decimal == "," else {}
    return {"name": name, "type": kind, **({} if title is None else {"title": title}), **comma}


def _kind(values: Sequence[object]) -> str:
    """Return the type that fits every value that is there."""
    kinds = {type(value) for value in values if value is not None}
    if kinds == {bool}:
        return "boolean"
    if kinds == {int}:
        return "integer"
    return "number" if kinds and kinds <= {int, float} else "string"
