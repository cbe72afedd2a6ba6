"""From bytes to text."""

from __future__ import annotations

import pytest

from mlr_prio.finding import Finding
from mlr_prio.workspace.file_text import MAX_BYTES, decode


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("å: ö\n".encode(), "å: ö\n"),
        ("\ufeffa: 1".encode(), "a: 1"),
        (b"a: 1\r\nb: 2\r\n", "a: 1\r\nb: 2\r\n"),
        ("🚲\t\x85\xa0".encode(), "🚲\t\x85\xa0"),
        (b"x" * MAX_BYTES, "x" * MAX_BYTES),
    ],
)
def test_utf_8_is_read_with_or_without_byte_order_mark(content: bytes, text: str) -> None:
    assert decode("x.yaml", content) == text


@pytest.mark.parametrize(
    ("content", "expected", "hint"),
    [
        (
            "a: 1\nb: åäö".encode("cp1252"),
            "2:4 MLR113 the file is not saved as UTF-8 (byte 9)",
            "save the file with the encoding UTF-8",
        ),
        (
            "å: 1\r\nö: ".encode() + b"\xff",
            "2:4 MLR113 the file is not saved as UTF-8 (byte 12)",
            "save the file with the encoding UTF-8",
        ),
        (
            "a: 1".encode("utf-16"),
            "1:1 MLR113 the file is saved as UTF-16",
            "save the file with the encoding UTF-8",
        ),
        (
            b"\xfe\xff\0a",
            "1:1 MLR113 the file is saved as UTF-16",
            "save the file with the encoding UTF-8",
        ),
        (b"a: 1\nb: \0\x07", "2:4 MLR113 a control character, U+0000", "delete it"),
        ("\ufeffa\x1b".encode(), "1:2 MLR113 a control character, U+001B", "delete it"),
        (b"x" * (MAX_BYTES + 1), "1:1 MLR116 the file is larger than 1000000 bytes", "is it the right file?"),
    ],
)
def test_other_bytes_are_refused_at_their_place(content: bytes, expected: str, hint: str) -> None:
    finding = decode("x.yaml", content)
    assert isinstance(finding, Finding)
    place = finding.location
    assert f"{place.line}:{place.column} {finding.code} {finding.message}" == expected
    assert str(finding.hint) == hint
