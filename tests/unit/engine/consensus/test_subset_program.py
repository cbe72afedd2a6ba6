from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from mlr_prio.engine.consensus.subset_program import best_orders


@pytest.mark.parametrize("m", range(1, 7))
def test_all_best_orders_are_those_of_trying_every_one(m: int) -> None:
    cost = np.random.default_rng(m).integers(0, 3, (m, m))
    totals = {
        order: sum(int(cost[order[p], order[q]]) for p in range(m) for q in range(p + 1, m))
        for order in permutations(range(m))
    }
    least = min(totals.values())
    best = [list(order) for order, total in totals.items() if total == least]
    found = best_orders(cost, 10)
    assert (found.cost, found.count, found.orders.tolist()) == (least, len(best), best[:10])


def test_without_any_preference_every_order_is_best_and_counted() -> None:
    found = best_orders(np.zeros((13, 13), dtype=np.int64), 3)
    assert found.count == 6227020800
    assert found.orders[:, -2:].tolist() == [[11, 12], [12, 11], [10, 12]]
