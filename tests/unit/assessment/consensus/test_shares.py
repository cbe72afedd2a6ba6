from __future__ import annotations

from collections.abc import Callable

import pytest

from mlr_prio.assessment.consensus.group import Group
from mlr_prio.assessment.consensus.shares import MemberShare, shares

MakeGroup = Callable[..., Group]
BANA = """\
schema_version: 1
id: bana
name: Banan
mode: rail
status: candidate
municipalities: [adal, oby]
cost: {cost}
scores: {{tid: 20, komfort: 1, mark: 50}}
"""


def test_what_each_member_takes_part_in_at_the_top(group: MakeGroup) -> None:
    """Bana 0.75 and stig 0.625; only bana has a cost."""
    adal, oby = shares(group(), 2)
    assert adal == MemberShare("adal", ("bana", "stig"), 1.0, 1.0, 1)
    assert (oby.projects, oby.cost_share, oby.cost_unknown) == (("bana",), 1.0, 0)
    assert oby.value_share == pytest.approx(0.75 / 1.375)


@pytest.mark.parametrize(
    "cost", ["{amount: 10, unit: MDKK}", "{amount: 10, basis: package_frame}", "{amount: 0}"]
)
def test_a_frame_or_another_currency_is_no_known_cost(group: MakeGroup, cost: str) -> None:
    adal, _oby = shares(group({"projects/bana.yaml": BANA.format(cost=cost)}), 1)
    assert adal.cost_share is None
    assert adal.cost_unknown == (0 if "amount: 0" in cost else 1)
