"""Two groups of members: one opposed, one with everything that stands beside a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from mlr_prio.model.problem import Problem

from tests.unit.report.consensus.shown import COMFORT, LAND, MEMBERS, ORDER, TIME, weights

Load = Callable[..., "Problem"]


@pytest.fixture
def opposed(load: Load) -> Problem:
    """Return two members: Ådal has bana, vag, stig and Öby stig, bana, vag; jointly bana, stig, vag."""
    return load(weights(adal=TIME, oby=LAND))


@pytest.fixture
def mixed(load: Load) -> Problem:
    """Return a group with a reservation, abstentions, an order, and one that has not answered."""
    stands_beside = LAND + "reservations: [{project: bana, reason: Buller.}]\nabstains: [vag]\n"
    silent = COMFORT + "abstains: [bana, stig, vag]\n"
    files = weights(adal=TIME, oby=stands_beside, usta=silent, ro=ORDER, lo=TIME)
    return load(files | MEMBERS)
