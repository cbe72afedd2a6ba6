"""The conditions on a pot's package: from ids in files to indices, and back to words when they clash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlr_prio.engine.portfolio.constraint import (
    AtMost,
    ConstraintKind,
    Constraints,
    JointBonus,
    Purse,
)
from mlr_prio.engine.portfolio.unit import budget_units, cost_units
from mlr_prio.errors import RequestError
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mlr_prio.assessment.portfolio.alternative import Entrants
    from mlr_prio.assessment.portfolio.pot import PotBudget
    from mlr_prio.engine.portfolio.clash import ClashError
    from mlr_prio.engine.portfolio.constraint import ConstraintReference
    from mlr_prio.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as the files state it.

    Parameters
    ----------
    kind
        What it demands.
    projects
        The projects or the package that it names; for ``requires`` the one that requires comes first.
    detail
        A count, a municipality or a pot with its amount.
    """

    kind: ConstraintKind
    projects: tuple[str, ...] = ()
    detail: str = ""

    def __str__(self) -> str:
        """Return the condition in the words of the files, which are the same in every language."""
        named = ", ".join(self.projects)
        match self.kind:
            case ConstraintKind.REQUIRES | ConstraintKind.EXCLUDES:
                return f"{self.projects[0]} {self.kind.value} {self.projects[1]}"
            case ConstraintKind.AT_LEAST_ONE_OF:
                return f"at_least_one_of [{named}]"
            case ConstraintKind.AT_MOST:
                return f"at_most {self.detail} [{named}]"
            case ConstraintKind.COVERAGE:
                return f"--every-member {self.detail} [{named}]"
            case _:
                return f"--budget {self.detail}"


@dataclass(frozen=True, slots=True)
class Conditions:
    """The conditions of a pot.

    Parameters
    ----------
    constraints
        For the engine; projects are alternatives.
    stated
        The same as stated, by kind in the order of the constraints.
    bonuses
        The packages, paid for one by one, whose joint bonus counts; by id.
    untried
        Conditions that name something outside the pot's alternatives and so cannot be tried here.
    """

    constraints: Constraints
    stated: Mapping[ConstraintKind, tuple[Condition, ...]]
    bonuses: tuple[str, ...]
    untried: tuple[Condition, ...]

    def named(self, references: Sequence[ConstraintReference]) -> tuple[Condition, ...]:
        """Return the conditions that the engine refers to."""
        return tuple(self.stated[reference.kind][reference.index] for reference in references)

    def shown(self) -> tuple[Condition, ...]:
        """Return every condition beside the budget."""
        kinds = [kind for kind in ConstraintKind if kind is not ConstraintKind.BUDGET]
        return tuple(condition for kind in kinds for condition in self.stated[kind])

    def clash(self, error: ClashError) -> RequestError:
        """Return the error that names conditions which no package keeps together."""
        named = "; ".join(map(str, self.named(error.clash)))
        return RequestError(
            message("no package keeps these conditions at the same time: {conditions}", conditions=named),
            message("drop or loosen one of them, or raise the budget if it is among them"),
        )


@dataclass(frozen=True, slots=True)
class _Collected:
    """Conditions of one kind: those with indices, as stated, and those that cannot be tried."""

    indices: tuple[tuple[int, ...], ...]
    stated: tuple[Condition, ...]
    untried: tuple[Condition, ...]


def conditions(
    problem: Problem,
    budget: PotBudget,
    field: Entrants,
    unit: float,
    co_funders: Mapping[str, PotBudget],
    *,
    every_member: bool = False,
) -> Conditions:
    """Return the conditions on a pot's package.

    Parameters
    ----------
    problem
        The workspace.
    budget
        The pot.
    field
        What competes.
    unit
        The cost unit in millions.
    co_funders
        The other pots with an amount, by id: the purses that co-funding is taken from.
    every_member
        Whether each municipality must be touched by one project or more.
    """
    index = field.index()
    requires = _collected(ConstraintKind.REQUIRES, _requirements(problem, index), index)
    excludes = _collected(ConstraintKind.EXCLUDES, _exclusions(problem, index), index)
    document = problem.budgets.document if problem.budgets else None
    some = _collected(
        ConstraintKind.AT_LEAST_ONE_OF,
        [(ids, "") for ids in document.at_least_one_of] if document else (),
        index,
    )
    limits = [limit for limit in document.at_most if index.keys() & set(limit.projects)] if document else []
    bonuses = [
        package
        for package in (document.packages if document else ())
        if package.cost is None and package.bonus is not None and index.keys() >= set(package.projects)
    ]
    coverage = _coverage(problem, budget, field) if every_member else {}
    purses = _purses(field, unit, co_funders)
    constraints = Constraints(
        requires=tuple((a, b) for a, b in requires.indices),
        excludes=tuple((a, b) for a, b in excludes.indices),
        at_least_one_of=some.indices,
        at_most=tuple(AtMost(limit.count, _held(limit.projects, index)) for limit in limits),
        bonuses=tuple(JointBonus(_held(b.projects, index), (b.bonus or 0.0) / 100) for b in bonuses),
        coverage=tuple(coverage.values()),
        purses=tuple(purses.values()),
    )
    return Conditions(
        constraints,
        {
            ConstraintKind.BUDGET: (Condition(ConstraintKind.BUDGET, detail=budget.in_words),),
            ConstraintKind.REQUIRES: requires.stated,
            ConstraintKind.EXCLUDES: excludes.stated,
            ConstraintKind.AT_LEAST_ONE_OF: some.stated,
            ConstraintKind.AT_MOST: tuple(
                Condition(ConstraintKind.AT_MOST, limit.projects, str(limit.count)) for limit in limits
            ),
            ConstraintKind.COVERAGE: tuple(
                Condition(ConstraintKind.COVERAGE, tuple(field.ids[i] for i in touching), member)
                for member, touching in coverage.items()
            ),
            ConstraintKind.PURSE: tuple(
                Condition(ConstraintKind.PURSE, detail=co_funders[pot].in_words) for pot in purses
            ),
        },
        tuple(package.id for package in bonuses),
        (*requires.untried, *some.untried),
    )


