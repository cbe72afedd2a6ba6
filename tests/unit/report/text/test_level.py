"""Computed levels in words."""

from __future__ import annotations

import pytest

from mlr_prio.model.criterion import Scale
from mlr_prio.report.text.level import decimals, exceeded_level_text, level_text
from mlr_prio.report.text.number import Numbers

POINTS = Scale(unit="poäng", worst=-2, best=2, levels={-2: "sämst", 2: "bäst"})
MINUTES = Scale(unit="min", worst=0, best=30)
HOMES = Scale(unit="bostäder", worst=0, best=4000)
HECTARES = Scale(unit="ha", worst=100, best=0)
SHARE = Scale(unit="andel", worst=0, best=1)


@pytest.mark.parametrize(
    ("scale", "expected"), [(POINTS, 2), (MINUTES, 1), (HOMES, 0), (HECTARES, 0), (SHARE, 2)]
)
def test_a_hundred_levels_can_be_told_apart(scale: Scale, expected: int) -> None:
    assert decimals(scale) == expected


@pytest.mark.parametrize(
    ("level", "scale", "written"),
    [
        (1.3571, POINTS, "1,36"),
        (12.4857, MINUTES, "12,5 min"),
        (1830.4, HOMES, "1830 bostäder"),
        (-1, POINTS, "−1"),
    ],
)
def test_a_level_has_no_more_digits_than_its_scale_has_use_for(
    level: float, scale: Scale, written: str
) -> None:
    assert level_text(level, scale, Numbers("sv")) == written


@pytest.mark.parametrize(
    ("level", "scale", "written"),
    [
        (1.3571, POINTS, "1.35"),
        (-0.4, POINTS, "\u22120.4"),
        (12.4857, MINUTES, "12.4 min"),
        (38.75, HECTARES, "39 ha"),
        (50.0, HECTARES, "50 ha"),
        (12.4, MINUTES, "12.4 min"),
    ],
)
def test_a_level_that_must_be_exceeded_is_rounded_towards_the_worst(
    level: float, scale: Scale, written: str
) -> None:
    assert exceeded_level_text(level, scale, Numbers("en")) == written
