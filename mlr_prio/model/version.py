"""One state of the list to compare with another: a workspace, now or at a revision, or an exported list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.model.problem import Problem


class VersionKind(StrEnum):
    """Where a version was taken from."""

    WORKSPACE = "workspace"
    FOLDER = "folder"
    REVISION = "revision"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Version:
    """A version.

    Parameters
    ----------
    kind
        Where it was taken from.
    name
        What it was asked for by: a folder, a revision or a file; empty for the workspace as it is.
    content
        The workspace, or what ``rank --format json`` once wrote.
    commit, date
        The full id and the day of a revision; empty otherwise.
    """

    kind: VersionKind
    name: str
    content: Problem | Mapping[str, object]
    commit: str = ""
    date: str = ""
