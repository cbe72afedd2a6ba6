"""A folder of files to a problem."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from mlr_prio.errors import InputError
from mlr_prio.finding import Severity
from mlr_prio.model.consistency import consistency_findings
from mlr_prio.workspace.cache import Cache
from mlr_prio.workspace.reader import load_problem, read_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Write = Callable[[Mapping[str, str | bytes]], Path]


def test_a_valid_workspace_becomes_a_problem(files: dict[str, str], write: Write) -> None:
    loaded = read_workspace(write(files), cache=None)
    assert loaded.findings == ()
    assert loaded.file_count == 6
    problem = loaded.problem
    assert problem is not None
    assert [project.document.id for project in problem.projects] == ["metro", "station"]
    assert [profile.document.id for profile in problem.profiles] == ["lund"]
    assert [leaf.id for leaf in problem.leaves] == ["pendling", "kollektivtrafik", "mark"]
    assert problem.budgets is not None
    assert str(problem.projects[0].at("scores", "pendling")) == "projects/metro.yaml:10:13"


def test_the_shipped_workspace_has_no_faults(repository: Path) -> None:
    loaded = read_workspace(repository, cache=None)
    assert [f"{f.location} {f.message}" for f in loaded.findings] == []
    assert loaded.problem is not None
    assert consistency_findings(loaded.problem) == ()


def test_budgets_profiles_and_projects_may_be_none(files: dict[str, str], write: Write) -> None:
    root = write({path: text for path, text in files.items() if path.startswith("criteria/")})
    (root / "criteria/budgets.yaml").unlink()
    (root / "criteria/weights/lund.yaml").unlink()
    (root / "projects").mkdir()
    problem = load_problem(root)
    assert (problem.budgets, problem.projects, problem.profiles) == (None, (), ())


def test_loading_raises_every_finding_where_one_is_an_error(files: dict[str, str], write: Write) -> None:
    files["projects/metro.yaml"] = "mode: tunnel\n"
    files["projects/annan.yml"] = ""
    with pytest.raises(InputError, match=r"^\d faults in the files$") as caught:
        load_problem(write(files))
    assert {finding.location.path for finding in caught.value.findings} == {
        "projects/annan.yml",
        "projects/metro.yaml",
    }


def test_a_warning_alone_keeps_nothing_back(files: dict[str, str], write: Write) -> None:
    files["projects/annan.yml"] = ""
    loaded = read_workspace(write(files), cache=None)
    assert loaded.problem is not None
    assert [finding.severity for finding in loaded.findings] == [Severity.WARNING]


def test_findings_stand_in_the_order_of_their_places(files: dict[str, str], write: Write) -> None:
    files["projects/metro.yaml"] = files["projects/metro.yaml"].replace("[station]", "[x]")
    files["projects/metro.yaml"] = files["projects/metro.yaml"].replace("12.5", "31")
    files["criteria/weights/lund.yaml"] += "abstains: [y]\n"
    places = [str(finding.location) for finding in read_workspace(write(files), cache=None).findings]
    assert places == [
        "criteria/weights/lund.yaml:7:12",
        "projects/metro.yaml:10:13",
        "projects/metro.yaml:18:12",
    ]


def test_a_missing_workspace_is_all_findings(tmp_path: Path) -> None:
    loaded = read_workspace(tmp_path / "nowhere", cache=None)
    assert loaded.problem is None
    assert [f"{f.location.path} {f.code}" for f in loaded.findings] == [
        "criteria/criteria.yaml MLR119",
        "criteria/municipalities.yaml MLR119",
        "projects MLR119",
    ]


def test_a_folder_in_the_place_of_a_file_is_a_finding(files: dict[str, str], write: Write) -> None:
    root = write(files)
    (root / "projects/folder.yaml").mkdir()
    (finding,) = read_workspace(root, cache=None).findings
    assert str(finding.location) == "projects/folder.yaml:1:1"
    assert finding.code == "MLR119"
    assert str(finding.message).startswith("the file cannot be read (")
    assert str(finding.hint) == "is it a file, and are you allowed to read it?"


def digest(root: Path) -> str:
    return load_problem(root).input_sha256


def test_the_digest_is_of_all_paths_and_contents_but_not_of_line_ends(
    files: dict[str, str], write: Write
) -> None:
    import hashlib

    expected = hashlib.sha256()
    order = ["budgets", "criteria", "municipalities", "weights/lund"]
    paths = [f"criteria/{name}.yaml" for name in order] + ["projects/metro.yaml", "projects/station.yaml"]
    for path in paths:
        for part in (path.encode(), files[path].encode()):
            expected.update(str(len(part)).encode() + b":" + part)
    root = write(files)
    assert digest(root) == expected.hexdigest()
    assert digest(write({path: text.replace("\n", "\r\n") for path, text in files.items()})) == digest(root)
    changed = files | {"projects/station.yaml": files["projects/station.yaml"] + "# ny\n"}
    assert digest(write(changed)) != expected.hexdigest()


def test_a_name_that_is_no_utf_8_is_a_finding_and_no_crash(files: dict[str, str], write: Write) -> None:
    root = write(files)
    try:
        (root / os.fsdecode(b"projects/malm\xf6.yaml")).write_text(files["projects/station.yaml"], "utf-8")
    except OSError:  # pragma: no cover -- systems that refuse the name
        return
    (finding,) = read_workspace(root, cache=None).findings
    assert (str(finding.location), finding.code) == ("projects/malm?.yaml:1:1", "MLR113")
    assert str(finding.message) == "the file is not read: its name is not UTF-8"
    assert str(finding.hint) == "rename it"


def test_a_file_that_is_no_text_is_a_finding(files: dict[str, str], write: Write) -> None:
    root = write(files)
    (root / "projects/bild.yaml").write_bytes(b"\x89PNG")
    (finding,) = read_workspace(root, cache=None).findings
    assert (str(finding.location), finding.code) == ("projects/bild.yaml:1:1", "MLR113")


def test_reading_writes_nothing_but_the_cache(files: dict[str, str], write: Write, tmp_path: Path) -> None:
    root = write(files)
    before = {path: path.stat().st_mtime_ns for path in sorted(root.rglob("*"))}
    read_workspace(root, cache=Cache(tmp_path / "cache"))
    assert {path: path.stat().st_mtime_ns for path in sorted(root.rglob("*"))} == before
    assert {path.name for path in tmp_path.iterdir()} == {"workspace", "cache"}
