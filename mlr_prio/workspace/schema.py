"""JSON Schemas of the documents, by which editors complete and check them while they are written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mlr_prio.model.budget import BudgetsDocument
from mlr_prio.model.criterion import CriteriaDocument
from mlr_prio.model.municipality import MunicipalitiesDocument
from mlr_prio.model.profile import WeightProfile
from mlr_prio.model.project import Project
from mlr_prio.model.statement import StatementsDocument

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mlr_prio.model.base import Document

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_DOCUMENTS: dict[str, type[Document]] = {
    "criteria": CriteriaDocument,
    "municipalities": MunicipalitiesDocument,
    "budgets": BudgetsDocument,
    "profile": WeightProfile,
    "project": Project,
    "statement": StatementsDocument,
}


def schemas() -> Mapping[str, dict[str, Any]]:
    """Return the JSON Schema (2020-12) of every kind of file, by its name."""
    return {name: _schema(name, model) for name, model in _DOCUMENTS.items()}


def write_schemas(folder: Path) -> tuple[str, ...]:
    """Write every schema into ``folder``, which is made if need be; return the names of the files.

    Raises
    ------
    OSError
        Where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = schema_files()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return tuple(files)


def stale_schemas(folder: Path) -> tuple[str, ...]:
    """Return the names of the files in ``folder`` that are missing or not what would be written now."""
    return tuple(name for name, content in schema_files().items() if _content(folder / name) != content)


def schema_files() -> Mapping[str, bytes]:
    """Return the content of every schema file, by its name."""
    return {
        f"{name}.schema.json": (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()
        for name, schema in schemas().items()
    }


def _schema(name: str, model: type[Document]) -> dict[str, Any]:
    body = model.model_json_schema()
    definitions = body.pop("$defs", {})
    return {"$schema": _DIALECT, **body, "title": f"mlr-prio {name}", "$defs": definitions}


def _content(path: Path) -> bytes | None:
    """Return the bytes of a file with line ends as we write them; None where there is none."""
    try:
        return path.read_bytes().replace(b"\r\n", b"\n")
    except OSError:
        return None
