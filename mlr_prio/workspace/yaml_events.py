"""The YAML 1.2 events of a text, by ruamel's own scanner and parser without the cost of comments.

ruamel serves two purposes: edits that keep comments, and reading. Reading needs no comments and no late
binding between the stages, so they are joined directly here; grammar and errors stay ruamel's. What this
reads, the round trip reads alike (tested); a few oddities that only the round trip accepts are refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ruamel.yaml.error import MarkedYAMLError, StreamMark
from ruamel.yaml.parser import Parser
from ruamel.yaml.reader import Reader
from ruamel.yaml.scanner import Scanner

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["MarkedYAMLError", "parse_events"]

_VERSION = (1, 2)


def parse_events(text: str) -> Iterator[Any]:
    """Yield the events of a YAML text.

    Raises
    ------
    MarkedYAMLError
        Where the text is no YAML.
    """
    parser = _DirectParser(_MemoScanner(_TextReader(text)))
    while parser.check_event():
        yield parser.get_event()


class _TextReader(Reader):
    """A reader of a text that is whole in memory; control characters have been refused before."""

    def __init__(self, text: str) -> None:
        self.reset_reader()
        self.buffer = text + "\0"
        self._stream = None

    def peek(self, index: int = 0) -> str:
        return self.buffer[self.pointer + index]

    def prefix(self, length: int = 1) -> str:
        return self.buffer[self.pointer : self.pointer + length]

    def forward(self, length: int = 1) -> None:
        end = self.pointer + length
        if self.buffer[self.pointer : end].isprintable():  # no line break in it: only the column moves
            self.pointer = end
            self.index += length
            self.column += length
        else:
            super().forward(length)

    def get_mark(self) -> StreamMark:
        return StreamMark(None, self.index, self.line, self.column)


class _MemoScanner(Scanner):
    """A scanner that remembers that the next token is ready, instead of asking before every look at it."""

    reader: Any = None
    scanner_processing_version = _VERSION

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._is_ready = False
        super().__init__(loader=None)

    def check_token(self, *choices: Any) -> bool:  # noqa: ANN401 -- token classes
        token = self.peek_token()
        return token is not None and (not choices or isinstance(token, choices))

    def peek_token(self) -> Any:  # noqa: ANN401 -- tokens have no common type
        if not self._is_ready:
            while self.need_more_tokens():
                self.fetch_more_tokens()
            self._is_ready = True
        return self.tokens[0] if self.tokens else None

    def get_token(self) -> Any:  # noqa: ANN401 -- tokens have no common type
        token = self.peek_token()
        self._is_ready = False
        self.tokens_taken += 1
        self.tokens.pop(0)
        return token

    def check_directive(self) -> bool:
        """No directive is known: a line that starts with ``%`` is a text that may not start so."""
        return False


class _DirectParser(Parser):
    """A parser that holds its scanner, instead of asking a loader for it; it is its own, silent loader."""

    scanner: Any = None
    resolver: Any = None
    comment_handling = None
    processing_version = _VERSION

    def __init__(self, scanner: Scanner) -> None:
        self.scanner = scanner
        self.resolver = self
        super().__init__(loader=None)
        self.loader = self
