from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from mlr_prio.engine.cross_check import CROSS_CHECKS
from mlr_prio.engine.cross_check.cross_check import Performances, ranked
from mlr_prio.engine.cross_check.preference import usual
from mlr_prio.errors import EngineError
from mlr_prio.message import message

MakePerformances = Callable[..., Performances]
EVERY = pytest.mark.parametrize("method", CROSS_CHECKS)


@EVERY
def test_a_method_is_registered_under_its_id_and_names_its_source(method: str) -> None:
    check = CROSS_CHECKS[method]
    assert check.id == method
    assert check.title.template
    assert check.reference


def test_the_registry_cannot_be_changed() -> None:
    with pytest.raises(TypeError, match="does not support item assignment"):
        CROSS_CHECKS["mine"] = CROSS_CHECKS["vikor"]  # type: ignore[index]  # the error is what is tested


@EVERY
def test_the_note_is_a_whole_sentence_with_all_its_facts(method: str, table: MakePerformances) -> None:
    note = str(CROSS_CHECKS[method].evaluate(table([[1, 2], [2, 1]], [0.5, 0.5])).note)
    assert len(note) > 40
    assert "{" not in note


@EVERY
def test_an_only_alternative_on_an_only_criterion_is_first(method: str, table: MakePerformances) -> None:
    for performance in (-10.0, 0.0, 7.0):
        result = CROSS_CHECKS[method].evaluate(table([[performance]], [1.0]))
        assert np.isfinite(result.values).all()
        assert result.ranks.tolist() == [1]


@EVERY
def test_extreme_performances_give_finite_values_in_the_right_order(method: str) -> None:
    for size in (1e-280, 1.0, 1e150, 8e307):
        scale = np.array([size])
        values = np.array([[0.0], [size], [size / 2]])
        extreme = Performances(values, np.zeros(1), scale, np.ones(1), (usual(),))
        result = CROSS_CHECKS[method].evaluate(extreme)
        assert np.isfinite(result.values).all()
        assert result.ranks.tolist() == [3, 1, 2]


@EVERY
def test_a_difference_of_rounding_alone_separates_nobody(method: str, table: MakePerformances) -> None:
    """The only difference on the only criterion would otherwise be stretched from worst to best."""
    assert 0.1 + 0.2 > 0.3
    assert CROSS_CHECKS[method].evaluate(table([[0.1 + 0.2], [0.3]], [1.0])).ranks.tolist() == [1, 1]


def test_a_value_that_is_not_finite_has_no_result() -> None:
    with pytest.raises(
        EngineError, match="an overall value is not a finite number; such a value has no plac"
    ):
        ranked(np.array([0.0, np.nan]), message("a note"))


@pytest.mark.parametrize("shape", [(0, 1), (1, 0), (1,), (1, 1, 1)])
def test_a_table_needs_alternatives_and_criteria(shape: tuple[int, ...]) -> None:
    one = np.ones(1)
    with pytest.raises(
        EngineError, match="a cross-check needs a table with at least one alternative and one"
    ):
        Performances(np.zeros(shape), 0 * one, one, one, (usual(),))


def test_every_criterion_needs_a_scale_a_weight_and_a_preference_function() -> None:
    values, one, two = np.zeros((3, 2)), np.ones(1), np.ones(2)
    sentence = (
        "there are 1 scales, weights or preference functions for 2 criteria; "
        "there must be one of each for every criterion"
    )
    both = (usual(), usual())
    with pytest.raises(EngineError, match=sentence):
        Performances(values, 0 * one, two, two, both)
    with pytest.raises(EngineError, match=sentence):
        Performances(values, 0 * two, one, two, both)
    with pytest.raises(EngineError, match=sentence):
        Performances(values, 0 * two, two, one, both)
    with pytest.raises(EngineError, match=sentence):
        Performances(values, 0 * two, two, two, (usual(),))


@pytest.mark.parametrize("missing", [np.nan, np.inf, -np.inf])
def test_a_missing_performance_is_refused(missing: float, table: MakePerformances) -> None:
    with pytest.raises(
        EngineError, match="a performance is not a finite number; a cross-check needs every one"
    ):
        table([[1.0, missing]], [0.5, 0.5])


@pytest.mark.parametrize(("worst", "best"), [(2.0, 2.0), (0.0, np.inf), (np.nan, 1.0)])
def test_a_scale_needs_a_span(worst: float, best: float) -> None:
    with pytest.raises(
        EngineError,
        match=f"a scale runs from {worst} to {best}; both must be finite, and they must differ",
    ):
        Performances(np.zeros((1, 1)), np.array([worst]), np.array([best]), np.ones(1), (usual(),))


def test_weights_must_be_points_of_which_one_is_positive(table: MakePerformances) -> None:
    with pytest.raises(EngineError, match="all weights in a group are zero; at least one must be more than"):
        table([[1, 2]], [0.0, 0.0])
    with pytest.raises(
        EngineError, match=r"a weight is -1.0; a weight must be a finite number, zero or more"
    ):
        table([[1, 2]], [2.0, -1.0])


def test_the_direction_is_read_from_the_scale(table: MakePerformances) -> None:
    assert table([[1, 2, 3]], [1, 1, 1], falling=[1]).maximise.tolist() == [True, False, True]
