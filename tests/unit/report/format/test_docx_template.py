"""The user's own Word template: filled in within a sandbox, or refused with everything that is wrong."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from mlr_prio.errors import InputError
from mlr_prio.report.format.docx_format import render
from mlr_prio.report.format.docx_template import PLACEHOLDERS, starting_template
from mlr_prio.report.format.template import Template
from mlr_prio.report.report import Report
from mlr_prio.report.surface import Surface
from mlr_prio.translation import Translator

SV = Translator("sv")
NASTY = '<b>&amp; {{ 7*7 }} {% for %} #panic("x") =cmd|y \x07\x1b[31m\u202e ]]> "å" \ud800'
SEEN = '<b>&amp; {{ 7*7 }} {% for %} #panic("x") =cmd|y [31m ]]> "å"'


def word_of(report: Report, template: Template | None = None) -> WordDocument:
    return docx.Document(io.BytesIO(render(report, Surface(), template)))


def texts(word: WordDocument) -> list[str]:
    return [paragraph.text for paragraph in word.paragraphs]


def template_of(make: Callable[[WordDocument], None], *, header: str = "{{ status_mark }}") -> Template:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = header
    make(word)
    stream = io.BytesIO()
    word.save(stream)
    return Template("mall.docx", stream.getvalue())


def own(*lines: str, header: str = "{{ status_mark }}") -> Template:
    def make(word: WordDocument) -> None:
        for line in lines:
            word.add_paragraph(line)

    return template_of(make, header=header)


def said_of(report: Report, template: Template) -> list[str]:
    """Return what is wrong with a template."""
    with pytest.raises(InputError, match="fault") as caught:
        render(report, Surface(), template)
    return [f"{finding.location.path} {finding.code} {finding.message}" for finding in caught.value.findings]


def test_the_users_own_template_gives_the_look(letter: Report) -> None:
    template = own(
        "{{ title }} till {{ recipient }}",
        "Dnr {{ number }} / {{ recipient_number }}",
        "{{ body }}",
        "Slut",
    )
    said = texts(word_of(letter, template))
    assert said[0] == "Prioriteringslista till Regionen"
    assert said[1] == "Dnr K-1 / R-9"
    assert said[-1] == "Slut"
    assert "Utanför" in said


def test_a_placeholder_split_by_word_is_put_together(letter: Report) -> None:
    def make(word: WordDocument) -> None:
        paragraph = word.add_paragraph()
        for part in ("{{ ti", "tle", " }}"):
            paragraph.add_run(part)
        word.add_paragraph("{{ recipient }} {{ number }} {{ recipient_number }}")
        word.add_paragraph("{{ body }}")

    assert texts(word_of(letter, template_of(make)))[0] == "Prioriteringslista"


def test_a_template_without_our_styles_gets_them(letter: Report) -> None:
    def make(word: WordDocument) -> None:
        for name in ("Heading 2", "List Bullet"):
            element = word.styles[name].element
            element.getparent().remove(element)
        word.add_paragraph("{{ title }} {{ recipient }} {{ number }} {{ recipient_number }}")
        word.add_paragraph("{{ body }}")

    word = word_of(letter, template_of(make))
    heading = next(paragraph for paragraph in word.paragraphs if paragraph.text == "Utanför")
    assert heading.style is not None
    assert heading.style.name == "Heading 2"
    level = heading.style.element.find(f".//{qn('w:outlineLvl')}")
    assert level is not None
    assert level.get(qn("w:val")) == "1"
    assert "– Spårväg – öppnad 2020" in texts(word)


def test_every_fault_of_a_template_is_said_at_once(letter: Report) -> None:
    template = own("{{ titel }} {{ dnr }}", header="Logotyp")
    assert said_of(letter, template) == [
        "mall.docx MLR131 the template asks for dnr, which nothing has",
        "mall.docx MLR131 the template asks for titel, which nothing has",
        "mall.docx MLR132 the template has no place for title",
        "mall.docx MLR132 the template has no place for body",
        "mall.docx MLR132 the template has no place for recipient",
        "mall.docx MLR132 the template has no place for number",
        "mall.docx MLR132 the template has no place for recipient_number",
        "mall.docx MLR132 the template does not have the mark in the header of every page",
    ]


def test_the_first_page_and_even_pages_need_the_mark_too(report: Report) -> None:
    def make(word: WordDocument) -> None:
        word.sections[0].different_first_page_header_footer = True
        word.settings.odd_and_even_pages_header_footer = True
        word.add_paragraph("{{ title }}")
        word.add_paragraph("{{ body }}")

    def make_all(word: WordDocument) -> None:
        make(word)
        word.sections[0].first_page_footer.paragraphs[0].text = "{{ status_mark }}"
        word.sections[0].even_page_header.paragraphs[0].text = "{{ status_mark }}"

    assert said_of(report, template_of(make)) == [
        "mall.docx MLR132 the template does not have the mark in the header of every page"
    ]
    assert "Utanför" in texts(word_of(report, template_of(make_all)))


def test_what_is_decided_needs_no_mark(report: Report) -> None:
    decided = replace(report, document=replace(report.document, status_mark=""))
    assert texts(word_of(decided, own("{{ title }}", "{{ body }}", header="")))[0] == "Prioriteringslista"


def test_the_text_must_stand_alone(report: Report) -> None:
    assert said_of(report, own("{{ title }}", "Text: {{ body }}")) == [
        "mall.docx MLR132 the placeholder {{ body }} must stand alone in a paragraph of the text"
    ]


@pytest.mark.parametrize(
    "harm",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ title.__init__.__globals__ }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{{ title.nothing }}",
        "{{ 1 // 0 }}",
        "{{ range(999999999) | list }}",
        "{{ title.ljust(999999999) }}",
        "{{ title * 999999999 }}",
        "{{ 9 ** (9 ** 9) }}",
        "{{ '%999999999d' % 1 }}",
        "{{ title | center(999999999) }}",
        "{{ title | safe }}",
        "{% set title = title ~ title %}",
        "{% macro title() %}{% endmacro %}",
        "{% for x in title %}{% for y in title %}{% endfor %}{% endfor %}",
        "{% for x in %}",
    ],
)
def test_a_template_that_does_harm_or_makes_no_sense_is_refused(report: Report, harm: str) -> None:
    (said,) = said_of(report, own("{{ title }}", harm, "{{ body }}"))
    assert said.startswith("mall.docx MLR133 the template cannot be filled in: ")


@pytest.mark.parametrize("name", ["range", "cycler", "lipsum", "namespace"])
def test_a_template_has_the_placeholders_and_nothing_of_the_language(report: Report, name: str) -> None:
    (said,) = said_of(report, own("{{ title }}", f"{{{{ {name} }}}}", "{{ body }}"))
    assert said == f"mall.docx MLR131 the template asks for {name}, which nothing has"


def test_a_template_may_ask_compare_and_go_through_lines(report: Report) -> None:
    template = own(
        "{{ title | upper }}{% if kind and kind != 'x' %} till {{ recipient }}{% else %} utan{% endif %}",
        "{% for line in subtitle if line %}{{ loop.index }} {{ line | trim }} {% endfor %}",
        "{{ body }}",
    )
    assert texts(word_of(report, template))[:2] == [
        "PRIORITERINGSLISTA utan",
        "1 Kriterier 2 12 kriterier · 2 objekt ",
    ]


def zip_of(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr(name, "<x")
    return stream.getvalue()


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"%PDF-1.7", zip_of("a.txt"), zip_of("[Content_Types].xml")]
)
def test_a_template_that_is_none_is_refused(report: Report, content: bytes) -> None:
    assert said_of(report, Template("mall.docx", content)) == [
        "mall.docx MLR133 the template is no Word file (.docx)"
    ]


def test_a_template_that_would_fill_the_memory_is_refused(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mlr_prio.report.format.docx_format.MAX_UNPACKED", 1000)
    assert said_of(report, own("{{ title }}", "{{ body }}")) == ["mall.docx MLR133 the template is too large"]


def test_the_starting_template_uses_every_placeholder_and_is_the_same_every_time() -> None:
    first = starting_template(SV)
    assert first == starting_template(SV)
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        everything = "".join(
            parts.read(name).decode()
            for name in parts.namelist()
            if name.startswith("word/") and name.endswith("xml")
        )
    assert all(name in everything for name in PLACEHOLDERS)
