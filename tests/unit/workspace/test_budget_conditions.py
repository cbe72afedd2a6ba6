"""Faults in the joint conditions of ``budgets.yaml`` and in co-funding, each at its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mlr_prio.workspace.reader import read_workspace

Write = Callable[..., Path]

HEAD = "schema_version: 1\npots:\n  - {id: stat, name: Staten}\n  - {id: region, name: Regionen}\n"
PAID = "packages:\n  - {id: p, name: P, projects: [bana, stig], cost: {amount: 5}}\n"


def findings(root: Path) -> list[str]:
    return [
        f"{f.location} {f.code} {f.message} | {f.hint or ''}"
        for f in read_workspace(root, cache=None).findings
    ]


@pytest.mark.parametrize(
    ("more", "finding"),
    [
        (
            "at_least_one_of: [[bana, stigg]]\n",
            "5:26 MLR107 there is no project stigg | did you mean stig?",
        ),
        ("at_least_one_of: [[bana], []]\n", "5:27 MLR105"),
        (
            "at_most: [{count: 1, projects: [bana, bana]}]\n",
            "5:39 MLR109 bana stands twice in the same list | keep one of the two",
        ),
        ("at_most: [{count: -1, projects: [bana]}]\n", "5:19 MLR105"),
        (
            "at_least_one_of: [[bana, stig]]\nat_most: [{count: 0, projects: [bana, stig]}]\n",
            "5:19 MLR120 at least one of bana, stig must be chosen, but at_most keeps all of them out | ",
        ),
        (
            "packages: [{id: p, name: P, projects: [bana, stig]}]\n",
            "5:12 MLR120 the package p has neither bonus nor cost | add one of them",
        ),
        ("packages: [{id: p, name: P, projects: [bana, stig], bonus: .inf}]\n", "5:60 MLR118"),
        ("packages: [{id: p, name: P, projects: [bana, stig], bonus: 101}]\n", "5:60 MLR105"),
        (
            "packages: [{id: bana, name: P, projects: [bana, stig], bonus: 1}]\n",
            "5:17 MLR109 bana is also the id of a project | give the package another id",
        ),
        (
            "packages:\n" + 2 * "  - {id: p, name: P, projects: [bana, stig], bonus: 1}\n",
            "7:10 MLR109 p stands twice, first on line 6 | change one of the two",
        ),
        (
            PAID + "  - {id: q, name: Q, projects: [stig, vag], cost: {amount: 5}}\n",
            "7:33 MLR120 stig is already paid for in the package p | keep it in one of the two, so that",
        ),
        (
            PAID + "at_most: [{count: 1, projects: [bana, stig]}]\n",
            "7:32 MLR120 at_most names bana, stig, which are paid for as one | name at most one of them",
        ),
        (
            "packages: [{id: p, name: P, projects: [bana, stig], bonus: 1, sources: [S1]}]\n",
            "5:73 MLR107 the source S1 is not defined in this file | add it under sources",
        ),
        ("uplift: [{id: u, name: U, factor: 0}]\n", "5:35 MLR105"),
        (
            "uplift:\n  - {id: u, name: U, factor: 1.1}\n  - {id: u, name: U, factor: 1.2}\n",
            "7:10 MLR109 u stands twice, first on line 6 | change one of the two",
        ),
        (
            "uplift: [{id: u, name: U, factor: 1.1, sources: [S9]}]\n",
            "5:50 MLR107 the source S9 is not defined in this file | add it under sources",
        ),
        ("price_index: {name: I, values: {2020: 100, 2021: 101}}\n", "5:1 MLR103 sources is missing"),
        (
            "price_index: {name: I, values: {2020: 100, 2021: 101}, sources: [S9]}\n",
            "5:66 MLR107 the source S9 is not defined in this file | add it under sources",
        ),
        ("price_index: {name: I, values: {2020: 100, 2021: 0}, sources: [S9]}\n", "5:50 MLR105"),
    ],
)
def test_a_fault_in_the_joint_conditions_is_reported_at_its_place(
    write_workspace: Write, more: str, finding: str
) -> None:
    found = findings(write_workspace({"criteria/budgets.yaml": HEAD + more}))
    assert len(found) == 1, found
    assert found[0].startswith(f"criteria/budgets.yaml:{finding}")


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        (
            "co_funding: {region: 0.5}",
            "9:13 MLR120 co_funding is given without funding | add funding: the pot that pays the rest",
        ),
        (
            "co_funding: {stat: 0.5}\nfunding: stat",
            "9:20 MLR120 stat is both funding and co-funding | leave it out of co_funding",
        ),
        (
            "co_funding: {region: 0.7, kommun: 0.7}\nfunding: stat",
            "9:13 MLR120 the shares of co-funding sum to 1.4, more than 1 | ",
        ),
        (
            "co_funding: {regionen: 0.5}\nfunding: stat",
            "9:14 MLR107 there is no funding pot regionen | did you mean region?",
        ),
        ("co_funding: {region: 1.5}\nfunding: stat", "9:22 MLR105"),
    ],
)
def test_a_fault_in_co_funding_is_reported_at_its_place(
    write_workspace: Write, line: str, finding: str
) -> None:
    root = write_workspace({"criteria/budgets.yaml": HEAD})
    path = root / "projects" / "bana.yaml"
    path.write_text(f"{path.read_text('utf-8')}{line}\n", "utf-8")
    found = findings(root)
    assert len(found) == 1, found
    assert found[0].startswith(f"projects/bana.yaml:{finding}")


def test_a_package_paid_for_as_one_must_hang_together(write_workspace: Write) -> None:
    root = write_workspace({"criteria/budgets.yaml": HEAD + PAID})
    path = root / "projects" / "bana.yaml"
    more = "funding: stat\nco_funding: {region: 0.5}\nexcludes: [stig]\n"
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    place = "criteria/budgets.yaml:6:32 MLR120"
    assert [finding.partition(" | ")[0] for finding in findings(root)] == [
        f"{place} bana excludes stig, but the package is paid for as one",
        f"{place} bana is paid for in the package, but has co_funding",
        f"{place} the projects of the package are paid from different pots: stat, –",
    ]


def test_faultless_conditions_give_no_finding(write_workspace: Write) -> None:
    more = (
        "at_least_one_of: [[bana, stig]]\nat_most: [{count: 2, projects: [bana, stig, vag]}]\n"
        "packages: [{id: p, name: P, projects: [bana, stig], bonus: -3, sources: [S1]}]\n"
        "uplift: [{id: u, name: U, factor: 1.39, applies_to: {modes: [rail]}, sources: [S1]}]\n"
        "price_index: {name: I, values: {2020: 100, 2021: 101.5}, sources: [S1]}\n"
        "sources: {S1: {title: Källa}}\n"
    )
    assert findings(write_workspace({"criteria/budgets.yaml": HEAD + more})) == []
