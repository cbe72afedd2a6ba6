"""Places of entries, and names that were probably meant."""

from __future__ import annotations

import pytest

from mlr_prio.model.source import Sourced, key_text, locate
from mlr_prio.model.suggestion import closest, did_you_mean

MARKS = {(): (1, 1, 1, 1), ("a",): (2, 1, 2, 4), ("a", 0): (2, 5, 2, 5), ("a", 0, "b"): (2, 6, 2, 9)}


class Table:
    def marks(self) -> dict[tuple[str | int, ...], tuple[int, int, int, int]]:
        return MARKS


@pytest.mark.parametrize(
    ("way", "key", "place"),
    [
        ((), False, "x.yaml:1:1"),
        (("a", 0, "b"), False, "x.yaml:2:9"),
        (("a", 0, "b"), True, "x.yaml:2:6"),
        (("a", "tag", 0, "b", "more"), False, "x.yaml:2:9"),
        (("missing",), True, "x.yaml:1:1"),
    ],
)
def test_the_deepest_entry_that_the_file_writes_is_pointed_at(
    way: tuple[str | int, ...], place: str, *, key: bool
) -> None:
    assert str(locate("x.yaml", MARKS, way, key=key)) == place
    assert str(Sourced("x.yaml", None, Table()).at(*way, key=key)) == place


def test_without_any_places_the_start_of_the_file_is_pointed_at() -> None:
    assert str(locate("x.yaml", {}, ("a",))) == "x.yaml:1:1"


@pytest.mark.parametrize(("key", "text"), [(-2, "-2"), (-2.0, "-2"), (0.3, "0.3"), (1e3, "1000")])
def test_a_key_that_is_a_number_has_one_text(key: float, text: str) -> None:
    assert key_text(key) == text


def test_the_closest_name_is_found_whatever_its_case() -> None:
    assert closest("Pendlng", ["mark", "pendling"]) == "pendling"
    assert closest("s311", ["S31", "B2"]) == "S31"
    assert closest("buller", ["mark", "pendling"]) is None


def test_without_a_close_name_the_known_ones_are_listed_where_they_are_few() -> None:
    assert str(did_you_mean("x", ["a", "b"])) == "known are a, b"
    assert did_you_mean("x", []) is None
    assert did_you_mean("x", [f"name-{i}" for i in range(21)]) is None
