"""The few lines at the top: the figures are those of the analyses, and a short list has fewer of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest

from mlr_prio.assessment.ranking import rank, rank_all_profiles
from mlr_prio.model.problem import Problem
from mlr_prio.report.builder.chapter.basis import Chapter
from mlr_prio.report.document import Bullets

Write = Callable[..., Chapter | None]


def items(chapter: Chapter | None) -> tuple[str, ...]:
    assert chapter is not None
    (bullets,) = (block for block in chapter.blocks if isinstance(block, Bullets))
    return bullets.items


def test_the_first_five_stand_in_the_order_of_the_list(shipped: Problem, write: Write) -> None:
    names = [row.project.name.localized("sv") for row in rank(shipped).rows[:5]]
    first = items(write("summary", shipped))[0]
    assert [first.index(name) for name in names] == sorted(first.index(name) for name in names)


def test_agreement_is_counted_over_the_lists_of_all_members(shipped: Problem, write: Write) -> None:
    """The oracle goes through every pair on every member's own list."""
    ranks = rank_all_profiles(shipped)
    members = [k for k, id_ in enumerate(ranks.profiles) if id_ in rank(shipped).in_force.members]
    agreed = 0
    for one, other in combinations(ranks.ranks.values(), 2):
        signs = {(one[k] > other[k]) - (one[k] < other[k]) for k in members} - {0}
        agreed += len(signs) == 1
    pairs = len(ranks.ranks) * (len(ranks.ranks) - 1) // 2
    assert any(f"{agreed} av {pairs} jämförelser" in item for item in items(write("summary", shipped)))


def test_a_long_list_says_nothing_of_weightings_that_were_not_tried(
    shipped: Problem, write: Write, with_copies: Callable[..., Problem]
) -> None:
    assert any("viktningarna" in item for item in items(write("summary", shipped)))
    assert not any("viktningarna" in item for item in items(write("summary", with_copies(shipped, 151))))


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_projects_need_no_summary(shipped: Problem, write: Write, count: int) -> None:
    competing = [sourced for sourced in shipped.projects if sourced.document.competes][:count]
    assert write("summary", replace(shipped, projects=tuple(competing))) is None


def test_without_profiles_nothing_is_said_of_agreement(shipped: Problem, write: Write) -> None:
    assert not any("överens" in item for item in items(write("summary", replace(shipped, profiles=()))))
