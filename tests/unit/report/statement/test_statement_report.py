"""What a statement says: in the order that a reader needs, and no more than the numbers carry."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

import pytest

from mlr_prio.assessment.ranking import rank
from mlr_prio.assessment.statement import (
    Agreement,
    Robustness,
    StatementCase,
    Turn,
    statement_case,
)
from mlr_prio.errors import RequestError
from mlr_prio.model.base import Status
from mlr_prio.model.problem import Problem
from mlr_prio.report.builder.statement.report import statement_report
from mlr_prio.report.document import Bullets, Document, Heading, Paragraph, Signature, Table
from mlr_prio.report.format import FORMATS
from mlr_prio.translation import Translator

MakeCase: TypeAlias = Callable[..., StatementCase]
SV, EN = Translator("sv"), Translator("en")
NO_TURNS: Mapping[str, Turn] = MappingProxyType({})
NEVER = re.compile(r"\b(optim|bevisar|objektivt|garanter)", re.IGNORECASE)


def document_of(case: StatementCase, translate: Translator = SV, logo: bytes | None = None) -> Document:
    return statement_report(case, translate, "2026-03-01", logo).document


def words(document: Document) -> str:
    """Return everything that is said in sentences."""
    texts: list[str] = []
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph):
            texts.append(block.text)
        elif isinstance(block, Bullets):
            texts.extend(block.items)
    return "\n".join(texts)


def test_the_parts_come_in_the_order_of_a_yttrande(case: StatementCase) -> None:
    sections = [b.text for b in document_of(case).blocks if isinstance(b, Heading) and b.level == 2]
    assert sections[:6] == [
        "Sammanfattning",
        "Ställningstaganden",
        "Hur prioriteringen har gjorts",
        "Den gemensamma prioriteringslistan",
        "Reservationer och avståenden",
        "Underskrifter",
    ]
    assert [title for title in sections[6:] if title.startswith("Bilaga")] == sections[6:-1]
    assert sections[-1] == "Om dokumentet"


def test_the_head_names_both_parties_and_both_diary_numbers(case: StatementCase) -> None:
    document = document_of(case, logo=b"PNG")
    assert document.letter is not None
    assert (document.letter.kind, document.letter.date) == ("YTTRANDE", "2026-03-01")
    assert (document.letter.number, document.letter.recipient_number) == ("K-1", "R-9")
    assert document.letter.logo is not None
    assert document.letter.logo.alt == "Kommittén"
    assert document.title == "Förslag till plan"
    assert document.subtitle[:3] == (
        "YTTRANDE",
        "Kommittén, Storgatan 1, 123 45 Ort",
        "Till: Regionen, Box 1",
    )


def test_a_letter_of_its_own_day_and_without_numbers_says_so(make_case: MakeCase) -> None:
    case = make_case(
        {"kind": "skrivelse", "date": "2026-02-28", "number": None, "recipient": {"name": "Regionen"}}
    )
    document = document_of(case)
    assert document.letter is not None
    assert (document.letter.kind, document.letter.date) == ("SKRIVELSE", "2026-02-28")
    assert not any("iarienummer" in line for line in document.subtitle)
    assert "har beretts möjlighet" not in words(document)


def test_the_summary_comes_first_and_says_what_is_asked_and_for_what(case: StatementCase) -> None:
    blocks = document_of(case).blocks
    assert blocks[1] == Paragraph("Regionen ombeds ta med objekten.")
    assert blocks[3] == Bullets(
        (
            "Banan <etapp> & {{ 7*7 }}, plats 1 av 3",
            "Metron, plats 3 av 3; alternativ till Banan <etapp> & {{ 7*7 }}",
        )
    )


def test_what_somebody_else_decides_is_named_but_not_asked_for(case: StatementCase) -> None:
    assert [position.row.project.id for position in case.positions] == ["bana", "metro"]
    assert [row.project.id for row in case.elsewhere] == ["vag"]
    said = words(document_of(case))
    assert "beslutas av någon annan och begärs därför inte här: Vägen\x07 med \u202etecken (plats 2)." in said
    assert said.count("Regionen bör ta med objektet.") == 2


def test_a_position_gives_reason_certainty_conditions_and_reference(case: StatementCase) -> None:
    said = words(document_of(case))
    assert "En ny bana. Objektet har plats 1 av 3 i den gemensamma listan. Det ligger längst över" in said
    assert "Kollektivtrafikens attraktivitet: 2 (bra). Fler tåg =cmd|x. [S1]" in said
    assert "Kostnad: 1,2 mdr (2021) [S1]." in said
    assert "Ställningstagandet gäller avsnitt 4.2." in said
    assert "begärs bara om det inte genomförs." in said
    assert "Det förutsätter att även Vägen" in said
    assert "Ingen kostnad är angiven i underlaget." in said


def test_certainty_is_the_span_of_places_and_the_members_own_weights(make_case: MakeCase) -> None:
    case = make_case({"top": 1})
    said = words(document_of(case))
    row = case.positions[0].row
    assert row.best == row.worst == 1
    assert "kan ingen bedömning som saknas eller är osäker ändra platsen" in said
    assert "har det plats 1; med samtliga 2 kommuners vikter är det bland de 1 främsta." in said


def test_all_means_all_members_of_the_cooperation(make_case: MakeCase) -> None:
    """Two of three municipalities have answered, so nothing is said of all."""
    said = words(document_of(make_case()))
    assert "var och en av de" not in said
    assert "Har ännu inte svarat: Höör." in said
    assert "viktprofiler från 2 av 3 kommuner" in said


def test_missing_scores_widen_the_places_and_are_named(make_case: MakeCase) -> None:
    projects: list[dict[str, Any]] = [
        {
            "id": id_,
            "name": id_.title(),
            "mode": "rail",
            "status": "candidate",
            "funding": "plan",
            "scores": scores,
        }
        for id_, scores in {
            "a": {"kollektivtrafik": 1},
            "b": {"kollektivtrafik": 0, "gods": 9, "mark": 50},
        }.items()
    ]
    said = words(document_of(make_case(projects=projects, changes={"references": {}})))
    assert "Gods på spår och Jordbruksmark är inte bedömda." in said
    assert "ge det en plats mellan 1 och 2." in said
    assert "2 av 6 bedömningar saknas" in said


def test_a_shared_place_is_said_to_be_shared(make_case: MakeCase) -> None:
    twins = [
        {"id": i, "name": i, "mode": "bus", "status": "candidate", "funding": "plan", "scores": {"mark": 5}}
        for i in ("ett", "tva")
    ]
    said = words(document_of(make_case(projects=twins, changes={"references": {}})))
    assert "Objektet delar plats 1 av 2" in said
    assert "Det ligger inte över listans genomsnitt på något kriterium." in said


def test_nothing_is_said_of_analyses_that_were_not_made(case: StatementCase) -> None:
    said = words(document_of(case))
    assert "viktningar" not in said
    assert "jämförelser" not in said


def tried(
    share: float = 1.0, turns: Mapping[str, Turn] = NO_TURNS, *, members: int = 11, uncertain: int = 0
) -> Robustness:
    """Return what a sensitivity analysis found: the same shares for both."""
    in_top = {"bana": share, "metro": share}
    return Robustness(1000, members, uncertain, 2, in_top, turns)


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (1.0, "bland de 2 främsta i samtliga 1000 prövade viktningar."),
        (0.9999, "bland de 2 främsta i 99 % av de 1000 prövade viktningarna."),
        (0.01, "bland de 2 främsta i 1 % av de 1000 prövade viktningarna."),
        (0.0099, "bland de 2 främsta i mindre än 1 % av de 1000 prövade viktningarna."),
        (0.0, "inte bland de 2 främsta i någon av de 1000 prövade viktningarna."),
    ],
)
def test_robustness_is_never_rounded_up(make_case: MakeCase, share: float, said: str) -> None:
    assert said in words(document_of(make_case(robustness=tried(share))))


@pytest.mark.parametrize(
    ("weight", "limit", "is_below", "said"),
    [
        (0.2, 0.11, True, "om vikten för Jordbruksmark understiger 11,0 % (nu 20,0 %)."),
        (0.2, 0.4, False, "om vikten för Jordbruksmark överstiger 40,0 % (nu 20,0 %)."),
        (0.2, 0.2003, False, "om vikten för Jordbruksmark överstiger 20,03 % (nu 20,00 %)."),
        (0.2, 0.2, True, "så snart vikten för Jordbruksmark understiger dagens 20,0 %."),
        (0.2, 0.2, False, "så snart vikten för Jordbruksmark överstiger dagens 20,0 %."),
    ],
)
def test_the_nearest_turn_names_who_passes_and_at_which_weight(
    make_case: MakeCase, *, weight: float, limit: float, is_below: bool, said: str
) -> None:
    turn = Turn("mark", weight, limit, is_below, "metro", 2)
    expected = f"Det faller till plats 2, efter Metron, {said}"
    assert expected in words(document_of(make_case(robustness=tried(1.0, {"bana": turn}))))


def test_how_firm_the_list_is_is_an_appendix_where_it_was_analysed(make_case: MakeCase) -> None:
    titles = [
        [block.text for block in document_of(case).blocks if isinstance(block, Heading)]
        for case in (make_case(), make_case(robustness=tried()))
    ]
    assert "Bilaga 2. Hur säker är listan?" not in titles[0]
    assert "Bilaga 2. Hur säker är listan?" in titles[1]


def test_a_place_that_no_single_weight_takes_is_said_to_hold(make_case: MakeCase) -> None:
    assert "Ingen ändring av en enskild vikt" in words(document_of(make_case(robustness=tried())))


@pytest.mark.parametrize(
    ("members", "uncertain", "said"),
    [
        (11, 2, "utifrån 11 kommuners viktprofiler, lika många från var och en. 2 bedömningar som saknas"),
        (
            1,
            1,
            "utifrån viktprofilen från den kommun som har svarat. En bedömning som saknas eller är osäker",
        ),
        (0, 0, "Listan har prövats med 1000 viktningar, dragna bland alla möjliga."),
    ],
)
def test_it_is_said_which_weightings_were_tried(
    make_case: MakeCase, members: int, uncertain: int, said: str
) -> None:
    robustness = tried(members=members, uncertain=uncertain)
    assert said in words(document_of(make_case(robustness=robustness)))


def test_agreement_is_given_where_it_was_computed(make_case: MakeCase) -> None:
    said = words(document_of(make_case(agreement=Agreement(2, 3, 1, 1))))
    assert "I 1 av 3 jämförelser mellan två objekt har ingen av de 2 kommunerna en annan ordning;" in said


def test_programs_read_what_was_tried(make_case: MakeCase) -> None:
    turn = Turn("mark", 0.2, 0.11, is_below=True, overtaken_by="metro", place=2)
    case = make_case(robustness=tried(0.5, {"bana": turn}), agreement=Agreement(2, 3, 1, 1))
    data = statement_report(case, Translator("sv"), "").data["statement"]
    assert isinstance(data, dict)
    assert data["tried"] == {"samples": 1000, "members": 11, "uncertain_scores": 0, "top": 2}
    assert data["agreement"] == {"members": 2, "pairs": 3, "agreed": 1, "nearly": 1}
    first = data["positions"][0]
    assert first["top_acceptability"] == 0.5
    assert first["turn"]["overtaken_by"] == "metro"


def test_reservations_and_abstentions_stand_beside_the_list(case: StatementCase) -> None:
    blocks = document_of(case).blocks
    at = blocks.index(Heading("Reservationer och avståenden"))
    items = blocks[at + 1]
    assert isinstance(items, Bullets)
    assert items.items[0].startswith("Reservation: Malmö mot Vägen")
    assert "Reservationer och avståenden redovisas nedan." in words(document_of(case))


def test_a_member_that_abstains_is_not_asked(case: StatementCase) -> None:
    """Malmö abstains from the metro, so only Lund's weights place it."""
    metro = next(position for position in case.positions if position.row.project.id == "metro")
    assert metro.places is not None
    assert metro.places.members == 1


