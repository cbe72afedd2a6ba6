"""Why one project stands before another, in sentences that claim no more than the numbers carry."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, Final

from mlr_prio.report.text.number import Numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mlr_prio.assessment.explanation import Comparison
    from mlr_prio.assessment.ranking import RankedProject
    from mlr_prio.report.text.name import Names
    from mlr_prio.translation import Translator

SMALLEST: Final = 1e-12
"""Contributions to a difference below this are not worth a word."""

ENOUGH: Final = 0.5
"""Reasons are named, largest first, until they make up half of what speaks for a project; when one criterion
alone makes up more than that, the difference is said to rest on it."""


def comparison_sentences(
    comparison: Comparison, weights: Mapping[str, float], names: Names, translate: Translator
) -> tuple[str, ...]:
    """Return what there is to say about a difference, the answer first.

    Parameters
    ----------
    comparison
        The difference.
    weights
        The weights in force by criterion.
    names
        The names of projects and criteria.
    translate
        The reader's language.
    """
    words = _Words(comparison, weights, names, translate)
    return tuple(words.tie() if comparison.is_tie else words.order())


@dataclass(frozen=True, slots=True)
class _Words:
    comparison: Comparison
    weights: Mapping[str, float]
    names: Names
    translate: Translator

    def tie(self) -> Iterator[str]:
        place = self.comparison.above.rank
        yield self.translate("{above} and {below} share place {place}.", **self._projects, place=place)
        reasons, against = self._reasons(1), self._reasons(-1)
        if reasons and against:
            yield self.translate(
                "What speaks for {above} is {reasons}; what speaks for {below} is {against}.",
                **self._projects,
                reasons=reasons,
                against=against,
            )
        yield from self._unknown()

    def order(self) -> Iterator[str]:
        yield self._verdict()
        if self.comparison.dominates:
            yield self._dominance()
        yield from self._unknown()
        yield from self._concentration()

    @property
    def _projects(self) -> Mapping[str, str]:
        pair = {"above": self.comparison.above, "below": self.comparison.below}
        return {role: self.names.projects[row.project.id] for role, row in pair.items()}

    def _verdict(self) -> str:
        reasons, against = self._reasons(1), self._reasons(-1)
        if not reasons and not against:
            return self.translate(
                "{above} goes before {below} only because the middle counts where scores are missing.",
                **self._projects,
            )
        if not reasons:
            return self.translate(
                "{above} goes before {below} only because the middle counts where scores are missing; "
                "what speaks for {below} is {against}.",
                **self._projects,
                against=against,
            )
        if not against:
            return self.translate(
                "{above} goes before {below}, mainly because it is judged better on {reasons}.",
                **self._projects,
                reasons=reasons,
            )
        return self.translate(
            "{above} goes before {below}, mainly because it is judged better on {reasons}; "
            "what speaks for {below} is {against}.",
            **self._projects,
            reasons=reasons,
            against=against,
        )

    def _dominance(self) -> str:
        if all(weight > 0 for weight in self.weights.values()):
            return self.translate(
                "{above} is at least as good on every criterion; no other weights can turn the order.",
                **self._projects,
            )
        return self.translate(
            "{above} is at least as good on every criterion that has weight; "
            "no other weights of these can turn the order.",
            **self._projects,
        )

    def _reasons(self, sign: int) -> str:
        """Return the criteria that speak for the upper (1) or the lower (-1), as far as both are judged."""
        unknown = {*self.comparison.above.missing, *self.comparison.below.missing}
        parts = {
            criterion: sign * part
            for criterion, part in self.comparison.by_criterion.items()
            if sign * part > SMALLEST and criterion not in unknown
        }
        chosen: list[str] = []
        for criterion in sorted(parts, key=parts.__getitem__, reverse=True):
            if fsum(parts[c] for c in chosen) >= ENOUGH * fsum(parts.values()):
                break
            chosen.append(criterion)
        return self.translate.listed([self.names.spoken[criterion] for criterion in chosen])

    def _unknown(self) -> Iterator[str]:
        pair = (self.comparison.above, self.comparison.below)
        incomplete = [(row, missing) for row in pair if (missing := self._missing(row))]
        for row, missing in incomplete[:-1]:
            yield self._not_judged(row, missing)
        if incomplete:
            yield self._not_judged_therefore(*incomplete[-1])
        elif self.comparison.high - self.comparison.low > SMALLEST:
            yield self.translate(
                "Some scores are uncertain; the difference is between {low} and {high}.", **self._ends
            )
        if self.comparison.may_turn and not self.comparison.is_tie:
            yield self.translate("The order may turn when these scores become known.")

    def _missing(self, row: RankedProject) -> list[str]:
        """Return the names of the criteria that count and are not judged for a project."""
        return [self.names.spoken[criterion] for criterion in row.missing if self.weights[criterion] > 0]

    def _not_judged(self, row: RankedProject, missing: list[str]) -> str:
        return self.translate.plural(
            "{criteria} is not judged for {project}.",
            "{criteria} are not judged for {project}.",
            len(missing),
            criteria=self.translate.listed(missing),
            project=self.names.projects[row.project.id],
        )

    def _not_judged_therefore(self, row: RankedProject, missing: list[str]) -> str:
        return self.translate.plural(
            "{criteria} is not judged for {project}; the difference is therefore between {low} and {high}.",
            "{criteria} are not judged for {project}; the difference is therefore between {low} and {high}.",
            len(missing),
            criteria=self.translate.listed(missing),
            project=self.names.projects[row.project.id],
            **self._ends,
        )

    @property
    def _ends(self) -> Mapping[str, str]:
        numbers = Numbers(self.translate.language)
        return {"low": numbers.signed(self.comparison.low), "high": numbers.signed(self.comparison.high)}

    def _concentration(self) -> Iterator[str]:
        """Yield how much of what speaks for the upper project one criterion makes up, when that is most."""
        speaking = {c: part for c, part in self.comparison.by_criterion.items() if part > SMALLEST}
        for criterion, part in speaking.items():
            share = part / fsum(speaking.values())
            if share > ENOUGH:
                yield self.translate(
                    "Of what speaks for {project} {share} comes from one criterion, {criterion}.",
                    project=self.names.projects[self.comparison.above.project.id],
                    share=Numbers(self.translate.language).percent(share, 0),
                    criterion=self.names.spoken[criterion],
                )
