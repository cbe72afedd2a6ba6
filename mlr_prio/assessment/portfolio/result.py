"""What is known about the packages of each pot, with ids instead of indices."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.assessment.portfolio.alternative import Alternative, KeptOut
    from mlr_prio.assessment.portfolio.condition import Condition
    from mlr_prio.assessment.portfolio.pot import PotBudget
    from mlr_prio.assessment.portfolio.price import PriceYears
    from mlr_prio.assessment.ranking import Ranking
    from mlr_prio.assessment.sensitivity.weight_space import TriedWeights
    from mlr_prio.engine.portfolio.index_map import Field
    from mlr_prio.model.budget import UpliftClass

Ids = tuple[str, ...]
"""Ids of alternatives: of a project, or of a package that is paid for as one."""


@dataclass(frozen=True, slots=True)
class ChosenPackage:
    """A package.

    Parameters
    ----------
    ids
        What it holds, in the order of the pot.
    cost
        In millions, as stated.
    value
        Above the level where nothing is built, 1 for a project that goes from worst to best on everything.
    """

    ids: Ids
    cost: float
    value: float


@dataclass(frozen=True, slots=True)
class Outside:
    """What an alternative outside the package needs to come in.

    Parameters
    ----------
    id
        The alternative.
    extra
        The least extra money, in millions, for which the best package holds it; None when no sum does.
    replaces
        What leaves the package then.
    """

    id: str
    extra: float | None
    replaces: Ids


class Rule(StrEnum):
    """The simple rules that packages are compared with."""

    LIST_UNTIL_FULL = "list_until_full"
    LIST_SKIPPING = "list_skipping"
    RATIO_SKIPPING = "ratio_skipping"


@dataclass(frozen=True, slots=True)
class RuleComparison:
    """What a simple rule chooses.

    Parameters
    ----------
    rule
        The rule.
    package
        What it chooses.
    loss
        The share of the best package's value that is lost; None when that is worth nothing. Negative only
        when conditions are broken.
    broken
        The conditions that it does not keep.
    """

    rule: Rule
    package: ChosenPackage
    loss: float | None
    broken: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Frontier:
    """Every efficient package, in rising cost and value.

    Parameters
    ----------
    points
        The packages.
    complete
        Whether the cheapest ones are there too.
    nested
        Whether each package holds all of the one before it.
    """

    points: tuple[ChosenPackage, ...]
    complete: bool
    nested: bool


@dataclass(frozen=True, slots=True)
class ExactRobustness:
    """What holds for every weighting between the corners of the weight space, not only for sampled ones.

    Parameters
    ----------
    packages
        How many packages are not dominated.
    core_index
        By alternative, the share of them that hold it.
    """

    packages: int
    core_index: Mapping[str, float]

    @property
    def core(self) -> Ids:
        """What every non-dominated package holds."""
        return tuple(id_ for id_, share in self.core_index.items() if share == 1)

    @property
    def borderline(self) -> Ids:
        """What some of them hold."""
        return tuple(id_ for id_, share in self.core_index.items() if 0 < share < 1)

    @property
    def exterior(self) -> Ids:
        """What none of them holds."""
        return tuple(id_ for id_, share in self.core_index.items() if share == 0)


@dataclass(frozen=True, slots=True)
class Robustness:
    """How the package fares under other weights.

    Parameters
    ----------
    counts
        By alternative, in how many samples the best package holds it.
    exact
        The exact answer at the scores that decide the list; None when there is none.
    widened
        The same when uncertain and missing scores may be anything that is possible.
    """

    counts: Mapping[str, int]
    exact: ExactRobustness | None
    widened: ExactRobustness | None


@dataclass(frozen=True, slots=True)
class UpliftLevel:
    """The package when costs rise and the frame stays.

    Parameters
    ----------
    source
        The observed class; None for the level that was asked for.
    factor
        What costs are multiplied by.
    affected
        The alternatives that the class is for.
    package
        The best package then, at its higher cost; None when none keeps the conditions.
    dropped, added
        Against the package at the stated costs.
    """

    source: UpliftClass | None
    factor: float
    affected: Ids
    package: ChosenPackage | None
    dropped: Ids
    added: Ids


@dataclass(frozen=True, slots=True)
class MemberShare:
    """What a municipality has of the package; a project is divided equally among those that it touches."""

    municipality: str
    projects: int
    cost: float
    value: float


@dataclass(frozen=True, slots=True)
class FairComparison:
    """The package that does best by the least satisfied municipality, and its price.

    Parameters
    ----------
    package
        The fair package.
    proven
        Whether it is proven to be the best of its kind.
    price
        The share of the joint value that it gives up.
    satisfaction, joint_satisfaction
        By municipality: the package's value to it divided by that of its own best package, for the fair and
        for the best joint package; None where nothing is worth anything to it.
    """

    package: ChosenPackage
    proven: bool
    price: float
    satisfaction: Mapping[str, float | None]
    joint_satisfaction: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class MapPlace:
    """Where an alternative stands on the two-index map."""

    social: float
    economic: float
    field: Field


@dataclass(frozen=True, slots=True)
class TwoIndexMap:
    """Social and environmental index against economic index.

    Parameters
    ----------
    places
        By alternative.
    line_social, line_economic
        The budget line on each axis: the index of the last project paid for along it; None when none is.
    """

    places: Mapping[str, MapPlace]
    line_social: float | None
    line_economic: float | None


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is worked out about a proven package."""

    outside: tuple[Outside, ...]
    frontier: Frontier
    rules: tuple[RuleComparison, ...]
    robustness: Robustness
    break_even: Mapping[str, float | None]
    """By chosen alternative: the highest cost, in millions, at which it stays in a best package."""
    uplift: tuple[UpliftLevel, ...]


