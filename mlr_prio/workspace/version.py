"""A version of the list by the name that a person gives it: a folder, an exported list, a git revision."""

from __future__ import annotations

import json
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mlr_prio.errors import InputError, RequestError
from mlr_prio.finding import SourceLocation
from mlr_prio.message import message
from mlr_prio.model.version import Version, VersionKind
from mlr_prio.workspace.folder import find_workspace
from mlr_prio.workspace.reader import load_problem
from mlr_prio.workspace.revision import find_revision, read_revision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.finding import Finding
    from mlr_prio.workspace.cache import Cache


def open_version(root: Path, name: str | None, *, cache: Cache | None) -> Version:
    """Return a version of the list.

    Parameters
    ----------
    root
        The workspace as it is.
    name
        A folder, a file that ``rank --format json`` wrote, or a revision of the repository that holds
        ``root``, tried in this order; None is the workspace as it is.
    cache
        Passed on to the reader.

    Raises
    ------
    RequestError
        When the name means nothing, or nothing that can be read.
    InputError
        When the files have faults.
    """
    if name is None:
        return Version(VersionKind.WORKSPACE, "", load_problem(root, cache))
    path = Path(name)
    if name and path.is_dir():
        with _faults_named(f"{name}/"):
            return Version(VersionKind.FOLDER, name, load_problem(find_workspace(path), cache))
    if path.is_file():
        return Version(VersionKind.LIST, name, _exported(path))
    revision = find_revision(root, name)
    with tempfile.TemporaryDirectory(prefix="mlr-prio-") as folder, _faults_named(f"{name}:"):
        problem = read_revision(root, name, revision, Path(folder), cache)
        return Version(VersionKind.REVISION, name, problem, revision.commit, revision.date)


@contextmanager
def _faults_named(prefix: str) -> Iterator[None]:
    """Let findings say which version's file they are about, as git does: ``HEAD~3:projects/x.yaml``."""
    try:
        yield
    except InputError as error:
        raise InputError([_named(finding, prefix) for finding in error.findings]) from error


def _named(finding: Finding, prefix: str) -> Finding:
    place = finding.location
    return replace(finding, location=SourceLocation(prefix + place.path, place.line, place.column))


def _exported(path: Path) -> dict[str, object]:
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise _unreadable(path) from error
    if not isinstance(data, dict):
        raise _unreadable(path)
    return data


def _unreadable(path: Path) -> RequestError:
    return RequestError(
        message("{file} is not a list that mlr-prio can read", file=str(path)),
        message("make one with: mlr-prio rank --format json -o FILE"),
    )
