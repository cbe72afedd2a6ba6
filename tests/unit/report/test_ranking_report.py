# ruff: noqa: E501 -- literal output is as wide as it is shown
from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from mlr_prio.assessment.ranking import rank
from mlr_prio.report.builder.ranking import ranking_report
from mlr_prio.report.format import FORMATS
from mlr_prio.report.surface import Surface
from mlr_prio.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlr_prio.model.problem import Problem

SWEDISH_AT_120 = """\
Gemensam prioriteringslista                                                         EXEMPEL – inga beslutade bedömningar
Bedömningskriterier
3 kriterier · 2 kommuner med lika inflytande · 3 objekt                                                underlag 3f9a1c7e

                                                       Möjlig  Möjliga
Plats  Objekt                 Nytta            Läge    nytta   platser  Eniga  Kostnad             Främst genom
    1  Bana [etapp 1]            65  █████     säkert  65      1–2        1/2  28 mdr (2021)¹      Kollektivtr., Gods på
                                                                                                     spår
    2  Metro Malmö–Köpenhamn     55  ████      säkert  55      2–3        0/1  2,5 mdr DKK (2019)  Jordbruksmark
    3  Väg 23                   46*  ██░░░     säkert  24–69   1–3        1/2  –                   –
Kolumner som inte ryms: Kommuner

Bedömning saknas i 1 av 9 rutor.
¹ Kostnaden är en ram för flera objekt, varav detta är ett.
* bedömningar saknas eller är osäkra: det troligaste värdet räknas, annars mitten av det möjliga.
Främst genom: de kriterier, högst två, där objektet ligger längst över listans medel.
Läge: säkert när platsen består om ett kriteriums vikt i taget ändras med upp till 25 % av sig själv och bedömningarna
  är som de är; annars känsligt.
Nytta 0–100: varje kriteriums vikt gånger värdet av dess bedömning, summerat.
Vikterna är medelvärdet av 2 kommuners viktprofiler, med lika inflytande.
Eniga: de kommuner som har objektet i samma tredjedel av sin egen lista som här; den som avstår från objektet räknas
  inte.
Har ännu inte svarat: Höör.
Reservation: Malmö mot Väg 23: Mer biltrafik.
Malmö avstår från Metro Malmö–Köpenhamn.

Utanför rangordningen:
– Snabbtåg – avbrutet: Avbrutet 2022.
– Spårväg – öppnad 2020
– Väg E22 – bortsorterat: Redan beslutad.
"""
ENGLISH_AT_80_IN_ASCII = """\
Joint priority list                   EXAMPLE - no judgements have been decided
Assessment criteria
3 criteria | 2 municipalities with equal influence | 3 projects  input 3f9a1c7e

Place  Project                 Value  Position  Possible places  Agreed
    1  Line [stage 1]             65  firm      1-2                 1/2
    2  Metro Malmö-Copenhagen     55  firm      2-3                 0/1
    3  Väg 23                    46*  firm      1-3                 1/2
Columns without room: Possible values, Cost, Mainly through, Municipalities

1 of 9 scores is missing.
* scores are missing or uncertain: the most likely value counts, else the middle
  of what is possible.
"""
WHAT_IF_AT_100 = """\
Prioriteringslista med viktprofilen Klimat först                EXEMPEL – inga beslutade bedömningar
Bedömningskriterier
3 kriterier · 3 objekt                                                             underlag 3f9a1c7e

Kollektivtrafikens attraktivitet 0 % av Hållbara transporter (nu 28,6 %)

Jordbruksmark 10 % av all vikt (nu 61,1 %)

                                                          Möjliga
Plats  Förändring    Objekt                Nytta  Läge    platser  Kostnad             Främst genom
    1  ▲ 1 (från 2)  Bana [etapp 1]           50  säkert  1–2      28 mdr (2021)¹      Gods på spår
    2  ▲ 1 (från 3)  Väg 23                  49*  säkert  1–3      –                   –
    3  ▼ 2 (från 1)  Metro                     8  säkert  2–3      2,5 mdr DKK (2019)  Jordbruksmark
                       Malmö–Köpenhamn
Kolumner som inte ryms: Möjlig nytta, Kommuner
"""
FIRST_ROW: dict[str, Any] = {
    "rank": 1,
    "tied": False,
    "id": "bana",
    "name": "Bana [etapp 1]",
    "value": 0.65,
    "low": 0.65,
    "high": 0.65,
    "best_rank": 1,
    "worst_rank": 2,
    "position": "firm",
    "contributions": {"kollektivtrafik": 0.3, "gods": 0.15, "mark": 0.2},
    "missing": [],
    "uncertain": [],
    "cost": {"amount": 28000.0, "unit": "MSEK", "price_year": 2021, "basis": "package_frame"},
    "municipalities": ["malmo", "lund"],
    "agreement": {"same_part": 1, "of": 2, "municipalities": ["malmo"]},
}
CSV = """\
status,rank,tied,id,name,value,low,high,best_rank,worst_rank,position,missing,uncertain,cost_amount,cost_unit,cost_price_year,\
cost_basis,municipalities,agreement_same_part,agreement_of,contribution_kollektivtrafik,contribution_gods,contribution_mark
example,1,false,bana,Bana [etapp 1],0.65,0.65,0.65,1,2,firm,,,28000.0,MSEK,2021,package_frame,Malmö; Lund,1,2,0.3,0.15,0.2
example,2,false,metro,Metro Malmö–Köpenhamn,0.545,0.545,0.545,2,3,firm,,,2500.0,MDKK,2019,estimate,Malmö,0,1,0.225,0.0,0.32
example,3,false,vag,Väg 23,0.46,0.235,0.685,1,3,firm,gods,kollektivtrafik,,,,,,1,2,0.15,0.15,0.16
"""


