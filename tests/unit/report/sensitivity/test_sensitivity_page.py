"""How firm the list is, for people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mlr_prio.model.problem import Problem
from mlr_prio.report.builder.sensitivity import SECTIONS
from mlr_prio.report.format import FORMATS
from mlr_prio.report.surface import Surface
from tests.unit.report.sensitivity.shown import EXACT, data, report, table

MakeProblem = Callable[..., Problem]


def test_the_page_says_first_how_many_weightings_and_how_exact(problem: Problem) -> None:
    lines = table(problem).splitlines()
    assert lines[0].startswith("Hur säker är listan?")
    assert (
        lines[3].replace("\u202f", " ").startswith("32 768 viktningar · frö 1 · högst ±0,86 procentenheter")
    )


def test_the_page_holds_the_usual_sections_in_order_and_the_brief_form(problem: Problem) -> None:
    text = table(problem, top=1)
    headings = [
        "Så ofta på varje plats",
        "Hur mycket en vikt kan ändras",
        "Utred först",
        "Vid gränsen mellan innanför och utanför",
        "I framtidsbilderna",
        "Andra metoder: en kontroll, inte listan",
    ]
    places = [text.index(f"\n{heading}\n") for heading in headings]
    assert places == sorted(places)
    assert "Vad som är möjligt" not in text
    assert "Tillförlitlighet" not in text


def test_places_as_numbers_and_columns(make_problem: MakeProblem) -> None:
    """Vag is behind metro on everything: never first, and second at most where bana is worst."""
    text = table(make_problem(EXACT), "smaa", width=100, weights="free", top=2)
    (bana, metro, vag) = [line for line in text.splitlines() if line[4:5] in "123" and line[:4] == "    "][:3]
    assert bana.split()[1] == "Bana"
    assert "< 0,1" in vag
    assert " 0 " not in vag
    assert metro.rstrip()[-1] in "▁▂▃▄▅▆▇█"
    assert "De väntade platserna är beräknade, inte simulerade." in text
    assert (
        "Före nästa: hur ofta objektet har högre nytta än nästa på listan (beräknat, inte simulerat)."
        in " ".join(text.split())
    )
    assert "Staplarna står för plats 1 till 3 från vänster" in text


def test_a_project_that_is_never_first_has_no_central_weights(make_problem: MakeProblem) -> None:
    text = table(make_problem(EXACT), "smaa", weights="free")
    rows = text.split("Vilka vikter som sätter ett objekt först")[1].splitlines()
    (vag,) = [line for line in rows if line.startswith("Väg ")]
    assert vag.split() == ["Väg", "0", "–", "–", "–"]


def test_confidence_is_shown_where_scores_are_uncertain(problem: Problem) -> None:
    text = " ".join(table(problem, "smaa").split())
    assert "Tillförlitlighet: hur ofta objektet är först" in text
    assert "2 bedömningar saknas eller är osäkra" in text
    assert "(simulerat)" in text


@pytest.mark.parametrize(
    ("weights", "profile", "said"),
    [
        (None, None, "kring 2 kommuners profiler, lika många för varje kommun (koncentration 50)"),
        ("free", None, "alla möjliga, lika mycket av varje"),
        ("ordinal", None, "alla som har samma ordning som de gemensamma vikterna"),
        (
            "bounds",
            None,
            "alla där ingen vikt skiljer sig från de gemensamma vikterna med mer än 25 % av sig själv",
        ),
        ("around:lund:8", None, "kring profilen Lund (koncentration 8)"),
        (None, "klimat", "alla som har samma ordning som profilen Klimat först"),
    ],
)
def test_the_page_says_which_weightings_were_tried(
    problem: Problem, weights: str | None, profile: str | None, said: str
) -> None:
    text = " ".join(table(problem, "smaa", weights=weights, profile=profile).split())
    assert f"Prövade viktningar: {said}" in text


@pytest.mark.parametrize(
    ("profiles", "said"),
    [
        (
            [{"municipality": "lund", "order": ["mark", "gods", "kollektivtrafik"]}],
            "de som profilen från den enda kommun som har svarat medger.",
        ),
        (
            [
                {"municipality": "lund", "bounds": {"mark": [20, 60]}},
                {"municipality": "hoor", "bounds": {"gods": [0, 50]}},
            ],
            "de som 2 kommuners profiler medger, lika många för varje kommun.",
        ),
        (
            [
                {
                    "municipality": "lund",
                    "weights": {"transporter": 40, "kollektivtrafik": 50, "gods": 50, "mark": 60},
                }
            ],
            "kring profilen från den enda kommun som har svarat (koncentration 50).",
        ),
    ],
)
def test_profiles_of_any_form_can_be_mixed(make_problem: MakeProblem, profiles: list[Any], said: str) -> None:
    text = " ".join(table(make_problem(EXACT, profiles), "smaa").split())
    assert f"Prövade viktningar: {said}" in text


def test_bounds_of_a_profile_are_named_as_its_own(make_problem: MakeProblem) -> None:
    problem = make_problem(EXACT, [{"municipality": "lund", "bounds": {"mark": [20, 60]}}])
    text = " ".join(table(problem, "smaa", "bounds", profile="lund").split())
    assert "Prövade viktningar: alla inom gränserna i profilen Lund" in text
    assert "Som möjliga räknas alla vikter inom gränserna" in text


def test_intervals_are_drawn_with_todays_weight_and_the_names_beyond(make_problem: MakeProblem) -> None:
    """Bana - metro is 0.25, 0.5 and -0.3: the first place turns when mark weighs 0.375 / 0.675."""
    text = table(make_problem(EXACT), "stability", width=100)
    (line,) = [
        line for line in text.splitlines() if line.startswith("Jordbruksmark") and line.endswith(" Metro")
    ]
    assert line.split("  ")[0] == "Jordbruksmark"
    assert "0 %" in line
    assert "55,6 %" in line
    assert "40,0 %  över 55,6 %: Metro" in line
    assert "─●─" in line
    assert "Första platsen gäller (vikt)" in text
    wide = table(make_problem(EXACT), "stability", width=200)
    assert "Hela listan gäller (vikt)" in wide
    assert "Hela listan gäller (gruppens vikt)" in wide
    ascii_line = table(make_problem(EXACT), "stability", width=100, unicode=False)
    assert "-o-" in ascii_line
    assert "─" not in ascii_line


def test_shares_of_groups_have_a_table_of_their_own(problem: Problem) -> None:
    assert "Hela listan gäller (andel av sin grupp)" in table(problem, "stability", width=200)


def test_weights_that_change_nothing_are_named_below(make_problem: MakeProblem) -> None:
    text = table(make_problem(EXACT), "stability", width=100)
    assert "Påverkar inte första platsen: Kollektivtrafikens attraktivitet." in text
    alone = table(make_problem(EXACT[:1]), "stability", width=100)
    assert "Påverkar inte listan: Kollektivtrafikens attraktivitet, Gods på spår, Jordbruksmark." in alone
    assert "Ingen enskild bedömning kan ändra det." in alone


def test_the_brief_page_leaves_out_the_whole_list_groups_and_scores(make_problem: MakeProblem) -> None:
    text = table(make_problem(EXACT), top=2, width=200)
    assert "Första platsen gäller (vikt)" in text
    assert "de 2 främsta är" in text
    assert "Hela listan gäller" not in text
    assert "gruppens vikt" not in text


def test_the_scores_nearest_to_a_change_are_listed_with_both_directions(make_problem: MakeProblem) -> None:
    """Bana leads metro by 0.105: 35 % of gods, 7 trains; metro needs as much on kollektivtrafik, 1.4."""
    text = " ".join(table(make_problem(EXACT), "stability", width=None, top=1).split())
    assert "Bana Gods på spår 10 tåg sämre än 3 tåg: Metro i stället för Bana" in text
    assert "Metro Gods på spår 0 tåg bättre än 7 tåg: Metro i stället för Bana" in text


def test_more_scores_than_fit_are_counted(make_problem: MakeProblem) -> None:
    many = [
        {
            "id": f"p{i}",
            "name": f"P{i}",
            "mode": "rail",
            "status": "candidate",
            "scores": {"kollektivtrafik": 0, "gods": 10 + i / 10, "mark": 50},
        }
        for i in range(8)
    ]
    assert "Visar 15 av 24 bedömningar." in table(make_problem(many), "stability", top=1)


def test_what_to_look_into_first(problem: Problem) -> None:
    brief, full = table(problem, top=2), table(problem, "drivers", top=2)
    assert "Bedömningar som betyder mest för vilka de 2 främsta är, om de blev kända:" in brief
    assert "– Väg 23: Gods på spår – inte bedömt" in brief
    assert "Värt att veta: hur mycket högre" in full
    assert "Väg 23  Gods på spår  inte bedömt" in full


def test_an_uncertain_score_is_shown_as_what_is_known_of_it(make_problem: MakeProblem) -> None:
    uncertain = {**EXACT[1], "scores": {"kollektivtrafik": 1, "gods": {"low": 0, "high": 20}, "mark": 20}}
    text = table(make_problem([EXACT[0], uncertain, EXACT[2]]), "drivers", top=1)
    assert "Metro   Gods på spår   0–20 tåg" in text


def test_nothing_to_look_into(make_problem: MakeProblem, problem: Problem) -> None:
    assert "Alla bedömningar är exakta." in table(make_problem(EXACT), "drivers")
    text = " ".join(table(problem, "drivers", top=3).split())
    assert "Ingen saknad eller osäker bedömning kan ensam ändra vilka de 3 främsta är." in text


def test_what_makes_the_edge_uncertain(problem: Problem) -> None:
    text = " ".join(table(problem, "closeness", top=2).split())
    assert "Mellan Metro Malmö–Köpenhamn och Väg 23 kommer" in text
    assert "De bedömningar som betyder mest: Väg 23: Gods på spår" in text
    assert "finns inget par att jämföra" in table(problem, "closeness", top=3)


def test_only_what_is_uncertain_is_named(make_problem: MakeProblem) -> None:
    text = " ".join(table(make_problem(EXACT), "closeness", top=1).split())
    assert "kommer 100 % av osäkerheten från vikterna" in text
    assert "De bedömningar" not in text
    unknown = [{**EXACT[0], "scores": {}}, {**EXACT[1], "scores": {}}]
    text = " ".join(table(make_problem(unknown), "closeness", top=1).split())
    assert "De vikter" not in text


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        (None, "alla blandningar av kommunernas vikter"),
        ("free", "alla vikter och alla"),
        ("ordinal", "alla vikter med samma ordning som de gemensamma vikterna"),
    ],
)
def test_what_is_possible_says_over_which_weights(
    make_problem: MakeProblem, weights: str | None, said: str
) -> None:
    text = " ".join(table(make_problem(EXACT), "bounds", weights=weights).split())
    assert f"Som möjliga räknas {said}" in text
    assert "Säkra gränser: ingen plats utanför dem är möjlig" in text


def test_exact_places_are_said_to_be_attained(make_problem: MakeProblem) -> None:
    text = table(make_problem(EXACT), "bounds", exact=True)
    assert "Båda platserna nås vid några vikter och bedömningar." in text


def test_what_it_takes_to_enter_the_top(make_problem: MakeProblem) -> None:
    """Metro gains 0.3 on mark and loses 0.5 on gods for each point moved between them: 0.105 / 0.8."""
    text = " ".join(table(make_problem(EXACT), "needed", width=None, top=1).split())
    assert "Metro 13,1 Gods på spår till Jordbruksmark Jordbruksmark 0 ha, nu 20 ha" not in text
    assert "Metro 13,1 Gods på spår till Jordbruksmark" in text
    assert "Väg – inga vikter räcker –" in text
    assert "Inget objekt står utanför." in table(make_problem(EXACT), "needed", top=3)


def test_an_empty_list_says_so(make_problem: MakeProblem) -> None:
    text = table(make_problem([]))
    assert text.endswith("\n\nDet finns inga objekt att rangordna.\n")
    assert "smaa" not in data(make_problem([]))
    assert report(make_problem([])).records == ()


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("width", [80, 100, 200, None])
def test_no_line_is_wider_than_the_place(problem: Problem, language: str, width: int | None) -> None:
    for asked in ((), tuple(SECTIONS)):
        text = table(problem, *asked, width=width, language=language, top=2)
        assert max(map(len, text.splitlines())) <= (width or 10_000)


def test_markdown_leaves_drawings_out_and_keeps_their_numbers(problem: Problem) -> None:
    text = FORMATS["md"].render(report(problem), Surface())
    assert not set("▁▂▃▄▅▆▇█├┤●") & set(text)
    assert "| Väntad plats |" in text


def test_very_many_projects_have_expected_places_but_no_table_of_all(make_problem: MakeProblem) -> None:
    many = [
        {
            "id": f"p{i}",
            "name": f"P{i}",
            "mode": "rail",
            "status": "candidate",
            "scores": {"kollektivtrafik": 0, "gods": i / 60, "mark": 50},
        }
        for i in range(1001)
    ]
    problem = make_problem(many, [])
    text = table(problem, "smaa", width=100)
    assert "Staplarna" not in text
    assert "Bland de 5" in " ".join(text.split())
    assert report(problem, "smaa").data["smaa"]["rank_acceptability"] is None


def test_criteria_without_groups_have_no_tables_of_groups(
    make_problem: MakeProblem, monkeypatch: pytest.MonkeyPatch
) -> None:
    import importlib

    conftest = importlib.import_module(make_problem.__module__)
    group, mark = conftest.CRITERIA["criteria"]
    flat = {**conftest.CRITERIA, "criteria": [*group["children"], mark]}
    monkeypatch.setattr(conftest, "CRITERIA", flat)
    text = table(make_problem(EXACT, []), "stability", width=200)
    assert "(vikt)" in text
    assert "(gruppens vikt)" not in text
