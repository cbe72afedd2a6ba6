"""One file to one document with the places of its entries, or to the findings about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import ValidationError

from mlr_prio.finding import Finding
from mlr_prio.model.base import Document
from mlr_prio.model.source import Sourced
from mlr_prio.workspace.file_text import decode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.model.source import Marks, Path
    from mlr_prio.workspace.cache import Cache

D = TypeVar("D", bound=Document)


@dataclass(frozen=True, slots=True)
class MarkTable:
    """The places of entries, just read."""

    table: Mapping[Path, Marks]

    def marks(self) -> Mapping[Path, Marks]:
        """Return the table."""
        return self.table


@dataclass(frozen=True, slots=True)
class ReadDocument(Generic[D]):
    """The document of a file, or None and the findings that say why."""

    sourced: Sourced[D] | None
    findings: tuple[Finding, ...] = ()


def read_document(path: str, content: bytes, model: type[D], cache: Cache | None) -> ReadDocument[D]:
    """Read the document in ``content``; ``path`` names it in findings.

    Without findings the plain data come to lie in the cache, and the next time no YAML is read.
    """
    stored = None if cache is None else cache.find(content)
    if stored is not None:
        try:
            return ReadDocument(Sourced(path, model.model_validate(stored.data), stored))
        except ValidationError:
            pass  # no document of this kind: read it again, for the findings
    return _read_text(path, content, model, cache)


def _read_text(path: str, content: bytes, model: type[D], cache: Cache | None) -> ReadDocument[D]:
    from mlr_prio.workspace.validation import validation_findings
    from mlr_prio.workspace.yaml_tree import read_tree

    text = decode(path, content)
    if isinstance(text, Finding):
        return ReadDocument(None, (text,))
    tree = read_tree(path, text)
    if tree.data is None:
        return ReadDocument(None, tree.findings)
    try:
        document = model.model_validate(tree.data)
    except ValidationError as error:
        return ReadDocument(None, (*tree.findings, *validation_findings(path, tree, model, error)))
    if tree.findings:
        return ReadDocument(None, tree.findings)
    if cache is not None:
        cache.keep(content, tree.data, tree.marks)
    return ReadDocument(Sourced(path, document, MarkTable(tree.marks)))