def table(problem: Problem, width: int | None = 120, language: str = "sv", **settings: Any) -> str:
    """Return the list as the terminal shows it."""
    translate = Translator("sv" if language == "sv" else "en")
    top = settings.pop("top", None)
    report = ranking_report(rank(problem, **settings), translate, top)
    return FORMATS["table"].render(report, Surface(width))


def data(problem: Problem, **settings: Any) -> Any:
    """Return the list as a program reads it."""
    top = settings.pop("top", None)
    return json.loads(
        FORMATS["json"].render(ranking_report(rank(problem, **settings), Translator("sv"), top), Surface())
    )


def test_the_swedish_list(problem: Problem) -> None:
    assert table(problem) == SWEDISH_AT_120


def test_the_english_list_in_a_narrow_ascii_terminal(problem: Problem) -> None:
    report = ranking_report(rank(problem), Translator("en"))
    text = FORMATS["table"].render(report, Surface(80, unicode=False))
    assert text.startswith(ENGLISH_AT_80_IN_ASCII)


def test_what_ifs_are_said_above_the_list_and_show_where_a_project_comes_from(problem: Problem) -> None:
    text = table(problem, 100, profile="klimat", shares=[("kollektivtrafik", 0.0), ("mark", 0.1)])
    assert text.startswith(WHAT_IF_AT_100)
    assert "Vikterna är de i viktprofilen Klimat först." in text


def test_a_shared_place_that_was_left_is_said_to_have_been_shared(
    make_problem: Callable[..., Problem],
) -> None:
    equal = {"mode": "rail", "status": "candidate"}
    projects = [
        {**equal, "id": "a", "name": "A", "scores": {"kollektivtrafik": 2, "gods": 0, "mark": 50}},
        {**equal, "id": "b", "name": "B", "scores": {"kollektivtrafik": -2, "gods": 20, "mark": 50}},
    ]
    changed = table(make_problem(projects), 100, shares=[("kollektivtrafik", 0.4)])
    assert "    1  –              B " in changed
    assert "    2  ▼ 1 (från 1=)  A " in changed


def test_equal_projects_share_a_place_and_carry_it_by_nothing(make_problem: Callable[..., Problem]) -> None:
    equal = {"mode": "rail", "status": "candidate", "scores": {"kollektivtrafik": 1, "gods": 10, "mark": 50}}
    text = table(make_problem([{**equal, "id": "a", "name": "A"}, {**equal, "id": "b", "name": "B"}]))
    assert (
        "   1=  A          58  ████████████          säkert  –        –             utanför regionen\n"
        in text
    )
    assert (
        "   1=  B          58  ████████████          säkert  –        –             utanför regionen\n"
        in text
    )
    assert "= delad plats" in text
    assert "Möjliga platser" not in text
    assert "saknas" not in text


def test_one_project_is_first(make_problem: Callable[..., Problem]) -> None:
    only = {"id": "a", "name": "A", "mode": "rail", "status": "candidate", "municipalities": ["lund"]}
    text = table(make_problem([{**only, "scores": {"kollektivtrafik": 2, "gods": 20, "mark": 0}}]))
    assert "    1  A         100  ████████████████████  säkert  –        –             Lund\n" in text
    assert "3 kriterier · 2 kommuner med lika inflytande · 1 objekt" in text


