"""JSON Schemas of the documents, by which editors complete and check them while they are written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

from mlr_prio.model.budget import BudgetsDocument
from mlr_prio.model.criterion import CriteriaDocument
from mlr_prio.model.municipality import MunicipalitiesDocument
from mlr_prio.model.profile import WeightProfile
from mlr_prio.model.project import Project
from mlr_prio.model.scenario import Scenario
from mlr_prio.model.statement import StatementsDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from mlr_prio.model.base import Document

    Wording: TypeAlias = Callable[[str], str]
    """Says a description, which is English here, in the language of those who edit."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_DOCUMENTS: dict[str, type[Document]] = {
    "criteria": CriteriaDocument,
    "municipalities": MunicipalitiesDocument,
    "budgets": BudgetsDocument,
    "profile": WeightProfile,
    "scenario": Scenario,
    "project": Project,
    "statement": StatementsDocument,
}


def in_english(text: str) -> str:
    """Return a description as the models hold it."""
    return text


def schemas(wording: Wording = in_english) -> Mapping[str, dict[str, Any]]:
    """Return the JSON Schema (2020-12) of every kind of file, by its name.

    Parameters
    ----------
    wording
        Says the descriptions, which editors show when the pointer rests on a key.
    """
    return {name: _schema(name, model, wording) for name, model in _DOCUMENTS.items()}


def descriptions() -> tuple[str, ...]:
    """Return every description in the schemas, once, in English: the texts to translate."""
    return tuple(dict.fromkeys(text for schema in schemas().values() for text in _descriptions(schema)))


def stale_schemas(folder: Path, wording: Wording = in_english) -> tuple[str, ...]:
    """Return the names of the files in ``folder`` that are missing or not what would be written now."""
    files = schema_files(wording)
    return tuple(name for name, content in files.items() if _content(folder / name) != content)


def schema_files(wording: Wording = in_english) -> Mapping[str, bytes]:
    """Return the content of every schema file, by its name."""
    return {
        f"{name}.schema.json": (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()
        for name, schema in schemas(wording).items()
    }


def _schema(name: str, model: type[Document], wording: Wording) -> dict[str, Any]:
    body = _for_readers(model.model_json_schema(), wording)
    definitions = body.pop("$defs", {})
    return {"$schema": _DIALECT, **body, "title": f"mlr-prio {name}", "$defs": definitions}


def _for_readers(part: Any, wording: Wording) -> Any:  # noqa: ANN401 -- any part of a schema
    """Return a part of a schema with its descriptions said by ``wording``, without pydantic's titles.

    Editors show a title as a heading above the description, and the titles are only the names of our classes.
    """
    if isinstance(part, list):
        return [_for_readers(entry, wording) for entry in part]
    if not isinstance(part, dict):
        return part
    kept = {key: _for_readers(entry, wording) for key, entry in part.items() if not _is_title(key, entry)}
    if isinstance(part.get("description"), str):
        kept["description"] = wording(_in_markdown(part["description"]))
    return kept


def _is_title(key: str, entry: object) -> bool:
    """Return whether this is a title, and not a property that is called so."""
    return key == "title" and isinstance(entry, str)


def _in_markdown(docstring: str) -> str:
    """Return a docstring as editors show it: a line for each paragraph, code between single back-ticks."""
    paragraphs = docstring.replace("``", "`").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _descriptions(part: Any) -> Iterator[str]:  # noqa: ANN401 -- any part of a schema
    if isinstance(part, dict):
        if isinstance(part.get("description"), str):
            yield part["description"]
        for entry in part.values():
            yield from _descriptions(entry)
    elif isinstance(part, list):
        for entry in part:
            yield from _descriptions(entry)


def _content(path: Path) -> bytes | None:
    """Return the bytes of a file with line ends as we write them; None where there is none."""
    try:
        return path.read_bytes().replace(b"\r\n", b"\n")
    except OSError:
        return None
