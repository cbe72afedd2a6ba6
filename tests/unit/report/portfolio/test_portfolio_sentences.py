# ruff: noqa: E501 -- literal output is as wide as it is shown
"""The packages in words: what is known, what is not, and how sure the choice is."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from mlr_prio.assessment.portfolio.result import ChosenPackage
from mlr_prio.engine.portfolio.selection import best_package
from mlr_prio.model.base import Status
from mlr_prio.report.builder.portfolio_table import MOST_POINTS, shown_points
from mlr_prio.report.builder.portfolio_text import chosen_share, example_reservation
from mlr_prio.report.format import FORMATS
from mlr_prio.report.report import Report
from mlr_prio.report.surface import Surface
from mlr_prio.translation import Translator

MakeReport = Callable[..., Report]
MakeText = Callable[..., str]
Show = Callable[..., str]


def test_without_pots_the_question_is_about_the_money_alone(
    report: MakeReport, project: MakeText, table: Show
) -> None:
    projects = {"a": project("a", 30, "60", ""), "b": project("b", 30, "50", "")}
    shown = table(report(projects, pots=None, requests=((None, 40.0),)))
    assert shown.startswith("Vad ryms inom 40 mkr?")
    assert "Närmast utanför: B; ryms om ramen ökar med 20 mkr.\n" in shown


def test_when_uncertain_scores_make_too_many_packages_that_is_told(
    report: MakeReport, project: MakeText, table: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mlr_prio.assessment.portfolio.robustness.EXACT_CAP", 1)
    unsure = project("a", 20, "50").replace("gods: 0", "gods: {low: -50, likely: 0, high: 50}")
    shown = table(report({"a": unsure}), None)
    assert "blir paketen för många för ett exakt svar." in shown


def test_several_pots_have_a_heading_each(
    report: MakeReport, project: MakeText, three: dict[str, str], table: Show
) -> None:
    projects = three | {"r": project("r", 5, "9", "funding: region")}
    shown = table(report(projects, requests=(("stat", 50.0), ("region", 4.0))))
    assert "Vad ryms inom ramarna?" in shown
    assert "Vad ryms inom 4 mkr i Regionen?" in shown
    assert "Inget ryms: R är billigast och kostar 5 mkr; det finns 4 mkr." in shown


def test_an_empty_package_is_said_in_words(report: MakeReport, project: MakeText, table: Show) -> None:
    assert "Inget objekt i potten har en kostnad att jämföra" in table(report({"a": project("a", "", "9")}))
    worthless = table(report({"a": project("a", 5, "0")}))
    assert "Paketet är tomt: inget som ryms är bättre än att inte bygga något." in worthless
    assert "A är utanför: mer pengar tar inte in det." in worthless
    assert "inget belopp räcker" in worthless


def test_what_is_kept_out_and_what_is_not_known_is_told(
    report: MakeReport, project: MakeText, table: Show
) -> None:
    projects = {
        "a": project("a", "{amount: 20}", ""),
        "b": project("b", "{amount: 20, price_year: 2011}", "9"),
        "c": project("c", "{amount: 20, basis: package_frame}", "9"),
        "d": project("d", "{amount: 20, unit: MDKK}", "9"),
        "e": project("e", "", "9"),
        "f": project("f", 5, "9", ""),
        "g": project("g", 5, "9", "funding: stat\nrequires: [e]"),
    }
    shown = table(report(projects), None)
    for line in (
        "– Utan kostnad, ej med: E.",
        "– Kostnaden är en ram för flera objekt, ej med: C.",
        "– Kostnaden är i annan valuta, ej med: D.",
        "– Bedömning saknas för A: Restid.",
        "– Kostnaderna är i olika prisnivåer (2011, 2021) och jämförs som de står: lägg in ett prisindex i criteria/budgets.yaml.",
        "– Kostnad utan prisår: A.",
        "– Villkor som inte kan prövas inom potten: g requires e.",
        "Utan finansieringspott, ej med: F.",
    ):
        assert line in shown.splitlines()
    assert "25,0*" in shown


def test_costs_that_were_converted_are_told(report: MakeReport, project: MakeText, table: Show) -> None:
    index = "price_index: {name: Provindex, values: {2011: 100, 2021: 200}, sources: [S1]}\nsources: {S1: {title: K}}\n"
    projects = {"a": project("a", "{amount: 20, price_year: 2011}", "9"), "b": project("b", 5, "9")}
    shown = table(report(projects, budgets=index))
    assert "– Omräknat till 2021 års priser med Provindex: A." in shown
    assert "40 mkr (2021)" in shown


PACKAGE = (
    "packages: [{id: ram, name: Ramen, projects: [a, b], note: Fler åtgärder ingår., cost: {amount: 30}}]\n"
)


def test_a_package_paid_for_as_one_tells_what_it_holds(
    report: MakeReport, three: dict[str, str], table: Show
) -> None:
    shown = table(report(three, budgets=PACKAGE), 120)
    assert "¹ Betalas som ett: A; B. Fler åtgärder ingår." in shown
    assert "– Säkra: Ramen (A; B), med i det bästa paketet" in shown
    assert "2 av 3 objekt för 30 mkr" in shown


def test_packages_of_the_same_value_are_told(report: MakeReport, project: MakeText, table: Show) -> None:
    same = {id_: project(id_, 40, "50") for id_ in "abc"}
    assert "Lika bra: B; C. Det billigaste visas." in table(report(same))
    many = {f"p{k:02}": project(f"p{k:02}", 40, "50") for k in range(12)}
    assert "Lika bra är bland andra: P01;" in table(report(many))


def test_conditions_and_what_breaks_them_are_told(
    report: MakeReport, three: dict[str, str], table: Show
) -> None:
    limits = "at_most: [{count: 0, projects: [a]}]\nat_least_one_of: [[b], [c]]\n"
    shown = table(report(three, budgets=limits))
    assert "bryter mot villkor: at_least_one_of [b]; at_least_one_of [c]; at_most 0 [a]." in " ".join(
        shown.split()
    )
    assert "– Blir kostnaderna 10 % högre (Erfarenhet) uppfyller inget paket villkoren." in shown


def test_other_levels_of_cost_are_told(report: MakeReport, three: dict[str, str], table: Show) -> None:
    higher = table(report(three, uplift=0.2))
    assert "– Blir kostnaderna 20 % högre faller ur: B och C. In kommer: A." in higher
    assert "– Blir kostnaderna 20 % lägre faller ur: C. In kommer: A." in table(report(three, uplift=-0.2))
    assert "blir paketet detsamma." in table(report({"b": three["b"]}))


def test_co_funding_is_told_on_both_sides(report: MakeReport, project: MakeText, table: Show) -> None:
    projects = {
        "a": project("a", 20, "50", "funding: stat\nco_funding: {region: 0.5}"),
        "r": project("r", 6, "90", "funding: region"),
    }
    shown = table(report(projects, requests=(("stat", None), ("region", 15.0))), None)
    assert "Ramen är påhittad. Därutöver betalar Regionen 10 mkr som medfinansiering." in shown
    assert "10 mkr av ramen medfinansierar objekt i andra potter." in shown
    assert "¹ Pottens del av 20 mkr." in shown
    assert "Något exakt svar ges inte för dessa vikter och villkor" in shown


def test_projects_chosen_in_different_pots_that_exclude_one_another_are_told(
    report: MakeReport, project: MakeText, table: Show
) -> None:
    projects = {
        "a": project("a", 20, "50", "funding: stat\nexcludes: [r]"),
        "r": project("r", 6, "90", "funding: region"),
    }
    shown = table(report(projects, requests=(("stat", 50.0), ("region", 15.0))))
    assert "A och R utesluter varandra men är valda i olika potter." in shown


PROFILES = {
    f"criteria/weights/{owner}.yaml": f"schema_version: 1\nmunicipality: {owner}\nstatus: example\nweights: {{tid: {tid}, gods: {gods}}}\n"
    for owner, tid, gods in (("adal", 100, 0), ("oby", 10, 90))
}


def test_the_fair_package_and_its_price_are_told(report: MakeReport, project: MakeText, table: Show) -> None:
    freight = project("c", 40, "0").replace("gods: 0", "gods: 60")
    projects = {"a": project("a", 40, "60"), "b": project("b", 10, "90"), "c": freight}
    shown = " ".join(table(report(projects, profiles=PROFILES, fair=True, weights=None)).split())
    assert "Det paket som gör mest för den kommun som får minst: B och C. Det avstår från" in shown
    assert "Den kommun som får minst, Ådal, får då 60 % av sitt eget bästa paket" in shown
    assert "viktningar dragna kring kommunernas viktprofiler (frö 1)." in shown
    alone = table(report({"b": projects["b"]}, profiles=PROFILES, fair=True, weights="around:adal"), None)
    assert "Inget annat paket gör mer för den kommun som får minst." in alone
    assert "viktningar dragna kring profilen Ådal (frö 1)." in alone
    assert "1 valt objekt berör ingen kommun." in alone


OPEN = "schema_version: 1\nmunicipality: adal\nstatus: example\n"
ORDERED = {"criteria/weights/adal.yaml": OPEN + "order: [tid, gods]\n"}
BOUNDED = {"criteria/weights/adal.yaml": OPEN + "bounds: {tid: [40, 60], gods: [40, 60]}\n"}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("free", PROFILES, None), "bland alla som finns (frö 1)."),
        (("profiles", PROFILES, None), "kring kommunernas viktprofiler (frö 1)."),
        (("profiles", ORDERED, None), "bland dem som kommunernas viktprofiler medger (frö 1)."),
        (
            ("ordinal", PROFILES, None),
            "bland alla som har samma ordning som de gemensamma vikterna (frö 1).",
        ),
        (("ordinal", PROFILES, "oby"), "bland alla som har samma ordning som profilen Öby (frö 1)."),
        (("bounds", BOUNDED, "adal"), "bland alla inom gränserna i profilen Ådal (frö 1)."),
        (
            ("bounds", PROFILES, "oby"),
            "bland alla där ingen vikt skiljer sig från profilen Öby med mer än 25 % av sig själv (frö 1).",
        ),
        (("around:joint", PROFILES, None), "kring de gemensamma vikterna (frö 1)."),
    ],
)
def test_which_weightings_were_tried_is_told(
    report: MakeReport, project: MakeText, table: Show, asked: tuple[str, Any, str | None], said: str
) -> None:
    weights, profiles, profile = asked
    made = report({"b": project("b", 10, "90")}, profiles=profiles, weights=weights, profile=profile)
    assert f"– Prövat: 10 viktningar dragna {said}" in table(made, None)


def test_what_is_worked_out_exactly_is_told(report: MakeReport, project: MakeText, table: Show) -> None:
    for weights, said in (
        ("ordinal", "Räknat exakt för alla viktningar med samma ordning: 1 paket"),
        ("profiles", "Räknat exakt för alla blandningar av kommunernas viktprofiler: 1 paket"),
        ("bounds", "Något exakt svar ges inte för dessa vikter och villkor"),
    ):
        made = report({"b": project("b", 10, "90")}, profiles=PROFILES, weights=weights)
        assert said in table(made, None)


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "ingen"), (1, "< 1 %"), (9, "< 1 %"), (140, "14 %"), (991, "> 99 %"), (1000, "alla 1000")],
)
def test_a_share_that_is_almost_all_or_none_is_not_rounded_to_that(count: int, said: str) -> None:
    assert chosen_share(count, 1000, Translator("sv")) == said


def test_an_unproven_package_says_so_and_nothing_is_built_on_it(
    report: MakeReport, three: dict[str, str], table: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "mlr_prio.assessment.portfolio.portfolio.best_package",
        lambda *given: replace(best_package(*given), proven=False),
    )
    made = report(three)
    shown = table(made)
    assert "Bästa funna paket (inte bevisat, tiden tog slut): 2 av 3 objekt" in shown
    assert "Hur säkert är valet?" not in shown
    (pot,) = json.loads(FORMATS["json"].render(made, Surface()))["pots"]
    assert (pot["optimal"], pot["frontier"], pot["core"]) == (False, None, None)
    assert "chosen_in" not in made.records[0]


def test_a_long_frontier_is_shown_in_part_with_its_ends_and_the_package() -> None:
    points = [ChosenPackage((str(k),), float(k), k / 10) for k in range(100)]
    shown = shown_points(points, points[37])
    assert len(shown) <= MOST_POINTS
    assert {points[0], points[37], points[99]} <= set(shown)
    assert shown_points(points[:5], points[0]) == points[:5]


def test_the_part_of_a_long_frontier_that_is_shown_is_told(
    report: MakeReport, project: MakeText, table: Show
) -> None:
    many = {f"p{k:02}": project(f"p{k:02}", k + 3, str(10 + k)) for k in range(14)}
    shown = table(report(many))
    assert "effektiva paket." in shown


@pytest.mark.parametrize(
    ("status", "beginning"),
    [(Status.EXAMPLE, "Kostnaderna har källor"), (Status.PROPOSAL, "Bedömningarna och vikterna är förslag")],
)
def test_the_reservation_follows_the_status(status: Status, beginning: str) -> None:
    assert str(example_reservation(status, Translator("sv"))).startswith(beginning)
    assert example_reservation(Status.ADOPTED, Translator("sv")) is None


def test_nothing_in_the_texts_claims_more_than_the_figures(
    report: MakeReport, three: dict[str, str], table: Show
) -> None:
    shown = table(report(three)).lower()
    for word in ("optimal", "bevisar", "objektiv"):
        assert word not in shown
