from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mlr_prio.assessment.lint.swapped_coordinates import RULE

if TYPE_CHECKING:
    from collections.abc import Callable

Said = list[tuple[str, str, str]]


def seat(longitude: float, latitude: float) -> dict[str, Any]:
    return {"seat": {"name": "Orten", "lon": longitude, "lat": latitude}}


MEMBERS: dict[str, dict[str, Any]] = {"lund": seat(13.19, 55.70), "hoor": {}, "kiruna": seat(20.22, 67.86)}


def point(*coordinates: float) -> dict[str, Any]:
    return {"location": {"type": "Point", "coordinates": list(coordinates)}}


def line(*positions: list[float]) -> dict[str, Any]:
    return {"location": {"type": "LineString", "coordinates": list(positions)}}


def test_latitude_before_longitude_is_pointed_at(said: Callable[..., Said]) -> None:
    assert said(RULE, members=MEMBERS, projects={"a": point(55.61, 12.98)}) == [
        (
            "projects/a.yaml location.coordinates",
            "the location of A seems to have latitude before longitude: 55.61, 12.98",
            "write [longitude, latitude]: [12.98, 55.61]",
        )
    ]


def test_metres_are_told_apart_from_degrees(said: Callable[..., Said]) -> None:
    """Without any seat too: no longitude exceeds 180 degrees."""
    assert said(RULE, projects={"a": point(374000, 6163500.5)}) == [
        (
            "projects/a.yaml location.coordinates",
            "the location of A is in metres, not in degrees: 374000, 6163500.5",
            "it looks like SWEREF 99 TM or RT 90; convert it to WGS 84: [longitude, latitude]",
        )
    ]


def test_a_single_number_beyond_the_degrees_is_enough(said: Callable[..., Said]) -> None:
    assert len(said(RULE, projects={"a": point(-180.5, 55)})) == 1


def test_the_first_faulty_position_of_a_line_stands_for_all(said: Callable[..., Said]) -> None:
    project = line([13.0, 55.6], [55.7, 13.2], [55.8, 13.3])
    found = said(RULE, members=MEMBERS, projects={"a": project})
    assert [place for place, *_ in found] == ["projects/a.yaml location.coordinates.1"]


def test_a_finished_project_is_on_the_map_too(said: Callable[..., Said]) -> None:
    built = point(55.61, 12.98) | {"status": "built", "opened": 2010}
    assert len(said(RULE, members=MEMBERS, projects={"a": built})) == 1


@pytest.mark.parametrize(
    "project",
    [
        pytest.param(point(12.98, 55.61), id="as it should be"),
        pytest.param(line([12.98, 55.61], [13.19, 55.70]), id="a line as it should be"),
        pytest.param(point(-0.13, 51.51), id="far away, and not near when turned round"),
        pytest.param(point(180, 0), id="the farthest degree"),
        pytest.param({}, id="no location"),
    ],
)
def test_other_places_are_taken_at_their_word(said: Callable[..., Said], project: dict[str, Any]) -> None:
    assert said(RULE, members=MEMBERS, projects={"a": project}) == []


@pytest.mark.parametrize(
    ("coordinates", "count"),
    [
        pytest.param((53.0, 42.5), 1, id="near when turned round, far as written"),
        pytest.param((52.5, 42.5), 1, id="the limit of near"),
        pytest.param((52.4, 42.5), 0, id="not near when turned round"),
    ],
)
def test_near_is_two_degrees(said: Callable[..., Said], coordinates: tuple[float, float], count: int) -> None:
    """The seat is at (42.5, 54.5)."""
    members = {"lund": seat(42.5, 54.5)}
    assert len(said(RULE, members=members, projects={"a": point(*coordinates)})) == count


@pytest.mark.parametrize(
    ("home", "count"),
    [
        pytest.param(seat(49, 56), 0, id="6, 8 and so 10 degrees"),
        pytest.param(seat(48.9, 56), 1, id="more than 10 degrees"),
    ],
)
def test_far_is_more_than_ten_degrees(said: Callable[..., Said], home: dict[str, Any], count: int) -> None:
    """Near the line where longitude equals latitude nobody can tell which comes first."""
    members = {"lund": home, "kiruna": seat(20.22, 67.86)}
    assert len(said(RULE, members=members, projects={"a": point(55, 48)})) == count


def test_without_seats_the_order_cannot_be_told(said: Callable[..., Said]) -> None:
    assert said(RULE, projects={"a": point(55.61, 12.98)}) == []
