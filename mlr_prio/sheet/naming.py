"""Which member, project or criterion a row of a sheet is about: by its id, or by a name that only one has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mlr_prio.message import Message, message
from mlr_prio.model.criterion import Criterion
from mlr_prio.model.suggestion import closest
from mlr_prio.sheet.column import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mlr_prio.model.base import LocalizedText
    from mlr_prio.model.problem import Problem


@dataclass(frozen=True)
class Names:
    """The ids of one kind of thing, by every name that they go by.

    Parameters
    ----------
    ids
        In order.
    by_name
        The ids by name, as :func:`folded`; a name that several have stands for none of them.
    """

    ids: tuple[str, ...]
    by_name: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, named: Iterable[tuple[str, Iterable[str]]]) -> Names:
        """Return the names of things, given as ids with their names."""
        found: dict[str, set[str]] = {}
        ids = []
        for id_, names in named:
            ids.append(id_)
            for name in names:
                found.setdefault(folded(name), set()).add(id_)
        return cls(tuple(ids), {name: min(owners) for name, owners in found.items() if len(owners) == 1})

    def find(self, text: str) -> str | None:
        """Return the id that a text is or names, or None."""
        return text if text in self.ids else self.by_name.get(folded(text))

    def hint(self, text: str) -> Message | None:
        """Return what was probably meant."""
        meant = closest(text, self.ids) or self.by_name.get(closest(folded(text), self.by_name) or "")
        return message("did you mean {suggestion}?", suggestion=meant) if meant else None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names of everything that a row may be about.

    Parameters
    ----------
    owners
        Members, and viewpoints that have a profile.
    projects
        All projects.
    nodes
        Criteria and groups.
    criteria
        Criteria.
    """

    owners: Names
    projects: Names
    nodes: Names
    criteria: Names

    @classmethod
    def of(cls, problem: Problem) -> Vocabulary:
        """Return the names in a workspace."""
        nodes = [node.item for node in problem.criteria.document.nodes()]
        owners = {member.id: [member.name] for member in problem.members}
        for profile in problem.profiles:
            owners.setdefault(profile.document.id, _both(profile.document.name))
        projects = [(project.document.id, _both(project.document.name)) for project in problem.projects]
        shorts = {leaf.id: _both(leaf.short) for leaf in problem.leaves}
        named = [(item.id, [*_both(item.name), *shorts.get(item.id, ())]) for item in nodes]
        leaves = {item.id for item in nodes if isinstance(item, Criterion)}
        return cls(
            owners=Names.of(owners.items()),
            projects=Names.of(projects),
            nodes=Names.of(named),
            criteria=Names.of((id_, names) for id_, names in named if id_ in leaves),
        )


def _both(text: LocalizedText | None) -> list[str]:
    return [said for said in (text.sv, text.en) if said] if text else []