def _held(projects: Sequence[str], index: Mapping[str, int]) -> tuple[int, ...]:
    """Return the alternatives that hold some of the projects, each once."""
    return tuple(dict.fromkeys(index[id_] for id_ in projects if id_ in index))


def _collected(
    kind: ConstraintKind, entries: Sequence[tuple[tuple[str, ...], str]], index: Mapping[str, int]
) -> _Collected:
    """Sort conditions into those that lie within the alternatives and those that reach outside.

    A condition on projects that all lie outside says nothing here; one that projects paid for as one keep by
    themselves is left out.
    """
    inside, untried = [], []
    for projects, detail in entries:
        held = _held(projects, index)
        condition = Condition(kind, projects, detail)
        if held and not index.keys() >= set(projects):
            untried.append(condition)
        elif len(held) > 1 or (held and kind is ConstraintKind.AT_LEAST_ONE_OF):
            inside.append((held, condition))
    return _Collected(
        tuple(held for held, _ in inside), tuple(condition for _, condition in inside), tuple(untried)
    )


def _requirements(problem: Problem, index: Mapping[str, int]) -> list[tuple[tuple[str, ...], str]]:
    """Return what the alternatives require that is not built already."""
    built = {p.document.id for p in problem.projects if p.document.status.value == "built"}
    return [
        ((project.id, other), "")
        for project in problem.candidates
        if project.id in index
        for other in project.requires
        if other not in built
    ]


def _exclusions(problem: Problem, index: Mapping[str, int]) -> list[tuple[tuple[str, ...], str]]:
    """Return each pair of alternatives that exclude one another once; what is outside is not chosen."""
    pairs = {
        tuple(sorted((project.id, other))): None
        for project in problem.candidates
        for other in project.excludes
        if project.id in index and other in index
    }
    return [(pair, "") for pair in pairs]


def _coverage(problem: Problem, budget: PotBudget, field: Entrants) -> dict[str, tuple[int, ...]]:
    """Return by municipality the alternatives that touch it; refuse when one is touched by none."""
    coverage = {
        member.id: tuple(
            i
            for i, entry in enumerate(field.alternatives)
            if any(member.id in project.municipalities for project in entry.projects)
        )
        for member in problem.members
    }
    untouched = [member for member, touching in coverage.items() if not touching]
    if untouched:
        raise RequestError(
            message(
                "no project with a cost in the pot {pot} touches {municipalities}",
                pot=budget.id or "–",
                municipalities=", ".join(untouched),
            ),
            message("leave out --every-member, or add projects or costs"),
        )
    return coverage


def _purses(field: Entrants, unit: float, co_funders: Mapping[str, PotBudget]) -> dict[str, Purse]:
    """Return the other pots that pay a part, with what each alternative takes of them."""
    return {pot: _purse(field, pot, unit, funder) for pot, funder in _used(field, co_funders)}


def _used(field: Entrants, co_funders: Mapping[str, PotBudget]) -> Iterator[tuple[str, PotBudget]]:
    for pot, funder in co_funders.items():
        if any(pot in entry.co_funding for entry in field.alternatives):
            yield pot, funder


def _purse(field: Entrants, pot: str, unit: float, funder: PotBudget) -> Purse:
    parts = [entry.co_funding.get(pot, 0.0) for entry in field.alternatives]
    return Purse(tuple(cost_units(parts, unit).tolist()), budget_units(funder.amount, unit))
