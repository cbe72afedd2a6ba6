"""Faults inside one document: each at its place, in full sentences, without a word of Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlr_prio.finding import Finding

CRITERIA = "criteria/criteria.yaml"
MEMBERS = "criteria/municipalities.yaml"
LUND = "criteria/weights/lund.yaml"
METRO = "projects/metro.yaml"
STATION = "projects/station.yaml"

MODES = "rail, tram, metro, bus, cycle, road, freight, power, multimodal"
NUMBER = "write a number such as 12.5"
ID_HINT = "an id has small letters a–z, digits and single hyphens between them"

# The file, what to replace in it, by what; the finding and its hint.
CASES = [
    # Unknown and missing keys.
    (METRO, "rationale:", "rationel:", "15:5 MLR102 unknown key rationel", "did you mean rationale?"),
    (
        METRO,
        "unit: min",
        "ting: min",
        "21:31 MLR102 unknown key ting",
        "known are name, value, unit, price_year, note, sources",
    ),
    (
        METRO,
        "type: Point, ",
        "type: Point, cordinates: 1, ",
        "19:25 MLR102 unknown key cordinates",
        "did you mean coordinates?",
    ),
    (
        METRO,
        "amount: 40000",
        "amount: 40,5",
        "8:19 MLR102 unknown key 5",
        "use a point for decimals, not a comma",
    ),
    (
        METRO,
        "name: Restid",
        "name: Restid, in till staden",
        "21:20 MLR102 unknown key in till staden",
        "put a text that contains a comma in quotes",
    ),
    (CRITERIA, "    weight: 60", "    wieght: 60", "7:5 MLR102 unknown key wieght", "did you mean weight?"),
    (
        CRITERIA,
        "baseline: 0}",
        "baseline: 0, units: 1}",
        "26:56 MLR102 unknown key units",
        "did you mean unit?",
    ),
    (STATION, "mode: rail\n", "", "1:1 MLR103 mode is missing", None),
    (
        CRITERIA,
        "        perspective: society\n        scale: {unit: min",
        "        scale: {unit: min",
        "9:9 MLR103 perspective is missing",
        None,
    ),
    (METRO, "type: Point, ", "", "19:11 MLR103 type is missing", None),
    # Numbers.
    (
        METRO,
        "amount: 40000",
        'amount: "12,5"',
        '8:16 MLR105 "12,5" is no number',
        "use a point for decimals: 12.5",
    ),
    (
        METRO,
        "pendling: 12.5",
        "pendling: 12,5",
        '10:13 MLR105 "12,5" is no number',
        "use a point for decimals: 12.5",
    ),
    (
        METRO,
        "pendling: 12.5",
        "pendling: [3,5]",
        "10:13 MLR105 [3, 5] is no number",
        "use a point for decimals: 3.5",
    ),
    (
        METRO,
        "pendling: 12.5",
        "pendling: −2",
        '10:13 MLR105 "−2" is no number',
        "write -2, without quotes or spaces",
    ),
    (
        METRO,
        "pendling: 12.5",
        "pendling: 1 200",
        '10:13 MLR105 "1 200" is no number',
        "write 1200, without quotes or spaces",
    ),
    (
        METRO,
        "pendling: 12.5",
        "pendling: 12,5 min",
        '10:13 MLR105 "12,5 min" is no number',
        "write only the number: 12.5",
    ),
    (METRO, "pendling: 12.5", "pendling: mycket", '10:13 MLR105 "mycket" is no number', NUMBER),
    (METRO, "pendling: 12.5", "pendling: true", "10:13 MLR105 true is no number", NUMBER),
    (METRO, "pendling: 12.5", "pendling: [a]", '10:13 MLR105 ["a"] is no number', NUMBER),
    (
        METRO,
        "amount: 40000",
        "amount: ",
        "8:8 MLR105 a number is missing here",
        "leave the line out where it is not known",
    ),
    (
        METRO,
        "year: 2021}",
        'year: "2021"}',
        '23:32 MLR105 "2021" is no whole number',
        "write a whole number, without quotes or decimals",
    ),
    (METRO, "year: 2021}", "year: 1500}", "23:32 MLR105 1500 is too small", "1900 is the smallest value"),
    (METRO, "year: 2021}", "year: 3000}", "23:32 MLR105 3000 is too large", "2200 is the largest value"),
    (
        METRO,
        "pendling: 12.5",
        "pendling: {mean: 1, sd: 0}",
        "10:27 MLR105 0 is too small",
        "the value must be greater than 0",
    ),
    (CRITERIA, "-2: sämre", "låg: sämre", '20:59 MLR105 "låg" is no number', NUMBER),
    (LUND, "mark: 1", "mark: -1", "4:27 MLR105 -1 is too small", "0 is the smallest value"),
    (
        MEMBERS,
        '"1280"}',
        '"1280", population: {year: 2020, count: }}',
        "3:69 MLR105 a number is missing here",
        "leave the line out where it is not known",
    ),
    # Texts, ids, words of a list.
    (MEMBERS, 'code: "1280"', "code: 1280", "3:36 MLR105 1280 is no text", "put it in quotes"),
    (METRO, "name: Metro", "name: 2030", "3:7 MLR105 2030 is no text", "put it in quotes"),
    (
        METRO,
        "name: Metro",
        "name: [Metro]",
        '3:7 MLR105 ["Metro"] is no text',
        'put a text that contains brackets, braces or ": " in quotes',
    ),
    (
        METRO,
        "name: Metro",
        "name:",
        "3:1 MLR105 a text is missing here",
        "write a text, or leave the line out",
    ),
    (
        METRO,
        "name: Metro",
        'name: "  "',
        "3:7 MLR105 the text is empty",
        "write a text, or leave the line out",
    ),
    (
        METRO,
        "value: 20,",
        "value: [],",
        "21:27 MLR105 [] is no text",
        'put a text that contains brackets, braces or ": " in quotes',
    ),
    (METRO, "[malmo, lund]", "[malmo, Lund]", '6:25 MLR105 "Lund" is no id', ID_HINT),
    (METRO, "pendling: 12.5", "Pendling: 12.5", '10:3 MLR105 "Pendling" is no id', ID_HINT),
    (
        MEMBERS,
        '"1280"',
        '"12"',
        '3:36 MLR105 "12" is no municipality code',
        'write the four digits in quotes, such as "1280"',
    ),
    (
        STATION,
        "mode: rail",
        "mode: rial",
        '4:7 MLR105 "rial" is not allowed here',
        f"did you mean rail? allowed: {MODES}",
    ),
    (STATION, "mode: rail", "mode: flyg", '4:7 MLR105 "flyg" is not allowed here', f"allowed: {MODES}"),
    (STATION, "mode: rail", "mode: 5", "4:7 MLR105 5 is not allowed here", f"allowed: {MODES}"),
    (STATION, "mode: rail", "mode:", "4:1 MLR105 a word is missing here", f"allowed: {MODES}"),
    (STATION, "schema_version: 1", "schema_version: 2", "1:17 MLR105 2 is not allowed here", "allowed: 1"),
    (
        LUND,
        "status: example",
        "status: exempel",
        '3:9 MLR105 "exempel" is not allowed here',
        "did you mean example? allowed: example, proposal, adopted",
    ),
    (METRO, "type: Point", "type: Pt", '19:18 MLR105 "Pt" is not allowed here', "allowed: Point, LineString"),
    # Lists and entries.
    (
        METRO,
        "[malmo, lund]",
        "malmo",
        '6:17 MLR105 a list is wanted here, not "malmo"',
        "put it in brackets: [malmo]",
    ),
    (METRO, "[malmo, lund]", "", "6:1 MLR105 a list is missing here", "write [], or leave the line out"),
    (
        METRO,
        "[malmo, lund]",
        "{malmo: lund}",
        '6:17 MLR105 a list is wanted here, not {"malmo": "lund"}',
        'write every entry on a line of its own that starts with "- "',
    ),
    (
        STATION,
        "{pendling: 0, mark: null}",
        "[pendling]",
        '6:9 MLR105 entries of the form key: value are wanted here, not ["pendling"]',
        None,
    ),
    (
        STATION,
        "{pendling: 0, mark: null}",
        "",
        "6:1 MLR105 entries are missing here",
        "write them, or leave the line out",
    ),
    (
        METRO,
        "{type: Point, coordinates: [12.98, 55.61]}",
        "Malmö",
        '19:11 MLR105 entries of the form key: value are wanted here, not "Malmö"',
        None,
    ),
    (METRO, "[12.98, 55.61]", "[12.98]", "19:38 MLR105 the list is too short", None),
    (
        METRO,
        "[12.98, 55.61]",
        "[12,98, 55,61]",
        "19:38 MLR105 a list of 4 is too long",
        "it takes 2; use a point for decimals",
    ),
    (
        METRO,
        "{type: Point, coordinates: [12.98, 55.61]}",
        "{type: LineString, coordinates: [[1, 2]]}",
        "19:43 MLR105 a list of 1 is too short",
        "it needs at least 2",
    ),
    # Faults that the model names.
    (
        STATION,
        "status: candidate",
        "status: withdrawn",
        "5:9 MLR120 a project with status withdrawn needs a reason",
        "add reason: one sentence",
    ),
    (
        STATION,
        "status: candidate",
        "status: built",
        "5:9 MLR120 a project with status built needs the year it opened",
        "add opened: year",
    ),
    (
        METRO,
        "pendling: 12.5",
        "pendling: {low: 1}",
        "10:13 MLR120 the score is not complete, or says two things at once: low",
        "give value; or low and high; or low, likely and high; or mean and sd; or values",
    ),
    (
        METRO,
        "    high: 2\n",
        "    high: 0.5\n",
        "12:10 MLR120 low, likely and high must ascend: 1 … 1 … 0.5",
        None,
    ),
    (METRO, "10: 0.5}", "10: 0.4}", "17:18 MLR120 the probabilities sum to 0.9, not to 1", None),
    (
        METRO,
        "price_year: 2021,",
        "low: 50000,",
        "8:16 MLR120 the cost 40000.0 lies outside its own low and high",
        None,
    ),
    (
        CRITERIA,
        "worst: 50, best: 0",
        "worst: 0, best: 0",
        "26:39 MLR120 the scale has no span: worst and best are both 0.0",
        "give two different levels; worst greater than best means that less is better",
    ),
    (
        CRITERIA,
        "baseline: 0}",
        "baseline: 60}",
        "26:53 MLR104 the do-nothing level 60.0 lies outside the scale 0.0 … 50.0",
        None,
    ),
    (
        CRITERIA,
        "status: example",
        "status: adopted",
        "3:9 MLR120 adopted criteria name the decision",
        "add adopted_on and adopted_by",
    ),
    (
        CRITERIA,
        "status: example",
        "status: example\nadopted_on: 2026-13-01",
        "4:13 MLR105 2026-13-01 is no day",
        "write year-month-day, such as 2026-03-01",
    ),
    (
        CRITERIA,
        "status: example",
        "status: example\nadopted_on: 20260101",
        "4:13 MLR105 20260101 is no day",
        "write year-month-day, such as 2026-03-01",
    ),
    (
        CRITERIA,
        "baseline: 0}",
        "baseline: 0}\n    value_function: kurva",
        "27:21 MLR105 kurva is no value function",
        "write linear, or points: [[level, value], …]",
    ),
    (
        LUND,
        "municipality: lund",
        "municipality: lund\nviewpoint: lund",
        "1:1 MLR120 a profile belongs to a municipality or to a viewpoint, to exactly one",
        "give municipality: id or viewpoint: id",
    ),
    (
        LUND,
        "status: example",
        "status: example\norder: [mark]",
        "4:8 MLR120 a profile has exactly one of weights, order and bounds, not weights, order",
        None,
    ),
]


@pytest.mark.parametrize(("path", "old", "new", "what", "hint"), CASES)
def test_a_fault_in_a_document_is_named_at_its_place(
    findings: Callable[..., tuple[Finding, ...]], path: str, old: str, new: str, what: str, hint: str | None
) -> None:
    (finding,) = findings(path, old, new)
    assert finding.location.path == path
    place = f"{finding.location.line}:{finding.location.column}"
    assert f"{place} {finding.code} {finding.message}" == what
    assert (None if finding.hint is None else str(finding.hint)) == hint


def test_all_faults_of_a_document_are_reported(found: Callable[..., list[str]]) -> None:
    assert found(
        METRO, "mode: metro\nstatus: candidate\n", "mode: tunnel\nstatus: kandidat\ncolour: blue\n"
    ) == [
        "projects/metro.yaml:4:7 MLR105",
        "projects/metro.yaml:5:9 MLR105",
        "projects/metro.yaml:6:1 MLR102",
    ]


def test_a_misspelt_key_is_one_finding_and_not_a_missing_one_too(found: Callable[..., list[str]]) -> None:
    assert found(STATION, "status: candidate", "statsu: candidate") == ["projects/station.yaml:5:1 MLR102"]


def test_faulty_entries_do_not_make_their_list_too_short(found: Callable[..., list[str]]) -> None:
    assert found(MEMBERS, 'code: "1280"', "code: 1280") == ["criteria/municipalities.yaml:3:36 MLR105"]


def test_what_the_notation_spoils_is_not_reported_again(found: Callable[..., list[str]]) -> None:
    assert found(METRO, "amount: 40000", "amount: .nan") == ["projects/metro.yaml:8:16 MLR118"]
    assert found(METRO, "[malmo, lund]", "*members") == ["projects/metro.yaml:6:17 MLR115"]
    assert found(CRITERIA, "levels: {-2: sämre", "levels: {.inf: sämre") == [
        "criteria/criteria.yaml:20:59 MLR118"
    ]


def test_a_fault_that_no_sentence_is_written_for_still_says_where() -> None:
    from mlr_prio.workspace.wording import word

    wording = word({"type": "new", "loc": (), "msg": "", "input": "x" * 50})
    assert str(wording.what) == f'"{"x" * 38}… cannot stand here'
