"""Which keys the model knows at a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mlr_prio.model.criterion import CriteriaDocument
from mlr_prio.model.project import Project
from mlr_prio.workspace.field_names import known_keys

if TYPE_CHECKING:
    from pydantic import BaseModel

    from mlr_prio.model.source import Path


@pytest.mark.parametrize(
    ("model", "way", "first", "count"),
    [
        (Project, ("cost",), "amount", 8),
        (Project, ("scores", "value"), "value", 10),
        (Project, ("location", "Point"), "type", 2),
        (Project, ("location", "LineString"), "type", 2),
        (Project, ("facts", 0), "name", 6),
        (Project, ("name",), "sv", 2),
        (CriteriaDocument, ("criteria", 0, "group"), "id", 5),
        (CriteriaDocument, ("criteria", 0, "group", "children", 1, "criterion"), "id", 10),
        (CriteriaDocument, ("criteria", 0, "criterion", "scale"), "unit", 5),
        (CriteriaDocument, ("criteria", 0, "criterion", "value_function"), "points", 1),
    ],
)
def test_the_keys_follow_the_way_through_lists_unions_and_mappings(
    model: type[BaseModel], way: Path, first: str, count: int
) -> None:
    keys = known_keys(model, way)
    assert keys[0] == first
    assert len(keys) == count


@pytest.mark.parametrize("way", [("mode",), ("municipalities",), ("nothing", "at", "all"), ("step", 1)])
def test_where_no_keys_belong_none_are_known(way: Path) -> None:
    assert known_keys(Project, way) == ()
