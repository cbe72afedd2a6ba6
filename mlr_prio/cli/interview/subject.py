"""What is asked about: steps from worst to best, in words."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from mlr_prio.cli.interview.dialogue import line_width
from mlr_prio.model.criterion import Criterion
from mlr_prio.report.builder.weights import words_of

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from mlr_prio.assessment.sibling import SiblingSet
    from mlr_prio.model.criterion import CriterionGroup, Scale
    from mlr_prio.model.problem import Problem
    from mlr_prio.report.text.weight import WeightWords
    from mlr_prio.translation import Translator


@dataclass(frozen=True, slots=True)
class Subject:
    """The tree of criteria for an interview.

    Parameters
    ----------
    items
        Groups and criteria by id.
    words
        Says ranges.
    """

    items: Mapping[str, Criterion | CriterionGroup]
    words: WeightWords

    @classmethod
    def of(cls, problem: Problem, translate: Translator) -> Subject:
        """Return the tree of a workspace."""
        items = {node.item.id: node.item for node in problem.criteria.document.nodes()}
        return cls(items, words_of(problem, translate))

    def name(self, id_: str) -> str:
        """Return the name of a group or criterion."""
        return self.words.names.criteria[id_]

    def named(self, id_: str) -> str:
        """Return the name of a criterion with its step, ``Restid (0 → 20 min)``; of a group only the name."""
        item = self.items[id_]
        if not isinstance(item, Criterion):
            return self.name(id_)
        return f"{self.name(id_)} ({self.words.range(item.scale)})"

    def step(self, id_: str) -> str:
        """Return the step of a criterion with the words for its ends; of a group those of its criteria."""
        item = self.items[id_]
        if isinstance(item, Criterion):
            return self.words.range(item.scale) + _meaning(item.scale)
        parts = (
            self.named(child.id) if isinstance(child, Criterion) else self.step(child.id)
            for child in item.children
        )
        return ", ".join(parts)

    def heading(self, siblings: SiblingSet) -> str:
        """Return what a set of siblings is called."""
        if siblings.parent is not None:
            return self.name(siblings.parent)
        has_groups = any(not isinstance(self.items[id_], Criterion) for id_ in siblings.ids)
        return self.words.translate("The groups") if has_groups else self.words.translate("The criteria")

    def listed(self, ids: Sequence[str], left: Container[str]) -> tuple[str, dict[str, str]]:
        """Return numbered lines, a step each, and the ids by what is typed for them.

        Only those that are ``left`` are listed; each keeps its number.
        """
        by_number = {str(number): id_ for number, id_ in enumerate(ids, start=1) if id_ in left}
        longest = max(len(self.name(id_)) for id_ in ids)
        lines = []
        for number, id_ in by_number.items():
            head = f"{number:>4}  {self.name(id_):<{longest}}  "
            lines += self._beside(head, id_)
        return "\n".join(lines), by_number

    def _beside(self, head: str, id_: str) -> list[str]:
        """Return a name and its step; the words for the ends give way where they need another line."""
        item, width = self.items[id_], line_width()
        step = self.step(id_)
        if isinstance(item, Criterion) and len(head) + len(step) > width:
            step = self.words.range(item.scale)
        return wrap(step, width, initial_indent=head, subsequent_indent=" " * len(head))


def _meaning(scale: Scale) -> str:
    worst, best = scale.levels.get(scale.worst), scale.levels.get(scale.best)
    return f": {worst} → {best}" if worst and best else ""
