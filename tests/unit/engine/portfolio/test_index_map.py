from __future__ import annotations

import pytest

from mlr_prio.engine.portfolio.index_map import Field, index_map
from mlr_prio.errors import EngineError


def test_without_money_for_the_first_project_there_is_no_line() -> None:
    result = index_map([3, 2], [1, 2], [5, 4], 4)
    assert (result.line_social, result.line_economic) == (None, 2.0)
    assert result.fields == (Field.NEITHER, Field.ECONOMIC)
    assert result.funded_social.tolist() == []


def test_equal_indexes_are_taken_by_project() -> None:
    assert index_map([1, 1], [1, 1], [1, 1], 1).fields == (Field.BOTH, Field.NEITHER)


def test_an_index_must_be_finite() -> None:
    with pytest.raises(
        EngineError, match="an overall value is not a finite number; such a value has no place"
    ):
        index_map([float("nan")], [1], [1], 1)
