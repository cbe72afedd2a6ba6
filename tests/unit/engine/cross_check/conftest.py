"""A short way to a performance table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from mlr_prio.engine.cross_check.cross_check import Performances
from mlr_prio.engine.cross_check.preference import PreferenceFunction, usual

MakePerformances = Callable[..., Performances]


@pytest.fixture
def table() -> MakePerformances:
    """Return a function that makes performances on scales from -10 to 10, or back where ``falling``."""

    def make(
        values: Sequence[Sequence[float]],
        weights: Sequence[float],
        falling: Sequence[int] = (),
        preference: PreferenceFunction | None = None,
    ) -> Performances:
        n = len(weights)
        best = np.full(n, 10.0)
        best[list(falling)] = -10.0
        preferences = (preference or usual(),) * n
        return Performances(np.array(values, dtype=float), -best, best, np.array(weights), preferences)

    return make
