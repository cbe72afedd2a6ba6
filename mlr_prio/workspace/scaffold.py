"""A workspace to begin with: the MalmöLund example, or templates to fill in."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mlr_prio.errors import OutputError, RequestError, reason_of
from mlr_prio.message import message
from mlr_prio.workspace.folder import BUDGETS, CRITERIA, MUNICIPALITIES
from mlr_prio.workspace.schema import in_english, schema_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.workspace.schema import Wording

SCHEMA_FOLDER = "criteria/schema"

_PACKAGE = Path(__file__).resolve().parent.parent
_TEMPLATES = Path(__file__).resolve().parent / "template"
_EXAMPLE_FOLDERS = ("criteria", "projects")

# The files of an empty workspace, and those that every workspace gets, with their templates.
_EMPTY = {
    CRITERIA: "criteria.yaml",
    MUNICIPALITIES: "municipalities.yaml",
    BUDGETS: "budgets.yaml",
    "criteria/weights/exempelkommun.yaml": "profile.yaml",
    "criteria/scenarios/exempelbild.yaml": "scenario.yaml",
    "projects/exempelobjekt.yaml": "project.yaml",
}
_SURROUNDINGS = {
    ".vscode/settings.json": "vscode-settings.json",
    ".vscode/extensions.json": "vscode-extensions.json",
    ".github/workflows/mlr-prio.yml": "workflow.yml",
}


def scaffold_root() -> Path:
    """Return the folder that holds the example: inside an installed package, or the root of a checkout.

    Raises
    ------
    RequestError
        Where the installation has none.
    """
    for folder in (_PACKAGE / "_scaffold", _PACKAGE.parent):
        if (folder / CRITERIA).is_file():
            return folder
    raise RequestError(
        message("this installation holds no example"),
        message("install mlr-prio anew, or begin with: mlr-prio init --empty"),
    )


def make_workspace(target: Path, *, empty: bool, wording: Wording = in_english) -> tuple[str, ...]:
    """Write a workspace into ``target``, whole or not at all; return the files, relative to ``target``.

    Parameters
    ----------
    target
        A folder, made if need be.
    empty
        Templates with comments instead of the MalmöLund example.
    wording
        Says the descriptions in the schemas.

    Raises
    ------
    RequestError
        Where a file is in the way; nothing is written then.
    OutputError
        Where a file could not be written; what was written before it is removed again.
    """
    files = dict(sorted((_contents(_TEMPLATES, _EMPTY) if empty else _example()).items()))
    files |= {f"{SCHEMA_FOLDER}/{name}": content for name, content in schema_files(wording).items()}
    files |= _contents(_TEMPLATES, _SURROUNDINGS)
    in_the_way = sorted({blocking for path in files if (blocking := _blocking(target, path)) is not None})
    if in_the_way:
        raise RequestError(
            message("these files are in the way: {files}", files=", ".join(in_the_way)),
            message("choose another folder, or move them away; nothing was written"),
        )
    _write_all(target, files)
    return tuple(files)


def _contents(folder: Path, sources: Mapping[str, str]) -> dict[str, bytes]:
    return {path: (folder / source).read_bytes() for path, source in sources.items()}


def _example() -> dict[str, bytes]:
    root = scaffold_root()
    paths = [path for folder in _EXAMPLE_FOLDERS for path in (root / folder).rglob("*") if path.is_file()]
    names = [path.relative_to(root).as_posix() for path in paths]
    return _contents(root, {name: name for name in names if not _is_hidden(name)})


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _blocking(target: Path, path: str) -> str | None:
    """Return what keeps ``path`` from being written: the file itself, or a file where a folder must be."""
    if _exists(target / path):
        return path
    folders = [folder for folder in (target / path).parents if folder.is_relative_to(target)]
    return next(
        (
            folder.relative_to(target).as_posix()
            for folder in folders
            if _exists(folder) and not folder.is_dir()
        ),
        None,
    )


def _exists(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _write_all(target: Path, files: Mapping[str, bytes]) -> None:
    made: list[Path] = []
    try:
        for path, content in files.items():
            _make_folder((target / path).parent, made)
            made.append(target / path)
            (target / path).write_bytes(content)
    except OSError as error:
        _take_back(made)
        raise OutputError(
            message(
                "the workspace could not be written in {folder} ({reason})",
                folder=str(target),
                reason=reason_of(error),
            ),
            message("nothing was left behind; choose another folder"),
        ) from error


def _make_folder(folder: Path, made: list[Path]) -> None:
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir()
        made.append(path)


def _take_back(made: list[Path]) -> None:
    for path in reversed(made):
        with suppress(OSError):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink(missing_ok=True)
