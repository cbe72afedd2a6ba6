"""Reading a kept Word file back: ours, one that Word has saved, and whatever else the file may be."""

from __future__ import annotations

import io
import zipfile

import pytest

from mlr_prio.report.document_reading import document_tables

BREAKABLE = "E\u200bx\u00adempel"
MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(body: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", f"<w:document {MAIN}><w:body>{body}</w:body></w:document>")
    return stream.getvalue()


def cell(*runs: str) -> str:
    return "<w:tc><w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p></w:tc>"


def test_words_that_may_be_broken_and_texts_in_pieces_are_read_whole() -> None:
    """Word parts a text wherever somebody has edited it."""
    rows = f"<w:tr>{cell('Pla', 'ts')}</w:tr><w:tr>{cell(BREAKABLE)}<w:tc/></w:tr>"
    assert document_tables(word(f"<w:tbl>{rows}</w:tbl><w:tbl/>")) == [[["Plats"], ["Exempel", ""]], []]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"PK\x03\x04", id="a broken zip"),
        pytest.param(b"{}", id="no zip"),
        pytest.param(word("<w:tbl>"), id="no XML"),
        pytest.param(word("").replace(b"word/document.xml", b"word/somethingxml"), id="no such part"),
    ],
)
def test_what_is_no_word_file_has_no_tables(content: bytes) -> None:
    assert document_tables(content) == []
