"""``KEY=VALUE`` as people type it."""

from __future__ import annotations

from typing import Any

import pytest

from mlr_prio.errors import RequestError
from mlr_prio.workspace.assignment import assignments
from mlr_prio.workspace.edit.change import Change, Remove, Set

DATA: dict[str, Any] = {
    "name": {"sv": "Bana", "en": "Line"},
    "promoter": "Staten",
    "cost": {"amount": 1200},
    "scores": {
        "tid": 5,
        "komfort": {"low": 0, "high": 2, "rationale": "Tyst.", "sources": ["S1"]},
        "mark": {"value": 1},
    },
}


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("cost.amount=1300", Set(("cost", "amount"), 1300)),
        ("cost.price_year=2024", Set(("cost", "price_year"), 2024)),
        ("promoter=Region Skåne: två kommuner", Set(("promoter",), "Region Skåne: två kommuner")),
        (" promoter = Staten ", Set(("promoter",), "Staten")),
        ("municipalities=[malmo, lund]", Set(("municipalities",), ["malmo", "lund"])),
        ("name=Nya banan", Set(("name", "sv"), "Nya banan")),
        ("name.en=New line", Set(("name", "en"), "New line")),
        ("name={sv: A, en: B}", Set(("name",), {"sv": "A", "en": "B"})),
        ("scores.tid=7.5", Set(("scores", "tid"), 7.5)),
        (
            "scores.komfort=1",
            Set(("scores", "komfort"), {"value": 1, "rationale": "Tyst.", "sources": ["S1"]}),
        ),
        ("scores.mark=2", Set(("scores", "mark"), {"value": 2})),
        ("scores.komfort.high=1", Set(("scores", "komfort", "high"), 1)),
        ("choice_of_measures.note=Prövat.", Set(("choice_of_measures",), {"note": "Prövat."})),
        ("location.type=Point", Set(("location",), {"type": "Point"})),
        ("promoter=", Remove(("promoter",))),
        ("promoter=a\nb: c", Set(("promoter",), "a\nb: c")),
    ],
)
def test_a_text_is_a_change(text: str, change: Change) -> None:
    assert assignments(DATA, [text]) == (change,)


def test_each_text_sees_what_those_before_it_made() -> None:
    assert assignments({}, ["cost.amount=1", "cost.unit=MSEK"]) == (
        Set(("cost",), {"amount": 1}),
        Set(("cost", "unit"), "MSEK"),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cost", "cost is not of the form KEY=VALUE"),
        ("=5", "=5 is not of the form KEY=VALUE"),
        ("opened=", "there is no entry opened to take away"),
    ],
)
def test_what_is_no_change_is_refused(text: str, said: str) -> None:
    with pytest.raises(RequestError, match=said):
        assignments(DATA, [text])
