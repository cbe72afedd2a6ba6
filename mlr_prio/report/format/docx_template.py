"""The Word template that ships: made by code, so that it can be read and is the same on every machine.

A user's own template is any Word file with the same placeholders, see :data:`PLACEHOLDERS`.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from mlr_prio.report.format.docx_xml import set_language
from mlr_prio.report.format.zip_bytes import normalise_zip

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

    from mlr_prio.translation import Translator

PLACEHOLDERS: Final = (
    "title",  # the title, or the matter of a letter
    "status_mark",  # the mark of what is not decided: in the header, so that every page bears it
    "body",  # the text, alone in a paragraph
    "origin",  # what the document was made from
    "subtitle",  # the lines below the title of what is no letter, a list
    "kind",  # YTTRANDE or SKRIVELSE; this and what follows is empty in what is no letter
    "logo",
    "sender",
    "sender_address",
    "recipient",
    "recipient_address",
    "number",  # the sender's diary number
    "recipient_number",
    "date",
)
"""What a template may say, as ``{{ title }}``."""

FONT: Final = "Arial"
ACCENT: Final = "1D4E79"
WARNING: Final = "A8480F"
FAINT: Final = "595959"
TAB_MM: Final = 95.0


def starting_template(translate: Translator) -> bytes:
    """Return the template that ships, to use or to begin with.

    Parameters
    ----------
    translate
        The language of its labels.
    """
    import docx

    document = docx.Document()
    _styles(document, translate.language)
    _page(document)
    for paragraph in list(document.paragraphs):
        _remove(paragraph)
    _letter_head(document, translate)
    _plain_head(document)
    _paragraph(document, "{{ body }}")
    _without_leftovers(document)
    _properties(document)
    stream = io.BytesIO()
    document.save(stream)
    return normalise_zip(stream.getvalue())


def _without_leftovers(document: WordDocument) -> None:
    """Leave out what nothing reads of python-docx's own template: old effects, a picture of a page."""
    package = document.part.package
    for owner in (document.part, package):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.endswith(("/stylesWithEffects", "/thumbnail")):
                del owner.rels[key]


def _styles(document: WordDocument, language: str) -> None:
    from docx.shared import Pt, RGBColor

    set_language(document, language)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(6), 1.15
    for level, size in ((1, 16), (2, 13), (3, 10.5)):
        style = document.styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size), True
        style.font.color.rgb = RGBColor.from_string(ACCENT)
        fonts = style.element.rPr.rFonts
        for name in [name for name in fonts.attrib if name.endswith("Theme")]:
            del fonts.attrib[name]
        style.paragraph_format.space_before = Pt(18 if level == 2 else 12)  # noqa: PLR2004 -- sections
        style.paragraph_format.space_after = Pt(4)
    caption = document.styles["Caption"]
    caption.font.size, caption.font.bold = Pt(9), True
    caption.font.color.rgb = RGBColor(0, 0, 0)
    document.styles["List Bullet"].paragraph_format.space_after = Pt(3)


def _page(document: WordDocument) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(28), Mm(24)
    section.header_distance = section.footer_distance = Mm(12)
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    for paragraph, style in ((header, "Header"), (footer, "Footer")):
        document.styles[style].paragraph_format.tab_stops.clear_all()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(170), WD_TAB_ALIGNMENT.RIGHT)
    mark = header.add_run("{{ status_mark }}")
    mark.bold, mark.font.size, mark.font.color.rgb = True, Pt(9), RGBColor.from_string(WARNING)
    header.add_run("\t").font.size = Pt(9)
    _field(header, "PAGE")
    header.add_run(" (").font.size = Pt(9)
    _field(header, "NUMPAGES")
    header.add_run(")").font.size = Pt(9)
    foot = footer.add_run("{{ title }}\t{{ origin }}")
    foot.font.size, foot.font.color.rgb = Pt(8), RGBColor.from_string(FAINT)


def _field(paragraph: Paragraph, instruction: str) -> None:
    """Add a field that Word works out: the page, or the number of pages."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run()
    run.font.size = Pt(9)
    for kind in ("begin", "", "separate", "1", "end"):
        if kind in {"begin", "separate", "end"}:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:t" if kind else "w:instrText")
            part.text = kind or f" {instruction} "
        run._r.append(part)  # noqa: SLF001 -- python-docx has no fields


def _letter_head(document: WordDocument, translate: Translator) -> None:
    from docx.shared import Pt

    _paragraph(document, "{%p if kind %}")
    _paragraph(document, "{%p if logo %}")
    _paragraph(document, "{{ logo }}")
    _paragraph(document, "{%p endif %}")
    first = _paragraph(document, "")
    first.add_run("{{ sender }}").bold = True
    kind = first.add_run("\t{{ kind }}")
    kind.bold, kind.font.size = True, Pt(13)
    labels = {
        "date": translate("Date"),
        "number": translate("Diary number"),
        "recipient_number": translate("Your diary number"),
    }
    for name, label in labels.items():
        _paragraph(document, f"{{%p if {name} %}}")
        _paragraph(document, f"\t{label}: {{{{ {name} }}}}")
        _paragraph(document, "{%p endif %}")
    _optional(document, "sender_address")
    _paragraph(document, translate("To")).paragraph_format.space_before = Pt(18)
    _paragraph(document, "").add_run("{{ recipient }}").bold = True
    _optional(document, "recipient_address")
    _paragraph(document, "{%p endif %}")


def _optional(document: WordDocument, name: str) -> None:
    _paragraph(document, f"{{%p if {name} %}}")
    _paragraph(document, f"{{{{ {name} }}}}")
    _paragraph(document, "{%p endif %}")


def _plain_head(document: WordDocument) -> None:
    from docx.shared import Pt, RGBColor

    document.add_heading("{{ title }}", level=1).paragraph_format.space_before = Pt(24)
    _paragraph(document, "{%p if status_mark %}")
    mark = _paragraph(document, "").add_run("{{ status_mark }}")
    mark.bold, mark.font.color.rgb = True, RGBColor.from_string(WARNING)
    _paragraph(document, "{%p endif %}")
    _paragraph(document, "{%p if not kind %}")
    _paragraph(document, "{%p for line in subtitle %}")
    _paragraph(document, "{{ line }}")
    _paragraph(document, "{%p endfor %}")
    _paragraph(document, "{%p endif %}")


def _paragraph(document: WordDocument, text: str) -> Paragraph:
    from docx.shared import Mm, Pt

    paragraph = document.add_paragraph(text)
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(TAB_MM))
    return paragraph


def _remove(paragraph: Paragraph) -> None:
    element = paragraph._p  # noqa: SLF001 -- python-docx has no way to take a paragraph out
    element.getparent().remove(element)


def _properties(document: WordDocument) -> None:
    from mlr_prio.report.format.docx_xml import set_properties

    set_properties(document, title="mlr-prio", author="", comments="", as_of="")
