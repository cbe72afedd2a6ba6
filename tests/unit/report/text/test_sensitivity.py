"""Shares of weightings in words."""

from __future__ import annotations

import pytest

from mlr_prio.report.builder.sensitivity.page import Page
from mlr_prio.report.text.name import Names
from mlr_prio.report.text.sensitivity import percentage, points
from mlr_prio.translation import Translator

NOBODY = Names({}, {}, {}, {}, {}, {}, {})


def page(language: str = "sv") -> Page:
    return Page(NOBODY, Translator("sv" if language == "sv" else "en"), full=False)


@pytest.mark.parametrize(
    ("share", "samples", "written"),
    [
        (0.62, 65_536, "62"),
        (1.0, 65_536, "100"),
        (0.005, 65_536, "0,5"),
        (0.0051, 65_536, "1"),
        (0.0049, 65_536, "0,5"),
        (0.001, 65_536, "0,1"),
        (0.0004, 65_536, "< 0,1"),
        (0.0, 65_536, "< 0,1"),
        (0.0, 1_024, "< 0,3"),
        (0.0, 3_000, "< 0,1"),
        (0.0, 2_999, "< 0,2"),
    ],
)
def test_no_share_is_written_as_zero(share: float, samples: int, written: str) -> None:
    """What never came may still come in 3 / N of all weightings."""
    assert percentage(share, 3 / samples, page()) == written


@pytest.mark.parametrize(
    ("share", "written"), [(0.01, "1"), (0.00613, "0.62"), (0.0086, "0.86"), (0.2, "20")]
)
def test_an_error_is_rounded_up(share: float, written: str) -> None:
    assert points(share, page("en")) == written
