"""JSON Schemas for editors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from mlr_prio.translation import Translator
from mlr_prio.workspace.schema import descriptions, schema_files, schemas, stale_schemas

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ["criteria", "municipalities", "budgets", "profile", "scenario", "project", "statement"]


def test_every_kind_of_file_has_a_schema_of_the_dialect_2020_12() -> None:
    made = schemas()
    assert list(made) == NAMES
    for name, schema in made.items():
        assert next(iter(schema)) == "$schema"
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["title"] == f"mlr-prio {name}"
        assert schema["additionalProperties"] is False
        assert schema["properties"]["schema_version"]["const"] == 1


def test_every_reference_leads_to_a_definition() -> None:
    for schema in schemas().values():
        names = {ref.rpartition("/")[2] for ref in _references(schema)}
        assert names <= set(schema["$defs"])


def _references(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["$ref"]] if "$ref" in value else []
        return own + [ref for entry in value.values() for ref in _references(entry)]
    if isinstance(value, list):
        return [ref for entry in value for ref in _references(entry)]
    return []


@pytest.mark.parametrize(
    ("schema", "definition", "short"),
    [
        ("project", "LocalizedText", {"type": "string", "minLength": 1}),
        ("project", "Score", {"type": "number"}),
        ("criteria", "ValueFunctionSpec", {"const": "linear"}),
    ],
)
def test_a_short_form_is_allowed_beside_the_long_one(
    schema: str, definition: str, short: dict[str, Any]
) -> None:
    forms = schemas()[schema]["$defs"][definition]["anyOf"]
    assert forms[0] == short
    assert forms[1]["type"] == "object"


def test_written_schemas_are_current_until_they_change(tmp_path: Path) -> None:
    folder = tmp_path / "criteria" / "schema"
    assert len(stale_schemas(folder)) == len(NAMES)
    folder.mkdir(parents=True)
    assert list(schema_files()) == [f"{name}.schema.json" for name in NAMES]
    for name, content in schema_files().items():
        (folder / name).write_bytes(content)
    assert stale_schemas(folder) == ()
    project = folder / "project.schema.json"
    assert json.loads(project.read_bytes()) == schemas()["project"]
    project.write_bytes(project.read_bytes().replace(b"\n", b"\r\n"))
    assert stale_schemas(folder) == ()
    project.write_bytes(b"{}\n")
    assert stale_schemas(folder) == ("project.schema.json",)


def test_the_bytes_end_with_one_line_end_and_keep_swedish_letters() -> None:
    for content in schema_files().values():
        assert content.endswith(b"}\n")
        assert b"\\u" not in content


def test_every_key_is_explained_and_no_explanation_is_said_twice_over() -> None:
    """By its own description or by that of what it refers to; pydantic's titles are left out."""
    for name, schema in schemas().items():
        for part in (schema, *schema["$defs"].values()):
            bare = [key for key, entry in part.get("properties", {}).items() if not entry.get("description")]
            assert (name, part.get("title"), bare) == (name, part.get("title"), [])
        assert [part for part in schema["$defs"].values() if isinstance(part.get("title"), str)] == []
        assert "title" in json.dumps(schema["$defs"].get("Source", {"title": ""}))


def test_the_explanations_are_said_in_the_language_of_the_reader() -> None:
    said = schemas(Translator("sv").verbatim)["project"]
    assert said["properties"]["status_note"]["description"] == "Var objektet står nu."
    score = said["$defs"]["Score"]["anyOf"][1]["description"]
    assert score.startswith("Objektets nivå på ett kriterium, med motivering.\n\nEn ren siffra")
    assert "`{value: tal}`" in score


def test_every_explanation_is_translated() -> None:
    said = Translator("sv").verbatim
    assert [text for text in descriptions() if said(text) == text] == []
