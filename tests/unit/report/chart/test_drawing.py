"""The parts that charts are drawn with."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlr_prio.report.chart.agreement import Agreement
from mlr_prio.report.chart.agreement import draw as draw_agreement
from mlr_prio.report.chart.axis import Frame
from mlr_prio.report.chart.boundary import boundaries, inner_point, is_inside
from mlr_prio.report.chart.canvas import Canvas
from mlr_prio.report.chart.contributions import letters
from mlr_prio.report.chart.cost_value import CostedThing, CostValue
from mlr_prio.report.chart.cost_value import draw as draw_costs
from mlr_prio.report.chart.cut import MOST, cut_note, first
from mlr_prio.report.chart.package_frontier import PackageFrontier, PackagePoint
from mlr_prio.report.chart.package_frontier import draw as draw_packages
from mlr_prio.report.chart.palette import PAPER, SERIES, STEPS, TONES, Tone, dark_rules, step, tone
from mlr_prio.report.chart.placement import Box, beside, spread
from mlr_prio.report.chart.scale import Scale, fitting
from mlr_prio.report.chart.schematic_map import MappedArea, MappedProject, SchematicMap, draw
from mlr_prio.report.chart.text_width import fitted, lines, text_width
from mlr_prio.report.document import Figure
from mlr_prio.translation import Translator

TEXTS = ("ink", "faint", "accent", "warm")


def luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.1)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [x / 12.92 if x <= 0.03928 else ((x + 0.055) / 1.055) ** 2.4 for x in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.1)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def both(text: Tone, ground: Tone) -> float:
    """Return the lower of the contrasts on light and on dark paper."""
    return min(contrast(text.light, ground.light), contrast(text.dark, ground.dark))


@pytest.mark.parametrize("look", TEXTS)
def test_texts_stand_out_from_the_paper(look: str) -> None:
    assert both(TONES[look], PAPER) >= 4.5


@pytest.mark.parametrize("pair", [*STEPS, *SERIES], ids=lambda pair: pair.fill.light)
def test_texts_stand_out_from_the_area_that_they_are_written_on(pair: object) -> None:
    assert both(pair.text, pair.fill) >= 4.5  # type: ignore[attr-defined]  # a pair of tones


@pytest.mark.parametrize("pair", SERIES, ids=lambda pair: pair.fill.light)
def test_areas_side_by_side_stand_out_from_either_paper(pair: object) -> None:
    assert both(pair.fill, PAPER) >= 3  # type: ignore[attr-defined]  # a pair of tones


def test_what_looks_the_same_on_dark_paper_needs_no_rule() -> None:
    assert ".chart .fill-ink { fill: #ececec }" in dark_rules()
    assert "series" not in dark_rules()
    assert tone("step4-text").dark == "#101010"


@pytest.mark.parametrize(("share", "number"), [(0.0, 0), (0.19, 0), (0.2, 1), (0.99, 4), (1.0, 4)])
def test_a_share_has_one_of_five_steps(share: float, number: int) -> None:
    assert step(share) == number


ascending = st.lists(st.floats(0, 500), min_size=1, max_size=12).map(sorted)


@given(ascending, st.floats(1, 40))
def test_spread_positions_keep_their_order_and_their_distance(wanted: list[float], gap: float) -> None:
    placed = spread(wanted, gap, 10.0)
    assert placed[0] >= 10 - 1e-9
    assert all(b - a >= gap - 1e-6 for a, b in pairwise(placed))


def test_positions_that_are_far_apart_stay_where_they_are() -> None:
    assert spread([20.0, 60.0, 100.0], 15.0, 0.0) == [20.0, 60.0, 100.0]
    assert spread([50.0, 50.0], [10.0], 0.0) == [45.0, 55.0]
    assert spread([], 10.0, 0.0) == []


@given(st.lists(st.tuples(st.integers(5, 20), st.integers(5, 20)), min_size=1, max_size=10, unique=True))
def test_labels_beside_points_cover_neither_one_another_nor_a_point(cells: list[tuple[int, int]]) -> None:
    points = [(x * 26.0, y * 22.0) for x, y in cells]
    boxes = beside(points, [(14.0, 12.0)] * len(points), 5.0, ((0.0, 0.0), (720.0, 500.0)))
    assert not any(a.overlaps(b) for a, b in combinations(boxes, 2))
    assert not any(box.overlaps(Box(x, y, 5, 5)) for box in boxes for x, y in points)


def test_where_there_is_no_room_a_label_is_still_placed() -> None:
    assert len(beside([(5.0, 5.0)], [(50.0, 50.0)], 5.0, ((0.0, 0.0), (10.0, 10.0)))) == 1


def test_an_axis_is_marked_with_round_numbers() -> None:
    assert Scale(0, 0.72, 0, 100).marks() == (0.0, 0.2, 0.4, 0.6)
    assert Scale(3, 97, 0, 100).marks() == (20.0, 40.0, 60.0, 80.0)
    assert Scale(30, 5000, 0, 100, is_log=True).marks() == (50, 100, 200, 500, 1000, 2000, 5000)
    assert Scale(0, 10, 100, 300)(5) == 200
    assert Scale(1, 100, 0, 10, is_log=True)(10) == pytest.approx(5)


def test_an_axis_is_logarithmic_only_where_numbers_differ_widely() -> None:
    assert fitting((50.0, 40000.0), 0, 1).is_log
    assert not fitting((0.0, 40000.0), 0, 1).is_log
    assert fitting((5.0, 5.0), 0, 1).low < 5 < fitting((5.0, 5.0), 0, 1).high
    assert fitting((0.0, 0.0), 0, 1).high > 0
    assert fitting((-5.0, 5.0), 0, 1).low < -5


def test_text_is_measured_by_its_letters() -> None:
    assert text_width("W", 10) > text_width("i", 10)
    assert text_width("å", 10) == text_width("a", 10)
    assert text_width("", 10) == 0
    assert text_width("漢", 10) > 0


@given(st.text(max_size=60), st.floats(20, 200))
def test_fitted_text_fits(text: str, width: float) -> None:
    assert text_width(fitted(text, 10, width), 10) <= width


def test_text_is_broken_at_spaces_and_its_end_left_out() -> None:
    assert lines("Banan till Malmö", 10, 1000) == ("Banan till Malmö",)
    assert lines("Banan till Malmö", 10, 60) == ("Banan till", "Malmö")
    assert lines("Banan till Malmö och vidare", 10, 60)[1].endswith("…")
    assert lines("Oavbrutetord till", 10, 40)[0].endswith("…")


def test_letters_go_on_after_z() -> None:
    assert letters(28)[-3:] == ("Z", "A2", "B2")


def test_a_long_list_is_cut_and_says_so() -> None:
    assert len(first(tuple(range(100)))) == MOST
    assert cut_note(MOST, Translator("en")) == ""
    assert cut_note(41, Translator("en")) == "Shows the first 40 of 41; the table has all."


def test_outlines_are_closed_run_counterclockwise_and_hold_their_inner_point() -> None:
    for boundary in boundaries().values():
        ring = boundary.ring
        assert ring[0] == ring[-1]
        assert sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) > 0
        assert is_inside(inner_point(ring), ring)
    assert len(boundaries()) == 12


def test_the_map_names_its_source_and_what_it_cannot_show() -> None:
    areas = (
        MappedArea("1280", "Malmö", (0,)),
        MappedArea("1281", "Lund", ()),
        MappedArea("9999", "Nyby", (1,)),
    )
    projects = (
        MappedProject("1", "Punkten", ((13.0, 55.6),)),
        MappedProject("2=", "Linjen", ((13.0, 55.6), (13.2, 55.7))),
        MappedProject("2=", "Utanför"),
    )
    figure = draw(SchematicMap(areas, projects), Translator("sv"))
    assert "Källa: SCB" in figure.svg
    assert figure.data.notes[0].text == "Källa: SCB"
    assert "Nyby: 2=" in figure.svg
    assert "inget objekt" in figure.svg
    assert "utanför regionen: 2=" in figure.svg
    assert figure.data.rows[-1] == ("utanför regionen", "1", "2= Utanför")


def test_a_dash_and_an_outline_are_written_only_where_they_are_asked_for() -> None:
    canvas = Canvas(100)
    canvas.line([(0, 0), (10, 10)], "ink", width=2, dashed=True)
    canvas.rect((0, 0), (5, 5), "paper")
    svg = canvas.svg(50, "Titel", "Beskrivning", "sv", "Not")
    assert 'stroke-dasharray="5 3"' in svg
    assert 'viewBox="0 0 100 66"' in svg
    assert svg.count("stroke=") == 1


def test_what_none_beats_on_both_is_said_to_be_on_the_line() -> None:
    things = (CostedThing("1", "Ett", 100, 0.5), CostedThing("2", "Två", 300, 0.7))
    with_line = draw_costs(CostValue("Kostnad", "mkr", things, ((100, 0.5), (300, 0.7))), Translator("sv"))
    without = draw_costs(CostValue("Kostnad", "mkr", things), Translator("sv"))
    assert "logaritmisk" not in with_line.svg
    assert [row[-1] for row in with_line.data.rows] == ["ja", "ja"]
    assert [row[-1] for row in without.data.rows] == ["", ""]
    assert ["stroke-dasharray" in figure.svg for figure in (with_line, without)] == [True, False]


def packages(costs: tuple[float, ...], budget: float, note: str = "") -> Figure:
    points = tuple(
        PackagePoint(cost, 0.5 * k, f"Ny {k}" if cost else "", f"Bort {k}" if k == 2 else "")
        for k, cost in enumerate(costs)
    )
    return draw_packages(PackageFrontier("Paket", "mkr", points, 1, budget, note), Translator("sv"))


def test_the_budget_is_drawn_on_the_side_where_there_is_room() -> None:
    near, far = packages((0, 100, 300), 110), packages((0, 100, 300), 290)
    budgets = [next(line for line in f.svg.splitlines() if ">budget<" in line) for f in (near, far)]
    assert ['text-anchor="end"' in line for line in budgets] == [False, True]
    assert "logaritmisk" not in near.svg
    assert "logaritmisk" in packages((10, 100, 900), 110).svg


def test_the_package_within_the_budget_is_told_by_more_than_colour() -> None:
    figure = packages((0, 100, 300), 110)
    assert [row[-1] for row in figure.data.rows] == ["", "det bästa", ""]
    assert figure.alt.endswith("Det bästa inom 110 mkr kostar 100 mkr och ger 50,0.")
    said = re.findall(r">([^<>]*(?:byggs|Ny|Bort)[^<>]*)<", figure.svg)
    assert said == ["inget byggs", "+ Ny 1", "+ Ny 2; − Bort 2"]


def test_a_note_stands_in_the_picture_and_in_its_table() -> None:
    assert packages((0, 100), 110).data.notes == ()
    noted = packages((0, 100), 110, "Visar några.")
    assert ">Visar några.<" in noted.svg
    assert [note.text for note in noted.data.notes] == ["Visar några."]


def test_a_mark_without_room_is_left_out_but_its_line_is_drawn() -> None:
    canvas = Canvas(60)
    Frame(0, 0, 60, 20).across(canvas, Scale(0, 100, 0, 60), lambda x: f"{x * 1000:.0f}", "")
    svg = canvas.svg(50, "", "", "sv")
    assert svg.count("<path") == 6
    assert 1 <= svg.count("000<") < 6


def test_a_coefficient_is_written_only_where_it_fits() -> None:
    names = tuple(f"Kommun {k}" for k in range(40))
    tau = tuple(tuple(1.0 if a == b else -0.123 for b in range(40)) for a in range(40))
    assert "−0,12<" not in draw_agreement(Agreement(names, tau), Translator("sv")).svg
    assert draw_agreement(Agreement(names[:3], tau), Translator("sv")).svg.count("−0,12<") == 6


def test_two_members_that_order_no_pair_both_have_no_coefficient() -> None:
    tau = ((1.0, None, 0.5), (None, 1.0, 0.25), (0.5, 0.25, 1.0))
    figure = draw_agreement(Agreement(("A", "B", "C"), tau), Translator("sv"))
    assert figure.data.rows == (("A", "", "–", "0,50"), ("B", "–", "", "0,25"), ("C", "0,50", "0,25", ""))
    assert "A och C (0,50)" in figure.alt
    assert "B och C (0,25)" in figure.alt
