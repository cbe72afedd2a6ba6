"""One value as YAML writes it: plain where the reader then reads the same, in quotes where not."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from mlr_prio.workspace.yaml_tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Sequence

LINE = 120
"""The longest line that a text is written on, in characters."""

_ODD_SPACE = re.compile(r"^ | $|  |\n")
# What breaks lines in some readers, or is no text in any file.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def scalar_text(value: str | float | bool | None, style: str = "", *, in_flow: bool = False) -> str:  # noqa: FBT001 -- a YAML value
    """Return a scalar on one line.

    Parameters
    ----------
    value
        What is to be read again.
    style
        The quotes that stood there: kept for a text. Otherwise there are quotes only where they are needed.
    in_flow
        Whether it stands inside brackets or braces.
    """
    if isinstance(value, str):
        return _quoted(value, style) if style in {"'", '"'} else _text(value, in_flow=in_flow)
    return json.dumps(value)


def key_scalar(key: str, *, in_flow: bool = False) -> str:
    """Return a key; one that is a number needs no quotes, since keys are read as texts."""
    sample = f"{{{key}: 0}}" if in_flow else f"{key}: 0"
    return key if _reads_as(sample, {key: 0}) else _quoted(key, "")


def block_lines(text: str, style: str, width: int) -> tuple[str, Sequence[str]] | None:
    """Return the header and the lines of a text in a block of its own, or None where it fits no block.

    Parameters
    ----------
    text
        The text.
    style
        ``|`` or ``>``, which a text with line breaks overrules.
    width
        The characters that a line may have.
    """
    if _UNWRITABLE.search(text):
        return None
    if style == ">" and not _ODD_SPACE.search(text) and text:
        return ">-", _wrapped(text, width)
    body = text.removesuffix("\n")
    lines = body.split("\n")
    is_odd = "\t" in text or any(line.endswith(" ") for line in lines)
    if is_odd or lines[0][:1] in {"", " "} or not lines[-1]:
        return None
    return ("|" if text.endswith("\n") else "|-"), lines


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _text(text: str, *, in_flow: bool) -> str:
    is_doubtful = not text or "\n" in text or (in_flow and ":" in {text[0], text[-1]})
    if not is_doubtful:
        sample = f"k: [{text}, {{k: {text}}}]" if in_flow else f"k: {text}"
        if _reads_as(sample, {"k": [text, {"k": text}] if in_flow else text}):
            return text
    return _quoted(text, "")


def _quoted(text: str, style: str) -> str:
    """Return a text in the quotes asked for where they can hold it; single ones where that saves escapes."""
    escaped = _UNWRITABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
    can_be_single = "\n" not in text and "\t" not in text and not _UNWRITABLE.search(text)
    if can_be_single and (style == "'" or (not style and escaped[1:-1] != text)):
        return "'" + text.replace("'", "''") + "'"
    return escaped


def _reads_as(sample: str, data: dict[str, Any]) -> bool:
    tree = read_tree("", sample + "\n")
    return not tree.findings and tree.data == data and not isinstance(next(iter(data.values())), bool)
