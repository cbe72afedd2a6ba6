"""Names instead of ids, in the reader's language where the files have them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mlr_prio.model.criterion import Criterion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mlr_prio.model.base import Language
    from mlr_prio.model.problem import Problem

SHORTEST: Final = 3


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one workspace by id.

    Parameters
    ----------
    projects, municipalities, profiles
        Names in lists. A member's profile is called what the municipality is.
    criteria, labels, spoken
        Names of criteria and groups, the same for narrow places, and for sentences: there an abbreviation
        (a label that ends with a point) gives way to the name.
    """

    projects: Mapping[str, str]
    municipalities: Mapping[str, str]
    profiles: Mapping[str, str]
    criteria: Mapping[str, str]
    labels: Mapping[str, str]
    spoken: Mapping[str, str]

    @classmethod
    def of(cls, problem: Problem, language: Language) -> Names:
        """Return the names of a workspace."""
        nodes = [node.item for node in problem.criteria.document.nodes()]
        municipalities = {member.id: member.name for member in problem.members}
        profiles = [sourced.document for sourced in problem.profiles]
        criteria = {item.id: item.name.localized(language) for item in nodes}
        labels = {
            item.id: (item.label if isinstance(item, Criterion) else item.name).localized(language)
            for item in nodes
        }
        return cls(
            projects={p.document.id: p.document.name.localized(language) for p in problem.projects},
            municipalities=municipalities,
            profiles={
                p.id: p.name.localized(language) if p.name else municipalities.get(p.id, p.id)
                for p in profiles
            },
            criteria=criteria,
            labels=labels,
            spoken={id_: criteria[id_] if label.endswith(".") else label for id_, label in labels.items()},
        )


def short_names(names: Sequence[str]) -> tuple[str, ...]:
    """Return the beginnings of names, as short as tells them all apart, at least three letters.

    Names that only their last letters tell apart, or nothing does, are given whole.
    """
    longest = max(map(len, names), default=0)
    lengths = (
        n for n in range(SHORTEST, longest) if len({name[:n].rstrip() for name in names}) == len(names)
    )
    length = next(lengths, longest)
    return tuple(name[:length].rstrip() for name in names)
