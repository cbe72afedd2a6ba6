"""YAML text to plain data: what is read, where it stands, what is refused."""

from __future__ import annotations

import time
import tracemalloc
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, StreamMark, YAMLError

from mlr_prio.workspace.yaml_syntax import _MEANINGS, syntax_finding
from mlr_prio.workspace.yaml_tree import MAX_ALIASED_ENTRIES, MAX_DEPTH, read_tree

if TYPE_CHECKING:
    from pathlib import Path


def faults(text: str) -> list[str]:
    return [
        f"{finding.location.line}:{finding.location.column} {finding.code} {finding.message}"
        for finding in read_tree("x.yaml", text).findings
    ]


def test_plain_data_are_read_with_the_place_of_every_key_and_value() -> None:
    tree = read_tree("x.yaml", "a: 1\nb:\n  - x\n  - {c: 2.5}\n")
    assert tree.data == {"a": 1, "b": ["x", {"c": 2.5}]}
    assert tree.findings == ()
    assert tree.marks == {
        (): (1, 1, 1, 1),
        ("a",): (1, 1, 1, 4),
        ("b",): (2, 1, 3, 3),
        ("b", 0): (3, 5, 3, 5),
        ("b", 1): (4, 5, 4, 5),
        ("b", 1, "c"): (4, 6, 4, 9),
    }


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("12.5", 12.5),
        ("-2", -2),
        ("1e3", 1000.0),
        ("010", 10),
        ("0x1F", 31),
        ("0o17", 15),
        ("1_000", 1000),
        ("12,5", "12,5"),
        ("12:30", "12:30"),
        ("no", "no"),
        ("yes", "yes"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("null", None),
        ("", None),
        ("2026-03-01", "2026-03-01"),
        ("2026-99-99", "2026-99-99"),
        ('"1280"', "1280"),
        ("'it''s'", "it's"),
        ("|\n  a\n  b", "a\nb"),
        (">-\n  a\n  b", "a b"),
        ("=", "="),
        ("Malmö – Köpenhamn", "Malmö – Köpenhamn"),
    ],
)
def test_scalars_follow_yaml_1_2(written: str, read: Any) -> None:
    tree = read_tree("x.yaml", f"a: {written}")
    assert tree.findings == ()
    assert tree.data is not None
    assert tree.data["a"] == read
    assert type(tree.data["a"]) is type(read)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("-2", "-2"),
        ("-2.0", "-2"),
        ('"-2"', "-2"),
        ("0.3", "0.3"),
        ("+1", "1"),
        ("true", "true"),
        ("False", "false"),
        ("2026-01-01", "2026-01-01"),
        ('"<<"', "<<"),
    ],
)
def test_keys_are_text(written: str, key: str) -> None:
    assert read_tree("x.yaml", f"{{{written}: 1}}").data == {key: 1}


