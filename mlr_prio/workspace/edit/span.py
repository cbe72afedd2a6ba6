"""Where each entry of a YAML text begins and ends, to the character."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from ruamel.yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from mlr_prio.errors import EditError
from mlr_prio.message import message
from mlr_prio.workspace.edit.change import way_text
from mlr_prio.workspace.yaml_events import parse_events

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.model.source import Path


class Kind(Enum):
    """What a node is."""

    SCALAR = "scalar"
    MAPPING = "mapping"
    SEQUENCE = "sequence"
    ALIAS = "alias"


@dataclass(frozen=True, slots=True)
class Node:
    """A value in the text.

    Parameters
    ----------
    kind
        What it is.
    start, end
        Its first character and the one after its last; a block ends where its last entry does.
    style
        ``'``, ``"``, ``|``, ``>`` or nothing of a scalar; ``{`` or nothing of a collection.
    entries
        What a collection holds, in the order of the text.
    """

    kind: Kind
    start: int
    end: int
    style: str
    entries: tuple[Entry, ...] = ()

    @property
    def is_flow(self) -> bool:
        """Whether it is a collection in brackets or braces."""
        return self.style == "{"

    @property
    def is_block_scalar(self) -> bool:
        """Whether it is a text of its own lines under ``|`` or ``>``."""
        return self.style in {"|", ">"}

    @property
    def is_block_collection(self) -> bool:
        """Whether it is a mapping or a list without brackets."""
        return self.kind in {Kind.MAPPING, Kind.SEQUENCE} and not self.is_flow


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value, or an item.

    Parameters
    ----------
    step
        The key as text, or the index.
    start
        The first character of the key or, in a list, of the dash or the item in brackets.
    after
        The character after the colon or the dash; where the item begins in brackets.
    node
        The value.
    """

    step: str | int
    start: int
    after: int
    node: Node


def nodes(text: str, data: dict[str, Any]) -> Node:
    """Return the root of a text; ``data`` is what :func:`read_tree` read from it, without findings."""
    events = parse_events(text)
    next(events)
    next(events)
    return _Spans(text, events).node(next(events), 0, data)


def find(root: Node, path: Path) -> tuple[Node, Entry | None]:
    """Return the collection that holds the last step of ``path``, and the entry there, if any.

    Raises
    ------
    EditError
        Where the way leads through an alias: what it stands for is written elsewhere.
    """
    holder, entry = root, None
    for depth, step in enumerate(path):
        if entry is not None:
            holder = entry.node
        if holder.kind is Kind.ALIAS:
            raise EditError(
                message("{entry} is written as an alias (*)", entry=way_text(path[:depth])),
                message("write the entry out, then try again"),
            )
        entry = next((entry for entry in holder.entries if entry.step == step), None)
    return holder, entry


class _Spans:
    """One walk over the events, beside the data that were read from them."""

    def __init__(self, text: str, events: Iterator[Any]) -> None:
        self._text = text
        self._events = events

    def node(self, event: Any, floor: int, data: Any) -> Node:  # noqa: ANN401 -- events have no common type
        """Return the node that begins with ``event``; ``floor`` is where its key or dash ends."""
        start, end, kind = event.start_mark.index, event.end_mark.index, type(event)
        if kind is AliasEvent:
            return Node(Kind.ALIAS, start, end, "")
        if kind is ScalarEvent:
            return self._scalar(event, floor)
        what = Kind.MAPPING if kind is MappingStartEvent else Kind.SEQUENCE
        if event.flow_style:
            entries, closing = self._entries(what, data, None)
            return Node(what, start, closing, "{", entries)
        entries, _ = self._entries(what, data, start)
        return Node(what, start, entries[-1].node.end, "", entries)

    def _entries(self, what: Kind, data: Any, start: int | None) -> tuple[tuple[Entry, ...], int]:  # noqa: ANN401
        """Return the entries and where the closing bracket ends; ``start`` is that of a block."""
        if what is Kind.MAPPING:
            return self._mapping(data)
        return self._sequence(data, start)

    def _scalar(self, event: ScalarEvent, floor: int) -> Node:
        start, end = event.start_mark.index, event.end_mark.index
        if start == end:  # nothing is written
            return Node(Kind.SCALAR, floor, floor, "")
        end = start + len(
            self._text[start:end].rstrip(" \r\n")
        )  # a block's lines end where the next entry begins
        return Node(Kind.SCALAR, start, end, event.style or "")

    def _mapping(self, data: dict[str, Any]) -> tuple[tuple[Entry, ...], int]:
        entries = []
        keys = iter(data)
        while type(event := next(self._events)) is not MappingEndEvent:
            key, value = next(keys), next(self._events)
            colon = self._text.find(":", event.end_mark.index)
            node = self.node(value, colon + 1, data[key])
            entries.append(Entry(key, event.start_mark.index, colon + 1, node))
        return tuple(entries), event.end_mark.index

    def _sequence(self, data: list[Any], start: int | None) -> tuple[tuple[Entry, ...], int]:
        entries: list[Entry] = []
        while type(event := next(self._events)) is not SequenceEndEvent:
            index, first = len(entries), event.start_mark.index
            after = first
            if start is not None:
                lowest = entries[-1].node.end if entries else start
                first = self._text.rfind("-", lowest, first)
                after = first + 1
            entries.append(Entry(index, first, after, self.node(event, after, data[index])))
        return tuple(entries), event.end_mark.index
