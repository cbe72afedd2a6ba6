"""Which list is asked for, whatever its form: the weights, the future and the method."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlr_prio.assessment.ranking import Ranking
    from mlr_prio.cli.session import Session
    from mlr_prio.report.report import Report
    from mlr_prio.translation import Translator

HEADLINE = "weighted-sum"


@dataclass(frozen=True, slots=True)
class ListCase:
    """What is asked of the list beside its form.

    Parameters
    ----------
    profile
        The id of a weight profile; None for the joint weights.
    shares
        What-ifs: ids and shares of the parent's weight, 0 to 1.
    scenario
        The id of a scenario; None for the files as they are.
    method
        The id of the method; any but the weighted sum is a check.
    by_population
        Whether influence follows population instead of being equal.
    """

    profile: str | None = None
    shares: tuple[tuple[str, float], ...] = ()
    scenario: str | None = None
    method: str = HEADLINE
    by_population: bool = False

    def maker(self, session: Session, top: int | None, *, outside: bool) -> Callable[[Translator], Report]:
        """Return what makes the report; each after the first shows what moved since the one before it."""
        shown: list[Ranking] = []

        def make(translator: Translator) -> Report:
            ranking = self._ranking(session)
            if self.method != HEADLINE:
                return _check(ranking, self.method, translator, top)
            before = shown.pop() if shown else None
            shown.append(ranking)
            return _list(self._moved(ranking, before), translator, top, outside=outside)

        return make

    def _ranking(self, session: Session) -> Ranking:
        from mlr_prio.assessment.ranking import rank

        return rank(
            session.problem(),
            profile=self.profile,
            shares=self.shares,
            scenario=self.scenario,
            by_population=self.by_population,
        )

    def _moved(self, ranking: Ranking, before: Ranking | None) -> Ranking:
        """Mark the old places, unless a what-if or a scenario already marks its own."""
        from mlr_prio.assessment.ranking import moved_since

        if before is None or ranking.is_what_if:
            return ranking
        return moved_since(ranking, before)


def _list(ranking: Ranking, translator: Translator, top: int | None, *, outside: bool) -> Report:
    from mlr_prio.report.builder.ranking import ranking_report

    return ranking_report(ranking, translator, top=top, outside=outside)


def _check(ranking: Ranking, method: str, translator: Translator, top: int | None) -> Report:
    from mlr_prio.assessment.cross_check import cross_check
    from mlr_prio.report.builder.method import method_report

    return method_report(cross_check(ranking.problem, ranking.in_force), method, translator, top=top)
