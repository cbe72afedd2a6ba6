"""Whether a workspace has changed: times and sizes say where to look, the contents decide."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlr_prio.workspace.folder import list_files

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a workspace was seen to hold.

    Parameters
    ----------
    stamps
        By file the time of its last change in nanoseconds and its size; 0 for a file that cannot be seen.
    digest
        The digest of all contents.
    """

    stamps: tuple[tuple[str, int, int], ...]
    digest: str


def look(root: Path, before: Snapshot | None = None) -> Snapshot:
    """Return what a workspace holds now.

    Parameters
    ----------
    root
        The workspace.
    before
        What was seen last: where times and sizes are the same, nothing is read.
    """
    files = list_files(root)
    paths = (*files.single, *files.profiles, *files.projects)
    stamps = tuple(_stamp(root, path) for path in paths)
    if before is not None and before.stamps == stamps:
        return before
    digest = hashlib.sha256()
    for path in paths:
        content = _content(root, path)
        digest.update(f"{path}\n{len(content)}\n".encode() + content)
    return Snapshot(stamps, digest.hexdigest())


def _stamp(root: Path, path: str) -> tuple[str, int, int]:
    try:
        seen = (root / path).stat()
    except OSError:
        return path, 0, 0
    return path, seen.st_mtime_ns, seen.st_size


def _content(root: Path, path: str) -> bytes:
    try:
        return (root / path).read_bytes()
    except OSError:
        return b""