def test_the_signatories_get_a_place_to_sign(case: StatementCase) -> None:
    (signature,) = [block for block in document_of(case).blocks if isinstance(block, Signature)]
    assert (signature.text, signature.name, signature.role) == ("N.N., ordförande", "N.N.", "ordförande")


def test_the_list_keeps_the_columns_that_a_letter_has_room_for(case: StatementCase) -> None:
    tables = [block for block in document_of(case).blocks if isinstance(block, Table)]
    listed = next(table for table in tables if table.columns[0].key == "rank")
    assert {column.key for column in listed.columns} <= {
        "rank",
        "project",
        "value",
        "places",
        "cost",
        "carried",
    }
    assert len(listed.rows) == 3


def test_every_source_that_is_cited_stands_in_the_appendix(case: StatementCase) -> None:
    markdown = FORMATS["md"].content(statement_report(case, SV, "")).decode()
    assert "S1" in markdown.rpartition("Källor")[2]


@pytest.mark.parametrize(
    ("own", "list_status", "expected"),
    [
        ("adopted", "example", Status.EXAMPLE),
        ("example", "adopted", Status.EXAMPLE),
        ("proposal", "adopted", Status.PROPOSAL),
        ("adopted", "adopted", Status.ADOPTED),
    ],
)
def test_the_least_finished_decides_the_mark(
    make_case: MakeCase, own: str, list_status: str, expected: Status
) -> None:
    case = make_case({"status": own}, status=list_status)
    report = statement_report(case, SV, "")
    assert case.status is expected
    assert bool(report.document.status_mark) == (expected is not Status.ADOPTED)
    assert report.data["status"] == expected.value
    assert ("Listan antogs av Styrelsen" in words(report.document)) == (expected is Status.ADOPTED)


