"""Edits of hand-formatted text: what changes, and what must not."""

from __future__ import annotations

import difflib
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlr_prio.errors import EditError
from mlr_prio.workspace.edit import text_edit
from mlr_prio.workspace.edit.change import Change, Insert, Remove, Set, changed, same
from mlr_prio.workspace.edit.text_edit import document_text, edited
from mlr_prio.workspace.yaml_tree import read_tree

HAND_MADE = """\
# yaml-language-server: $schema=x.json
# Överst.
schema_version: 1   # versionen

title:   'Kriterier'      # i enkla citattecken
# före vikterna
weights:   # poäng
    # inuti, före
    resor:      60      # kommunens egen bedömning
    "mark":     40
    # mellan

    vatten:     5   # utan decimal
    luft: 12.5
    # inuti, efter
# före listan
order:
- a   # första
# mellan
- [b,   c]  # lika
-   d
flow: {x: 1,   y: "å", z: [1, 2,3]}   # ef
lång: {
    a: 1,   # ett
    b: 2    # två
}
text: >-
  En text som går
  över två rader.

# före tom
tom:
tom2: # kommentar
deep:
  - id: ett          # ett
    name: {sv: Ett, en: One}

    # före barnen
    children:
      - {id: e1, w: 1}
      - id: e2
        w: 2   # viktig
  # före två
  - id: två
    w: 3
# sist
"""


