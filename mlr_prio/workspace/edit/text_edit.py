"""A YAML text with changes made, read again to be sure that it says what was meant and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlr_prio.errors import EditError
from mlr_prio.message import message
from mlr_prio.workspace.edit.change import Change, Insert, Remove, Set, changed, plain, same, way_text
from mlr_prio.workspace.edit.rendering import Manner, mapping_lines
from mlr_prio.workspace.edit.smallest import smallest_steps
from mlr_prio.workspace.edit.span import Node, find, nodes
from mlr_prio.workspace.edit.splice import Splice, Surgeon, spliced
from mlr_prio.workspace.yaml_tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def edited(text: str, changes: Sequence[Change]) -> str:
    """Return ``text`` with the changes made, one after another, on as few lines as they take.

    Comments, order, quotes, blank lines, the style of every collection and the line breaks stay.

    Parameters
    ----------
    text
        One YAML document whose root holds keys.
    changes
        What to do, in order: each way is that of the text with the earlier changes made.

    Raises
    ------
    EditError
        Where a change does not fit the text, or where what would be read again is not what was meant.
    """
    editing = _Editing(text)
    for change in changes:
        for step in smallest_steps(editing.data, change):
            editing.make(step)
    return editing.finished()


def document_text(data: Mapping[str, Any], schema: str) -> str:
    """Return a new document, with the line that tells editors its schema.

    Parameters
    ----------
    data
        Plain data, in the order in which it is to be written.
    schema
        The schema's place seen from the file, such as ``../schema/profile.schema.json``.

    Raises
    ------
    EditError
        Where the data hold what no file of ours can.
    """
    content = plain(dict(data))
    lines = [f"# yaml-language-server: $schema={schema}", *mapping_lines(content, 0, Manner())]
    text = "\n".join(lines) + "\n"
    if not same(_data(text), content):
        raise _uncertain(())
    return text


def _data(text: str) -> dict[str, Any]:
    tree = read_tree("", text)
    if tree.data is None or tree.findings:
        raise EditError(message("the text is not YAML that can be changed safely"))
    return tree.data


def _uncertain(changes: Sequence[Change]) -> EditError:
    entries = ", ".join(way_text(change.path) for change in changes)
    return EditError(
        message("the entry {entry} is written in a way that cannot be changed safely", entry=entries),
        message("change it in an editor; nothing was written"),
    )


class _Editing:
    """A text and what it will say; replaced scalars wait for one another, since none moves the others."""

    def __init__(self, text: str) -> None:
        self.data = self._read = _data(text)
        self._text = text
        self._waiting: list[Change] = []

    def make(self, change: Change) -> None:
        """Make one smallest change."""
        is_simple = _replaces_a_scalar(self.data, change)
        if not is_simple or any(change.path == other.path for other in self._waiting):
            self._make_waiting()
        self._waiting.append(change)
        self.data = changed(self.data, change)
        if not is_simple:
            self._make_waiting()

    def finished(self) -> str:
        """Return the text with everything made."""
        self._make_waiting()
        return self._text

    def _make_waiting(self) -> None:
        if not self._waiting:
            return
        root = nodes(self._text, self._read)
        for has_text_blocks in (True, False):
            surgeon = Surgeon(self._text, root, has_text_blocks=has_text_blocks)
            splices = [splice for change in self._waiting for splice in _splices(surgeon, root, change)]
            text = spliced(self._text, splices)
            read = read_tree("", text)
            if read.data is not None and not read.findings and same(read.data, self.data):
                self._text, self._read, self._waiting = text, read.data, []
                return
        raise _uncertain(self._waiting)


def _splices(surgeon: Surgeon, root: Node, change: Change) -> list[Splice]:
    holder, entry = find(root, change.path)
    if isinstance(change, Insert):
        return surgeon.add(holder, change.path[-1], plain(change.value))
    if entry is None or (isinstance(change, Remove) and len(holder.entries) == 1):
        raise _uncertain((change,))
    if isinstance(change, Remove):
        return surgeon.remove(holder, entry)
    return surgeon.replace(entry, plain(change.value), in_flow=holder.is_flow)


def _replaces_a_scalar(data: object, change: Change) -> bool:
    if not isinstance(change, Set) or isinstance(change.value, dict | list | tuple):
        return False
    for step in change.path:
        data = data[step]  # type: ignore[index]  # the smallest changes name what is there
    return not isinstance(data, dict | list)