FAULTS: list[tuple[str, list[str]]] = [
    ("a: 1\na: 2\nb: 3\n", ["2:1 MLR106 a stands twice, first on line 1"]),
    (
        "1: a\n'1': b\n1.0: c\n",
        ["2:1 MLR106 1 stands twice, first on line 1", "3:1 MLR106 1 stands twice, first on line 1"],
    ),
    ("a: {b: 1, b: 2}", ["1:11 MLR106 b stands twice, first on line 1"]),
    ("a: *x", ["1:4 MLR115 *x refers to nothing above"]),
    ("a: &x [*x]", ["1:8 MLR115 *x stands inside the entry that it refers to"]),
    ("*x : 1", ["1:1 MLR115 *x refers to nothing above"]),
    ("<<: {a: 1}", ['1:1 MLR115 entries cannot be merged with "<<" here']),
    ("a: !!python/object:os.system x", ['1:4 MLR117 "!" starts a tag, and tags are not used here']),
    ("a: !foo {b: 1}", ['1:4 MLR117 "!" starts a tag, and tags are not used here']),
    ("a: !foo!bar x", ['1:4 MLR117 "!" starts a tag, and tags are not used here']),
    ("a: !<x", ['1:7 MLR117 "!" starts a tag, and tags are not used here']),
    ("a: .nan", ["1:4 MLR118 .nan is no number that can be reckoned with"]),
    ("a: -.inf", ["1:4 MLR118 -.inf is no number that can be reckoned with"]),
    ("a: 1e999", ["1:4 MLR118 1e999 is no number that can be reckoned with"]),
    ("a: 0x_", ["1:4 MLR118 0x_ is no number that can be reckoned with"]),
    (
        f"a: {'9' * 5000}",
        [f"1:4 MLR118 {'9' * 29}… is no number that can be reckoned with"],
    ),
    (".nan: 1", ["1:1 MLR118 .nan is no number that can be reckoned with"]),
    (": 1", ["1:1 MLR101 the text before the colon is missing, or no text"]),
    (
        "? [a]\n: 1\nb: 1\nb: 2\n",
        [
            "1:3 MLR101 the text before the colon is missing, or no text",
            "4:1 MLR106 b stands twice, first on line 3",
        ],
    ),
    ("", ["1:1 MLR112 the file is empty"]),
    ("# only a comment\n", ["1:1 MLR112 the file is empty"]),
    ("---\n", ["1:1 MLR112 the file is empty"]),
    ("- a\n", ["1:1 MLR105 the file must hold entries of the form key: value"]),
    ("text\n", ["1:1 MLR105 the file must hold entries of the form key: value"]),
    ("a: 1\n---\nb: 2\n", ["2:1 MLR101 a second document begins here"]),
    ("a:\n\tb: 1", ["2:1 MLR114 a tab where YAML wants spaces"]),
    ("a: 1\n\tb: 1", ["2:1 MLR114 a tab where YAML wants spaces"]),
    ("%YAML 1.1\n---\na: yes", ["1:1 MLR101 a text may not start with %"]),
    ("a: @b", ["1:4 MLR101 a text may not start with @"]),
    ("a: b: c", ['1:5 MLR101 a ":" that does not belong here']),
    ("a: - b", ['1:4 MLR101 a "-" that does not belong here']),
    ("a: ? b", ['1:4 MLR101 a "?" that does not belong here']),
    ("a: 1\nb\nc: 2", ["2:1 MLR101 this line is neither an entry nor part of a text"]),
    ('a: "x', ["1:4 MLR101 the quotation mark that opens here is never closed"]),
    ('a: "x\n---\n"', ["1:4 MLR101 the quotation mark that opens here is never closed"]),
    ('a: "\\q"', ["1:6 MLR101 an unknown sign after a backslash in double quotes"]),
    (
        "a: [1, 2\nb: 3",
        ['1:4 MLR101 the list that opens here with "[" is not closed, or a comma is missing in it'],
    ),
    (
        "a: {b: 1\nc: 2",
        ['1:4 MLR101 what opens here with "{" is not closed, or a comma is missing in it'],
    ),
    ("a: [1,,2]", ["1:7 MLR101 a value is missing before this sign"]),
    ("a:\n  b: 1\n c: 2", ["3:2 MLR101 this does not fit in with the lines above"]),
    ("  a: 1\nb: 2", ["2:1 MLR101 this does not fit in with the lines above"]),
    ("a: 'x' y", ["1:8 MLR101 text after the end of the value"]),
    ("a: 1\n... b", ['2:5 MLR101 text after the end of the document ("...")']),
    ("a: &", ['1:5 MLR101 "*" and "&" are followed by a name of letters and digits']),
    ("a: |x\n  b", ['1:5 MLR101 after "|" or ">" nothing may follow on the same line']),
    ("a: | x\n  b", ['1:6 MLR101 after "|" or ">" nothing may follow on the same line']),
    ("a: {b: 1}}", ['1:10 MLR101 a "}" that opens nowhere']),
    ("a: [\n", ["2:1 MLR101 the file ends inside a list or an entry"]),
    ("a: ]", ['1:4 MLR101 a "]" that opens nowhere']),
    (
        "a: |\n   \n     \n  b",
        ["4:3 MLR101 the empty lines before this text hold spaces of unequal number"],
    ),
    ('a: "\\e[31m"', ["1:4 MLR113 a control character, U+001B"]),
    ('a: "\\ud800"', ["1:4 MLR113 a control character, U+D800"]),
]


