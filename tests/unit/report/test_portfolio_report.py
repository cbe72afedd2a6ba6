# ruff: noqa: E501 -- literal output is as wide as it is shown
"""The packages in words, at several widths, and as data."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest

from mlr_prio.assessment.portfolio.portfolio import Question, portfolio
from mlr_prio.assessment.portfolio.result import ChosenPackage
from mlr_prio.engine.portfolio.selection import best_package
from mlr_prio.model.base import Status
from mlr_prio.model.problem import Problem
from mlr_prio.report.builder.portfolio import portfolio_report
from mlr_prio.report.builder.portfolio_table import MOST_POINTS, shown_points
from mlr_prio.report.builder.portfolio_text import chosen_share, example_reservation
from mlr_prio.report.format import FORMATS
from mlr_prio.report.report import Report
from mlr_prio.report.surface import Surface
from mlr_prio.translation import Translator

Load = Callable[..., Problem]
Budgets = tuple[tuple[str | None, float | None], ...]
MakeReport = Callable[..., Report]

CRITERIA = """\
schema_version: 1
title: Provkriterier
status: example
criteria:
  - id: tid
    name: Restid
    definition: Kortare restid.
    weight: 50
    perspective: society
    scale: {unit: min, worst: 0, best: 100, baseline: 0}
  - id: gods
    name: Gods
    definition: Gods på spår.
    weight: 50
    perspective: economy
    scale: {unit: poäng, worst: -100, best: 100, baseline: 0}
"""
BUDGETS = """\
schema_version: 1
pots:
  - id: stat
    name: {sv: Staten, en: The state}
    frame: {amount: 50, unit: MSEK, price_year: 2021}
    note: Ramen är påhittad.
  - {id: region, name: {sv: Regionen, en: The region}}
uplift:
  - {id: alla, name: {sv: Erfarenhet, en: Experience}, factor: 1.1}
"""


def _project(id_: str, cost: str, tid: str, more: str = "funding: stat") -> str:
    written = f"cost: {cost}\n" if cost else ""
    scores = f"scores: {{tid: {tid}, gods: 0}}\n" if tid else "scores: {gods: 0}\n"
    head = f"schema_version: 1\nid: {id_}\nname: {id_.upper()}\nmode: rail\nstatus: candidate\n"
    return f"{head}{written}{scores}{more}\n"


def _dated(amount: float) -> str:
    return f"{{amount: {amount}, price_year: 2021}}"


SWEDISH_AT_100 = """\
Vad ryms inom 50 mkr i Staten?                                  EXEMPEL – inga beslutade bedömningar
Provkriterier
2 kriterier · 3 objekt                                                             underlag 8a418d6c

Bästa möjliga paket (bevisat): 2 av 3 objekt för 50 mkr av 50 mkr.

                                             Med i så många
Objekt        Kostnad   Summa  Nytta             viktningar                        Kostnaden får bli
B       25 mkr (2021)  25 mkr   25,0                alla 10  ████████████████████             25 mkr
C       25 mkr (2021)  50 mkr   15,0                alla 10  ████████████████████             25 mkr

Nytta: poäng på skalan 0–100, utöver nivån om inget byggs.
Kostnader räknas i steg om 1 mkr, uppåt avrundade, så att det som ryms här ryms i pengar.
Kostnaden får bli: det högsta belopp där objektet blir kvar, om allt annat är lika.

Närmast utanför: A; ryms om ramen ökar med 5 mkr och ersätter då C.

Utanför        Kostnad  Nytta  Behöver till  Med i så många viktningar  Ersätter
A        30 mkr (2021)   30,0         5 mkr                      ingen  C

Hur säkert är valet?
– Prövat: 10 viktningar dragna bland alla som finns (frö 1).
– Säkra: B och C, med i det bästa paketet i alla 10 prövade viktningar.
– Inte med i någon av dem: A.
– Räknat exakt för alla viktningar som finns: 1 paket slås inte av något annat i alla viktningar.
  Kärna (med i alla): B och C. På gränsen: –. Inte med i något: A.
– Detsamma gäller när osäkra och saknade bedömningar får vara allt som är möjligt.

Med andra belopp
– Att gå uppifrån i listan tills pengarna tar slut ger 25 % mindre nytta.
– Att gå uppifrån i listan och hoppa över det som inte ryms ger 25 % mindre nytta.
– Att välja efter nytta per krona ger 25 % mindre nytta.
– Blir kostnaderna 10 % högre (Erfarenhet) faller ur: B och C. In kommer: A.

  Pengar  Nytta                        Kommer in  Går ut
   0 mkr    0,0                        –          –
  25 mkr   25,0  ███████               B          –
  30 mkr   30,0  █████████             A          B
