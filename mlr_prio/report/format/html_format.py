"""A web page in one file: no network, no script, readable in light, dark, print and on a narrow screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from mlr_prio.report.chart.palette import dark_rules
from mlr_prio.report.document import Align, Bar, Bullets, Figure, Heading, Paragraph, Sources, on_paper
from mlr_prio.report.markup import Markup, coordinate, element, join
from mlr_prio.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.report.document import Block, Citation, Column, Document, Table
    from mlr_prio.report.report import Report
    from mlr_prio.report.surface import Surface

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""The browser may fetch nothing and run nothing; only the style within the page counts."""

STYLE: Final = Path(__file__).with_name("html_style.css")
FEW: Final = 3
"""With more headings than this the page has a table of contents."""

SMALL: Final = "font: 8pt sans-serif"
SECTION: Final = 2
LINKED: Final = ("https://", "http://")


def render(report: Report, surface: Surface) -> str:  # noqa: ARG001 -- a file format ignores the surface
    """Return the document as a page."""
    document = report.document
    page = _Page(Translator(document.language))
    root = element("html", _head(document, page.translate), page.body(document), lang=document.language)
    return f"<!DOCTYPE html>\n{root}\n"


def _head(document: Document, translate: Translator) -> Markup:
    said = document.metadata
    named = {"viewport": "width=device-width, initial-scale=1", "color-scheme": "light dark"}
    if said is not None:
        named |= {"generator": f"mlr-prio {said.version}", "mlr-prio-input-sha256": said.input_sha256}
        named |= {"mlr-prio-status": said.status, "mlr-prio-as-of": said.as_of}
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        *(element("meta", name=name, content=content) for name, content in named.items()),
        element("title", document.title),
        Markup(f"<style>\n{_style(document, translate)}</style>"),
    )


def _style(document: Document, translate: Translator) -> str:
    """Return the style of the page, which says the status mark on every sheet when it is printed."""
    dark = f"@media screen and (prefers-color-scheme: dark) {{\n{dark_rules()}\n}}\n"
    page = translate("Page")
    boxes = [
        f'@bottom-right {{ content: "{_css_text(page)} " counter(page); {SMALL} }}',
        f'@bottom-left {{ content: "{_css_text(document.title)}"; {SMALL} }}',
    ]
    if document.status_mark:
        mark = _css_text(document.status_mark)
        boxes += [f'@top-center {{ content: "{mark}"; {SMALL}; font-weight: bold; color: #a8480f }}']
    return f"{STYLE.read_text('utf-8')}{dark}@page {{ size: A4; margin: 18mm 15mm; {' '.join(boxes)} }}\n"


def _css_text(text: str) -> str:
    """Return text for a CSS string: every character but letters, digits and spaces as its code."""
    return "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text)


class _Page:
    """Numbers what needs a name of its own as it goes along."""

    def __init__(self, translate: Translator) -> None:
        self.translate = translate
        self._tables = 0
        self._headings = 0
        self._heading = ""

    def body(self, document: Document) -> Markup:
        """Return everything that is seen."""
        headings = [block for block in document.blocks if isinstance(block, Heading)]
        sections = [(_name(k), h.text) for k, h in enumerate(headings, start=1) if h.level == SECTION]
        self._heading = document.title
        blocks = [part for block in document.blocks for part in self._block(block)]
        skip = element("a", self.translate("Skip to the content"), href="#content", class_="skip")
        return element(
            "body",
            skip,
            self._header(document),
            self._contents(sections),
            element("main", join([Markup("\n"), *blocks], "\n"), id="content", tabindex="-1"),
            element("footer", element("p", *_foot(document))),
        )

    def _header(self, document: Document) -> Markup:
        lines = [element("p", text) for text in (*document.subtitle, document.origin) if text]
        return element(
            "header",
            element("h1", document.title),
            *([element("p", document.status_mark, class_="mark")] if document.status_mark else []),
            element("div", *lines, class_="lines"),
        )

    def _contents(self, sections: Sequence[tuple[str, str]]) -> Markup:
        if len(sections) <= FEW:
            return Markup("")
        items = [element("li", element("a", text, href=f"#{name}")) for name, text in sections]
        return element("nav", element("ol", *items), aria_label=self.translate("Contents"))

    def _block(self, block: Block) -> Iterator[Markup]:
        match block:
            case Heading(text, level):
                self._heading = text
                self._headings += 1
                yield element(f"h{level}", text, id=_name(self._headings))
            case Paragraph(text):
                yield element("p", text)
            case Bullets(items):
                yield element("ul", *(element("li", item) for item in items))
            case Figure():
                yield self._figure(block)
            case Sources(citations):
                yield element("ul", *map(_citation, citations))
            case _:
                yield from self._table(block)

    def _figure(self, figure: Figure) -> Markup:
        data = element(
            "details",
            element("summary", self.translate("The figures as a table")),
            *self._table(figure.data, about=figure.title),
        )
        return element(
            "figure",
            element("figcaption", figure.title),
            element(
                "div",
                Markup(figure.svg),
                class_="chart scroll",
                role="group",
                tabindex="0",
                aria_label=figure.title,
            ),
            data,
        )

    def _table(self, table: Table, about: str = "") -> Iterator[Markup]:
        self._tables += 1
        name = table.caption or about or self._heading
        label = self.translate("Table {number}: {name}", number=self._tables, name=name)
        caption = [element("caption", table.caption)] if table.caption else []
        header = element("tr", *map(_heading_cell, table.columns))
        naming = _naming_column(table.columns)
        rows = [
            element(
                "tr", *(_cell(c, on_paper(row[j]), is_name=j == naming) for j, c in enumerate(table.columns))
            )
            for row in table.rows
        ]
        body = element("tbody", join([Markup(""), *rows, Markup("")], "\n"))
        whole = element("table", *caption, element("thead", header), body)
        yield element("div", whole, class_="scroll", role="group", tabindex="0", aria_label=label)
        if table.notes:
            yield element("div", *(element("p", note.text) for note in table.notes), class_="notes")


def _name(number: int) -> str:
    """Return the name by which a heading is linked to."""
    return f"s{number}"


def _foot(document: Document) -> list[str]:
    said = document.metadata
    status = f"{document.status_mark} · " if document.status_mark else ""
    return [status, f"mlr-prio {said.version}" if said else document.origin]


def _citation(citation: Citation) -> Markup:
    url = citation.url
    address = element("a", url, href=url, rel="noreferrer") if url.startswith(LINKED) else url
    return element("li", element("strong", citation.key), " ", citation.text, " ", address)


def _naming_column(columns: Sequence[Column]) -> int:
    """Return the column that says what a row is about: the first that has words and always stays."""
    words = (j for j, c in enumerate(columns) if c.align is Align.LEFT and c.title and not c.priority)
    return next(words, 0)


def _heading_cell(column: Column) -> Markup:
    side = "right" if column.align is Align.RIGHT else None
    if not column.title:
        return element("td")
    return element("th", column.title, scope="col", class_=side)


def _cell(column: Column, cell: str | Bar, *, is_name: bool) -> Markup:
    if isinstance(cell, Bar):
        return element("td", _bar(cell))
    side = "right" if column.align is Align.RIGHT else None
    return element("th", cell, scope="row", class_=side) if is_name else element("td", cell, class_=side)


def _bar(bar: Bar) -> Markup:
    ends = f"--at: {coordinate(bar.share * 100)}%; --to: {coordinate(bar.reach * 100)}%"
    return element("span", element("span"), class_="bar", style=ends, aria_hidden="true")
