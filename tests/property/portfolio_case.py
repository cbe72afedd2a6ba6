"""Questions about packages that are small enough to try every subset, and how they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from mlr_prio.engine.portfolio.constraint import AtMost, Constraints, JointBonus, Purse

if TYPE_CHECKING:
    from numpy.typing import NDArray


UNIT = 1 / 16
"""Values are multiples of this: ties are common and sums are exact."""

Bits = tuple[int, ...]
Drawn = TypeVar("Drawn")


@dataclass(frozen=True)
class Case:
    """A question small enough to try every subset."""

    points: tuple[int, ...]
    costs: tuple[int, ...]
    budget: int
    constraints: Constraints

    @property
    def m(self) -> int:
        return len(self.costs)

    @property
    def values(self) -> NDArray[np.float64]:
        return np.array(self.points) * UNIT

    def worth(self, bits: Bits, points: tuple[int, ...] | None = None) -> int:
        """Return the value of a package in sixteenths."""
        bonus = sum(
            round(each.bonus / UNIT)
            for each in self.constraints.bonuses
            if all(bits[i] for i in each.projects)
        )
        return bonus + sum(p for p, bit in zip(points or self.points, bits, strict=True) if bit)

    def cost(self, bits: Bits) -> int:
        return sum(c for c, bit in zip(self.costs, bits, strict=True) if bit)

    def keeps(self, bits: Bits) -> bool:
        c = self.constraints
        return (
            self.cost(bits) <= self.budget
            and all(bits[b] for a, b in c.requires if bits[a])
            and not any(bits[a] and bits[b] for a, b in c.excludes)
            and all(any(bits[i] for i in some) for some in (*c.at_least_one_of, *c.coverage))
            and all(sum(bits[i] for i in set(each.projects)) <= each.count for each in c.at_most)
            and all(np.dot(each.costs, bits) <= each.limit for each in c.purses)
        )

    @cached_property
    def named(self) -> set[int]:
        c = self.constraints
        sets: list[tuple[int, ...]] = [*c.requires, *c.excludes, *c.at_least_one_of, *c.coverage]
        sets += [limit.projects for limit in c.at_most] + [bonus.projects for bonus in c.bonuses]
        return {i for some in sets for i in some}

    def welcome(self, bits: Bits, points: tuple[int, ...] | None = None) -> bool:
        """Tell whether every chosen project is worth something or named by a constraint."""
        return all(
            not bit or p > 0 or i in self.named
            for i, (bit, p) in enumerate(zip(bits, points or self.points, strict=True))
        )

    @cached_property
    def permitted(self) -> list[Bits]:
        every = product((1, 0), repeat=self.m)
        return [bits for bits in every if self.keeps(bits) and self.welcome(bits)]

    def preference(self, bits: Bits) -> tuple[int, int, Bits]:
        return self.worth(bits), -self.cost(bits), bits


def projects(m: int, fewest: int = 1) -> st.SearchStrategy[tuple[int, ...]]:
    return st.lists(st.integers(0, m - 1), min_size=fewest, max_size=3).map(tuple)


def pairs(m: int) -> st.SearchStrategy[tuple[tuple[int, int], ...]]:
    one = st.permutations(range(m)).map(lambda order: (order[0], order[1]))
    return st.lists(one, max_size=2 if m > 1 else 0).map(tuple)


def few(each: st.SearchStrategy[Drawn]) -> st.SearchStrategy[tuple[Drawn, ...]]:
    return st.lists(each, max_size=1).map(tuple)


@st.composite
def cases(draw: st.DrawFn, *, purses: bool = False, most: int = 9) -> Case:
    m = draw(st.integers(1, most))
    whole = st.lists(st.integers(0, 6), min_size=m, max_size=m).map(tuple)
    points = tuple(draw(st.lists(st.integers(-2, 8), min_size=m, max_size=m)))
    costs = draw(whole)
    budget = draw(st.integers(0, sum(costs) + 1))
    at_most = st.builds(AtMost, st.integers(0, 2), projects(m))
    bonuses = st.builds(JointBonus, projects(m), st.integers(-4, 4).map(lambda k: k * UNIT))
    constraints = Constraints(
        requires=draw(pairs(m)),
        excludes=draw(pairs(m)),
        at_least_one_of=draw(few(projects(m))),
        at_most=draw(few(at_most)),
        bonuses=draw(few(bonuses)),
        coverage=draw(few(projects(m, 0 if purses else 1))),
        purses=(Purse(draw(whole), draw(st.integers(0, 12))),) if purses else (),
    )
    return Case(points, costs, budget, constraints)


def law(examples: int = 50) -> settings:
    return settings(max_examples=examples, deadline=None)


def bits_of(chosen: NDArray[np.bool_]) -> Bits:
    return tuple(int(bit) for bit in chosen)
