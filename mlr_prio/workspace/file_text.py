"""From bytes to text: encoding, size and control characters, with the place of what is wrong."""

from __future__ import annotations

import re

from mlr_prio.finding import Finding, Severity, SourceLocation
from mlr_prio.message import Message, message
from mlr_prio.model.fault import FaultCode

MAX_BYTES = 1_000_000
"""A file of ours has some thousand bytes; one of more than a megabyte is none of ours."""

_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_BYTE_ORDER_MARK = "\ufeff"
# YAML 1.2.2, production 1, c-printable: what a text may hold. Compiled when the first text is read.
_NOT_PRINTABLE = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def decode(path: str, content: bytes) -> str | Finding:
    """Return the text of a file, without byte order mark, or the finding that says why it is none."""
    if len(content) > MAX_BYTES:
        return _finding(
            FaultCode.TOO_LARGE,
            SourceLocation(path),
            message("the file is larger than {limit} bytes", limit=MAX_BYTES),
            message("is it the right file?"),
        )
    if content.startswith(_UTF_16_MARKS):
        return _not_utf_8(SourceLocation(path), message("the file is saved as UTF-16"))
    try:
        text = content.decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        place = _place_after(path, content[: error.start].decode("utf-8"))
        return _not_utf_8(
            place, message("the file is not saved as UTF-8 (byte {number})", number=error.start + 1)
        )
    control = find_control_character(text)
    if control is None:
        return text
    return control_character_finding(_place_after(path, text[: text.index(control)]), control)


def find_control_character(text: str) -> str | None:
    """Return the first character that YAML does not take as text, or None."""
    match = re.search(_NOT_PRINTABLE, text)
    return match.group() if match else None


def control_character_finding(place: SourceLocation, character: str) -> Finding:
    """Return the finding for a control character."""
    what = message("a control character, U+{number}", number=f"{ord(character):04X}")
    return _finding(FaultCode.ENCODING, place, what, message("delete it"))


def _place_after(path: str, text: str) -> SourceLocation:
    lines = text.removeprefix(_BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return SourceLocation(path, len(lines), len(lines[-1]) + 1)


def _not_utf_8(place: SourceLocation, what: Message) -> Finding:
    return _finding(FaultCode.ENCODING, place, what, message("save the file with the encoding UTF-8"))


def _finding(code: FaultCode, place: SourceLocation, what: Message, hint: Message) -> Finding:
    return Finding(code, Severity.ERROR, place, what, hint)