def test_when_all_is_missing_the_middle_is_marked_and_every_place_possible(
    make_problem: Callable[..., Problem],
) -> None:
    unknown = {"mode": "rail", "status": "candidate"}
    text = table(make_problem([{**unknown, "id": "a", "name": "A"}, {**unknown, "id": "b", "name": "B"}]))
    assert "   1=  A         50*  ░░░░░░░░░░░░░░░░░░  säkert  0–100         1–2" in text
    assert "Bedömning saknas i 6 av 6 rutor." in text


def test_an_empty_list_says_so(make_problem: Callable[..., Problem]) -> None:
    problem = make_problem([])
    assert table(problem).endswith("\n\nDet finns inga objekt att rangordna.\n")
    assert data(problem)["ranking"] == []
    report = ranking_report(rank(problem), Translator("sv"))
    assert FORMATS["csv"].render(report, Surface()).splitlines() == CSV.splitlines()[:1]


def test_a_name_of_80_letters_hangs_in_its_cell_and_is_whole_in_a_pipe(
    make_problem: Callable[..., Problem],
) -> None:
    name = "Dubbelspår och nya plattformar för regionaltåg på sträckan mellan Åkarp och Örby"
    problem = make_problem([{"id": "a", "name": name, "mode": "rail", "status": "candidate"}])
    assert "    1  Dubbelspår och nya         50*" in table(problem, 80)
    assert "\n         plattformar för\n" in table(problem, 80)
    assert name in table(problem, None)


def test_neighbours_that_would_read_the_same_get_a_decimal(make_problem: Callable[..., Problem]) -> None:
    near = {"mode": "rail", "status": "candidate"}
    projects = [
        {**near, "id": "a", "name": "A", "scores": {"kollektivtrafik": 2, "gods": 20, "mark": 50}},
        {**near, "id": "b", "name": "B", "scores": {"kollektivtrafik": 2, "gods": 20, "mark": 50.5}},
    ]
    text = table(make_problem(projects))
    assert " A        80,0  " in text
    assert " B        79,8  " in text


@pytest.mark.parametrize(
    ("status", "mark"), [("example", "EXEMPEL – inga beslutade bedömningar"), ("proposal", "FÖRSLAG")]
)
def test_every_list_says_how_far_the_decision_has_come(
    make_problem: Callable[..., Problem], status: str, mark: str
) -> None:
    problem = make_problem(status=status)
    assert table(problem).splitlines()[0].endswith(mark)
    assert data(problem)["status"] == status


def test_an_adopted_list_names_the_decision(make_problem: Callable[..., Problem]) -> None:
    problem = make_problem(status="adopted")
    lines = table(problem).splitlines()
    assert lines[0] == "Gemensam prioriteringslista"
    assert lines[2:4] == ["Kriterier beslutade 2026-03-01 av Styrelsen", "Vikter beslutade"]


@pytest.mark.parametrize(
    ("profiles", "said", "counts"),
    [
        (
            [],
            "Vikterna är de som står i kriteriefilen: det finns inga viktprofiler.",
            "3 kriterier · 3 objekt",
        ),
        (
            [{"municipality": "lund", "bounds": {"mark": [50, 60]}}],
            "Vikterna är de som den enda kommun som har svarat har angett.",
            "3 kriterier · 1 kommun · 3 objekt",
        ),
    ],
)
def test_the_list_says_whose_weights_it_rests_on(
    make_problem: Callable[..., Problem], profiles: list[Any], said: str, counts: str
) -> None:
    lines = table(make_problem(profiles=profiles)).splitlines()
    assert said in lines
    assert lines[2].startswith(counts + "  ")
    assert any("svarat: Malmö och Höör" in line for line in lines) is bool(profiles)


def test_the_first_places_only_with_all_who_share_the_last(problem: Problem) -> None:
    text = table(problem, top=1)
    assert "Visar 1 av 3 objekt." in text
    assert "Metro Malmö–Köpenhamn  " not in text
    assert "Bedömning saknas i 1 av 9 rutor." in text
    assert [row["id"] for row in data(problem, top=2)["ranking"]] == ["bana", "metro"]


