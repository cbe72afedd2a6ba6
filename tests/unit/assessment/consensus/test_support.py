from __future__ import annotations

from collections.abc import Callable

import pytest

from mlr_prio.assessment.consensus.group import Group, make_group
from mlr_prio.assessment.consensus.support import PairSupport, agreement
from mlr_prio.model.problem import Problem

MakeGroup = Callable[..., Group]
ProfileText = Callable[..., str]

OBY = "criteria/weights/oby.yaml"
ORDER = "schema_version: 1\nmunicipality: oby\nstatus: example\norder: [mark, tid, komfort]\n"
BOUNDS = "schema_version: 1\nmunicipality: oby\nstatus: example\nbounds: {mark: [90, 100]}\n"


def test_what_all_agree_on_and_what_is_open(group: MakeGroup) -> None:
    found = agreement(group())
    assert [pair.pair for pair in found.unanimous] == [("bana", "vag")]
    assert found.nearly == ()
    assert found.open == (
        PairSupport(("bana", "stig"), 1, 1, 0, 0, 0, 1),
        PairSupport(("stig", "vag"), 1, 1, 0, 0, 0, 1),
    )
    assert found.levels == (("bana", "stig"), ("vag",))
    assert found.ahead_of == {"bana": ("vag",), "stig": (), "vag": ()}
    assert (found.pair_count, found.contradictions) == (3, ())


def test_a_member_that_abstains_is_neither_for_nor_against(
    group: MakeGroup, profile_text: ProfileText
) -> None:
    """Öby abstains from vag: Ådal alone puts vag before stig, which the mean still reverses."""
    land = "resor: 0, tid: 1, komfort: 1, mark: 1"
    found = agreement(group({OBY: profile_text("oby", land, "abstains: [vag]\n")}))
    assert PairSupport(("vag", "stig"), 1, 0, 0, 0, 1, -1) in found.unanimous
    assert found.contradictions == (("vag", "stig"),)


@pytest.mark.parametrize(("loose", "counts"), [(ORDER, (1, 0)), (BOUNDS, (0, 1))])
def test_a_member_with_an_order_or_bounds_counts_where_all_its_weights_agree(
    group: MakeGroup, loose: str, counts: tuple[int, int]
) -> None:
    """Land first may still mean all three alike, and then bana leads; land at nine tenths never does."""
    made = group({OBY: loose})
    found = agreement(made)
    pairs = {pair.pair: pair for pair in (*found.unanimous, *found.nearly, *found.open)}
    bana_stig = pairs.get(("bana", "stig")) or pairs["stig", "bana"]
    assert made.loose == ("oby",)
    assert (bana_stig.unknown, bana_stig.opposing) == counts
    assert ("bana", "vag") in [pair.pair for pair in found.unanimous]


def test_only_members_with_an_order_make_a_group_too(group: MakeGroup) -> None:
    adal = ORDER.replace("oby", "adal").replace("[mark, tid, komfort]", "[tid, komfort, mark]")
    found = agreement(group({OBY: ORDER, "criteria/weights/adal.yaml": adal}))
    assert found.support.members == 2
    assert [pair.pair for pair in found.unanimous] == [("bana", "vag")]


def test_two_that_are_worth_the_same_to_a_member_are_no_objection(
    group: MakeGroup, profile_text: ProfileText
) -> None:
    comfort = "resor: 1, tid: 0, komfort: 1, mark: 0"
    found = agreement(group({OBY: profile_text("oby", comfort)}))
    assert PairSupport(("bana", "stig"), 1, 0, 1, 0, 0, 1) in found.unanimous


def test_the_joint_list_reverses_nothing_that_all_agree_on(shipped: Problem) -> None:
    found = agreement(make_group(shipped))
    assert found.contradictions == ()
    assert all(pair.in_list == 1 for pair in found.unanimous)
    assert len(found.unanimous) + len(found.nearly) + len(found.open) == found.pair_count == 231


def test_twelve_members_work_as_eleven_do(shipped: Problem) -> None:
    from dataclasses import replace

    from mlr_prio.model.municipality import Municipality

    document = shipped.municipalities.document
    skurup = Municipality(id="skurup", name="Skurup", code="1264", population=None, seat=None)
    grown = document.model_copy(update={"municipalities": (*document.municipalities, skurup)})
    lund = next(p for p in shipped.profiles if p.document.id == "lund")
    copy = lund.document.model_copy(update={"municipality": "skurup"})
    problem = replace(
        shipped,
        municipalities=replace(shipped.municipalities, document=grown),
        profiles=(*shipped.profiles, replace(lund, document=copy)),
    )
    twelve = agreement(make_group(problem))
    assert twelve.support.members == 12
    assert {p.pair for p in twelve.unanimous} == {p.pair for p in agreement(make_group(shipped)).unanimous}
