"""What pydantic finds wrong with a document, as findings at the place of every fault in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.finding import Finding, Severity
from mlr_prio.message import Message, message
from mlr_prio.model.fault import FaultCode
from mlr_prio.model.source import locate
from mlr_prio.model.suggestion import closest, did_you_mean
from mlr_prio.workspace.field_names import known_keys
from mlr_prio.workspace.wording import Wording, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from mlr_prio.model.base import Document
    from mlr_prio.model.source import Path
    from mlr_prio.workspace.yaml_tree import Tree

_KEY = "[key]"
"""pydantic's last step to a key that is at fault itself."""


def validation_findings(
    path: str, tree: Tree, model: type[Document], error: ValidationError
) -> tuple[Finding, ...]:
    """Return one finding for each fault that the tree's own findings do not name already."""
    errors = error.errors(include_url=False)
    meant = _misspelt(model, errors)
    return tuple(
        _finding(path, tree, model, detail)
        for detail in errors
        if not (_is_named_already(tree, detail) or _only_follows(detail) or detail["loc"] in meant)
    )


def _misspelt(model: type[Document], errors: list[ErrorDetails]) -> set[Path]:
    """Return the ways of missing keys that an unknown key beside them was meant to be."""
    unknown = [detail["loc"] for detail in errors if detail["type"] == "extra_forbidden"]
    return {(*way[:-1], name) for way in unknown if (name := _meant(model, way)) is not None}


def _meant(model: type[Document], way: Path) -> str | None:
    return closest(str(way[-1]), known_keys(model, way[:-1]))


def _is_named_already(tree: Tree, detail: ErrorDetails) -> bool:
    way = _way_in_file(tree, detail["loc"])
    return any(way[: len(spoiled)] == spoiled for spoiled in tree.spoiled)


def _way_in_file(tree: Tree, way: Path) -> Path:
    found: Path = ()
    for step in way:
        if (*found, step) in tree.marks:
            found = (*found, step)
    return found


def _only_follows(detail: ErrorDetails) -> bool:
    """Return whether the list is short only because pydantic left out entries with faults of their own."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _finding(path: str, tree: Tree, model: type[Document], detail: ErrorDetails) -> Finding:
    way, kind = detail["loc"], detail["type"]
    is_key = kind == "extra_forbidden" or (kind == "missing" and isinstance(way[-1], str)) or _KEY in way[-1:]
    if kind == "extra_forbidden":
        wording = _unknown_key(model, way, detail["input"])
    elif kind == "missing":
        way, wording = way[:-1], _missing(way[-1])
    else:
        way, wording = (*way, *_further(detail)), word(detail)
    place = locate(path, tree.marks, way, key=is_key)
    return Finding(wording.code, Severity.ERROR, place, wording.what, wording.hint)


def _further(detail: ErrorDetails) -> Iterator[str | int]:
    """Yield the steps from the object that pydantic names down to the entry at fault."""
    if detail["type"] == "mlr_prio":
        yield from detail["ctx"]["at"]
    elif detail["type"] == "union_tag_invalid":
        yield "type"


def _unknown_key(model: type[Document], way: Path, value: object) -> Wording:
    key = str(way[-1])
    return Wording(FaultCode.UNKNOWN_KEY, message("unknown key {key}", key=key), _key_hint(model, way, value))


def _key_hint(model: type[Document], way: Path, value: object) -> Message | None:
    key = str(way[-1])
    if key.isdigit() and value is None:
        return message("use a point for decimals, not a comma")
    if " " in key and value is None:
        return message("put a text that contains a comma in quotes")
    return did_you_mean(key, known_keys(model, way[:-1]))


def _missing(key: str | int) -> Wording:
    if isinstance(key, int):
        return Wording(FaultCode.WRONG_VALUE, message("the list is too short"))
    return Wording(FaultCode.MISSING_KEY, message("{key} is missing", key=key))
