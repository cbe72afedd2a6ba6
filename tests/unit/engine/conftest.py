"""Every engine test runs with numpy's floating-point errors raised: no silent overflow, division or NaN."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def raise_floating_point_errors() -> Iterator[None]:
    with np.errstate(all="raise"):
        yield
