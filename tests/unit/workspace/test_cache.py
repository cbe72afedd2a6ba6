"""The cache is right or absent."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

import mlr_prio
from mlr_prio.workspace import cache as cache_module
from mlr_prio.workspace.cache import Cache, StoredDocument, default_cache
from mlr_prio.workspace.reader import load_problem, read_workspace
from mlr_prio.workspace.yaml_tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Write = Callable[[Mapping[str, str | bytes]], Path]

TEXT = 'a: &s [1, {b: 2.5}]\nlevels: {-2: låg, 0.3: "hög"}\nc: *s\nd:\n'


def keep(cache: Cache, text: str = TEXT) -> None:
    tree = read_tree("x.yaml", text)
    assert tree.data is not None
    cache.keep(text.encode(), tree.data, tree.marks)


def test_what_is_kept_is_found_with_its_places(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "deep" / "cache")
    assert cache.find(TEXT.encode()) is None
    keep(cache)
    stored = Cache(tmp_path / "deep" / "cache").find(TEXT.encode())
    tree = read_tree("x.yaml", TEXT)
    assert stored is not None
    assert stored.data == tree.data
    assert stored.marks() == tree.marks
    assert cache.find(TEXT.encode() + b"\n") is None


def test_another_version_of_the_program_does_not_read_the_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(Cache(tmp_path))
    monkeypatch.setattr(mlr_prio, "__version__", "999")
    assert Cache(tmp_path).find(TEXT.encode()) is None
    monkeypatch.undo()
    monkeypatch.setattr(cache_module, "_FORMAT", 999)
    assert Cache(tmp_path).find(TEXT.encode()) is None


@pytest.mark.parametrize(
    "damage", [lambda _: b"", lambda b: b[:-7], lambda b: b"x" + b, lambda _: b"\xff\n\0"]
)
def test_a_damaged_entry_is_absent_and_is_mended(
    files: dict[str, str], write: Write, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    root, cache = write(files), Cache(tmp_path / "cache")
    expected = load_problem(root, cache)
    entries = sorted((tmp_path / "cache").iterdir())
    assert len(entries) == len(files)
    sound = [entry.read_bytes() for entry in entries]
    for entry in entries:
        entry.write_bytes(damage(entry.read_bytes()))
    problem = load_problem(root, cache)
    assert [p.document for p in problem.projects] == [p.document for p in expected.projects]
    assert [entry.read_bytes() for entry in entries] == sound


def test_an_entry_that_is_no_such_document_is_read_anew(
    files: dict[str, str], write: Write, tmp_path: Path
) -> None:
    """As when a version of the model that knew another key has kept it."""
    root, cache = write(files), Cache(tmp_path / "cache")
    content = files["projects/station.yaml"].encode()
    cache.keep(content, {"schema_version": 1, "id": "station"}, {})
    assert load_problem(root, cache).projects[1].document.name.sv == "Station"


def test_a_folder_that_cannot_be_written_only_makes_it_slower(
    files: dict[str, str], write: Write, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    assert read_workspace(write(files), cache=Cache(tmp_path / "file" / "cache")).problem is not None


def test_an_entry_that_cannot_be_put_in_place_leaves_nothing_behind(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    (tmp_path / cache._path(TEXT.encode()).rpartition("/")[2]).mkdir()
    keep(cache)
    assert [path.is_dir() for path in tmp_path.iterdir()] == [True]


def test_files_with_findings_are_not_kept(files: dict[str, str], write: Write, tmp_path: Path) -> None:
    files["projects/metro.yaml"] += "x: 1\n"
    files["projects/station.yaml"] += "summary: !t x\n"
    for _ in range(2):
        findings = read_workspace(write(files), cache=Cache(tmp_path / "cache")).findings
        assert [f"{f.location} {f.code}" for f in findings] == [
            "projects/metro.yaml:24:1 MLR102",
            "projects/station.yaml:7:10 MLR117",
        ]
    assert len(list((tmp_path / "cache").iterdir())) == len(files) - 2


def test_warm_and_cold_give_the_same_problem_and_the_same_findings(
    files: dict[str, str], write: Write, tmp_path: Path
) -> None:
    cache = Cache(tmp_path / "cache")
    cold, warm = (load_problem(write(files), cache) for _ in range(2))
    assert [p.document for p in warm.projects] == [p.document for p in cold.projects]
    assert warm.criteria.document == cold.criteria.document
    assert warm.input_sha256 == cold.input_sha256
    assert isinstance(warm.criteria.positions, StoredDocument)
    assert warm.criteria.positions.marks() == cold.criteria.positions.marks()
    files["criteria/municipalities.yaml"] = files["criteria/municipalities.yaml"].replace("malmo", "lomma")
    root = write(files)
    assert read_workspace(root, cache=cache) == read_workspace(root, cache=cache)
    assert read_workspace(root, cache=cache).findings == read_workspace(root, cache=None).findings


def test_places_are_not_decoded_where_nothing_asks_for_them(
    files: dict[str, str], write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, cache = write(files), Cache(tmp_path / "cache")
    load_problem(root, cache)
    monkeypatch.setattr(StoredDocument, "marks", lambda _: pytest.fail("a place was asked for"))
    load_problem(root, cache)


def run(code: str, *arguments: str) -> str:
    process = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    return process.stdout


LOAD = """\
import sys
from pathlib import Path
from mlr_prio.workspace.cache import Cache
from mlr_prio.workspace.reader import load_problem
print(load_problem(Path(sys.argv[1]), Cache(Path(sys.argv[2]))).input_sha256)
print(sorted(name for name in sys.modules if name.startswith("ruamel")))
"""


def test_a_warm_run_does_not_import_ruamel(files: dict[str, str], write: Write, tmp_path: Path) -> None:
    root, folder = str(write(files)), str(tmp_path / "cache")
    assert "'ruamel.yaml'" in run(LOAD, root, folder)
    assert run(LOAD, root, folder).splitlines()[1] == "[]"


def test_two_processes_and_some_threads_may_write_at_once(
    files: dict[str, str], write: Write, tmp_path: Path
) -> None:
    root, folder = write(files), tmp_path / "cache"
    answers: list[str] = []
    processes = [
        threading.Thread(target=lambda: answers.append(run(LOAD, str(root), str(folder)).splitlines()[0]))
        for _ in range(2)
    ]
    threads = [
        threading.Thread(target=lambda: answers.append(load_problem(root, Cache(folder)).input_sha256))
        for _ in range(4)
    ]
    for thread in processes + threads:
        thread.start()
    for thread in processes + threads:
        thread.join()
    assert len(answers) == 6
    assert len(set(answers)) == 1
    assert len(list(folder.iterdir())) == len(files)
    for entry in folder.iterdir():
        assert json.loads(entry.read_bytes().split(b"\n")[1])


def test_the_folder_of_the_cache_is_the_users_or_the_one_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MLR_PRIO_CACHE_DIR", str(tmp_path))
    keep(default_cache())
    assert len(list(tmp_path.iterdir())) == 1
    monkeypatch.delenv("MLR_PRIO_CACHE_DIR")
    assert default_cache()._folder.rstrip("/\\").lower().endswith(("mlr-prio", "mlr-prio\\cache"))
