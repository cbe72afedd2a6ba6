"""The contract of a lint rule."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mlr_prio.assessment.performance import performance_table
from mlr_prio.assessment.weighting import weights_in_force
from mlr_prio.finding import Finding, Severity, SourceLocation
from mlr_prio.model.criterion import Criterion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from mlr_prio.assessment.performance import PerformanceTable
    from mlr_prio.message import Message
    from mlr_prio.model.problem import Problem
    from mlr_prio.model.project import Project
    from mlr_prio.model.source import Path, Sourced


@dataclass(frozen=True)
class Judgement:
    """What the rules question: a workspace, and what several of them need to know of it, worked out once.

    Parameters
    ----------
    problem
        The workspace.
    """

    problem: Problem

    @cached_property
    def candidates(self) -> tuple[Sourced[Project], ...]:
        """The projects that compete, with their files: the axis ``m``."""
        return tuple(sourced for sourced in self.problem.projects if sourced.document.competes)

    @cached_property
    def table(self) -> PerformanceTable:
        """The partial values ``(m, n)`` of the candidates."""
        return performance_table(self.problem.candidates, self.problem.leaves)

    @cached_property
    def weights(self) -> NDArray[np.float64]:
        """The joint weights ``(n,)``."""
        return weights_in_force(self.problem).weights

    @cached_property
    def _ways(self) -> dict[str, Path]:
        nodes = self.problem.criteria.document.nodes()
        return {node.item.id: node.at for node in nodes if isinstance(node.item, Criterion)}

    def at_criterion(self, criterion: str, *way: str | int, key: bool = False) -> SourceLocation:
        """Return the place of a criterion's entry."""
        return self.problem.criteria.at(*self._ways[criterion], *way, key=key)


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule has to say about one place: a finding without the rule's code and severity."""

    location: SourceLocation
    message: Message
    hint: Message | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A lint rule.

    Parameters
    ----------
    code
        ``MLR2xx``, stable.
    severity
        Warning, or note for what only informs.
    title
        What the rule looks for.
    why
        Why it matters, with its source where there is one; shown by ``mlr-prio check --rules``.
    check
        Yields the remarks on a judgement, in a fixed order.
    """

    code: str
    severity: Severity
    title: Message
    why: Message
    check: Callable[[Judgement], Iterator[Remark]]

    def findings(self, judgement: Judgement) -> Iterator[Finding]:
        """Yield the remarks as findings."""
        for remark in self.check(judgement):
            yield Finding(self.code, self.severity, remark.location, remark.message, remark.hint)