@dataclass(frozen=True, slots=True)
class PotPortfolio:
    """The answer for one pot.

    Parameters
    ----------
    budget
        The pot and its frame.
    cost_unit
        What costs were rounded up to, in millions.
    alternatives
        What competes for the money.
    values
        Their values above the level where nothing is built, joint bonuses of packages left out.
    spans
        The ends of what is possible of these, given uncertain and missing scores.
    kept_out
        The pot's projects that do not compete, with the reason.
    conditions, untried
        The conditions that were kept, and those that could not be tried within the pot.
    package, proven
        The best package, and whether that is proven.
    others, optima
        Other packages of the same value, and how many there are with it; None when more than are listed.
    co_funding
        What the package takes of other pots, in millions.
    analysis
        None when the package is not proven, nothing competes, or more than was asked to be worked out.
    shares, outside_region
        What each municipality has of it, and how many chosen projects touch none.
    index_map
        The two-index map.
    fair
        The fair package, where it was asked for.
    price_years
        The price years of the costs.
    """

    budget: PotBudget
    cost_unit: float
    alternatives: tuple[Alternative, ...]
    values: Mapping[str, float]
    spans: Mapping[str, tuple[float, float]]
    kept_out: tuple[KeptOut, ...]
    conditions: tuple[Condition, ...]
    untried: tuple[Condition, ...]
    package: ChosenPackage
    proven: bool
    others: tuple[Ids, ...]
    optima: int | None
    co_funding: Mapping[str, float]
    analysis: Analysis | None
    shares: tuple[MemberShare, ...]
    outside_region: int
    index_map: TwoIndexMap
    fair: FairComparison | None
    price_years: PriceYears


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The answer for every pot that was asked about.

    Parameters
    ----------
    ranking
        The list under the same weights.
    tried
        The weights that were tried.
    samples, seed
        How many weightings were drawn, and from which seed.
    pots
        In the order asked.
    without_pot
        Candidates that name no pot, where there are pots; by id.
    exclusions
        Pairs of projects that exclude one another and are chosen in different pots.
    """

    ranking: Ranking
    tried: TriedWeights
    samples: int
    seed: int
    pots: tuple[PotPortfolio, ...]
    without_pot: tuple[str, ...]
    exclusions: tuple[tuple[str, str], ...]
