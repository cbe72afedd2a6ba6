"""A workspace as it was at a git revision; the only place that runs git, and it changes nothing there.

The files are taken out of an archive of the revision into a folder of our own: nothing is checked out.
"""

from __future__ import annotations

import io
import subprocess
import tarfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlr_prio.errors import RequestError, reason_of
from mlr_prio.message import message
from mlr_prio.workspace.folder import CRITERIA, PROJECTS_FOLDER
from mlr_prio.workspace.reader import load_problem

if TYPE_CHECKING:
    from pathlib import Path

    from mlr_prio.model.problem import Problem
    from mlr_prio.workspace.cache import Cache

FOLDERS = ("criteria", PROJECTS_FOLDER)
"""All that a workspace is read from."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision of a repository.

    Parameters
    ----------
    commit
        Its full id.
    date
        The day it was committed, by the committer's own clock: ``2026-03-01``.
    """

    commit: str
    date: str


def find_revision(root: Path, name: str) -> Revision:
    """Return the revision that a repository knows by a name.

    Raises
    ------
    RequestError
        When there is no such revision, no repository, or no git.
    """
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if found is None:
        raise RequestError(
            message("{name} is neither a folder, an exported list nor a revision", name=name),
            message("revisions are what git log shows: HEAD~3, a tag, a branch, a commit"),
        )
    commit = found.decode().strip()
    date = _git(root, "show", "--no-patch", "--format=%cs", commit) or b""
    return Revision(commit, date.decode().strip())


def read_revision(root: Path, name: str, revision: Revision, into: Path, cache: Cache | None) -> Problem:
    """Return the workspace in ``root`` as it was at a revision.

    Parameters
    ----------
    root
        The workspace as it is, somewhere in a repository.
    name
        What the revision was asked for by.
    revision
        The revision.
    into
        An empty folder for the files.
    cache
        Passed on to the reader.

    Raises
    ------
    RequestError
        When the revision held no workspace there.
    InputError
        When its files were faulty.
    """
    listed = _git(root, "ls-tree", "--name-only", revision.commit, *FOLDERS) or b""
    folders = [name for name in listed.decode().split("\n") if name]
    archive = _git(root, "archive", "--format=tar", revision.commit, *folders) if folders else None
    if archive is not None:
        _unpack(archive, into)
    if not (into / CRITERIA).is_file():
        raise RequestError(message("there was no workspace at {name}", name=name))
    return load_problem(into, cache)


def _unpack(archive: bytes, into: Path) -> None:
    """Write the plain files of an archive below ``into``; links and whatever else is in it are left out."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for entry in tar:
            content = tar.extractfile(entry) if entry.isreg() else None
            target = into / entry.name
            if content is not None and target.resolve().is_relative_to(into.resolve()):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content.read())


def _git(root: Path, *arguments: str) -> bytes | None:
    """Return what git answers about the repository that holds ``root``; None when it refuses."""
    try:
        ended = subprocess.run(  # noqa: S603 -- no shell, and every name stands behind its option
            ["git", *arguments],  # noqa: S607 -- the git that the user has
            cwd=root,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except OSError as error:
        raise RequestError(
            message("git could not be run ({reason})", reason=reason_of(error)),
            message("install git, or compare with a folder or an exported list"),
        ) from error
    return ended.stdout if ended.returncode == 0 else None
