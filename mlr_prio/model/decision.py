"""What was decided, and whether it is still what the files say.

A decision stands in the document that it is about: the status adopted, the day, the body, and a digest of
what was decided. Texts beside it (a description, an English name) may be mended; what judges may not.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from mlr_prio.model.base import Status
from mlr_prio.model.criterion import CriteriaDocument, Criterion

if TYPE_CHECKING:
    from mlr_prio.model.criterion import Node
    from mlr_prio.model.problem import Problem
    from mlr_prio.model.profile import WeightProfile

_VERSION = 1
"""Part of every digest: another way to make them gives other digests."""


def decided_digest(document: CriteriaDocument | WeightProfile) -> str:
    """Return the SHA-256, hexadecimal, of what a decision on a document is about.

    Of criteria: the tree, every name, definition, perspective, weight, scale and value function. Of a
    profile: whose it is, and its weights, order or bounds.
    """
    about = _criteria(document) if isinstance(document, CriteriaDocument) else _profile(document)
    text = json.dumps([_VERSION, about], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _criteria(document: CriteriaDocument) -> list[Any]:
    return [_node(node) for node in document.nodes()]


def _node(node: Node) -> list[Any]:
    item = node.item
    group = [node.parent, item.id, item.name.sv, item.weight]
    if not isinstance(item, Criterion):
        return group
    judged = [item.definition.sv, item.perspective]
    return [*group, *judged, item.scale.model_dump(mode="json"), item.value_function.model_dump(mode="json")]


def _profile(document: WeightProfile) -> list[Any]:
    form = document.model_dump(mode="json", include={"weights", "order", "bounds"})
    return [document.municipality, document.viewpoint, form]


def is_changed(document: CriteriaDocument | WeightProfile) -> bool:
    """Return whether a document was adopted and what was decided has been changed since."""
    decided = document.adopted_digest if document.status is Status.ADOPTED else None
    return decided is not None and decided != decided_digest(document)


def standing(document: CriteriaDocument | WeightProfile) -> Status:
    """Return how far a document has come: what was changed after its adoption is a proposal again."""
    return Status.PROPOSAL if is_changed(document) else document.status


def score_count(problem: Problem) -> int:
    """Return how many scores the candidates have."""
    return sum(len(project.given_scores()) for project in problem.candidates)
