"""One change of an entry as replacements of stretches of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mlr_prio.workspace.edit.rendering import (
    Manner,
    Rendered,
    block_text,
    column,
    flow_text,
    item_lines,
    manner_of,
    mapping_lines,
)
from mlr_prio.workspace.edit.scalar import key_scalar, scalar_text

if TYPE_CHECKING:
    from mlr_prio.workspace.edit.span import Entry, Node

_COMMENT_GAP = re.compile(r"( +)#")
_NEAT_GAP = 2


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """A replacement.

    Parameters
    ----------
    start, end
        The stretch that goes.
    text
        What comes in its place.
    """

    start: int
    end: int
    text: str


def spliced(text: str, splices: list[Splice]) -> str:
    """Return the text with every replacement made; they must not overlap."""
    for splice in sorted(splices, reverse=True):
        text = text[: splice.start] + splice.text + text[splice.end :]
    return text


class Surgeon:
    """The changes of one text.

    Parameters
    ----------
    text
        The text as it stands.
    root
        Its spans.
    has_text_blocks
        Whether new texts may stand on lines of their own.
    """

    def __init__(self, text: str, root: Node, *, has_text_blocks: bool) -> None:
        self._text = text
        self._manner = replace(manner_of(root, text), has_text_blocks=has_text_blocks)
        self._newline = "\r\n" if "\r\n" in text else "\n"

    def replace(self, entry: Entry, value: Any, *, in_flow: bool) -> list[Splice]:  # noqa: ANN401 -- plain data
        """Give an entry another value."""
        old = entry.node
        if in_flow:
            new = self._in_flow(old, value)
            is_key_bare = isinstance(entry.step, str) and old.start == entry.after
            return [Splice(old.start, old.end, f" {new}" if is_key_bare else new)]
        start = column(self._text, entry.after)
        rendered = block_text(value, self._indent(entry), start, self._manner_at(entry), old.style)
        if isinstance(entry.step, int) and not rendered.inline:
            lines = item_lines(value, self._indent(entry), self._manner)
            return [Splice(entry.start, old.end, self._newline.join(lines).lstrip(" "))]
        return self._replace_below(entry, rendered)

    def add(self, holder: Node, step: str | int, value: Any) -> list[Splice]:  # noqa: ANN401 -- plain data
        """Add to a collection that has entries: a key at its end, an item before the one at ``step``."""
        if holder.is_flow:
            return self._add_in_flow(holder, step, value)
        indent = column(self._text, holder.entries[0].start)
        if isinstance(step, str):
            return [self._lines_after(holder.end, mapping_lines({step: value}, indent, self._manner))]
        lines = item_lines(value, indent, self._manner)
        if step:
            return [self._lines_after(holder.entries[step - 1].node.end, lines)]
        first = self._newline.join(lines).lstrip(" ")
        return [Splice(holder.start, holder.start, f"{first}{self._newline}{' ' * indent}")]

    def remove(self, holder: Node, entry: Entry) -> list[Splice]:
        """Take out one of several entries of a collection."""
        position = holder.entries.index(entry)
        is_last = position + 1 == len(holder.entries)
        begins_line = not self._text[self._line_start(entry.start) : entry.start].strip()
        if not holder.is_flow and begins_line:
            return [Splice(self._line_start(entry.start), self._next_line(entry.node.end), "")]
        if not is_last:
            return [Splice(entry.start, holder.entries[position + 1].start, "")]
        if not begins_line:
            return [Splice(holder.entries[position - 1].node.end, entry.node.end, "")]
        return [self._last_line_in_flow(entry)]

    def _last_line_in_flow(self, entry: Entry) -> Splice:
        end = entry.node.end
        comma = re.compile(r"\s*,").match(self._text, end)
        end = comma.end() if comma else end
        rest = self._text[end : self._line_end(end)].strip()
        if not rest or rest.startswith("#"):
            return Splice(self._line_start(entry.start), self._next_line(end), "")
        return Splice(entry.start, end, "")

    def _replace_below(self, entry: Entry, new: Rendered) -> list[Splice]:
        """Replace a value outside brackets; comments beside the key stay."""
        old = entry.node
        inline = f" {new.inline}" if new.inline else ""
        if old.is_block_collection and self._line_end(entry.after) < old.start:
            key_line_end = self._line_end(entry.after)
            below = "".join(self._newline + line for line in new.lines)
            return [Splice(entry.after, entry.after, inline), Splice(key_line_end, old.end, below)]
        if old.is_block_scalar:
            return self._replace_block_scalar(entry, new)
        is_written_beside = old.start > entry.after and new.inline
        begin, inline = (old.start, new.inline) if is_written_beside else (entry.after, inline)
        splices = [Splice(begin, old.end, inline)]
        if not new.lines:
            return [*splices, *self._keep_comment_column(old, len(inline) - (old.end - begin))]
        return [*splices, self._lines_after(old.end, new.lines)]

    def _replace_block_scalar(self, entry: Entry, new: Rendered) -> list[Splice]:
        old = entry.node
        header = re.compile(r"[|>][-+0-9]*").search(self._text, old.start)
        header_end = header.end() if header else old.start
        inline = f" {new.inline}" if new.inline else ""
        below = "".join(self._newline + line for line in new.lines)
        return [
            Splice(entry.after, header_end, inline),
            Splice(self._line_end(header_end), max(old.end, self._line_end(header_end)), below),
        ]

    def _keep_comment_column(self, old: Node, growth: int) -> list[Splice]:
        """Let the spaces before a comment that stands in a column make up for a longer or shorter value."""
        gap = _COMMENT_GAP.match(self._text, old.end)
        if gap is None or len(gap[1]) <= _NEAT_GAP or "\n" in self._text[old.start : old.end]:
            return []
        return [Splice(old.end, gap.end(1), " " * max(_NEAT_GAP, len(gap[1]) - growth))]

    def _add_in_flow(self, holder: Node, step: str | int, value: Any) -> list[Splice]:  # noqa: ANN401 -- plain data
        new = flow_text(value)
        if isinstance(step, str):
            new = f"{key_scalar(step, in_flow=True)}: {new}"
        elif step < len(holder.entries):
            return [Splice(holder.entries[step].start, holder.entries[step].start, f"{new}, ")]
        last = holder.entries[-1]
        line = self._line_start(last.start)
        rest = self._text[last.node.end : self._line_end(last.node.end)]
        if self._text[line : last.start].strip() or holder.end <= self._line_end(last.node.end):
            return [Splice(last.node.end, last.node.end, f", {new}")]
        line_end = self._line_end(last.node.end)
        below = f"{self._newline}{self._text[line : last.start]}{new}"
        if rest.lstrip(" ").startswith(","):
            return [Splice(line_end, line_end, f"{below},")]
        return [Splice(last.node.end, line_end, f",{rest}{below}")]

    @staticmethod
    def _in_flow(old: Node, value: Any) -> str:  # noqa: ANN401 -- plain data
        if isinstance(value, dict | list):
            return flow_text(value)
        return scalar_text(value, old.style, in_flow=True)

    def _indent(self, entry: Entry) -> int:
        return column(self._text, entry.start)

    def _manner_at(self, entry: Entry) -> Manner:
        """Return the file's manner, with the indentation of the lines that a text there already has."""
        old = entry.node
        first = re.compile(r"[^\n]*\n\s*?( *)[^\s]").match(self._text, old.start, old.end)
        if not old.is_block_scalar or first is None:
            return self._manner
        return replace(self._manner, step=len(first[1]) - self._indent(entry))

    def _lines_after(self, index: int, lines: list[str]) -> Splice:
        """Return lines put below the line of a character."""
        end = self._line_end(index)
        return Splice(end, end, "".join(self._newline + line for line in lines))

    def _line_start(self, index: int) -> int:
        return self._text.rfind("\n", 0, index) + 1

    def _line_end(self, index: int) -> int:
        """Return where the line of a character ends, before its line break."""
        end = self._text.find("\n", index)
        end = len(self._text) if end < 0 else end
        return end - 1 if end > index and self._text[end - 1] == "\r" else end

    def _next_line(self, index: int) -> int:
        end = self._text.find("\n", index)
        return len(self._text) if end < 0 else end + 1
