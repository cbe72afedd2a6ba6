from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from mlr_prio.engine.cross_check.cross_check import Performances
from mlr_prio.engine.cross_check.weighted_product import FLOOR, products, products_on_scales
from mlr_prio.engine.ranking import ranks
from mlr_prio.errors import EngineError

MakePerformances = Callable[..., Performances]


def test_the_product_by_hand(table: MakePerformances) -> None:
    """Positions 1 and 0, a half and a half, 0 and 0; the second criterion falls."""
    result = products_on_scales(table([[10, 10], [0, 0], [-10, 10]], [1, 1], falling=[1]))
    assert result.values == pytest.approx([math.sqrt(2), 1.5, 1], abs=1e-15)
    assert result.ranks.tolist() == [2, 1, 3]


def test_the_note_states_the_constant(table: MakePerformances) -> None:
    note = products_on_scales(table([[1]], [1])).note
    assert note.facts == {"floor": FLOOR}
    assert "the constant is a choice, and another can give another order" in str(note)


def test_another_constant_can_give_another_order(table: MakePerformances) -> None:
    """What the note says: with 0.01 one bad performance outweighs what it does not outweigh with 1."""
    uneven, even = [1.0, 0.0], [0.3, 0.3]
    performances = table(np.array([uneven, even]) * 20 - 10, [0.5, 0.5])
    assert products_on_scales(performances).ranks.tolist() == [1, 2]
    assert ranks(products(0.01 + np.array([uneven, even]), [0.5, 0.5])).tolist() == [2, 1]


def test_the_weights_are_divided_by_their_sum() -> None:
    assert products([[4.0, 9.0]], [7.0, 7.0]) == pytest.approx([6.0], abs=1e-14)


def test_a_performance_outside_its_scale_is_refused(table: MakePerformances) -> None:
    with pytest.raises(
        EngineError, match=r"the performance 11.0 is outside the scale, which runs from -10.0 to 10.0"
    ):
        products_on_scales(table([[11]], [1]))
