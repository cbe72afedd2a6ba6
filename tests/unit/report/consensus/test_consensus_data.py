"""The contract and the rows."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from mlr_prio.report.builder.consensus.deferred import DeferredMapping, DeferredRecords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.model.problem import Problem

from tests.unit.report.consensus.shown import shown

Load = Callable[..., "Problem"]


CONTRACT = ["joint", "support", "unanimous", "levels", "objections", "influence", "kemeny", "borda"]
CONTRACT += ["condorcet_winner", "kendall_w", "tau", "leximin"]


def test_the_json_is_the_contract(opposed: Problem) -> None:
    found = json.loads(shown(opposed, form="json", top=1))
    assert (found["format"], found["format_version"], found["top"]) == ("mlr-prio/consensus", 1, 1)
    assert [key for key in found if key in CONTRACT] == CONTRACT
    assert found["support"]["bana"] == {"stig": 1, "vag": 2}
    assert found["unanimous"] == [["bana", "vag"]]
    assert found["levels"] == [["bana", "stig"], ["vag"]]
    assert found["kemeny"]["distance"] == 2
    assert found["kemeny"]["unique"] is False
    assert (found["kendall_w"], found["tau"]["adal"]["oby"]) == (0.25, pytest.approx(-1 / 3))
    assert found["leximin"]["proven"] is True
    assert found["lists"]["joint"]["disagreement"] == 2


def test_objections_and_influence_in_the_json(opposed: Problem) -> None:
    found = json.loads(shown(opposed, form="json", top=1))
    first, (adal, oby) = found["objections"][0], found["influence"]
    assert list(first)[:5] == ["municipality", "above", "below", "by_criterion", "concession"]
    assert first["concession"] == first["joint_step"]["weight_moved"] == 0.1
    assert first["own_step"] == {
        "weight_moved": 0.4,
        "moves": [{"from": "mark", "to": "tid", "amount": 0.4}],
    }
    assert (adal["low_pair"], adal["low"], adal["changes_top"]) == (["stig", "bana"], 0.4, True)
    assert (oby["low_pair"], oby["low"]) == (None, 0.0)


def test_the_json_says_who_stands_beside(mixed: Problem) -> None:
    found = json.loads(shown(mixed, form="json"))
    assert found["reservations"][0]["reason"] == "Buller."
    assert found["abstentions"] == {"oby": ["vag"]}
    assert found["ranks_if_reservations_respected"]["stig"] == 1
    assert (found["not_answered"], found["abstaining_from_all"]) == (["vik"], ["usta"])
    assert found["order_or_bounds"] == ["ro"]
    assert found["undecided"]["bana"]["stig"] == 1


def test_data_and_rows_are_made_once_and_only_when_asked_for() -> None:
    made: list[str] = []

    def data() -> dict[str, object]:
        made.append("data")
        return {"a": 1}

    def rows() -> Iterator[dict[str, object]]:
        made.append("rows")
        yield {"a": 1}

    mapping, records = DeferredMapping(data), DeferredRecords(rows)
    assert made == []
    assert (mapping["a"], list(mapping), len(mapping)) == (1, ["a"], 1)
    assert (records[0], records[:1], len(records)) == ({"a": 1}, ({"a": 1},), 1)
    assert made == ["data", "rows"]
