"""The contract of a lint rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlr_prio.finding import Finding, Severity, SourceLocation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mlr_prio.message import Message
    from mlr_prio.model.problem import Problem


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
        Yields the remarks on a problem, in a fixed order.
    """

    code: str
    severity: Severity
    title: Message
    why: Message
    check: Callable[[Problem], Iterator[Remark]]

    def findings(self, problem: Problem) -> Iterator[Finding]:
        """Yield the remarks as findings."""
        for remark in self.check(problem):
            yield Finding(self.code, self.severity, remark.location, remark.message, remark.hint)
