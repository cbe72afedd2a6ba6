from __future__ import annotations

from collections.abc import Callable

import pytest
from scipy.stats import kendalltau

from mlr_prio.assessment.consensus.figures import figures
from mlr_prio.assessment.consensus.group import Group, make_group
from mlr_prio.model.problem import Problem

MakeGroup = Callable[..., Group]
OBY = "criteria/weights/oby.yaml"


def test_tau_and_w_of_two_lists_by_hand(group: MakeGroup) -> None:
    """Of three pairs Ådal and Öby share one; rank sums 3, 4 and 5: W = 12 * 2 / (4 * 24)."""
    found = figures(group(), 1)
    assert found.tau["adal"]["oby"] == pytest.approx(-1 / 3)
    assert found.tau_to_joint == pytest.approx({"adal": 1 / 3, "oby": 1 / 3})
    assert found.kendall_w == pytest.approx(0.25)
    assert found.span == {"bana": (1, 2), "stig": (1, 3), "vag": (2, 3)}
    assert found.shared_top == {"adal": 1.0, "oby": 0.0}


def test_tau_agrees_with_scipy(shipped: Problem) -> None:
    made = make_group(shipped)
    found = figures(made, 5)
    values = dict(zip(made.ids, made.positions.own_values, strict=True))
    for one, row in found.tau.items():
        for other, tau in row.items():
            assert tau == pytest.approx(kendalltau(values[one], values[other]).statistic)
    joint = made.positions.joint_values
    assert found.tau_to_joint["lund"] == pytest.approx(kendalltau(values["lund"], joint).statistic)


def test_what_nobody_orders_has_no_figure(group: MakeGroup, profile_text: Callable[..., str]) -> None:
    land = "resor: 0, tid: 1, komfort: 1, mark: 1"
    time = "resor: 1, tid: 1, komfort: 0, mark: 0"
    quiet = {
        OBY: profile_text("oby", land, "abstains: [bana, stig]\n"),
        "criteria/weights/adal.yaml": profile_text("adal", time, "abstains: [vag, bana]\n"),
    }
    found = figures(group(quiet), 1)
    assert (found.kendall_w, found.tau["adal"]["oby"], found.span["bana"]) == (None, None, None)
