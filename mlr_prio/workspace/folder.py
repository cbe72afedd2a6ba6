"""Where a workspace is, and which files in it are read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlr_prio.errors import RequestError
from mlr_prio.finding import Finding, Severity, SourceLocation
from mlr_prio.message import message
from mlr_prio.model.fault import FaultCode
from mlr_prio.workspace.unread import ENDING, in_folders_below, unknown_names, wrong_endings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mlr_prio.message import Message

CRITERIA = "criteria/criteria.yaml"
MUNICIPALITIES = "criteria/municipalities.yaml"
BUDGETS = "criteria/budgets.yaml"
STATEMENT = "criteria/statement.yaml"
WEIGHTS_FOLDER = "criteria/weights"
SCENARIOS_FOLDER = "criteria/scenarios"
PROJECTS_FOLDER = "projects"

_FOLDERS = ("criteria", WEIGHTS_FOLDER, SCENARIOS_FOLDER, PROJECTS_FOLDER)
_SINGLE = (BUDGETS, CRITERIA, MUNICIPALITIES, STATEMENT)


@dataclass(frozen=True, slots=True)
class FileList:
    """The files of a workspace.

    Parameters
    ----------
    single
        Those of :data:`CRITERIA`, :data:`MUNICIPALITIES`, :data:`BUDGETS` and :data:`STATEMENT` that exist.
    profiles, scenarios, projects
        Relative to the workspace, with ``/``, in ascending order of their bytes.
    findings
        Folders and files that are missing, and files whose name or place keeps them from being read.
    """

    single: tuple[str, ...]
    profiles: tuple[str, ...]
    scenarios: tuple[str, ...]
    projects: tuple[str, ...]
    findings: tuple[Finding, ...]


def find_workspace(start: Path) -> Path:
    """Return the nearest folder, from ``start`` upwards, that holds a workspace.

    Raises
    ------
    RequestError
        Where there is none, or no such folder.
    """
    start = start.resolve()
    if not start.is_dir():
        raise RequestError(message("the folder {folder} does not exist", folder=str(start)))
    for folder in (start, *start.parents):
        if (folder / CRITERIA).is_file():
            return folder
    raise RequestError(
        message(
            "there is no workspace in {folder} or above: {path} is missing", folder=str(start), path=CRITERIA
        ),
        message("go to the folder of the workspace, or make one with: mlr-prio init"),
    )


def list_files(root: Path, added: Iterable[str] = ()) -> FileList:
    """Return the files to read under ``root``, independent of the order in which the system lists them.

    ``added`` are paths of files that need not be there.
    """
    paths = tuple(added)
    listed = {folder: _names(root, folder, paths) for folder in _FOLDERS}
    top, projects = listed["criteria"], listed[PROJECTS_FOLDER]
    findings = [_missing_folder(PROJECTS_FOLDER)] if projects is None else []
    for folder, names in listed.items():
        findings += wrong_endings(folder, names or ())
        findings += [_unnameable(f"{folder}/{name}") for name in names or () if not _is_utf_8(name)]
        below = (name for name in names or () if f"{folder}/{name}" not in listed)
        findings += in_folders_below(root, folder, below, _where_to_move(folder))
    findings += unknown_names("criteria", top or (), tuple(path.rpartition("/")[2] for path in _SINGLE))
    present = {f"criteria/{name}" for name in top or ()}
    findings += [_missing_file(path) for path in (CRITERIA, MUNICIPALITIES) if path not in present]
    return FileList(
        single=tuple(path for path in _SINGLE if path in present),
        profiles=_documents(WEIGHTS_FOLDER, listed[WEIGHTS_FOLDER]),
        scenarios=_documents(SCENARIOS_FOLDER, listed[SCENARIOS_FOLDER]),
        projects=_documents(PROJECTS_FOLDER, projects),
        findings=tuple(findings),
    )


def _names(root: Path, folder: str, added: tuple[str, ...]) -> list[str] | None:
    """Return the names in a folder by their bytes, without hidden files; None without such a folder."""
    names = {path.rpartition("/")[2] for path in added if path.rpartition("/")[0] == folder}
    try:
        names.update(os.listdir(root / folder))  # noqa: PTH208 -- names are wanted, and a Path for each is slow
    except OSError:
        if not names:
            return None
    return sorted((name for name in names if not name.startswith(".")), key=os.fsencode)


def _documents(folder: str, names: list[str] | None) -> tuple[str, ...]:
    return tuple(f"{folder}/{name}" for name in names or () if name.endswith(ENDING) and _is_utf_8(name))


def _is_utf_8(name: str) -> bool:
    """Return whether a name can be written out; other bytes come from the system as lone surrogates."""
    return name.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in name)


def _where_to_move(folder: str) -> Message:
    if folder != "criteria":
        return message("move to {folder}/", folder=folder)
    return message(
        "weights lie in {weights}/, scenarios in {scenarios}/",
        weights=WEIGHTS_FOLDER,
        scenarios=SCENARIOS_FOLDER,
    )


def _unnameable(path: str) -> Finding:
    return Finding(
        FaultCode.ENCODING,
        Severity.ERROR,
        SourceLocation(path.encode("utf-8", "replace").decode("utf-8")),
        message("the file is not read: its name is not UTF-8"),
        message("rename it"),
    )


def _missing_file(path: str) -> Finding:
    return Finding(
        FaultCode.MISSING_FILE,
        Severity.ERROR,
        SourceLocation(path),
        message("the file {path} is missing", path=path),
        message("make a workspace with: mlr-prio init"),
    )


def _missing_folder(path: str) -> Finding:
    return Finding(
        FaultCode.MISSING_FILE,
        Severity.ERROR,
        SourceLocation(path),
        message("the folder {path} is missing", path=path),
        message("make a workspace with: mlr-prio init"),
    )
