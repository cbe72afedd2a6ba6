"""All analyses of one list, each made when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.performance import performance_table
from mlr_prio.assessment.ranking import rank
from mlr_prio.assessment.sensitivity.study import Study, top_of
from mlr_prio.assessment.sensitivity.uncertainty import uncertain_cells
from mlr_prio.assessment.sensitivity.weight_space import tried_weights

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mlr_prio.assessment.cross_check import CrossCheckTable
    from mlr_prio.assessment.ranking import Ranking
    from mlr_prio.assessment.scenario import ScenarioComparison
    from mlr_prio.assessment.sensitivity.acceptability import Acceptability, Winning
    from mlr_prio.assessment.sensitivity.bounds import PossibleOrders
    from mlr_prio.assessment.sensitivity.drivers import Closeness, Driver
    from mlr_prio.assessment.sensitivity.needed import Needed
    from mlr_prio.assessment.sensitivity.stability import ScoreIntervals, WeightStability
    from mlr_prio.assessment.sensitivity.weight_space import TriedWeights
    from mlr_prio.engine.sensitivity.simulation import Simulation
    from mlr_prio.model.problem import Problem

PRECISION: Final = 0.01
"""The error of the simulated shares where nobody says: one percentage point."""

SEED: Final = 1
"""The seed where nobody says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SensitivityRequest:
    """What is asked for.

    Parameters
    ----------
    profile
        The id of a weight profile; None for the joint weights.
    top
        How many places count as the top; None is five, or all of a shorter list.
    weights
        Which weightings are tried, see :func:`~.weight_space.tried_weights`.
    samples
        The least number of weightings to draw; None draws what ``precision`` needs.
    precision
        The largest error of the shares of places, 0 to 1.
    seed, threads
        Equal seeds give equal results, whatever the number of threads.
    exact
        Compute attainable places instead of safe bounds.
    progress
        Called in long jobs with the number of steps done and of all steps.
    """

    profile: str | None = None
    top: int | None = None
    weights: str | None = None
    samples: int | None = None
    precision: float = PRECISION
    seed: int = SEED
    threads: int = 1
    exact: bool = False
    progress: Callable[[int, int], None] | None = None


@dataclass(frozen=True)
class Sensitivity:
    """The analyses of one list of at least one project; made by :func:`sensitivity`.

    Parameters
    ----------
    request
        What was asked for.
    study
        The list and what is behind it.
    tried
        The weightings that are tried.
    """

    request: SensitivityRequest
    study: Study
    tried: TriedWeights

    @property
    def ranking(self) -> Ranking:
        """The list."""
        return self.study.ranking

    @property
    def top(self) -> int:
        """How many places count as the top."""
        return self.study.top

    @cached_property
    def weight_stability(self) -> WeightStability:
        """The intervals of the weights."""
        from mlr_prio.assessment.sensitivity.stability import weight_stability

        return weight_stability(self.study)

    @cached_property
    def score_stability(self) -> Mapping[str, ScoreIntervals]:
        """The intervals of the single scores, by what holds."""
        from mlr_prio.assessment.sensitivity.stability import score_stability

        return score_stability(self.study)

    @cached_property
    def acceptability(self) -> Acceptability:
        """How often each project takes each place."""
        from mlr_prio.assessment.sensitivity.acceptability import acceptability

        return acceptability(self.study, self.tried.space, self._simulation, self._exact_winning)

    @cached_property
    def winning(self) -> Winning:
        """Who beats whom how often: exact where that is possible, else simulated."""
        from mlr_prio.assessment.sensitivity.acceptability import simulated_winning

        return self._exact_winning or simulated_winning(self.study, self.tried.space, self._simulation)

    @cached_property
    def _exact_winning(self) -> Winning | None:
        from mlr_prio.assessment.sensitivity.acceptability import exact_winning

        return exact_winning(self.study, self.tried.space)

    @cached_property
    def confidence(self) -> Mapping[str, float | None] | None:
        """How often each project is first at its own central weights; None when all scores are exact."""
        from mlr_prio.assessment.sensitivity.acceptability import confidence

        return confidence(self.study, self.acceptability, self._simulation)

    @cached_property
    def drivers(self) -> tuple[Driver, ...]:
        """Which scores to look into first."""
        from mlr_prio.assessment.sensitivity.drivers import drivers

        return drivers(self.study)

    @cached_property
    def closeness(self) -> Closeness | None:
        """What makes the order across the edge of the top uncertain."""
        from mlr_prio.assessment.sensitivity.drivers import closeness

        return closeness(self.study, self.tried.space)

    @cached_property
    def bounds(self) -> PossibleOrders:
        """What must be and what can be."""
        from mlr_prio.assessment.sensitivity.bounds import possible_orders

        request = self.request
        return possible_orders(self.study, self.tried, exact=request.exact, progress=request.progress)

    @cached_property
    def needed(self) -> Mapping[str, Needed]:
        """What would bring the nearest projects into the top."""
        from mlr_prio.assessment.sensitivity.needed import needed_to_enter

        return needed_to_enter(self.study, self.request.progress)

    @cached_property
    def scenarios(self) -> ScenarioComparison:
        """The lists under all scenarios."""
        from mlr_prio.assessment.scenario import compare_scenarios

        return compare_scenarios(self.ranking.problem, top=self.top, profile=self.request.profile)

    @cached_property
    def methods(self) -> CrossCheckTable:
        """What other methods say."""
        from mlr_prio.assessment.cross_check import cross_check

        return cross_check(self.ranking.problem, self.ranking.in_force, top=self.top)

    @cached_property
    def _simulation(self) -> Simulation:
        from mlr_prio.engine.sensitivity.precision import samples_for
        from mlr_prio.engine.sensitivity.simulation import Simulation

        asked = self.request
        samples = asked.samples
        if samples is None:
            samples = samples_for(asked.precision, len(self.study.table.alternatives))
        return Simulation(samples, asked.seed, asked.threads, asked.progress)


def sensitivity(problem: Problem, request: SensitivityRequest) -> Sensitivity:
    """Return the analyses of the list; none is made yet.

    Parameters
    ----------
    problem
        The workspace.
    request
        What is asked for.

    Raises
    ------
    RequestError
        When the profile or the weights do not exist, or the top is longer than the list.
    """
    ranking = rank(problem, profile=request.profile)
    table = performance_table(problem.candidates, problem.leaves)
    cells = uncertain_cells(problem.candidates, problem.leaves, table)
    study = Study(ranking, table, cells, top_of(request.top, len(ranking.rows)))
    return Sensitivity(request, study, tried_weights(problem, ranking.in_force, request.weights))
