"""Members that abstain, have reservations, leave weights open or have not answered."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from mlr_prio.report.format import FORMATS
from mlr_prio.report.surface import Surface
from mlr_prio.translation import Translator

if TYPE_CHECKING:
    from mlr_prio.model.problem import Problem

from tests.unit.report.consensus.shown import LAND, TIME, running, shown, weights

Load = Callable[..., "Problem"]


LOOSELY_GIVEN = (
    "– Vikterna från Ro är angivna som en rangordning eller som gränser: där de lämnar ordningen öppen "
    "räknas kommunen som obestämd, i övrigt räknas vikternas mitt."
)


def test_the_page_says_who_stands_beside_it(mixed: Problem) -> None:
    lines = shown(mixed, without=["lo"], width=400).splitlines()
    assert [line for line in lines if line.startswith("– ")][-6:] == [
        "– Reservation: Öby mot Banan [etapp 1].",
        "– Öby avstår från Vägen.",
        "– Har ännu inte svarat: Vik. Inget antas om dem.",
        "– Utelämnad på begäran: Lo.",
        "– Usta avstår från samtliga objekt och räknas inte.",
        LOOSELY_GIVEN,
    ]
    assert any("1 obestämd" in line for line in lines)


def test_rank_does_not_say_of_one_that_abstains_from_all_that_it_has_not_answered(mixed: Problem) -> None:
    from mlr_prio.assessment.ranking import rank
    from mlr_prio.report.builder.ranking import ranking_report

    text = FORMATS["table"].render(ranking_report(rank(mixed), Translator("sv")), Surface(400))
    assert "Har ännu inte svarat: Vik." in text
    assert "Usta avstår från Banan [etapp 1], Stigen och Vägen." in text
    assert "4 kommuner med lika inflytande" in text


def test_a_pair_that_abstentions_reverse_is_said(load: Load) -> None:
    assert (
        "– Alla som tar ställning sätter Vägen före Stigen, men listan har dem i omvänd ordning: den som "
        "avstår ingår ändå i medelvärdet."
    ) in running(load(weights(adal=TIME, oby=LAND + "abstains: [vag]\n")))


def test_reservations_with_their_reasons_and_the_list_without(mixed: Problem) -> None:
    text = shown(mixed, "reservations", width=200)
    assert "– Reservation: Öby mot Banan [etapp 1]: Buller." in text
    assert [line.split() for line in text.splitlines() if "utgår  " in line] == [
        ["utgår", "1", "Banan", "[etapp", "1]"]
    ]
    rows = list(csv.DictReader(io.StringIO(shown(mixed, "reservations", form="csv"))))
    assert [(row["kind"], row["municipality"], row["project"]) for row in rows] == [
        ("reservation", "oby", "bana"),
        ("abstention", "oby", "vag"),
    ]


def test_abstentions_alone_change_no_list(load: Load) -> None:
    text = shown(load(weights(adal=TIME, oby=LAND + "abstains: [vag]\n")), "reservations")
    assert "Öby avstår från Vägen." in text
    assert "respekterades" not in text


def test_sections_count_the_undecided_and_mark_what_an_order_leaves_open(mixed: Problem) -> None:
    section = shown(mixed, "support", width=200)
    assert "Obestämda" in section
    assert "Avstår" in section
    assert "Ro°" in shown(mixed, "objections", width=200)
