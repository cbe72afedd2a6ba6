"""Plain data as new lines of YAML in the file's own manner."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from mlr_prio.workspace.edit.scalar import LINE, block_lines, key_scalar, scalar_text
from mlr_prio.workspace.edit.span import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.workspace.edit.span import Node

_FLOW_KEYS = 3
"""A mapping of more keys is written over lines: one changed key then changes one line."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a file is indented.

    Parameters
    ----------
    step
        The columns that a mapping stands to the right of its key.
    dash
        The columns that a dash stands to the right of its key.
    has_text_blocks
        Whether long texts may stand on lines of their own, which take in an indented comment that follows.
    """

    step: int = 2
    dash: int = 2
    has_text_blocks: bool = True


@dataclass(frozen=True, slots=True)
class Rendered:
    """A value as text.

    Parameters
    ----------
    inline
        What follows the colon or dash on its line; empty where all of it stands on lines below.
    lines
        The lines below, indented, without line breaks.
    """

    inline: str
    lines: list[str] = field(default_factory=list)


def manner_of(root: Node, text: str) -> Manner:
    """Return how a file is indented, by its first block that is."""
    steps = {kind: step for kind, step in reversed(list(_steps(root, text))) if step >= 0}
    return Manner(step=steps.get(Kind.MAPPING) or 2, dash=steps.get(Kind.SEQUENCE, 2))


def column(text: str, index: int) -> int:
    """Return the column of a character, counted from 0."""
    return index - (text.rfind("\n", 0, index) + 1)


def _steps(node: Node, text: str) -> Iterator[tuple[Kind, int]]:
    for entry in node.entries if node.is_block_collection else ():
        if node.kind is Kind.MAPPING and entry.node.is_block_collection:
            yield entry.node.kind, column(text, entry.node.entries[0].start) - column(text, entry.start)
        yield from _steps(entry.node, text)


def flow_text(value: Any) -> str:  # noqa: ANN401 -- plain data
    """Return a value in brackets, on one line."""
    if isinstance(value, dict):
        pairs = (f"{key_scalar(key, in_flow=True)}: {flow_text(entry)}" for key, entry in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(flow_text(item) for item in value)}]"
    return scalar_text(value, in_flow=True)


def block_text(value: Any, indent: int, start: int, manner: Manner, style: str = "") -> Rendered:  # noqa: ANN401 -- plain data
    """Return a value for a place outside brackets.

    Parameters
    ----------
    value
        Plain data.
    indent
        The column of the key or dash that it belongs to.
    start
        The column after the colon or dash.
    manner
        How the file is indented.
    style
        The style of the scalar that stood there.
    """
    if isinstance(value, str):
        return _string(value, indent, start, manner, style)
    if not isinstance(value, dict | list):
        return Rendered(scalar_text(value))
    if not value or (_is_small(value) and start + 1 + len(flow_text(value)) <= LINE):
        return Rendered(flow_text(value))
    if isinstance(value, dict):
        return Rendered("", mapping_lines(value, indent + manner.step, manner))
    return Rendered("", [line for item in value for line in item_lines(item, indent + manner.dash, manner)])


def mapping_lines(value: dict[str, Any], indent: int, manner: Manner) -> list[str]:
    """Return the lines of a mapping whose keys stand in column ``indent``."""
    lines = []
    for key, entry in value.items():
        head = f"{' ' * indent}{key_scalar(key)}:"
        rendered = block_text(entry, indent, len(head), manner)
        lines += [f"{head} {rendered.inline}" if rendered.inline else head, *rendered.lines]
    return lines


def item_lines(value: Any, indent: int, manner: Manner) -> list[str]:  # noqa: ANN401 -- plain data
    """Return the lines of an item whose dash stands in column ``indent``."""
    head = f"{' ' * indent}-"
    if isinstance(value, dict) and value and not _is_small(value):
        lines = mapping_lines(value, indent + 2, manner)
        return [f"{head} {lines[0][indent + 2 :]}", *lines[1:]]
    rendered = block_text(value, indent, len(head), replace(manner, dash=manner.dash or 2))
    return [f"{head} {rendered.inline}" if rendered.inline else head, *rendered.lines]


def _string(text: str, indent: int, start: int, manner: Manner, style: str) -> Rendered:
    one_line = scalar_text(text, style)
    is_block = style in {"|", ">"}
    if manner.has_text_blocks and (is_block or "\n" in text or start + 1 + len(one_line) > LINE):
        margin = " " * (indent + manner.step)
        block = block_lines(text, style if is_block else ">", LINE - len(margin))
        if block is not None:
            header, lines = block
            return Rendered(header, [f"{margin}{line}" if line else "" for line in lines])
    return Rendered(one_line)


def _is_small(value: Any) -> bool:  # noqa: ANN401 -- plain data
    """Return whether a value is easy to read in brackets; items that are mappings get a line each."""
    if isinstance(value, dict):
        return len(value) <= _FLOW_KEYS and all(map(_is_small_part, value.values()))
    return not isinstance(value, list) or all(map(_is_small_part, value))


def _is_small_part(value: Any) -> bool:  # noqa: ANN401 -- plain data
    return not isinstance(value, dict) and _is_small(value)