50 mkr <   40,0  ███████████           B och C    A
  55 mkr   55,0  ████████████████      A          C
  80 mkr   70,0  ████████████████████  C          –

< paketet ovan
Det bästa paketet för en större ram innehåller inte alltid det för en mindre: här går ett objekt ut
  när ramen växer.

Samhälle och miljö mot ekonomi
Objekt  Samhälle och miljö  Ekonomi  Ryms efter
A                     30,0      0,0  A: båda
B                     25,0      0,0  D: ingetdera
C                     15,0      0,0  D: ingetdera

Nyttan i två delar. Längs var och en betalas objekten uppifrån tills nästa inte ryms: budgetlinjen.

Vad kommunerna får
Kommun  Objekt  Del av kostnad  Del av nytta
Ådal         0           0 mkr           0,0
Öby          0           0 mkr           0,0

Ett objekt delas lika mellan de kommuner som det berör.
2 valda objekt berör ingen kommun.

Kostnaderna har källor, men bedömningarna och vikterna är exempel: paketen visar hur uträkningen går
till och är ingens ställningstagande.
"""
ENGLISH_AT_80_IN_ASCII = """\
What fits within SEK 50 million in The state?
EXAMPLE - no judgements have been decided
Provkriterier
2 criteria | 3 projects                                           input 8a418d6c

Best possible package (proven): 2 of 3 projects for SEK 50 million of SEK 50
million.

                                                        In so many
Project                   Cost             Sum  Value   weightings
B        SEK 25 million (2021)  SEK 25 million   25.0       all 10  ############
C        SEK 25 million (2021)  SEK 50 million   15.0       all 10  ############
Columns without room: Cost may be

Value: points, 0-100 scale, above the level where nothing is built.
Costs count in steps of SEK 1 million, rounded up, so that what fits here fits
  in money.

Just outside: A; fits if the frame grows by SEK 5 million, and then replaces C.

                                           More money       In so many
Outside                   Cost  Value          needed       weightings  Replaces
A        SEK 30 million (2021)   30.0   SEK 5 million             none  C

How sure is the choice?
- Tried: 10 weightings drawn from all there are (seed 1).
- Safe: B and C, in the best package of all 10 weightings tried.
- In none of them: A.
- Worked out exactly for every weighting there is: 1 package is not beaten by
  another in every weighting. Core (in all): B and C. Borderline: -. In none: A.
- The same holds when uncertain and missing scores may be anything possible.

With other sums of money
- Going down the list until the money ends gives 25% less value.
- Going down the list and passing over what does not fit gives 25% less value.
- Choosing by value per krona gives 25% less value.
- If costs rise by 10% (Experience), these leave: B and C. These come in: A.

           Money  Value                        Comes in  Goes out
   SEK 0 million    0.0                        -         -
  SEK 25 million   25.0  #######               B         -
  SEK 30 million   30.0  #########             A         B
SEK 50 million <   40.0  ###########           B and C   A
  SEK 55 million   55.0  ################      A         C
  SEK 80 million   70.0  ####################  C         -

< the package above
The best package of a larger frame does not always hold that of a smaller one:
  here a project goes out when the frame grows.

Society and environment against economy
Project  Society and environment  Economy  Paid for along
A                           30.0      0.0  A: both
B                           25.0      0.0  D: neither
C                           15.0      0.0  D: neither

The value in two parts. Along each, projects are paid for from the top until the
  next one does not fit: the budget line.

What the municipalities get
Municipality  Projects  Share of cost  Share of value
Ådal                 0  SEK 0 million             0.0
Öby                  0  SEK 0 million             0.0

A project is divided equally among the municipalities that it touches.
2 chosen projects touch no municipality.

