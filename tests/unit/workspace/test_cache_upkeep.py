"""The cache bounds itself, removes nothing but its own, and never fails because of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

import mlr_prio
from mlr_prio.workspace import cache_upkeep
from mlr_prio.workspace.cache import Cache
from mlr_prio.workspace.cache_upkeep import tidy

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

OURS, OTHERS = "0123456789ab", "ba9876543210"


def entry(number: int, version: str = OURS) -> str:
    return f"{version}-{number:064x}.json"


def fill(folder: Path, names: Sequence[str], times: Sequence[int]) -> None:
    for name, time in zip(names, times, strict=True):
        (folder / name).write_bytes(b"{}")
        os.utime(folder / name, ns=(time, time))


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_oldest_entries_beyond_the_number_go(tmp_path: Path) -> None:
    names = [entry(number) for number in range(5)]
    fill(tmp_path, names, [30, 10, 50, 20, 40])
    tidy(str(tmp_path), OURS, kept_at_most=3)
    assert left(tmp_path) == [names[0], names[2], names[4]]


def test_of_equally_old_entries_the_first_by_name_go(tmp_path: Path) -> None:
    names = [entry(number) for number in range(4)]
    fill(tmp_path, names, [7, 7, 7, 7])
    tidy(str(tmp_path), OURS, kept_at_most=2)
    assert left(tmp_path) == names[2:]


def test_entries_of_other_versions_go_also_where_there_are_few(tmp_path: Path) -> None:
    before_versions = f"{1:064x}.json"
    unfinished = f"{entry(2, OTHERS)}.123-456"
    fill(tmp_path, [entry(1), entry(1, OTHERS), before_versions, unfinished], [1, 2, 3, 4])
    tidy(str(tmp_path), OURS, kept_at_most=3)
    assert left(tmp_path) == [entry(1)]


def test_what_is_no_entry_stays(tmp_path: Path) -> None:
    others = ["lista.json", f"{entry(1)}.bak", f"x{entry(1)}", "0123456789ab-12.json"]
    fill(tmp_path, others, [1, 2, 3, 4])
    tidy(str(tmp_path), OURS, kept_at_most=0)
    assert left(tmp_path) == sorted(others)


def test_what_cannot_be_removed_stays_and_the_rest_goes(tmp_path: Path) -> None:
    (tmp_path / entry(1, OTHERS)).mkdir()
    fill(tmp_path, [entry(2, OTHERS)], [1])
    tidy(str(tmp_path), OURS)
    assert left(tmp_path) == [entry(1, OTHERS)]


def test_a_folder_that_is_gone_is_no_fault(tmp_path: Path) -> None:
    tidy(str(tmp_path / "gone"), OURS)
    assert left(tmp_path) == []


def test_an_entry_that_another_process_removes_meanwhile_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, [entry(1), entry(2)], [1, 2])
    (tmp_path / "readme.txt").write_text("in the way", "utf-8")
    monkeypatch.setattr(os, "listdir", lambda _: [entry(1), entry(2), entry(3)])
    tidy(str(tmp_path), OURS, kept_at_most=1)
    monkeypatch.undo()
    assert left(tmp_path) == [entry(2), "readme.txt"]


def test_only_what_writes_tidies_and_does_it_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    monkeypatch.setattr(cache_upkeep, "tidy", lambda _folder, version: calls.append(version))
    cache = Cache(tmp_path)
    assert (cache.find(b"a"), calls) == (None, [])
    cache.keep(b"a", {"x": 1}, {})
    cache.keep(b"b", {"x": 2}, {})
    assert len(calls) == 1
    Cache(tmp_path).find(b"a")
    assert len(calls) == 1


def test_a_new_version_clears_away_what_the_old_one_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Cache(tmp_path).keep(b"a", {"x": 1}, {})
    monkeypatch.setattr(mlr_prio, "__version__", "999")
    new = Cache(tmp_path)
    new.keep(b"b", {"x": 2}, {})
    stored = new.find(b"b")
    assert (len(left(tmp_path)), stored and stored.data) == (1, {"x": 2})