def changed_lines(before: str, after: str) -> list[str]:
    """Return the lines that differ, with their signs."""
    lines = difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [re.sub(r"[\r\n]+$", "", line) for line in lines if line[0] in "+-"]


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (
            Set(("weights", "resor"), 55),
            [
                "-     resor:      60      # kommunens egen bedömning",
                "+     resor:      55      # kommunens egen bedömning",
            ],
        ),
        (
            Set(("weights", "resor"), 7.5),
            [
                "-     resor:      60      # kommunens egen bedömning",
                "+     resor:      7.5     # kommunens egen bedömning",
            ],
        ),
        (Set(("weights", "mark"), 30.0), ['-     "mark":     40', '+     "mark":     30']),
        (
            Set(("weights", "vatten"), 150),
            ["-     vatten:     5   # utan decimal", "+     vatten:     150  # utan decimal"],
        ),
        (
            Set(("title",), "It's"),
            [
                "- title:   'Kriterier'      # i enkla citattecken",
                "+ title:   'It''s'          # i enkla citattecken",
            ],
        ),
        (Set(("order", 0), "q"), ["- - a   # första", "+ - q   # första"]),
        (Set(("order", 1, 1), "r"), ["- - [b,   c]  # lika", "+ - [b,   r]  # lika"]),
        (Set(("order", 2), "e"), ["- -   d", "+ -   e"]),
        (
            Set(("flow", "y"), 2),
            ['- flow: {x: 1,   y: "å", z: [1, 2,3]}   # ef', "+ flow: {x: 1,   y: 2, z: [1, 2,3]}   # ef"],
        ),
        (
            Set(("flow", "z"), [1, 3]),
            ['- flow: {x: 1,   y: "å", z: [1, 2,3]}   # ef', '+ flow: {x: 1,   y: "å", z: [1, 3]}   # ef'],
        ),
        (Set(("lång", "a"), "a, b"), ["-     a: 1,   # ett", '+     a: "a, b",   # ett']),
        (Set(("tom",), 3), ["- tom:", "+ tom: 3"]),
        (Set(("tom2",), "x"), ["- tom2: # kommentar", "+ tom2: x # kommentar"]),
        (Set(("deep", 0, "children", 1, "w"), 4), ["-         w: 2   # viktig", "+         w: 4   # viktig"]),
        (Set(("deep", 0, "children", 0, "w"), 4), ["-       - {id: e1, w: 1}", "+       - {id: e1, w: 4}"]),
        (Insert(("weights", "ny"), 3), ["+     ny: 3"]),
        (
            Insert(("flow", "ny"), 3),
            [
                '- flow: {x: 1,   y: "å", z: [1, 2,3]}   # ef',
                '+ flow: {x: 1,   y: "å", z: [1, 2,3], ny: 3}   # ef',
            ],
        ),
        (Insert(("lång", "c"), 3), ["-     b: 2    # två", "+     b: 2,    # två", "+     c: 3"]),
        (Insert(("order", 3), "e"), ["+ - e"]),
        (Insert(("order", 1), "e"), ["+ - e"]),
        (Insert(("order", 0), "e"), ["+ - e"]),
        (Insert(("deep", 2), {"id": "tre", "w": 1}), ["+   - {id: tre, w: 1}"]),
        (
            Insert(("sist",), {"a": 1, "b": 2, "c": 3, "d": 4}),
            ["+ sist:", "+     a: 1", "+     b: 2", "+     c: 3", "+     d: 4"],
        ),
        (Remove(("weights", "vatten")), ["-     vatten:     5   # utan decimal"]),
        (Remove(("order", 1)), ["- - [b,   c]  # lika"]),
        (Remove(("lång", "b")), ["-     b: 2    # två"]),
        (Remove(("lång", "a")), ["-     a: 1,   # ett"]),
        (Remove(("deep", 1)), ["-   - id: två", "-     w: 3"]),
        (Remove(("text",)), ["- text: >-", "-   En text som går", "-   över två rader."]),
        (Set(("text",), "Ny text."), ["-   En text som går", "-   över två rader.", "+   Ny text."]),
        (
            Set(("order",), 3),
            ["- order:", "- - a   # första", "- # mellan", "- - [b,   c]  # lika", "- -   d", "+ order: 3"],
        ),
        (
            Set(("weights",), {"resor": 60, "mark": 40, "vatten": 6, "luft": 12.5}),
            ["-     vatten:     5   # utan decimal", "+     vatten:     6   # utan decimal"],
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_change_touches_only_its_own_lines(change: Change, lines: list[str], newline: str) -> None:
    before = HAND_MADE.replace("\n", newline)
    after = edited(before, [change])
    assert sorted(changed_lines(before, after)) == sorted(lines)
    assert after.count("\r\n") == (after.count("\n") if newline == "\r\n" else 0)


def test_setting_what_stands_there_changes_nothing() -> None:
    data = read_tree("", HAND_MADE).data
    assert data is not None
    assert edited(HAND_MADE, [Set((), data)]) == HAND_MADE


def ways(data: Any, way: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the way to every entry below the root."""
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path for step, entry in steps for path in ((*way, step), *ways(entry, (*way, step)))]


def data_of(text: str) -> dict[str, Any]:
    """Return what a text says."""
    tree = read_tree("", text)
    assert not tree.findings
    assert tree.data is not None
    return tree.data


LETTERS = st.text(st.sampled_from("aåZ09 ,:#-'\"[]{}&*!|>%@`?\\~=._\n\t\x85\u2028<ö"), max_size=12)
SCALARS = st.one_of(
    LETTERS,
    st.none(),
    st.booleans(),
    st.integers(-999, 999),
    st.floats(-1e6, 1e6).map(lambda x: round(x, 3)),
    st.sampled_from(
        [
            "ja",
            "null",
            "12",
            "1e3",
            "2026-03-01",
            "0x1f",
            "- a",
            "a: b",
            "ord " * 60,
            "rad\nrad två\n",
            "slut ",
        ]
    ),
)
KEYS = st.one_of(
    LETTERS.filter(bool).filter(lambda key: key != "<<"), st.sampled_from(["a", "b", "-2", "x y", "true"])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=5), st.dictionaries(KEYS, inner, max_size=5)),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=5)


@given(DOCUMENTS)
def test_a_new_document_reads_as_what_was_written(data: dict[str, Any]) -> None:
    text = document_text(data, "../schema/x.json")
    assert text.startswith("# yaml-language-server: $schema=../schema/x.json\n")
    assert same(data_of(text), changed({}, Set((), data)))


@given(st.sampled_from(ways(data_of(HAND_MADE))), VALUES)
def test_any_entry_can_be_given_any_value(way: tuple[str | int, ...], value: Any) -> None:
    """The result reads as the data with the change; that nothing else moved is held by the comments."""
    change = Set(way, value)
    after = edited(HAND_MADE, [change])
    assert same(data_of(after), changed(data_of(HAND_MADE), change))


@given(DOCUMENTS, DOCUMENTS)
def test_any_document_can_become_any_other(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert same(data_of(edited(document_text(old, "x"), [Set((), new)])), changed({}, Set((), new)))


@pytest.mark.parametrize("way", ways(data_of(HAND_MADE)), ids=str)
def test_any_entry_can_be_taken_out_and_only_comments_inside_it_go(way: tuple[str | int, ...]) -> None:
    after = edited(HAND_MADE, [Remove(way)])
    meant = changed(data_of(HAND_MADE), Remove(way))
    assert same(data_of(after), meant)
    assert "# Överst." in after
    assert after.endswith("# sist\n")


@pytest.mark.parametrize(
    "way", [way for way in ways(data_of(HAND_MADE)) if isinstance(way[-1], int)], ids=str
)
@pytest.mark.parametrize("item", ["ny", [1, [2]], {"id": "ny", "w": 1}, {"a": {"b": {"c": "d"}}}])
def test_an_item_can_come_before_any_other_and_keeps_every_line(
    way: tuple[str | int, ...], item: object
) -> None:
    after = edited(HAND_MADE, [Insert(way, item)])
    assert same(data_of(after), changed(data_of(HAND_MADE), Insert(way, item)))
    assert HAND_MADE.count("#") == after.count("#")


def test_every_comment_stays_when_every_scalar_changes() -> None:
    data = data_of(HAND_MADE)
    scalars = [
        way for way in ways(data) if not ways(_at(data, way)) and not isinstance(_at(data, way), dict | list)
    ]
    after = edited(HAND_MADE, [Set(way, 7) for way in scalars])
    assert re.findall("#.*", after) == re.findall("#.*", HAND_MADE)
    assert all(_at(data_of(after), way) == 7 for way in scalars)
    assert len(after.splitlines()) == len(HAND_MADE.splitlines()) - 2


def _at(data: Any, way: tuple[str | int, ...]) -> Any:
    for step in way:
        data = data[step]
    return data


@pytest.mark.parametrize(
    ("text", "change", "after"),
    [
        ("a: 1", Insert(("b",), 2), "a: 1\nb: 2"),
        ("a: {}\n", Insert(("a", "b"), 2), "a: {b: 2}\n"),
        ("a: []  # c\n", Set(("a",), [{"x": 1}, {"y": 2}]), "a:  # c\n  - {x: 1}\n  - {y: 2}\n"),
        ("a:\n  b: 1\n", Remove(("a", "b")), "a: {}\n"),
        ("a: [1]\n", Remove(("a", 0)), "a: []\n"),
        ("a: {b: , c: 1}\n", Set(("a", "b"), 1), "a: {b: 1 , c: 1}\n"),
        ("a: [1, 2]\n", Insert(("a", 0), 0), "a: [0, 1, 2]\n"),
        ("a: [1, 2,]\n", Remove(("a", 1)), "a: [1,]\n"),
        ("a: {\n  b: 1,\n  c: 2}\n", Remove(("a", "c")), "a: {\n  b: 1,\n  }\n"),
        ("a: {\n  b: 1,\n}\n", Insert(("a", "c"), 2), "a: {\n  b: 1,\n  c: 2,\n}\n"),
        ("a: {\n  b: 1}\n", Insert(("a", "c"), 2), "a: {\n  b: 1, c: 2}\n"),
        ("a: en\n  två   # c\nb: 1\n", Set(("a",), 3), "a: 3   # c\nb: 1\n"),
        ("a: |   # c\n  ett\n  två\nb: 1\n", Set(("a",), "x\ny\n"), "a: |   # c\n  x\n  y\nb: 1\n"),
        ("a: >-   # c\n  ett\nb: 1\n", Set(("a",), 3), "a: 3   # c\nb: 1\n"),
        ("a:   # c\n  b: 1\n", Set(("a",), 3), "a: 3   # c\n"),
        ("- a\n", Set((), {"a": 1}), None),
        ("a: 1\n", Remove(("b",)), None),
        ("a: 1\n", Remove(("a",)), None),
        ("a: 1\n", Remove(()), None),
        ("a: 1\n", Insert(("a",), 1), None),
        ("a: 1\n", Insert(("a", "b"), 1), None),
        ("a: [1]\n", Insert(("a", 3), 1), None),
        ("a: [1]\n", Set(("a", 1), 1), None),
        ("a: 1\n", Set(("b", "c"), 1), None),
        ("a: 1\n", Set(("b",), float("inf")), None),
        ("a: 1\n", Set(("b",), {1, 2}), None),
        ("a: &x 1\nb: *x\n", Set(("a",), 2), None),
        ("a: &x {c: 1}\nb: *x\n", Set(("b", "c"), 2), None),
        ("a: &x {c: 1}\nb: *x\n", Set(("b",), 2), "a: &x {c: 1}\nb: 2\n"),
        ("a: [1\n", Set(("a",), 2), None),
    ],
)
def test_an_edge_is_edited_exactly_or_refused(text: str, change: Change, after: str | None) -> None:
    if after is None:
        with pytest.raises(EditError, match=r"cannot be|can be changed|alias"):
            edited(text, [change])
    else:
        assert edited(text, [change]) == after


def test_a_document_that_does_not_read_as_meant_is_not_given_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_edit, "mapping_lines", lambda *_: ["a: 2"])
    with pytest.raises(EditError, match="is written in a way that cannot be changed safely"):
        document_text({"a": 1}, "x")


def test_an_item_comes_last_in_a_short_flow_list() -> None:
    assert edited("a: [1, 2]\n", [Insert(("a", 2), 3)]) == "a: [1, 2, 3]\n"