@pytest.mark.parametrize(("text", "expected"), FAULTS)
def test_a_fault_is_named_at_its_place(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


def test_every_sentence_about_syntax_has_a_text_above_that_calls_it_up() -> None:
    said = " ".join(sentence for _, expected in FAULTS for sentence in expected)
    assert [str(meaning.what) for meaning in _MEANINGS if str(meaning.what) not in said] == []


def test_faults_that_do_not_end_the_reading_are_all_reported() -> None:
    text = "a: .inf\na: 2\nb: *x\nc: !t 1\n"
    assert [fault.split(" ")[:2] for fault in faults(text)] == [
        ["1:4", "MLR118"],
        ["2:1", "MLR106"],
        ["3:4", "MLR115"],
        ["4:4", "MLR117"],
    ]


def test_a_few_aliases_are_allowed_and_have_the_place_of_the_alias() -> None:
    tree = read_tree("x.yaml", "a: &s [S1, {b: 2}]\nc: *s\n&k d: 1\ne: *k\n")
    assert tree.findings == ()
    assert tree.data == {"a": ["S1", {"b": 2}], "c": ["S1", {"b": 2}], "d": 1, "e": "d"}
    assert tree.marks["c",] == (2, 1, 2, 4)
    assert ("c", 0) not in tree.marks


def test_an_alias_bomb_is_refused_quickly_and_in_little_memory() -> None:
    """A billion laughs: each of nine lines repeats the one before it ten times."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 10)]
    text = "\n".join(lines)
    assert len(text) < 1024
    tracemalloc.start()
    started = time.process_time()
    tree = read_tree("x.yaml", text)
    seconds = time.process_time() - started
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [str(finding.message) for finding in tree.findings] == [
        f"the aliases of this file repeat more than {MAX_ALIASED_ENTRIES} entries"
    ]
    assert tree.data is None
    assert seconds < 0.5
    assert peak < 2_000_000


def test_nesting_is_limited() -> None:
    deep = "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert faults(deep) == []
    assert faults("a: " + "[" * 100_000) == [
        f"1:{MAX_DEPTH + 3} MLR101 more than {MAX_DEPTH} levels of nesting"
    ]


def test_a_fault_in_a_list_of_aliases_hides_no_other() -> None:
    assert faults("a: [*x, *y]") == [
        "1:5 MLR115 *x refers to nothing above",
        "1:9 MLR115 *y refers to nothing above",
    ]


def test_an_unforeseen_syntax_error_still_says_where_and_what_to_do() -> None:
    error = MarkedYAMLError(problem="something new", problem_mark=StreamMark(None, 0, 2, 4))
    finding = syntax_finding("x.yaml", "", error)
    assert str(finding.location) == "x.yaml:3:5"
    assert str(finding.message) == "this cannot be read as YAML"
    assert str(finding.hint) == "compare with the lines above: indentation, quotes, brackets, colons"


def as_round_trip(text: str) -> Any:
    loader = YAML(typ="rt", pure=True)
    loader.max_depth = MAX_DEPTH + 1
    return loader.load(text)


def test_the_shipped_files_read_as_ruamels_round_trip_reads_them(repository: Path) -> None:
    """The oracle is the loader that edits will use."""
    paths = sorted((repository / "projects").glob("*.yaml"))[:6]
    for path in paths:
        text = path.read_text("utf-8")
        assert read_tree(path.name, text).data == as_round_trip(text)


PIECES = [
    "a: ",
    "b",
    "\n",
    "  ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    '"',
    "'",
    "#",
    ": ",
    "1.5",
    "&x ",
    "*x",
    "|\n",
    "åäö",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_what_is_read_the_round_trip_reads_alike(text: str) -> None:
    tree = read_tree("x.yaml", text)
    if tree.findings:
        return
    try:
        expected = as_round_trip(text)
    except YAMLError as error:  # pragma: no cover -- the failure itself
        pytest.fail(f"only we read {text!r}: {error}")
    assert tree.data == {str(key): value for key, value in expected.items()} or "1.5" in text
