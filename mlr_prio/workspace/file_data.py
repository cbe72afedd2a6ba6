"""The plain data of one file, before it is a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlr_prio.errors import InputError
from mlr_prio.finding import Finding
from mlr_prio.workspace.file_text import decode
from mlr_prio.workspace.yaml_tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path


def file_data(root: Path, path: str) -> dict[str, Any]:
    """Return what a file of the workspace says.

    Raises
    ------
    InputError
        Where it is no YAML that can be read.
    """
    text = decode(path, (root / path).read_bytes())
    if isinstance(text, Finding):
        raise InputError((text,))
    tree = read_tree(path, text)
    if tree.data is None or tree.findings:
        raise InputError(tree.findings)
    return tree.data
