"""The chapter on how firm the list is: its numbers are those of the analysis, and it claims no more."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlr_prio.assessment.sensitivity.sensitivity import Sensitivity, SensitivityRequest, sensitivity
from mlr_prio.model.problem import Problem
from mlr_prio.report.builder.chapter import robustness
from mlr_prio.report.builder.chapter.basis import Chapter
from mlr_prio.report.builder.chapter.robustness import usual_places
from mlr_prio.report.builder.sensitivity.report import sensitivity_report
from mlr_prio.report.document import Bullets, Distribution, Figure, Heading, Interval, Paragraph, Table
from mlr_prio.translation import Translator

Write = Callable[..., Chapter | None]
MakeProblem = Callable[..., Problem]


@pytest.fixture(scope="module")
def analysis(shipped: Problem) -> Sensitivity:
    return sensitivity(shipped, SensitivityRequest())


@pytest.fixture(scope="module")
def chapter(shipped: Problem, write: Write) -> Chapter:
    written = write("robustness", shipped)
    assert written is not None
    return written


def only(chapter: Chapter, kind: type) -> list[Any]:
    return [block for block in chapter.blocks if isinstance(block, kind)]


def said(chapter: Chapter | None) -> list[str]:
    assert chapter is not None
    texts = [block.text for block in only(chapter, Paragraph)]
    return [*texts, *(item for block in only(chapter, Bullets) for item in block.items)]


def percent(share: float) -> int:
    return round(100 * share)


def named(problem: Problem) -> dict[str, str]:
    return {sourced.document.id: sourced.document.name.localized("sv") for sourced in problem.projects}


def test_the_chapter_begins_with_what_the_board_asks(chapter: Chapter) -> None:
    assert chapter.blocks[0] == Heading("Hur säker är listan?")
    assert isinstance(chapter.blocks[1], Bullets)
    titles = [figure.title for figure in only(chapter, Figure)]
    assert titles == [
        "Hur ofta varje objekt har varje plats",
        "Inom vilka vikter första platsen gäller",
        "Inom vilka vikter samma fem är främst",
    ]


def test_the_sentences_say_the_numbers_of_the_analysis(
    chapter: Chapter, analysis: Sensitivity, shipped: Problem
) -> None:
    found, name = analysis.acceptability, named(shipped)
    first = {id_: shares[0] for id_, shares in (found.places or {}).items()}
    often = max(first, key=first.__getitem__)
    leader = analysis.ranking.rows[0].project.id
    ids = [row.project.id for row in analysis.ranking.rows]
    least = min(ids[:5], key=found.in_top.__getitem__)
    nearest = max(ids[5:], key=found.in_top.__getitem__)
    first_text, top_text = said(chapter)[-4:-2]
    assert first_text == (
        f"Oftast först är {name[often]}, i {percent(first[often])} procent av de prövade viktningarna; "
        f"{name[leader]}, som är först i listan, är det i {percent(first[leader])} procent."
    )
    assert top_text == (
        f"Minst säker av de fem främsta är {name[least]}, som är bland dem i {percent(found.in_top[least])} "
        f"procent av de prövade viktningarna. Närmast utanför är {name[nearest]}, med "
        f"{percent(found.in_top[nearest])} procent."
    )


def test_the_smallest_margins_are_those_of_the_intervals(chapter: Chapter, analysis: Sensitivity) -> None:
    for holding, text in zip(
        (analysis.weight_stability.first, analysis.weight_stability.top), said(chapter)[-2:], strict=True
    ):
        margins = {
            id_: min(
                abs(i.today - end)
                for end, pair in ((i.low, i.low_pair), (i.high, i.high_pair))
                if pair is not None
            )
            for id_, i in holding.criteria.items()
            if i.low_pair or i.high_pair
        }
        interval = holding.criteria[min(margins, key=margins.__getitem__)]
        ends = (interval.low, interval.high)
        written = [f"{100 * end:.1f} %".replace(".", ",") for end in ends]
        assert any(end in text for end in written)
        assert f"nu {100 * interval.today:.1f} %".replace(".", ",") in text


def test_how_many_weightings_how_precise_and_from_which_seed_is_said(
    chapter: Chapter, analysis: Sensitivity
) -> None:
    text = " ".join(said(chapter)).replace("\u202f", "")
    assert f"{analysis.acceptability.samples} viktningar prövades, dragna med fröet 1." in text
    # 22 projects and 11 blocks of 4 096: sqrt(ln(2 · 22 / 0.05) / (2 · 45 056)) = 0.00867
    assert "mer än 0,87 procentenheter fel" in text
    assert "kring 11 kommuners profiler" in text
    assert "105 bedömningar saknas eller är osäkra" in text


def test_the_table_and_the_figure_hold_the_numbers_of_the_analysis(
    chapter: Chapter, analysis: Sensitivity
) -> None:
    found = analysis.acceptability
    (table,) = only(chapter, Table)
    figure = only(chapter, Figure)[0]
    assert [column.key for column in table.columns] == [
        "rank", "project", "expected", "first", "top", "usual", "places",
    ]  # fmt: skip
    places = found.places or {}
    rows = zip(analysis.ranking.rows, table.rows, figure.data.rows, strict=True)
    for row, cells, drawn in rows:
        id_, shares = row.project.id, places[row.project.id]
        expected = f"{found.expected_rank[id_]:.1f}".replace(".", ",")
        assert cells[2] == drawn[1] == expected
        if found.in_top[id_] >= 0.01:
            assert cells[4] == str(percent(found.in_top[id_]))
        taken = [place for place, share in enumerate(shares, start=1) if share]
        assert cells[6] == f"{taken[0]}–{taken[-1]}"
        assert [cell for cell in drawn[2:] if cell] == [f"{100 * s:.0f}" for s in shares if s >= 0.005]


def test_the_intervals_are_drawn_with_who_changes_places(
    chapter: Chapter, analysis: Sensitivity, shipped: Problem
) -> None:
    name = named(shipped)
    first, top = only(chapter, Figure)[1:]
    for figure, holding, words in (
        (first, analysis.weight_stability.first, "{} går förbi {}"),
        (top, analysis.weight_stability.top, "{} i stället för {}"),
    ):
        for interval, row in zip(holding.criteria.values(), figure.data.rows, strict=True):
            for pair, cell in ((interval.low_pair, row[4]), (interval.high_pair, row[5])):
                assert cell == ("–" if pair is None else words.format(*(name[id_] for id_ in pair)))
            shares = (interval.today, interval.low, interval.high)
            assert list(row[1:4]) == [f"{100 * share:.1f} %".replace(".", ",") for share in shares]


def test_no_column_is_blank_on_paper(chapter: Chapter) -> None:
    cells = [cell for table in only(chapter, Table) for row in table.rows for cell in row]
    assert not [cell for cell in cells if isinstance(cell, Distribution | Interval)]


def test_the_data_is_that_of_the_command_without_bulk(chapter: Chapter, analysis: Sensitivity) -> None:
    whole = sensitivity_report(analysis, Translator("sv")).data
    data: Any = chapter.data
    assert data["top"] == 5
    assert data["stability"] == whole["stability"]
    smaa: Any = whole["smaa"]
    assert data["smaa"] == {k: v for k, v in smaa.items() if k not in {"central_weights", "first_counts"}}
    assert len(json.dumps(data)) < 40_000


def test_the_chapter_is_the_same_each_time(shipped: Problem, write: Write, chapter: Chapter) -> None:
    assert write("robustness", shipped) == chapter
    english = write("robustness", shipped, "en")
    assert english is not None
    assert english.data == chapter.data
    assert "seed 1" in " ".join(said(english))


PROJECT: dict[str, Any] = {"mode": "rail", "status": "candidate"}


def project(id_: str, **scores: Any) -> dict[str, Any]:
    return {"id": id_, "name": id_.upper(), "scores": scores, **PROJECT}


def test_where_nothing_can_change_places_there_is_no_chapter(make_problem: MakeProblem, write: Write) -> None:
    assert write("robustness", make_problem([])) is None
    assert write("robustness", make_problem([project("a", mark=3)])) is None


def test_a_list_no_longer_than_the_top_has_no_top(problem: Problem, write: Write) -> None:
    chapter = write("robustness", problem)
    assert chapter is not None
    assert said(chapter)[-2] == (
        "Oftast först är Bana [etapp 1], liksom i listan: i 60 procent av de prövade viktningarna."
    )
    assert [figure.title for figure in only(chapter, Figure)] == [
        "Hur ofta varje objekt har varje plats",
        "Inom vilka vikter första platsen gäller",
    ]
    (table,) = only(chapter, Table)
    assert "top" not in {column.key for column in table.columns}


def test_equals_are_equally_often_first_and_no_weight_parts_them(
    make_problem: MakeProblem, write: Write
) -> None:
    alike = {"kollektivtrafik": 2, "gods": 1, "mark": 10}
    chapter = write("robustness", make_problem([project("a", **alike), project("b", **alike)]))
    assert said(chapter)[-2:] == [
        "Lika ofta först är A och B, vart och ett i 50 procent av de prövade viktningarna.",
        "Ingen enskild vikt ändrar vilket objekt som är först.",
    ]
    assert chapter is not None
    assert len(only(chapter, Figure)) == 1


def test_what_holds_in_all_weightings_is_said_and_what_never_comes_is_not_called_nought(
    make_problem: MakeProblem, write: Write
) -> None:
    strong = [project(f"p{k}", kollektivtrafik=2, gods=20 - k, mark=k) for k in range(4)]
    edge = [
        project("q", kollektivtrafik=0, gods=8, mark=50),
        project("r", kollektivtrafik=-1, gods=4, mark=60),
    ]
    texts = said(write("robustness", make_problem([*strong, *edge], profiles=())))
    assert "Bland de fem främsta i alla prövade viktningar: P0, P1, P2, P3 och Q." in texts
    assert any("Närmast utanför är R, med mindre än 0,1 procent." in text for text in texts)
    assert "Ingen enskild vikt ändrar vilka fem som är främst." in texts
    assert any("alla möjliga" in text for text in texts)


@pytest.mark.parametrize(
    "profile",
    [
        {"municipality": "lund", "order": ["mark", "gods", "kollektivtrafik"]},
        {"municipality": "lund", "bounds": {"mark": [10, 50], "gods": [10, 60], "kollektivtrafik": [10, 60]}},
        {"viewpoint": "klimat", "name": "Klimat", "order": ["mark", "gods", "kollektivtrafik"]},
    ],
    ids=["order", "bounds", "viewpoint"],
)
def test_any_kind_of_profile_gives_a_chapter(
    make_problem: MakeProblem, write: Write, profile: dict[str, Any]
) -> None:
    assert any(
        "Prövade viktningar" in text for text in said(write("robustness", make_problem(profiles=[profile])))
    )


def test_a_long_list_is_computed_but_not_simulated_and_says_so(
    shipped: Problem, write: Write, with_copies: Callable[..., Problem]
) -> None:
    assert robustness.LONGEST == 150
    chapter = write("robustness", with_copies(shipped, 151))
    assert chapter is not None
    assert any(
        text.startswith("För fler än 150 objekt prövas inte många viktningar") for text in said(chapter)
    )
    assert all(figure.title.startswith("Inom vilka vikter") for figure in only(chapter, Figure))
    data: Any = chapter.data
    assert list(data) == ["top", "stability"]


def test_of_many_criteria_the_nearest_are_drawn(
    shipped: Problem, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(robustness, "MOST_CRITERIA", 2)
    chapter = write("robustness", shipped)
    assert chapter is not None
    assert "Ritade är de 2 kriterier, av 11, som ligger närmast en ändring." in said(chapter)
    drawn = [row[0] for row in only(chapter, Figure)[1].data.rows]
    assert drawn == ["Kollektivtrafikens attraktivitet", "Högklassig jordbruksmark"]


def test_projects_that_do_not_compete_are_not_tried(problem: Problem, write: Write) -> None:
    only_built = tuple(p for p in problem.projects if not p.document.competes)
    assert write("robustness", replace(problem, projects=only_built)) is None


@given(st.lists(st.integers(0, 20), min_size=1, max_size=12).filter(any))
def test_the_usual_places_leave_out_a_twentieth_on_either_side(counts: Sequence[int]) -> None:
    total = sum(counts)
    best, worst = usual_places([count / total for count in counts])
    drawn = [place for place, count in enumerate(counts, start=1) for _ in range(count)]
    assert 20 * sum(place < best for place in drawn) <= total
    assert 20 * sum(place > worst for place in drawn) <= total
    assert 20 * sum(place <= best for place in drawn) > total
    assert 20 * sum(place >= worst for place in drawn) > total
