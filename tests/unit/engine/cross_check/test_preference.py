from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from mlr_prio.engine.cross_check.preference import (
    Gaussian,
    Ramps,
    gaussian,
    level,
    linear,
    u_shape,
    usual,
    v_shape,
)
from mlr_prio.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable


def test_five_shapes_are_ramps_and_the_sixth_is_a_curve() -> None:
    assert usual() == Ramps(((0, 0),))
    assert u_shape(2) == Ramps(((2, 2),))
    assert v_shape(3) == Ramps(((0, 3),))
    assert level(2, 3) == Ramps(((2, 2), (3, 3)))
    assert linear(2, 3) == Ramps(((2, 3),))
    assert gaussian(2) == Gaussian(2)


@pytest.mark.parametrize("shape", [linear, level])
@pytest.mark.parametrize(("q", "p"), [(2.0, 1.0), (-1.0, 1.0), (1.0, math.inf), (math.nan, 1.0)])
def test_thresholds_that_make_no_ramp_are_refused(
    shape: Callable[[float, float], Ramps], q: float, p: float
) -> None:
    with pytest.raises(
        EngineError,
        match=r"the thresholds of a preference function are \S+ and \S+; "
        "they must be finite, zero or more, and the second may not be the lower",
    ):
        shape(q, p)


@pytest.mark.parametrize("sigma", [0.0, -1.0, math.inf, math.nan])
def test_a_width_that_makes_no_curve_is_refused(sigma: float) -> None:
    with pytest.raises(
        EngineError,
        match=f"the width of a gaussian preference function is {sigma}; "
        "it must be a finite number, more than zero",
    ):
        gaussian(sigma)