def test_no_project_to_ask_for_is_said_plainly(make_case: MakeCase) -> None:
    case = make_case({"asks": [{"funding": "ingen", "text": "Bygg."}]})
    said = words(document_of(case))
    assert "innehåller inget objekt som begärs av mottagaren" in said
    assert case.elsewhere == ()


def test_an_empty_list_still_makes_a_letter(make_case: MakeCase) -> None:
    said = words(document_of(make_case(projects=(), changes={"references": {}})))
    assert "Det finns inga objekt att rangordna." in said


def test_no_profiles_means_that_nothing_is_said_of_members(
    make_problem: Callable[..., Problem], make_case: MakeCase
) -> None:
    from dataclasses import replace

    case = make_case()
    statements = case.problem.statements
    bare = replace(make_problem(profiles=()), statements=statements)
    said = words(document_of(statement_case(rank(bare))))
    assert "kommuners vikter" not in said
    assert "viktprofiler från" not in said
    assert "Vikterna är de som står i kriteriefilen: det finns inga viktprofiler." in said


def test_it_speaks_english_when_asked(case: StatementCase) -> None:
    document = document_of(case, EN)
    assert document.letter is not None
    assert document.letter.kind == "STATEMENT"
    assert "has place 1 of 3 on the joint list" in words(document)


