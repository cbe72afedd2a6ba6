"""``KEY=VALUE`` as people type it to changes of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlr_prio.errors import RequestError
from mlr_prio.message import message
from mlr_prio.workspace.edit.change import Change, Remove, Set, changed, has
from mlr_prio.workspace.yaml_tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlr_prio.model.source import Path

_KEPT_WITH_A_SCORE = ("rationale", "sources")
_SCORE_DEPTH = 2


def assignments(data: dict[str, Any], texts: Sequence[str]) -> tuple[Change, ...]:
    """Return the changes that ``KEY=VALUE`` texts ask for, one after another.

    A key is the way to an entry, its steps apart by points: ``cost.amount``. A value is read as YAML where it
    can be, else as text. Nothing after ``=`` takes the entry away. A plain text given for a text in two
    languages is the Swedish one, and a plain number for a score keeps its rationale and sources.

    Raises
    ------
    RequestError
        Where a text is not of this form, or takes away what is not there.
    """
    changes = []
    for text in texts:
        change = _change(data, text)
        data = changed(data, change)
        changes.append(change)
    return tuple(changes)


def _change(data: dict[str, Any], text: str) -> Change:
    key, equals, written = text.partition("=")
    if not equals or not key.strip():
        raise RequestError(
            message("{text} is not of the form KEY=VALUE", text=text),
            message("for instance: {example}", example="cost.amount=1200"),
        )
    way: Path = tuple(key.strip().split("."))
    old = _entry(data, way)
    if not written.strip():
        if old is None:
            raise RequestError(message("there is no entry {key} to take away", key=key.strip()))
        return Remove(way)
    value = value_of(written)
    if isinstance(old, dict) and "sv" in old and isinstance(value, str):
        return Set((*way, "sv"), value)
    if isinstance(old, dict) and len(way) == _SCORE_DEPTH and way[0] == "scores" and _is_number(value):
        return Set(way, {"value": value} | {name: old[name] for name in _KEPT_WITH_A_SCORE if name in old})
    return _set(data, way, value)


def _set(data: dict[str, Any], way: Path, value: object) -> Change:
    """Return the change that gives an entry a value, with the mappings around it where they are not there."""
    depth = next((depth for depth in range(1, len(way)) if _entry(data, way[:depth]) is None), len(way))
    for step in reversed(way[depth:]):
        value = {step: value}
    return Set(way[:depth], value)


def _entry(data: object, way: Path) -> Any:  # noqa: ANN401 -- whatever the file holds
    for step in way:
        if not has(data, step):
            return None
        data = data[step]  # type: ignore[index]  # has() has looked
    return data


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def value_of(text: str) -> Any:  # noqa: ANN401 -- whatever YAML can say
    """Return a typed text as YAML reads it, or as it stands where YAML cannot."""
    tree = read_tree("", f"value: {text.strip()}\n")
    return text.strip() if tree.findings or tree.data is None or len(tree.data) > 1 else tree.data["value"]
