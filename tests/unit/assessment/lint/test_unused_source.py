from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlr_prio.assessment.lint.unused_source import RULE

if TYPE_CHECKING:
    from collections.abc import Callable

Said = list[tuple[str, str, str]]


def defining(*sources: str) -> dict[str, Any]:
    return {"sources": {source: {"title": "Plan"} for source in sources}}


def test_a_source_that_nothing_refers_to_is_pointed_at_its_id(said: Callable[..., Said]) -> None:
    project = {"scores": {"nytta": {"value": 1, "sources": ["S1"]}}, **defining("S1", "S2")}
    place, sentence = "projects/a.yaml sources.S2 (key)", "nothing in A refers to the source S2"
    assert said(RULE, projects={"a": project}) == [(place, sentence, "")]


def test_each_entry_that_carries_sources_uses_them(said: Callable[..., Said]) -> None:
    project = {
        "scores": {"nytta": {"value": 1, "sources": ["S1"]}, "buss": None},
        "cost": {"amount": 1, "sources": ["S2"]},
        "choice_of_measures": {"note": "Studie.", "sources": ["S3"]},
        "facts": [{"name": "Restid", "value": 20, "sources": ["S4"]}],
        **defining("S1", "S2", "S3", "S4"),
    }
    assert said(RULE, projects={"a": project}) == []


def test_what_another_file_refers_to_is_not_used_here(said: Callable[..., Said]) -> None:
    built = {"status": "built", "opened": 2010, **defining("S1")}
    projects = {"a": {"cost": {"amount": 1, "sources": ["S1"]}, **defining("S1")}, "b": built}
    assert [place for place, *_ in said(RULE, projects=projects)] == ["projects/b.yaml sources.S1 (key)"]


def test_a_project_without_sources_has_none_to_spare(said: Callable[..., Said]) -> None:
    assert said(RULE, projects={"a": {}}) == []