def test_the_data_names_what_is_asked_of_whom(case: StatementCase) -> None:
    data = statement_report(case, SV, "").data
    statement = data["statement"]
    assert isinstance(statement, Mapping)
    assert (data["format"], statement["id"], statement["recipient"]) == (
        "mlr-prio/statement",
        "region",
        "Regionen",
    )
    assert [position["id"] for position in statement["positions"]] == ["bana", "metro"]
    assert statement["positions"][1]["alternatives"] == ["bana"]
    assert statement["decided_elsewhere"] == ["vag"]


@pytest.mark.parametrize("wanted", ["skanepaket", "nationell-plan"])
def test_the_shipped_statements_claim_no_more_than_they_may(shipped: Problem, wanted: str) -> None:
    report = statement_report(statement_case(rank(shipped), wanted), SV, "")
    said = words(report.document)
    assert not NEVER.search(said)
    assert report.document.status_mark.startswith("EXEMPEL")
    assert report.document.letter is not None
    assert "EXEMPEL" in report.document.letter.number
    signatures = [block for block in report.document.blocks if isinstance(block, Signature)]
    assert signatures
    assert all("xempel" in signature.name for signature in signatures)


def test_a_request_that_cannot_be_met_says_what_there_is(
    shipped: Problem, problem: Problem, tmp_path: Path
) -> None:
    ranking = rank(shipped)
    with pytest.raises(RequestError, match="there are several statements") as several:
        statement_case(ranking)
    assert several.value.hint is not None
    assert "skanepaket, nationell-plan" in str(several.value.hint)
    with pytest.raises(RequestError, match="there is no statement finns-inte"):
        statement_case(ranking, "finns-inte")
    with pytest.raises(RequestError, match=r"the file criteria/statement.yaml is missing"):
        statement_case(rank(problem))
    with pytest.raises(RequestError, match="a statement rests on the joint list"):
        statement_case(rank(shipped, by_population=True), "skanepaket")
    with pytest.raises(RequestError, match="a statement rests on the joint list"):
        statement_case(rank(shipped, profile="lund"), "skanepaket")
