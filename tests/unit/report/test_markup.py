from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from mlr_prio.report.markup import Markup, coordinate, element, escape, join


def test_text_is_escaped_and_markup_is_not() -> None:
    made = element("p", '<b> & "å"', element("b", "fet"), class_="a b", aria_label="x > y", title=None)
    assert made == '<p class="a b" aria-label="x &gt; y">&lt;b&gt; &amp; &quot;å&quot;<b>fet</b></p>'


def test_empty_elements_are_written_as_each_language_writes_them() -> None:
    assert element("meta", charset="utf-8") == '<meta charset="utf-8">'
    assert element("rect", x=1.0, y=0.123) == '<rect x="1" y="0.12"/>'
    assert element("td") == "<td></td>"


def test_coordinates_have_two_decimals_at_most_and_zero_no_sign() -> None:
    assert [coordinate(x) for x in (1, 1.5, 1.005, -0.001, 100.0, -2.25)] == [
        "1",
        "1.5",
        "1",
        "0",
        "100",
        "-2.25",
    ]
    assert join([Markup("a"), Markup("b")], "-") == "a-b"


@given(st.text())
def test_whatever_the_text_the_element_is_whole(text: str) -> None:
    root = ET.fromstring(element("p", text, title=text))  # noqa: S314 -- our own markup
    assert list(root) == []
    assert escape(text).count("<") == 0
