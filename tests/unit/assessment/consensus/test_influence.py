from __future__ import annotations

from collections.abc import Callable

import pytest

from mlr_prio.assessment.consensus.group import Group
from mlr_prio.assessment.consensus.influence import influences

MakeGroup = Callable[..., Group]


def test_the_interval_of_influence_and_the_list_without_the_member(group: MakeGroup) -> None:
    """With influence t of Ådal bana has 0.5 + 0.5 t and stig 1 - 0.75 t: equal at 0.4."""
    adal, oby = influences(group(), 1)
    assert [adal.current, adal.low, adal.high] == pytest.approx([0.5, 0.4, 1.0])
    assert (adal.low_pair, adal.high_pair) == (("stig", "bana"), None)
    assert (adal.changes_top, adal.enters, adal.leaves) == (True, ("stig",), ("bana",))
    assert adal.ranks == {"bana": 2, "stig": 1, "vag": 3}
    assert [oby.low, oby.high] == pytest.approx([0.0, 0.6])
    assert not oby.changes_top
    assert (oby.enters, oby.leaves) == ((), ())


def test_the_gain_of_a_members_own_projects(group: MakeGroup) -> None:
    """Ådal's are bana and stig: places 1 and 3 of its own list, 2 and 1 of Öby's."""
    adal, oby = influences(group(), 1)
    assert (adal.own_place, adal.others_place, adal.gain) == (2.0, 1.5, -0.5)
    assert oby.gain == -1.0


def test_a_member_that_nothing_touches_has_no_gain(group: MakeGroup) -> None:
    bana = "projects/bana.yaml"
    untouched = (
        "schema_version: 1\nid: bana\nname: Banan\nmode: rail\nstatus: candidate\n"
        "municipalities: [adal]\nscores: {tid: 20, komfort: 1, mark: 50}\n"
    )
    assert influences(group({bana: untouched}), 1)[1].gain is None
