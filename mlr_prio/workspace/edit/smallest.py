"""A change of plain data as the smallest changes that come to the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlr_prio.workspace.edit.change import Change, Insert, Remove, Set, changed, has, plain, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.model.source import Path


def smallest_steps(data: dict[str, Any], change: Change) -> list[Change]:
    """Return changes of single entries, in an order in which they can be made one after another.

    A collection that is empty before or after is replaced whole. The order of keys is no difference.

    Raises
    ------
    EditError
        Where the change does not fit the data.
    """
    changed(data, change)
    *way, last = change.path or ("",)
    holder: Any = data
    for step in way:
        holder = holder[step]
    if not change.path:
        return list(_differences((), data, plain(change.value))) if isinstance(change, Set) else []
    if isinstance(change, Remove):
        return [Set(tuple(way), type(holder)()) if len(holder) == 1 and way else change]
    if isinstance(change, Set) and has(holder, last):
        return list(_differences(change.path, holder[last], plain(change.value)))
    if holder or not way:
        return [Insert(change.path, change.value)]
    return [Set(tuple(way), {last: change.value} if isinstance(holder, dict) else [change.value])]


def _differences(way: Path, old: Any, new: Any) -> Iterator[Change]:  # noqa: ANN401 -- plain data
    if same(old, new):
        return
    if old and new and isinstance(old, dict) and isinstance(new, dict):
        yield from _differences_of_keys(way, old, new)
    elif old and new and isinstance(old, list) and isinstance(new, list):
        yield from _differences_of_items(way, old, new)
    else:
        yield Set(way, new)


def _differences_of_keys(way: Path, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    for key, value in new.items():
        if key in old:
            yield from _differences((*way, key), old[key], value)
        else:
            yield Insert((*way, key), value)
    yield from (Remove((*way, key)) for key in old if key not in new)


def _differences_of_items(way: Path, old: list[Any], new: list[Any]) -> Iterator[Change]:
    """Leave the items that begin and end both lists alone; the others are taken in pairs."""
    shorter = min(len(old), len(new))
    before = next((i for i in range(shorter) if not same(old[i], new[i])), shorter)
    rest = shorter - before
    after = next((i for i in range(rest) if not same(old[-1 - i], new[-1 - i])), rest)
    pairs = range(before, shorter - after)
    for i in pairs:
        yield from _differences((*way, i), old[i], new[i])
    yield from (Insert((*way, i), new[i]) for i in range(shorter - after, len(new) - after))
    yield from (Remove((*way, i)) for i in reversed(range(shorter - after, len(old) - after)))
