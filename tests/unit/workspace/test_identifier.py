"""The ids of a workspace for the shell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from mlr_prio.workspace.cache import Cache
from mlr_prio.workspace.identifier import criterion_ids, member_ids, profile_ids, project_ids
from mlr_prio.workspace.reader import read_workspace


def test_a_cold_cache_knows_ids_and_a_warm_one_names(
    files: dict[str, str], write: Callable[[Mapping[str, str | bytes]], Path], tmp_path: Path
) -> None:
    root, cache = write(files), Cache(tmp_path / "cache")
    assert project_ids(root, cache) == (("metro", ""), ("station", ""))
    assert profile_ids(root, cache) == (("lund", "Lund"),)
    read_workspace(root, cache=cache)
    assert project_ids(root, cache) == (("metro", "Metro"), ("station", "Station"))
    assert profile_ids(root, cache) == (("lund", "Lund"),)


def test_criteria_and_members_come_in_the_order_of_their_files(
    files: dict[str, str], write: Callable[[Mapping[str, str | bytes]], Path], tmp_path: Path
) -> None:
    root, cache = write(files), Cache(tmp_path / "cache")
    cold = (criterion_ids(root, cache), member_ids(root, cache))
    read_workspace(root, cache=cache)
    assert (criterion_ids(root, cache), member_ids(root, cache)) == cold
    assert [id_ for id_, _name in cold[0]] == ["resor", "pendling", "kollektivtrafik", "mark"]
    assert cold[1] == (("malmo", "Malmö"), ("lund", "Lund"))


def test_what_is_no_list_of_entries_has_no_ids(
    write: Callable[[Mapping[str, str | bytes]], Path], tmp_path: Path
) -> None:
    cache = Cache(tmp_path / "cache")
    for text in (b"criteria: 5\n", b"criteria: [5, {name: x}, {id: 3}]\n", b": [", b""):
        assert criterion_ids(write({"criteria/criteria.yaml": text}), cache) == ()
