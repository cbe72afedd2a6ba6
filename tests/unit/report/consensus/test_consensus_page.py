"""The page for a meeting, and the sections."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from mlr_prio.assessment.consensus.alternatives import alternatives as computed
from mlr_prio.assessment.consensus.group import make_group
from mlr_prio.report.builder.consensus import DEFAULT, SECTIONS, alternatives, support
from mlr_prio.report.format.alphabet import display_width

if TYPE_CHECKING:
    from mlr_prio.model.base import Language
    from mlr_prio.model.problem import Problem

from tests.unit.report.consensus.shown import LAND, MEMBERS, ORDER, TIME, project, running, shown, weights

Load = Callable[..., "Problem"]


def test_the_page_of_two_opposed_members(opposed: Problem) -> None:
    lines = shown(opposed, top=1).splitlines()
    assert lines[0].startswith("Vad är alla överens om?")
    assert " ".join(lines[4:6]) == (
        "Alla två är överens om 1 av 3 jämförelser (33 %), alla utom en om ytterligare 0; 2 är öppna. Alla "
        "sätter Banan [etapp 1] före samtliga utom Stigen."
    )
    assert "   1  Banan [etapp 1] · Stigen" in lines
    assert [line.split("  ")[0] for line in lines if "1–1" in line] == [
        "Banan [etapp 1] före Stigen",
        "Stigen före Vägen",
    ]
    assert "– Öby sätter Stigen före Banan [etapp 1]: listan 10,0 Restid → Mark" in lines
    assert "– Ådal sätter Vägen före Stigen: 20,0 Restid → Mark" in lines
    assert lines[-1] == "Utan Ådal skulle Stigen stå först."


def test_who_enters_and_who_leaves_the_top_is_named(opposed: Problem) -> None:
    assert (
        "Utan Öby skulle Vägen vara bland de två främsta, i stället för Stigen; ingen annan kommun avgör "
        "ensam vilka två som ligger främst. Utan Ådal skulle Stigen stå först."
    ) in running(opposed, top=2)


def test_when_every_member_decides_there_is_no_other(load: Load) -> None:
    """Jointly bana and vag lead; Ådal alone has a and b first, Öby alone b and c."""
    files = (
        project("bana", "Banan", "tid: 20, komfort: -2, mark: 60")
        | project("stig", "Stigen", "tid: 0, komfort: -2, mark: 0")
        | project("vag", "Vägen", "tid: 15, komfort: -2, mark: 100")
        | project("d", "Delen", "tid: 10, komfort: -2, mark: 40")
    )
    text = running(load(weights(adal=TIME, oby=LAND) | files), top=2)
    assert "ingen annan kommun avgör" not in text
    assert text.count("vara bland de två främsta") == 2


def test_nobody_decides_alone_which_stands_first(load: Load) -> None:
    text = running(load(weights(adal=TIME, oby=TIME)), top=1)
    assert "Ingen kommun avgör ensam vilket objekt som står först." in text


def test_several_without_whom_another_would_lead_are_named_together(load: Load) -> None:
    """Ådal and Usta count time, Öby land and a half: without either of the two stig leads."""
    files = weights(adal=TIME, usta=TIME, oby=LAND, vik=LAND) | MEMBERS
    assert "Utan Ådal eller Usta skulle Stigen stå först." in running(load(files), top=1)


def test_the_shipped_page_fits_a_projector(shipped: Problem) -> None:
    lines = shown(shipped).splitlines()
    assert len(lines) <= 39
    assert max(map(display_width, lines)) <= 100
    assert lines.count("Öppna frågor") == lines.count("Lättast att lösa") == 1
    assert sum(line.startswith("– ") for line in lines) == 3
    assert "Ingen kommun avgör ensam vilka fem som ligger främst." in " ".join(lines)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_has_something_to_show_and_rows(
    shipped: Problem, section: str, language: Language
) -> None:
    text = shown(shipped, section, language=language)
    assert len(text.splitlines()) > 5
    assert max(map(display_width, text.splitlines())) <= 100
    rows = list(csv.reader(io.StringIO(shown(shipped, section, form="csv", language=language))))
    assert len({len(row) for row in rows}) == 1
    assert rows[0][0] == "status"
    assert len(rows) > 1 or section == "reservations"


def test_the_sections_in_swedish_hold_no_english(shipped: Problem) -> None:
    text = shown(shipped, *SECTIONS)
    assert [word for word in (" the ", " list ", "municipalit", " of ") if word in text] == []


def test_each_section_is_found_under_its_own_name() -> None:
    assert [section.id for section in SECTIONS.values()] == list(SECTIONS)
    assert next(iter(SECTIONS)) == DEFAULT


def test_population_is_said_to_be_a_what_if(load: Load) -> None:
    problem = load(weights(adal=TIME, oby=LAND) | MEMBERS)
    text = running(problem, "overview", "influence", by_population=True)
    assert text.startswith("Vad är alla överens om? Tänkt fall: inflytande efter folkmängd")
    assert "2 kommuner, inflytande efter folkmängd: ett tänkt fall, inte regeln" in text
    assert "Inflytandet prövas enligt regeln, lika för alla, och inte efter folkmängd." in text
    assert json.loads(shown(problem, form="json", by_population=True))["influence_rule"] == "population"


def test_members_that_agree_on_everything_are_told_so(load: Load) -> None:
    problem = load(weights(adal=TIME, oby=TIME))
    page, text = running(problem), running(problem, *SECTIONS)
    assert "Alla två är överens om 3 av 3 jämförelser (100 %)" in page
    assert "Alla sätter Banan [etapp 1] före samtliga andra." in page
    assert "Öppna frågor" not in page
    assert "Ingen jämförelse är öppen." in text
    assert "Det finns ingen jämförelse som alla utom en är överens om." in text
    assert "Ingen kommun sätter något par i omvänd ordning mot listan." in text
    assert "Ådal sätter inget par i omvänd ordning mot listan." in text
    assert "Banan [etapp 1] vinner mot vart och ett av de andra, par för par (Condorcet)." in text
    assert "Det finns bara en sådan lista." in text


def test_a_leader_that_not_all_put_before_anything(load: Load) -> None:
    """Ådal has bana, vag, stig and Öby stig, vag, bana."""
    vag = project("vag", "Vägen", "tid: 10, komfort: -2, mark: 49")
    page = running(load(weights(adal=TIME, oby=LAND) | vag))
    assert "Det finns inget objekt som alla sätter efter Banan [etapp 1]." in page


def test_a_shared_place_is_an_open_question_without_a_step(load: Load) -> None:
    """Mirror images: what Ådal sees, Öby sees the other way round, and the list has both alike."""
    mirror = project("bana", "Banan", "tid: 20, komfort: 0, mark: 100")
    mirror |= project("stig", "Stigen", "tid: 0, komfort: 0, mark: 0")
    problem = load(weights(adal=TIME, oby=LAND) | mirror)
    line = next(line for line in shown(problem, width=200).splitlines() if "jämte" in line)
    assert line.startswith("Banan jämte Stigen")
    assert line.endswith("–")
    assert "delad plats" in shown(problem, "support", width=200)


def test_a_pair_that_only_an_order_leaves_open_is_about_nothing(load: Load) -> None:
    lines = shown(load(weights(adal=TIME, oby=ORDER)), width=200).splitlines()
    line = next(line for line in lines if line.startswith("Banan [etapp 1] före Stigen"))
    assert line.split()[-5:] == ["1–0,", "1", "obestämd", "–", "–"]


def test_known_costs_need_no_mark_and_untouched_members_have_no_gain(load: Load) -> None:
    bana = (
        "schema_version: 1\nid: bana\nname: Banan\nmode: rail\nstatus: candidate\nmunicipalities: [adal]\n"
        "cost: {amount: 10}\nscores: {tid: 20, komfort: 1, mark: 50}\n"
    )
    problem = load(weights(adal=TIME, oby=LAND) | {"projects/bana.yaml": bana})
    assert "*" not in shown(problem, "shares", top=1)
    oby = next(line for line in shown(problem, "influence", top=1).splitlines() if line.startswith("Öby"))
    assert oby.split()[-1] == "–"


def test_a_name_is_cut_at_its_comma_only_where_that_tells_it_apart(load: Load) -> None:
    files = project("bana", '"Banan, etapp 1"', "tid: 1") | project("stig", '"Banan, etapp 2"', "tid: 1")
    files |= project("vag", '"Vägen, ny"', "tid: 1")
    assert "Banan, etapp 1 · Banan, etapp 2 · Vägen" in shown(
        load(weights(adal=TIME, oby=LAND) | files), "support", width=300
    )


def test_pairs_and_names_beyond_the_first_are_counted(
    shipped: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(support, "SHOWN", 10)
    monkeypatch.setattr(support, "NAMED", 3)
    text = shown(shipped, "support", width=300)
    assert "Visar 10 av 66 jämförelser." in text
    assert "ytterligare 5 objekt" in text


@pytest.mark.parametrize(
    ("kemeny", "said"),
    [
        (
            {"bound": 200},
            "ingen lista har färre än 200. Med mer tid (--time-limit) kan svaret bli ett annat.",
        ),
        ({"count": None, "unique": False}, "Flera listor är lika bra; den första som hittades visas."),
        ({"count": None, "unique": None}, "Om någon annan lista är lika bra är inte fastställt."),
    ],
)
def test_what_is_not_settled_about_kemenys_lists_is_said(
    shipped: Problem, monkeypatch: pytest.MonkeyPatch, kemeny: dict[str, Any], said: str
) -> None:
    found = computed(make_group(shipped), 5)
    changed = replace(found, kemeny=replace(found.kemeny, **kemeny))
    monkeypatch.setattr(alternatives, "alternatives", lambda *_asked, **_settings: changed)
    assert said in running(shipped, "alternatives")


def test_an_exact_search_that_ran_out_of_time_says_so(
    shipped: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = computed(make_group(shipped), 5)
    changed = replace(found, leximin=replace(found.leximin, is_exact=True, largest=28, bound=27))
    monkeypatch.setattr(alternatives, "alternatives", lambda *_asked, **_settings: changed)
    text = running(shipped, "alternatives", exact=True)
    assert "28 par nåddes inom tiden; färre än 27 är inte möjligt." in text
    assert text.count("Med mer tid (--time-limit) kan svaret bli ett annat.") == 1


def test_a_search_says_that_it_is_one(shipped: Problem) -> None:
    text = running(shipped, "alternatives")
    assert "funnen genom sökning, 28 par; färre än 27 är inte möjligt, och --exact prövar" in text
    assert "ingen lista ger alla kommuner färre än 27 par emot sig." in running(
        shipped, "alternatives", exact=True, time_limit=60.0
    )
