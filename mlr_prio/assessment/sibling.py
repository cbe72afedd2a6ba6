"""Sets of siblings in the tree of criteria: what weights are divided among."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlr_prio.model.criterion import CriteriaDocument


@dataclass(frozen=True, slots=True)
class SiblingSet:
    """Groups or criteria that share one parent.

    Parameters
    ----------
    parent
        The group; None at the top, and for all criteria of the tree side by side.
    ids
        The siblings, in the order of the file.
    is_whole
        Whether these are all criteria of the tree, compared across its groups.
    """

    parent: str | None
    ids: tuple[str, ...]
    is_whole: bool = False


def sibling_sets(document: CriteriaDocument) -> tuple[SiblingSet, ...]:
    """Return every set of siblings, the top first, then in the order of the groups in the file."""
    sets: dict[str | None, list[str]] = {}
    for node in document.nodes():
        sets.setdefault(node.parent, []).append(node.item.id)
    order = [None, *(node.item.id for node in document.nodes() if node.item.id in sets)]
    return tuple(SiblingSet(parent, tuple(sets[parent])) for parent in order)


def whole_set(document: CriteriaDocument) -> SiblingSet:
    """Return all criteria side by side."""
    return SiblingSet(None, tuple(criterion.id for criterion in document.leaves()), is_whole=True)
