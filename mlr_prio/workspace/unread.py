"""Files that somebody wrote for the workspace, and that lie or are named so that nothing reads them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mlr_prio.finding import Finding, Severity, SourceLocation
from mlr_prio.message import message
from mlr_prio.model.fault import FaultCode
from mlr_prio.model.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mlr_prio.message import Message

ENDING = ".yaml"

# Other ways to write the ending; editors and mail programs that hide endings make the last two.
_MISTAKEN_ENDINGS = (ENDING, ".yml", ".yaml.txt", ".yml.txt")


def wrong_endings(folder: str, names: Iterable[str]) -> Iterator[Finding]:
    """Yield a warning for each file in ``folder`` whose ending keeps it from being read."""
    for name in names:
        if not name.endswith(ENDING) and _is_meant_to_be_read(name):
            what = message("the file is not read: its name does not end with .yaml")
            yield _warning(f"{folder}/{name}", what, message("rename it"))


def unknown_names(folder: str, names: Iterable[str], known: tuple[str, ...]) -> Iterator[Finding]:
    """Yield a warning for each file in ``folder`` that is none of those it may hold."""
    for name in names:
        if name.endswith(ENDING) and name not in known:
            what = message(
                "the file is not read: the folder {folder} has no file of this name", folder=folder
            )
            yield _warning(f"{folder}/{name}", what, did_you_mean(name, known))


def in_folders_below(root: Path, folder: str, names: Iterable[str], hint: Message) -> Iterator[Finding]:
    """Yield a warning for each folder in ``folder`` that holds files; ``hint`` says where they should lie."""
    for name in names:
        paths = [] if _is_meant_to_be_read(name) else list(_files_below(root, f"{folder}/{name}"))
        if len(paths) == 1:
            what = message("the file is not read: it lies in a folder below {folder}", folder=folder)
            yield _warning(paths[0], what, hint)
        elif paths:
            what = message("{count} files in the folder are not read", count=len(paths))
            yield _warning(f"{folder}/{name}", what, hint)


def _files_below(root: Path, folder: str) -> Iterator[str]:
    for place, folders, names in os.walk(root / folder):
        folders[:] = sorted((name for name in folders if not name.startswith(".")), key=os.fsencode)
        below = os.path.relpath(place, root).replace(os.sep, "/")
        for name in sorted(names, key=os.fsencode):
            if _is_meant_to_be_read(name) and not name.startswith("."):
                yield f"{below}/{name}"


def _is_meant_to_be_read(name: str) -> bool:
    return name.lower().endswith(_MISTAKEN_ENDINGS)


def _warning(path: str, what: Message, hint: Message | None) -> Finding:
    place = SourceLocation(path.encode("utf-8", "replace").decode("utf-8"))
    return Finding(FaultCode.IGNORED_FILE, Severity.WARNING, place, what, hint)
