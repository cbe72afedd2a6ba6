from __future__ import annotations

from collections.abc import Callable

from mlr_prio.assessment.consensus.group import Group
from mlr_prio.assessment.consensus.reservations import ReservedProject, reservations

MakeGroup = Callable[..., Group]
LAND = "resor: 0, tid: 1, komfort: 1, mark: 1"
SAID = """\
reservations:
  - {project: bana, reason: Buller.}
  - {project: gammal, reason: Rivs.}
abstains: [vag]
"""


def test_reservations_leave_the_scores_alone_and_the_list_is_shown_without_them(
    group: MakeGroup, profile_text: Callable[..., str]
) -> None:
    made = group({"criteria/weights/oby.yaml": profile_text("oby", LAND, SAID)})
    found = reservations(made)
    assert found.reservations == (
        ReservedProject("oby", "bana", "Buller.", 1),
        ReservedProject("oby", "gammal", "Rivs.", None),
    )
    assert found.abstentions == {"oby": ("vag",)}
    assert found.respected == {"stig": 1, "vag": 2}
    assert [row.project.id for row in made.ranking.rows] == ["bana", "stig", "vag"]


def test_a_list_that_is_reserved_against_whole_is_empty(
    group: MakeGroup, profile_text: Callable[..., str]
) -> None:
    each = ", ".join(f"{{project: {project}, reason: Nej.}}" for project in ("bana", "stig", "vag"))
    said = profile_text("oby", LAND, f"reservations: [{each}]\n")
    assert reservations(group({"criteria/weights/oby.yaml": said})).respected == {}


def test_without_any_the_list_is_the_same(group: MakeGroup) -> None:
    found = reservations(group())
    assert (found.reservations, found.abstentions) == ((), {})
    assert found.respected == {"bana": 1, "stig": 2, "vag": 3}
