from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from mlr_prio.report.document import (
    Citation,
    Column,
    Figure,
    Heading,
    Metadata,
    Paragraph,
    Sources,
    Table,
)
from mlr_prio.report.format.html_format import render
from mlr_prio.report.surface import Surface

if TYPE_CHECKING:
    from mlr_prio.report.document import Document
    from mlr_prio.report.report import Report

VOID = {"meta", "br", "hr", "link"}


class Outline(HTMLParser):
    """Checks that every element is closed in its order, and keeps what was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def outline(page: str) -> Outline:
    found = Outline()
    found.feed(page)
    assert found.open == []
    return found


@pytest.fixture
def full(report: Report, document: Document) -> Report:
    """Return a report with every kind of block, and more than a few sections."""
    data = Table((Column("a", "Kommun"),), (("Malmö",),), caption="Under <bilden>")
    blocks = (
        *document.blocks,
        Heading("Bild"),
        Figure('<svg role="img"><title>t</title></svg>', "En bild", "Vad den visar", data),
        Heading("Mer"),
        Heading("Inom", 3),
        Heading("Källor"),
        Sources(
            (
                Citation("S1", "Rapport <1>", "https://example.org/?a=1&b=2"),
                Citation("S2", "Ond", "javascript:alert(1)"),
                Citation("S3", "Utan adress"),
            )
        ),
        Paragraph("<script>alert(1)</script>"),
    )
    said = Metadata("1.0", "ab" * 32, "example", "2026-03-01")
    return replace(report, document=replace(document, blocks=blocks, metadata=said))


def test_a_page_is_whole_and_in_one_file(full: Report) -> None:
    page = render(full, Surface())
    found = outline(page)
    assert page.startswith('<!DOCTYPE html>\n<html lang="sv">')
    assert not [attrs for _, attrs in found.seen if "src" in attrs]
    assert "url(" not in page
    assert "@import" not in page


def test_the_browser_may_fetch_and_run_nothing(full: Report) -> None:
    found = outline(render(full, Surface()))
    (policy,) = [a["content"] for tag, a in found.seen if tag == "meta" and "http-equiv" in a]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    assert "script" not in {tag for tag, _ in found.seen}


def test_landmarks_headings_and_the_skip_link_are_there(full: Report) -> None:
    found = outline(render(full, Surface()))
    tags = [tag for tag, _ in found.seen]
    assert [tags.count(tag) for tag in ("header", "nav", "main", "footer", "h1")] == [1, 1, 1, 1, 1]
    links = [attrs["href"] for tag, attrs in found.seen if tag == "a"]
    ids = [attrs["id"] for _, attrs in found.seen if "id" in attrs]
    assert links[:5] == ["#content", "#s1", "#s2", "#s3", "#s5"]
    assert len(set(ids)) == len(ids)
    assert {link[1:] for link in links if link and link.startswith("#")} <= set(ids)


def test_tables_have_scopes_a_name_and_a_way_to_scroll_by_keyboard(full: Report) -> None:
    found = outline(render(full, Surface()))
    scopes = {attrs.get("scope") for tag, attrs in found.seen if tag == "th"}
    assert scopes == {"col", "row"}
    labels = [a["aria-label"] for tag, a in found.seen if a.get("class") == "scroll"]
    assert labels == ["Tabell 1: Prioriteringslista", "Tabell 2: Under <bilden>"]
    assert all(a["tabindex"] == "0" for tag, a in found.seen if "scroll" in (a.get("class") or ""))


def test_only_web_addresses_become_links(full: Report) -> None:
    page = render(full, Surface())
    assert 'href="https://example.org/?a=1&amp;b=2"' in page
    assert 'href="javascript' not in page


def test_what_the_files_say_is_never_markup(full: Report) -> None:
    page = render(full, Surface())
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "*Bana* [b]fet[/b]" in page


def test_the_page_says_what_it_was_made_from_and_its_mark_on_every_sheet(full: Report) -> None:
    page = render(full, Surface())
    named = re.findall(r'<meta name="([^"]+)" content="([^"]*)">', page)
    assert dict(named)["mlr-prio-as-of"] == "2026-03-01"
    assert dict(named)["mlr-prio-status"] == "example"
    assert '@top-center { content: "EXEMPEL \\2013  inte beslutat"' in page


def test_a_short_page_has_no_contents_and_an_adopted_one_no_mark(report: Report, document: Document) -> None:
    page = render(replace(report, document=replace(document, status_mark="", origin="")), Surface())
    assert "<nav" not in page
    assert "@top-center" not in page
    assert 'class="mark"' not in page


def test_a_table_without_words_names_its_rows_by_the_first_column(report: Report, document: Document) -> None:
    from mlr_prio.report.document import Align

    table = Table((Column("a", "A", Align.RIGHT), Column("b", "B", Align.RIGHT)), (("1", "2"),))
    page = render(replace(report, document=replace(document, blocks=(table,))), Surface())
    assert '<th scope="row" class="right">1</th>' in page
