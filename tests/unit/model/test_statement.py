"""``criteria/statement.yaml`` among the other files: what it may name, and where it says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mlr_prio.workspace.reader import read_workspace

Write = Callable[..., Path]

STATEMENT = """\
schema_version: 1
sender: {name: Kommittén}
statements:
  - id: region
    kind: skrivelse
    status: example
    recipient: {name: Regionen}
    matter: Plan
    request: Ta med objekten.
    asks:
      - {funding: plan, text: Ta med objektet.}
    references: {bana: avsnitt 1}
"""
BUDGETS = """\
schema_version: 1
pots:
  - {id: plan, name: Planen}
"""
FILES = {"criteria/statement.yaml": STATEMENT, "criteria/budgets.yaml": BUDGETS}


def findings(root: Path) -> list[str]:
    loaded = read_workspace(root, cache=None)
    return [f"{f.location} {f.code} {f.message}" for f in loaded.findings]


def test_a_statement_is_read_with_the_workspace(write_workspace: Write) -> None:
    loaded = read_workspace(write_workspace(FILES), cache=None)
    assert loaded.findings == ()
    assert loaded.problem is not None
    assert loaded.problem.statements is not None
    (statement,) = loaded.problem.statements.document.statements
    assert (statement.id, statement.top, statement.recipient.name.sv) == ("region", 5, "Regionen")


def test_a_statement_is_part_of_the_digest(write_workspace: Write) -> None:
    first = read_workspace(write_workspace(FILES), cache=None).problem
    other = {**FILES, "criteria/statement.yaml": STATEMENT.replace("Plan", "Planer")}
    second = read_workspace(write_workspace(other), cache=None).problem
    assert first is not None
    assert second is not None
    assert first.input_sha256 != second.input_sha256


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("funding: plan", "funding: pln", "11:19 MLR107 there is no funding pot pln"),
        ("bana: avsnitt", "banan: avsnitt", "12:18 MLR107 there is no project banan"),
        (
            "asks:\n",
            "asks:\n      - {funding: plan, text: Nu.}\n",
            "12:19 MLR109 the funding pot plan is asked for twice",
        ),
        ("kind: skrivelse", "kind: brev", '5:11 MLR105 "brev" is not allowed here'),
        ("    matter: Plan\n", "", "4:5 MLR103 matter is missing"),
        ("statements:\n", "statements: []\nx:\n", "3:13 MLR105 a list of 0 is too short"),
    ],
)
def test_what_is_not_so_is_found_at_its_place(write_workspace: Write, old: str, new: str, said: str) -> None:
    root = write_workspace({**FILES, "criteria/statement.yaml": STATEMENT.replace(old, new)})
    assert f"criteria/statement.yaml:{said}" in findings(root)


def test_two_statements_have_two_ids(write_workspace: Write) -> None:
    again = STATEMENT + STATEMENT.partition("statements:\n")[2]
    root = write_workspace({**FILES, "criteria/statement.yaml": again})
    assert findings(root) == [
        "criteria/statement.yaml:13:9 MLR109 the id region stands twice, first on line 4"
    ]


def test_without_budgets_no_pot_can_be_asked_for(write_workspace: Write) -> None:
    root = write_workspace({"criteria/statement.yaml": STATEMENT})
    assert findings(root) == ["criteria/statement.yaml:11:19 MLR107 there is no funding pot plan"]


def test_nothing_is_said_of_pots_in_a_file_that_could_not_be_read(write_workspace: Write) -> None:
    root = write_workspace({**FILES, "criteria/budgets.yaml": "schema_version: 2\n"})
    assert not any("statement" in finding for finding in findings(root))