The costs have sources, but the scores and weights are examples: the packages
show how the calculation works and are nobody's position.
"""


@pytest.fixture
def report(load: Load, tmp_path: Path) -> MakeReport:
    """Return a maker of reports on projects by id; one pot with 50 unless said otherwise."""

    def make(
        projects: dict[str, str],
        *,
        budgets: str | None = BUDGETS,
        requests: Budgets = (("stat", 50.0),),
        language: Any = "sv",
        profiles: dict[str, str] | None = None,
        **question: Any,
    ) -> Report:
        for folder in ("criteria", "projects"):
            rmtree(tmp_path / folder, ignore_errors=True)
        files: dict[str, str | None] = {"criteria/criteria.yaml": CRITERIA, "criteria/budgets.yaml": budgets}
        files |= dict.fromkeys(("projects/bana.yaml", "projects/stig.yaml", "projects/vag.yaml"))
        files |= {f"projects/{id_}.yaml": text for id_, text in projects.items()}
        problem = load(files | (profiles or {}))
        asked = Question(**{"samples": 10, "weights": "free", **question})
        return portfolio_report(portfolio(problem, requests, asked), Translator(language))

    return make


def table(report: Report, width: int | None = 100, *, unicode: bool = True) -> str:
    return FORMATS["table"].render(report, Surface(width=width, colour=False, unicode=unicode))


THREE = {
    "a": _project("a", _dated(30), "60", "funding: stat\nmunicipalities: [adal]"),
    "b": _project("b", _dated(25), "50"),
    "c": _project("c", _dated(25), "30"),
}


@pytest.mark.parametrize(
    ("language", "width", "page"), [("sv", 100, SWEDISH_AT_100), ("en", 80, ENGLISH_AT_80_IN_ASCII)]
)
def test_the_page_as_it_is_shown(report: MakeReport, language: str, width: int, page: str) -> None:
    shown = table(report(THREE, language=language), width, unicode=language == "sv")
    assert [line.rstrip() for line in shown.splitlines()] == page.splitlines()


def test_at_eighty_columns_the_same_is_there_with_columns_dropped(report: MakeReport) -> None:
    shown = table(report(THREE), 80)
    assert max(map(len, shown.splitlines())) <= 80
    assert "Bästa möjliga paket (bevisat)" in shown


def test_without_pots_the_question_is_about_the_money_alone(report: MakeReport) -> None:
    projects = {"a": _project("a", _dated(30), "60", ""), "b": _project("b", _dated(30), "50", "")}
    shown = table(report(projects, budgets=None, requests=((None, 40.0),)))
    assert shown.startswith("Vad ryms inom 40 mkr?")
    assert "Närmast utanför: B; ryms om ramen ökar med 20 mkr.\n" in shown


def test_when_uncertain_scores_make_too_many_packages_that_is_told(
    report: MakeReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mlr_prio.assessment.portfolio.robustness.EXACT_CAP", 1)
    unsure = _project("a", _dated(20), "50").replace("gods: 0", "gods: {low: -50, likely: 0, high: 50}")
    shown = table(report({"a": unsure}), None)
    assert "blir paketen för många för ett exakt svar." in shown


def test_several_pots_have_a_heading_each(report: MakeReport) -> None:
    projects = THREE | {"r": _project("r", _dated(5), "9", "funding: region")}
    shown = table(report(projects, requests=(("stat", 50.0), ("region", 4.0))))
    assert "Vad ryms inom ramarna?" in shown
    assert "Vad ryms inom 4 mkr i Regionen?" in shown
    assert "Inget ryms: R är billigast och kostar 5 mkr; det finns 4 mkr." in shown


def test_an_empty_package_is_said_in_words(report: MakeReport) -> None:
    assert "Inget objekt i potten har en kostnad att jämföra" in table(report({"a": _project("a", "", "9")}))
    worthless = table(report({"a": _project("a", _dated(5), "0")}))
    assert "Paketet är tomt: inget som ryms är bättre än att inte bygga något." in worthless
    assert "A är utanför: mer pengar tar inte in det." in worthless
    assert "inget belopp räcker" in worthless


def test_what_is_kept_out_and_what_is_not_known_is_told(report: MakeReport) -> None:
    projects = {
        "a": _project("a", "{amount: 20}", ""),
        "b": _project("b", "{amount: 20, price_year: 2011}", "9"),
        "c": _project("c", "{amount: 20, basis: package_frame}", "9"),
        "d": _project("d", "{amount: 20, unit: MDKK}", "9"),
        "e": _project("e", "", "9"),
        "f": _project("f", _dated(5), "9", ""),
        "g": _project("g", _dated(5), "9", "funding: stat\nrequires: [e]"),
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


def test_costs_that_were_converted_are_told(report: MakeReport) -> None:
    index = "price_index: {name: Provindex, values: {2011: 100, 2021: 200}, sources: [S1]}\nsources: {S1: {title: K}}\n"
    projects = {"a": _project("a", "{amount: 20, price_year: 2011}", "9"), "b": _project("b", _dated(5), "9")}
    shown = table(report(projects, budgets=BUDGETS + index))
    assert "– Omräknat till 2021 års priser med Provindex: A." in shown
    assert "40 mkr (2021)" in shown


PACKAGE = (
    "packages: [{id: ram, name: Ramen, projects: [a, b], note: Fler åtgärder ingår., cost: {amount: 30}}]\n"
)


def test_a_package_paid_for_as_one_tells_what_it_holds(report: MakeReport) -> None:
    shown = table(report(THREE, budgets=BUDGETS + PACKAGE), 120)
    assert "¹ Betalas som ett: A; B. Fler åtgärder ingår." in shown
    assert "– Säkra: Ramen (A; B), med i det bästa paketet" in shown
    assert "2 av 3 objekt för 30 mkr" in shown


def test_packages_of_the_same_value_are_told(report: MakeReport) -> None:
    same = {id_: _project(id_, _dated(40), "50") for id_ in "abc"}
    assert "Lika bra: B; C. Det billigaste visas." in table(report(same))
    many = {f"p{k:02}": _project(f"p{k:02}", _dated(40), "50") for k in range(12)}
    assert "Lika bra är bland andra: P01;" in table(report(many))


def test_conditions_and_what_breaks_them_are_told(report: MakeReport) -> None:
    limits = "at_most: [{count: 0, projects: [a]}]\nat_least_one_of: [[b], [c]]\n"
    shown = table(report(THREE, budgets=BUDGETS + limits))
    assert "bryter mot villkor: at_least_one_of [b]; at_least_one_of [c]; at_most 0 [a]." in " ".join(
        shown.split()
    )
    assert "– Blir kostnaderna 10 % högre (Erfarenhet) uppfyller inget paket villkoren." in shown


def test_other_levels_of_cost_are_told(report: MakeReport) -> None:
    higher = table(report(THREE, uplift=0.2))
    assert "– Blir kostnaderna 20 % högre faller ur: B och C. In kommer: A." in higher
    assert "– Blir kostnaderna 20 % lägre faller ur: C. In kommer: A." in table(report(THREE, uplift=-0.2))
    assert "blir paketet detsamma." in table(report({"b": THREE["b"]}))


def test_co_funding_is_told_on_both_sides(report: MakeReport) -> None:
    projects = {
        "a": _project("a", _dated(20), "50", "funding: stat\nco_funding: {region: 0.5}"),
        "r": _project("r", _dated(6), "90", "funding: region"),
    }
    shown = table(report(projects, requests=(("stat", None), ("region", 15.0))), None)
    assert "Ramen är påhittad. Därutöver betalar Regionen 10 mkr som medfinansiering." in shown
    assert "10 mkr av ramen medfinansierar objekt i andra potter." in shown
    assert "¹ Pottens del av 20 mkr." in shown
    assert "Något exakt svar ges inte för dessa vikter och villkor" in shown


def test_projects_chosen_in_different_pots_that_exclude_one_another_are_told(report: MakeReport) -> None:
    projects = {
        "a": _project("a", _dated(20), "50", "funding: stat\nexcludes: [r]"),
        "r": _project("r", _dated(6), "90", "funding: region"),
    }
    shown = table(report(projects, requests=(("stat", 50.0), ("region", 15.0))))
    assert "A och R utesluter varandra men är valda i olika potter." in shown


PROFILES = {
    f"criteria/weights/{owner}.yaml": f"schema_version: 1\nmunicipality: {owner}\nstatus: example\nweights: {{tid: {tid}, gods: {gods}}}\n"
    for owner, tid, gods in (("adal", 100, 0), ("oby", 10, 90))
}


def test_the_fair_package_and_its_price_are_told(report: MakeReport) -> None:
    freight = _project("c", _dated(40), "0").replace("gods: 0", "gods: 60")
    projects = {"a": _project("a", _dated(40), "60"), "b": _project("b", _dated(10), "90"), "c": freight}
    shown = " ".join(table(report(projects, profiles=PROFILES, fair=True, weights=None)).split())
    assert "Det paket som gör mest för den kommun som får minst: B och C. Det avstår från" in shown
    assert "Den kommun som får minst, Ådal, får då 60 % av sitt eget bästa paket" in shown
    assert "viktningar dragna kring kommunernas viktprofiler (frö 1)." in shown
    alone = table(report({"b": projects["b"]}, profiles=PROFILES, fair=True, weights="around:adal"), None)
    assert "Inget annat paket gör mer för den kommun som får minst." in alone
    assert "viktningar dragna kring viktprofilen Ådal (frö 1)." in alone
    assert "1 valt objekt berör ingen kommun." in alone


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "ingen"), (1, "< 1 %"), (9, "< 1 %"), (140, "14 %"), (991, "> 99 %"), (1000, "alla 1000")],
)
def test_a_share_that_is_almost_all_or_none_is_not_rounded_to_that(count: int, said: str) -> None:
    assert chosen_share(count, 1000, Translator("sv")) == said


def test_an_unproven_package_says_so_and_nothing_is_built_on_it(
    report: MakeReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "mlr_prio.assessment.portfolio.portfolio.best_package",
        lambda *given: replace(best_package(*given), proven=False),
    )
    made = report(THREE)
    shown = table(made)
    assert "Bästa funna paket (inte bevisat, tiden tog slut): 2 av 3 objekt" in shown
    assert "Hur säkert är valet?" not in shown
    (pot,) = json.loads(FORMATS["json"].render(made, Surface()))["pots"]
    assert (pot["optimal"], pot["frontier"], pot["core"]) == (False, None, None)
    assert "chosen_in" not in made.records[0]


def test_the_json_keeps_its_contract(report: MakeReport) -> None:
    data = json.loads(FORMATS["json"].render(report(THREE), Surface()))
    assert data["format"] == "mlr-prio/portfolio"
    assert data["tried"] == {"weights": "free", "samples": 10, "seed": 1}
    (pot,) = data["pots"]
    contract = ["chosen", "cost", "value", "optimal", "alternatives", "frontier", "robustness", "core"]
    contract += ["borderline", "exterior", "uplift"]
    assert [key for key in pot if key in contract] == contract
    assert (pot["pot"], pot["budget"], pot["chosen"], pot["cost"]) == ("stat", 50.0, ["b", "c"], 50.0)
    assert pot["frontier"][1] == {"cost": 25.0, "value": 0.25, "chosen": ["b"]}
    assert pot["robustness"] == {"a": 0.0, "b": 1.0, "c": 1.0}
    assert pot["uplift"][0]["dropped"] == ["b", "c"]
    assert pot["index_map"]["places"]["b"]["field"] in {"A", "B", "C", "D"}


def test_the_records_hold_an_alternative_or_a_project_kept_out_a_line(report: MakeReport) -> None:
    made = report(THREE | {"d": _project("d", "", "9")})
    lines = FORMATS["csv"].render(made, Surface()).splitlines()
    assert lines[0].split(",") == list(made.fields)
    assert [line.split(",")[4:8] for line in lines[1:]] == [
        ["a", "A", "a", "false"],
        ["b", "B", "b", "true"],
        ["c", "C", "c", "true"],
        ["d", "D", "d", "false"],
    ]
    assert "no_cost" in lines[4]


def test_markdown_has_the_tables(report: MakeReport) -> None:
    shown = FORMATS["md"].render(report(THREE), Surface())
    assert "| Objekt |" in shown
    assert "## Hur säkert är valet?" in shown


def test_a_long_frontier_is_shown_in_part_with_its_ends_and_the_package() -> None:
    points = [ChosenPackage((str(k),), float(k), k / 10) for k in range(100)]
    shown = shown_points(points, points[37])
    assert len(shown) <= MOST_POINTS
    assert {points[0], points[37], points[99]} <= set(shown)
    assert shown_points(points[:5], points[0]) == points[:5]


def test_the_part_of_a_long_frontier_that_is_shown_is_told(report: MakeReport) -> None:
    many = {f"p{k:02}": _project(f"p{k:02}", _dated(k + 3), str(10 + k)) for k in range(14)}
    shown = table(report(many))
    assert "effektiva paket." in shown


@pytest.mark.parametrize(
    ("status", "beginning"),
    [(Status.EXAMPLE, "Kostnaderna har källor"), (Status.PROPOSAL, "Bedömningarna och vikterna är förslag")],
)
def test_the_reservation_follows_the_status(status: Status, beginning: str) -> None:
    assert str(example_reservation(status, Translator("sv"))).startswith(beginning)
    assert example_reservation(Status.ADOPTED, Translator("sv")) is None


def test_nothing_in_the_texts_claims_more_than_the_figures(report: MakeReport) -> None:
    shown = table(report(THREE)).lower()
    for word in ("optimal", "bevisar", "objektiv"):
        assert word not in shown
