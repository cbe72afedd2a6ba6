"""What can be changed in a file, and plain data with the change made."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mlr_prio.errors import EditError
from mlr_prio.message import message
from mlr_prio.model.source import key_text

if TYPE_CHECKING:
    from mlr_prio.model.source import Path


@dataclass(frozen=True, slots=True)
class Set:
    """Give an entry a value; a key that its mapping lacks is added after its siblings.

    Parameters
    ----------
    path
        Keys and indices from the root down to the entry.
    value
        Plain data. Where both the old and the new value are mappings or both are lists, only what differs
        in them is changed.
    """

    path: Path
    value: object


@dataclass(frozen=True, slots=True)
class Insert:
    """Add an entry that must not exist: a key after its siblings, or an item before the one with that index.

    Parameters
    ----------
    path
        The way to the new entry; an index equal to the number of items appends.
    value
        Plain data.
    """

    path: Path
    value: object


@dataclass(frozen=True, slots=True)
class Remove:
    """Take out an entry that must exist.

    Parameters
    ----------
    path
        The way to the entry.
    """

    path: Path


Change = Set | Insert | Remove


def plain(value: object) -> Any:  # noqa: ANN401 -- whatever a file may hold
    """Return ``value`` as plain data with text keys, as reading a file gives it.

    Raises
    ------
    EditError
        Where it holds what no file of ours can.
    """
    if isinstance(value, dict):
        return {_key(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, float):
        return _number(value)
    if value is None or isinstance(value, str | int):
        return value
    raise EditError(message("{value} cannot be written to a file", value=str(value)))


def _number(value: float) -> float:
    if not math.isfinite(value):
        raise EditError(message("{value} cannot be written to a file", value=str(value)))
    return int(value) if value == int(value) else value


def _key(key: object) -> str:
    return key if isinstance(key, str) else key_text(float(str(key)))


def changed(data: Any, change: Change) -> Any:  # noqa: ANN401 -- whatever the file holds
    """Return plain data with one change made; what is not on the way is shared, nothing is overwritten.

    Raises
    ------
    EditError
        Where the change does not fit the data.
    """
    if not change.path:
        if isinstance(change, Set):
            return plain(change.value)
        raise _unfit(change.path)
    return _changed_below(data, change, 0)


def _changed_below(data: Any, change: Change, depth: int) -> Any:  # noqa: ANN401 -- as above
    step = change.path[depth]
    if depth + 1 == len(change.path):
        return _changed_entry(data, change, step)
    if not has(data, step):
        raise _unfit(change.path)
    copy = data.copy()
    copy[step] = _changed_below(data[step], change, depth + 1)
    return copy


def _changed_entry(data: Any, change: Change, step: str | int) -> Any:  # noqa: ANN401 -- as above
    may_be_new = isinstance(data, dict) and isinstance(step, str)
    if isinstance(change, Remove):
        if not has(data, step):
            raise _unfit(change.path)
        copy = data.copy()
        del copy[step]
        return copy
    if isinstance(change, Set) and (may_be_new or has(data, step)):
        copy = data.copy()
        copy[step] = plain(change.value)
        return copy
    if isinstance(change, Insert) and may_be_new and not has(data, step):
        return {**data, step: plain(change.value)}
    is_item = isinstance(data, list) and isinstance(step, int) and 0 <= step <= len(data)
    if isinstance(change, Insert) and is_item:
        return [*data[:step], plain(change.value), *data[step:]]
    raise _unfit(change.path)


def has(data: object, step: str | int) -> bool:
    """Return whether a mapping holds a key, or a list an index."""
    if isinstance(data, dict):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data)


def same(one: object, other: object) -> bool:
    """Return whether two plain data are the same, true and 1 told apart; the order of keys does not count."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def _unfit(path: Path) -> EditError:
    return EditError(
        message("the entry {entry} cannot be changed: the file has no place for it", entry=way_text(path))
    )


def way_text(path: Path) -> str:
    """Return the way to an entry for people, such as ``criteria.0.weight``."""
    return ".".join(str(step) for step in path)
