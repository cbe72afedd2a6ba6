"""The terminal and the pipe: plain lines; colour only where the surface has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mlr_prio.report.document import Bullets, Figure, Heading, Paragraph, Sources
from mlr_prio.report.format.alphabet import Alphabet, display_width
from mlr_prio.report.format.line import wrap
from mlr_prio.report.format.table_layout import lay_out
from mlr_prio.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlr_prio.report.document import Block, Document, Table
    from mlr_prio.report.report import Report
    from mlr_prio.report.surface import Surface

PLAIN: Final = ""
STRONG: Final = "bold"
WARNING: Final = "bold yellow"
FAINT: Final = "dim"

_BULLET: Final = "– "
_APART: Final = "  "


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    style: str = PLAIN
    in_table: bool = False


def render(report: Report, surface: Surface) -> str:
    """Return the document as lines for a terminal, or for a pipe when the surface has no width."""
    document = report.document
    page = _Page(surface.width, Alphabet(surface.unicode), Translator(document.language))
    body = list(page.body(document.blocks))
    extent = max((display_width(line.text) for line in body if line.in_table), default=0)
    lines = [*page.head(document, extent), *body]
    return _coloured(lines) if surface.colour else "".join(f"{line.text}\n" for line in lines)


@dataclass(frozen=True, slots=True)
class _Page:
    width: int | None
    alphabet: Alphabet
    translate: Translator

    def head(self, document: Document, extent: int) -> Iterator[_Line]:
        """Yield the title with its mark and the subtitle with its origin, ending where the tables end."""
        *upper, last = document.subtitle or ("",)
        first = (self.alphabet.text(document.title), self.alphabet.text(document.status_mark))
        final = (self.alphabet.text(last), self.alphabet.text(document.origin))
        edge = max(extent, *(_length(pair) for pair in (first, final) if self._fits(pair)), 0)
        yield from self._pair(first, edge, (STRONG, WARNING))
        for text in upper:
            yield from self._text(text)
        yield from self._pair(final, edge, (PLAIN, PLAIN))

    def _fits(self, pair: tuple[str, str]) -> bool:
        """Whether two texts can stand on one line, and both are there."""
        return all(pair) and (self.width is None or _length(pair) <= self.width)

    def _pair(self, pair: tuple[str, str], edge: int, styles: tuple[str, str]) -> Iterator[_Line]:
        """Yield two texts at opposite ends of one line, or on a line each."""
        if self._fits(pair):
            yield _Line(_APART.join((pair[0] + " " * (edge - _length(pair)), pair[1])), styles[0])
            return
        for text, style in zip(pair, styles, strict=True):
            yield from self._text(text, style) if text else ()

    def body(self, blocks: Iterable[Block]) -> Iterator[_Line]:
        previous: Block | None = None
        for block in blocks:
            if not (isinstance(previous, Heading) or isinstance(block, Bullets)):
                yield _Line("")
            yield from self._block(block)
            previous = block

    def _block(self, block: Block) -> Iterator[_Line]:
        match block:
            case Heading(text):
                yield from self._text(text, STRONG)
            case Paragraph(text):
                yield from self._text(text)
            case Bullets(items):
                for item in items:
                    yield from self._text(_BULLET + item, hang=" " * len(_BULLET))
            case Figure(title=title, alt=alt, data=data):
                yield from self._text(title, STRONG)
                yield from self._text(alt)
                yield _Line("")
                yield from self._table(data)
            case Sources(citations):
                for citation in citations:
                    text = f"{_BULLET}{citation.key}: {citation.text} {citation.url}"
                    yield from self._text(text, hang=" " * len(_BULLET))
            case _:
                yield from self._table(block)

    def _table(self, table: Table) -> Iterator[_Line]:
        lines = lay_out(table, self.alphabet, self.width)
        yield from self._text(table.caption, STRONG) if table.caption else ()
        yield from (_Line(text, STRONG, in_table=True) for text in lines.head)
        yield from (_Line(text, in_table=True) for text in lines.body)
        if lines.left_out:
            columns = ", ".join(lines.left_out)
            yield from self._text(self.translate("Columns without room: {columns}", columns=columns), FAINT)
        yield from (_Line("") for _ in lines.notes[:1])
        for note in lines.notes:
            yield from self._text(note, hang=" " * len(_BULLET))

    def _text(self, text: str, style: str = PLAIN, hang: str = "") -> Iterator[_Line]:
        yield from (_Line(line, style) for line in wrap(self.alphabet.text(text), self.width, hang))


def _length(pair: tuple[str, str]) -> int:
    return sum(map(display_width, pair)) + len(_APART)


def _coloured(lines: Iterable[_Line]) -> str:
    """Return the lines with terminal codes, the same ones whatever the environment says."""
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    stream = StringIO()
    console = Console(
        file=stream, force_terminal=True, color_system="standard", legacy_windows=False, _environ={}
    )
    for line in lines:
        console.print(Text(line.text, line.style), soft_wrap=True)
    return stream.getvalue()