def test_the_json_is_the_contract(problem: Problem) -> None:
    found = data(problem)
    assert list(found) == [
        "format",
        "format_version",
        "input_sha256",
        "version",
        "status",
        "language",
        "method",
        "profile",
        "members",
        "weights",
        "position_span",
        "decisions",
        "influence_rule",
        "what_if",
        "scenario",
        "count",
        "ranking",
        "not_ranked",
    ]
    assert (found["format"], found["format_version"]) == ("mlr-prio/rank", 1)
    assert (found["method"], found["profile"], found["members"]) == (
        "weighted-sum",
        "joint",
        ["malmo", "lund"],
    )
    assert found["weights"] == {"kollektivtrafik": 0.3, "gods": 0.3, "mark": 0.4}
    assert (found["influence_rule"], found["what_if"]) == ("equal", [])
    assert found["scenario"] is None
    assert found["ranking"][0] == FIRST_ROW
    assert list(found["ranking"][0]) == list(FIRST_ROW)
    assert found["ranking"][2]["cost"] is None
    assert (found["ranking"][2]["missing"], found["ranking"][2]["uncertain"]) == (
        ["gods"],
        ["kollektivtrafik"],
    )
    assert found["not_ranked"][1] == {
        "id": "sparvag",
        "name": "Spårväg",
        "status": "built",
        "reason": None,
        "opened": 2020,
    }


def test_the_json_of_a_what_if_says_what_was_changed_and_from_where(problem: Problem) -> None:
    found = data(problem, shares=[("mark", 0.0)])
    assert found["what_if"] == [{"id": "mark", "parent": None, "share_before": 0.4, "share_after": 0.0}]
    assert [(row["id"], row["rank"], row["previous_rank"]) for row in found["ranking"]] == [
        ("bana", 1, 1),
        ("vag", 2, 3),
        ("metro", 3, 2),
    ]


def test_the_csv_has_a_field_a_contribution_and_the_status_on_every_row(problem: Problem) -> None:
    assert FORMATS["csv"].render(ranking_report(rank(problem), Translator("sv")), Surface()) == CSV


def test_the_csv_of_a_what_if_has_the_previous_place(problem: Problem) -> None:
    report = ranking_report(rank(problem, shares=[("mark", 0.0)]), Translator("sv"))
    assert "previous_rank" in report.fields
    assert [record["previous_rank"] for record in report.records] == [1, 3, 2]


def test_footnotes_are_numbered_as_they_appear_and_said_once(make_problem: Callable[..., Problem]) -> None:
    def priced(id_: str, level: int, **cost: Any) -> dict[str, Any]:
        common = {
            "mode": "rail",
            "status": "candidate",
            "scores": {"kollektivtrafik": level, "gods": 0, "mark": 0},
        }
        return {**common, "id": id_, "name": id_.upper(), "cost": {"amount": 100, **cost}}

    problem = make_problem(
        [
            priced("a", 2, basis="contract"),
            priced("b", 1, basis="outturn", note="Enligt slutredovisningen."),
            priced("c", 0, basis="contract"),
            priced("d", -1, note="En kalkyl."),
        ]
    )
    text = table(problem)
    assert [cost for cost in ("100 mkr¹", "100 mkr²", "100 mkr ") if cost in text] == [
        "100 mkr¹",
        "100 mkr²",
        "100 mkr ",
    ]
    assert text.count("100 mkr¹") == 2
    assert (
        "¹ Kostnaden är en avtalssumma; vad parterna betalar därutöver ingår inte.\n² Enligt slutredovisningen.\n"
        in text
    )
    assert "En kalkyl." not in text


def test_a_place_is_firm_or_sensitive_to_the_weights(make_problem: Callable[..., Problem]) -> None:
    """A leads B by 0.3 · 0.5 - 0.4 · 0.35; with mark a quarter heavier, at 0.5, B leads. C is far behind."""
    near = {"mode": "rail", "status": "candidate"}
    problem = make_problem(
        [
            {**near, "id": "a", "name": "A", "scores": {"kollektivtrafik": 2, "gods": 20, "mark": 50}},
            {**near, "id": "b", "name": "B", "scores": {"kollektivtrafik": 0, "gods": 20, "mark": 15}},
            {**near, "id": "c", "name": "C", "scores": {"kollektivtrafik": -2, "gods": 0, "mark": 100}},
        ]
    )
    found = data(problem)
    assert [row["position"] for row in found["ranking"]] == ["sensitive", "sensitive", "firm"]
    assert found["position_span"] == 0.25
    text = table(problem)
    assert (text.count("  känsligt  "), text.count("  säkert  ")) == (2, 1)
    assert "Läge: säkert när platsen består" in text
