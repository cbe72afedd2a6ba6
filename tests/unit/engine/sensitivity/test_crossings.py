from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlr_prio.engine.sensitivity.crossings import crossings
from mlr_prio.engine.sensitivity.family import criterion_families


@given(st.integers(0, 10**6), st.integers(1, 6), st.integers(1, 4))
def test_crossings_are_the_sign_changes_of_all_pairs(seed: int, m: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    family = criterion_families(rng.random((m, n)), rng.dirichlet(np.ones(n)))
    found = crossings(family)
    pairs = list(
        zip(found.parameter.tolist(), *map(tuple, np.sort(found.pair, axis=1).T.tolist()), strict=True)
    )
    at_zero, at_one = family.intercept, family.intercept + family.slope
    expected = [
        (j, a, b)
        for j in range(n)
        for a, b in combinations(range(m), 2)
        if (at_zero[j, a] - at_zero[j, b]) * (at_one[j, a] - at_one[j, b]) < 0.0
    ]
    assert sorted(pairs) == expected
    for j, at, (higher, lower) in zip(found.parameter, found.at, found.pair, strict=True):
        values = family.intercept[j] + family.slope[j] * at
        assert values[higher] == pytest.approx(values[lower], abs=1e-12)
        assert family.slope[j, higher] > family.slope[j, lower]
    assert np.array_equal(np.lexsort((found.at, found.parameter)), np.arange(len(found.at)))


def test_parallel_lines_never_cross() -> None:
    family = criterion_families([[0.2, 0.4], [0.2, 0.4], [0.3, 0.5]], [0.5, 0.5])
    assert crossings(family).at.size == 0
