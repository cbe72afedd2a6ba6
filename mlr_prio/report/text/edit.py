"""An edit in a few words, and what it did: ``vikt Kollektivtrafik 30 → 40 (+2,1)``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.edit import EditKind
from mlr_prio.message import message
from mlr_prio.model.score import Score
from mlr_prio.report.text.name import Names
from mlr_prio.report.text.number import MISSING, Numbers
from mlr_prio.report.text.performance import performance_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mlr_prio.assessment.difference import Cause, Difference
    from mlr_prio.assessment.edit import Edit
    from mlr_prio.message import Message
    from mlr_prio.model.criterion import Scale
    from mlr_prio.translation import Translator

_WORDS: Final[Mapping[EditKind, Message]] = {
    EditKind.WEIGHT: message("weight {criterion} {old} → {new}"),
    EditKind.SHARE: message("weight {criterion} {old} → {new}"),
    EditKind.PROFILE: message("new weights of {owner}"),
    EditKind.PROFILE_ADDED: message("{owner} has answered"),
    EditKind.PROFILE_REMOVED: message("{owner} no longer counts"),
    EditKind.CRITERIA_WEIGHTS_ADDED: message("the weights of the criteria file count"),
    EditKind.CRITERIA_WEIGHTS_REMOVED: message("the weights of the criteria file no longer count"),
    EditKind.CRITERION_ADDED: message("new criterion {criterion}"),
    EditKind.CRITERION_REMOVED: message("criterion {criterion} is gone"),
    EditKind.CRITERION_MOVED: message("criterion {criterion} in another group"),
    EditKind.SCALE: message("new scale or value function of {criterion}"),
    EditKind.SCORE: message("score {criterion} {old} → {new}"),
    EditKind.LEVEL: message("score or scale of {criterion}"),
}
"""Every kind has its words; a test sees to it."""


@dataclass(frozen=True, slots=True)
class EditWords:
    """Says edits in one language.

    Parameters
    ----------
    names
        The names of both lists; what has none goes by its id.
    scales
        By criterion the scale that scores are shown on.
    translate
        The reader's language.
    """

    names: Names
    scales: Mapping[str, Scale]
    translate: Translator

    @classmethod
    def of(cls, difference: Difference, translate: Translator) -> EditWords:
        """Return the words for a comparison; the new list's names go before the old one's."""
        problems = [state.problem for state in (difference.old, difference.new) if state.problem is not None]
        scales = {c.id: c.scale for problem in problems for c in problem.leaves}
        return cls(_names(difference, translate), scales, translate)

    def edit(self, edit: Edit) -> str:
        """Return an edit; whose weight it is stands first."""
        facts = {
            "criterion": self.names.spoken.get(edit.id, edit.id),
            "owner": self.names.profiles.get(edit.owner, edit.owner),
            "old": self._written(edit, edit.old),
            "new": self._written(edit, edit.new),
        }
        said = self.translate(_WORDS[edit.kind].template, **facts)
        return f"{facts['owner']}: {said}" if edit.kind is EditKind.WEIGHT and edit.owner else said

    def _written(self, edit: Edit, what: float | Score | None) -> str:
        numbers = Numbers(self.translate.language)
        if edit.kind is EditKind.SCORE:
            score = what if isinstance(what, Score) else None
            return performance_text(score, self.scales[edit.id], numbers)
        if what is None or isinstance(what, Score):
            return MISSING
        return numbers.percent(what, 1) if edit.kind is EditKind.SHARE else numbers.plain(what)

    def causes(self, causes: Sequence[Cause], most: int) -> str:
        """Return what changed a value, the largest first.

        The largest is named, and up to ``most`` of those that show with one decimal; the others are summed,
        unless their sum does not show either.
        """
        signed = Numbers(self.translate.language).signed
        parts = self._merged(causes)
        named = max(1, min(most, sum(signed(effect) != signed(0.0) for _what, effect in parts)))
        said = [f"{what} ({signed(effect)})" for what, effect in parts[:named]]
        rest = parts[named:]
        effect = signed(sum(effect for _what, effect in rest))
        if effect != signed(0.0):
            said.append(
                self.translate.plural(
                    "{count} more edit ({effect})", "{count} more edits ({effect})", len(rest), effect=effect
                )
            )
        return ", ".join(said)

    def _merged(self, causes: Sequence[Cause]) -> list[tuple[str, float]]:
        """Return words and effects, the largest first; the same weight in several profiles is said once."""
        groups: dict[tuple[str, str], list[Cause]] = {}
        for index, cause in enumerate(causes):
            key = cause.edit.id if cause.edit.kind is EditKind.WEIGHT else str(index)
            groups.setdefault((cause.edit.kind, key), []).append(cause)
        parts = [(self._group(group), sum(cause.effect for cause in group)) for group in groups.values()]
        return sorted(parts, key=lambda part: -abs(part[1]))

    def _group(self, group: Sequence[Cause]) -> str:
        if len(group) == 1:
            return self.edit(group[0].edit)
        criterion = self.names.spoken.get(group[0].edit.id, group[0].edit.id)
        return self.translate("weight {criterion} in {count} profiles", criterion=criterion, count=len(group))


def _names(difference: Difference, translate: Translator) -> Names:
    states = (difference.old, difference.new)
    known = [Names.of(s.problem, translate.language) for s in states if s.problem is not None]
    exported = [state.names for state in states]

    def merged(maps: Iterable[Mapping[str, str]]) -> dict[str, str]:
        return {id_: name for names in maps for id_, name in names.items()}

    return Names(
        projects=merged([*exported, *(names.projects for names in known)]),
        municipalities=merged(names.municipalities for names in known),
        profiles=merged(names.profiles for names in known),
        pots=merged(names.pots for names in known),
        criteria=merged(names.criteria for names in known),
        labels=merged(names.labels for names in known),
        spoken=merged(names.spoken for names in known),
    )
