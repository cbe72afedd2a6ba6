"""The ids of a workspace for those who type them, without reading it: from file names and from the cache.

For the shell, which asks at every press of the tabulator key and is not to wait. Nothing is checked here, and
a file that cannot be understood has no ids.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlr_prio.workspace.folder import CRITERIA, MUNICIPALITIES, PROJECTS_FOLDER, WEIGHTS_FOLDER, list_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mlr_prio.workspace.cache import Cache

Named = tuple[str, str]
"""An id and the name that it stands for in Swedish, which is empty where nothing is known of it."""


def project_ids(root: Path, cache: Cache) -> tuple[Named, ...]:
    """Return the projects, by id."""
    return tuple(_from_files(root, list_files(root).projects, cache, PROJECTS_FOLDER))


def profile_ids(root: Path, cache: Cache) -> tuple[Named, ...]:
    """Return the weight profiles, by id; a member's is called what the member is."""
    members = dict(member_ids(root, cache))
    found = _from_files(root, list_files(root).profiles, cache, WEIGHTS_FOLDER)
    return tuple((id_, name or members.get(id_, "")) for id_, name in found)


def member_ids(root: Path, cache: Cache) -> tuple[Named, ...]:
    """Return the municipalities, in the order of their file."""
    return tuple(_named_entries(_data(root, MUNICIPALITIES, cache).get("municipalities")))


def criterion_ids(root: Path, cache: Cache) -> tuple[Named, ...]:
    """Return the criteria and groups, parents before children, in the order of their file."""
    return tuple(_named_entries(_data(root, CRITERIA, cache).get("criteria")))


def _from_files(root: Path, paths: tuple[str, ...], cache: Cache, folder: str) -> Iterator[Named]:
    for path in paths:
        stored = cache.find((root / path).read_bytes())
        yield path.removeprefix(f"{folder}/").removesuffix(".yaml"), _name(stored.data if stored else {})


def _data(root: Path, path: str, cache: Cache) -> dict[str, Any]:
    """Return the data of a file; YAML is read only where the file was never read as it now stands."""
    content = (root / path).read_bytes()
    stored = cache.find(content)
    if stored is not None:
        return stored.data
    from mlr_prio.workspace.yaml_tree import read_tree

    return read_tree(path, content.decode("utf-8-sig", errors="replace")).data or {}


def _named_entries(entries: object) -> Iterator[Named]:
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            yield entry["id"], _name(entry)
            yield from _named_entries(entry.get("children"))


def _name(data: dict[str, Any]) -> str:
    name = data.get("name")
    text = name.get("sv") if isinstance(name, dict) else name
    return text if isinstance(text, str) else ""
