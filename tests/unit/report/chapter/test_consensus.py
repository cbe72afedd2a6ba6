"""The chapter on agreement: counts by plain loops, and every reservation with its reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from mlr_prio.assessment.consensus.figures import figures
from mlr_prio.assessment.consensus.group import make_group
from mlr_prio.assessment.consensus.objections import objections
from mlr_prio.assessment.ranking import rank_all_profiles
from mlr_prio.model.problem import Problem
from mlr_prio.report.builder.chapter.basis import Chapter
from mlr_prio.report.document import Bullets, Figure, Heading, Paragraph, Table

Write = Callable[..., Chapter | None]
MakeProblem = Callable[..., Problem]


@pytest.fixture(scope="module")
def chapter(shipped: Problem, write: Write) -> Chapter:
    written = write("consensus", shipped)
    assert written is not None
    return written


def only(chapter: Chapter, kind: type) -> list[Any]:
    return [block for block in chapter.blocks if isinstance(block, kind)]


def bullets(chapter: Chapter | None) -> list[str]:
    assert chapter is not None
    return [item for block in only(chapter, Bullets) for item in block.items]


def test_the_count_of_agreed_pairs_is_that_of_the_members_own_lists(
    chapter: Chapter, shipped: Problem
) -> None:
    ranks = rank_all_profiles(shipped)
    members = {profile.id for profile in shipped.member_profiles}
    columns = [k for k, profile in enumerate(ranks.profiles) if profile in members]
    pairs = list(combinations(ranks.ranks.values(), 2))
    agreed = sum(
        all(one[k] < other[k] for k in columns) or all(one[k] > other[k] for k in columns)
        for one, other in pairs
    )
    text = only(chapter, Paragraph)[0].text
    assert text.startswith(f"Alla elva är överens om {agreed} av {len(pairs)} jämförelser (64 %)")
    data: Any = chapter.data
    assert (data["pairs"]["unanimous"], data["pairs"]["all"]) == (agreed, len(pairs))


def test_headings_lie_within_one_chapter(chapter: Chapter) -> None:
    assert [(heading.text, heading.level) for heading in only(chapter, Heading)] == [
        ("Vad är alla överens om?", 2),
        ("Öppna frågor", 3),
        ("Lättast att lösa", 3),
        ("Kommunerna jämförda med listan", 3),
        ("Vad som skulle föra var och en närmare: det minsta steget", 3),
        ("Reservationer och avståenden", 3),
    ]


def test_the_heat_map_has_the_coefficients_of_the_analysis(chapter: Chapter, shipped: Problem) -> None:
    tau = figures(make_group(shipped), 5).tau
    (figure,) = only(chapter, Figure)
    for (one, row), cells in zip(tau.items(), figure.data.rows, strict=True):
        written = [
            "" if other == one else f"{x:.2f}".replace(".", ",") for other, x in row.items() if x is not None
        ]
        assert list(cells[1:]) == written


def test_every_member_has_its_cheapest_objection(chapter: Chapter, shipped: Problem) -> None:
    found = objections(make_group(shipped), 1)
    table = only(chapter, Table)[-1]
    assert len(table.rows) == len(found) == 11
    name = {member.id: member.name for member in shipped.members}
    assert sorted(row[0] for row in table.rows) == sorted(name[objection.member] for objection in found)


def test_reservations_have_their_reasons_and_are_said_once(problem: Problem, write: Write) -> None:
    said = bullets(write("consensus", problem))
    assert "Reservation: Malmö mot Väg 23: Mer biltrafik." in said
    assert len([text for text in said if text.startswith("Reservation: Malmö")]) == 1
    assert len([text for text in said if "Malmö avstår från" in text]) == 1
    assert "Har ännu inte svarat: Höör. Inget antas om dem." in said


def test_the_data_leaves_out_what_grows_with_the_pairs(chapter: Chapter, shipped: Problem) -> None:
    data: Any = chapter.data
    assert not {"support", "unanimous", "open", "kemeny", "lists", "objections"} & set(data)
    assert {"levels", "disagreement", "influence", "tau", "kendall_w", "reservations"} <= set(data)
    assert data["members"] == [profile.id for profile in shipped.member_profiles]
    assert len(json.dumps(data)) < 40_000


def test_where_nobody_can_be_compared_there_is_no_chapter(
    problem: Problem, make_problem: MakeProblem, write: Write
) -> None:
    one = {"municipality": "lund", "order": ["mark", "gods", "kollektivtrafik"]}
    assert write("consensus", replace(problem, profiles=())) is None
    assert write("consensus", make_problem(profiles=[one])) is None
    assert write("consensus", make_problem([])) is None
    silent = {**one, "municipality": "malmo", "abstains": ["bana", "metro", "vag"]}
    assert write("consensus", make_problem(profiles=[one, silent])) is None


def test_members_without_a_common_pair_get_no_heat_map(make_problem: MakeProblem, write: Write) -> None:
    profiles = [
        {
            "municipality": "lund",
            "order": ["mark", "gods", "kollektivtrafik"],
            "abstains": ["metro", "bana"],
        },
        {
            "municipality": "malmo",
            "bounds": {"mark": [10, 50], "gods": [10, 60], "kollektivtrafik": [10, 60]},
            "abstains": ["metro", "vag"],
        },
    ]
    chapter = write("consensus", make_problem(profiles=profiles))
    assert chapter is not None
    assert only(chapter, Figure) == []
    assert any("angivna som en rangordning eller som gränser" in text for text in bullets(chapter))


def test_where_nobody_differs_there_is_nothing_to_settle(make_problem: MakeProblem, write: Write) -> None:
    weights = {"transporter": 40, "kollektivtrafik": 50, "gods": 50, "mark": 60}
    profiles = [{"municipality": name, "weights": weights} for name in ("lund", "malmo", "hoor")]
    chapter = write("consensus", make_problem(profiles=profiles))
    assert chapter is not None
    headings = [heading.text for heading in only(chapter, Heading)]
    assert headings == [
        "Vad är alla överens om?",
        "Kommunerna jämförda med listan",
        "Reservationer och avståenden",
    ]
    assert bullets(chapter) == []


def test_the_chapter_is_the_same_each_time_and_waits_for_no_clock(
    chapter: Chapter, shipped: Problem, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rules whose proof could depend on the time are not asked."""
    monkeypatch.setattr(
        "mlr_prio.report.builder.consensus.data.alternatives", lambda *_, **__: pytest.fail("asked")
    )
    assert write("consensus", shipped) == chapter
