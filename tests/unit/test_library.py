"""mlr-prio as a library: documented by examples that run, the same answers as frames, and light to import."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

import mlr_prio as mp
from mlr_prio import library
from mlr_prio.errors import InputError, RequestError

Write = Callable[..., Path]


def test_every_public_question_has_an_example_that_runs(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the shipped workspace, from its folder."""
    monkeypatch.chdir(repository)
    result = doctest.testmod(library)
    assert result.failed == 0
    assert result.attempted >= 12


def test_a_workspace_is_found_from_a_folder_below(write_workspace: Write) -> None:
    root = write_workspace()
    assert mp.load(root / "projects").root == root.resolve()


def test_a_workspace_with_faults_tells_all_of_them(write_workspace: Write) -> None:
    root = write_workspace({"projects/vag.yaml": "schema_version: 1\nid: vag\n"})
    with pytest.raises(InputError, match="faults in the files") as caught:
        mp.load(root)
    assert len(caught.value.findings) > 1


def test_where_there_is_no_workspace_there_is_nothing_to_load(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="there is no workspace in"):
        mp.load(tmp_path)


def test_a_workspace_cannot_be_changed(write_workspace: Write) -> None:
    ws = mp.load(write_workspace())
    with pytest.raises(FrozenInstanceError):
        ws.root = Path()  # type: ignore[misc]  # that it is refused is the point


def test_the_list_is_a_frame_by_place(write_workspace: Write) -> None:
    frame = mp.load(write_workspace()).rank().to_frame()
    assert frame.index.tolist() == ["bana", "stig", "vag"]
    assert frame["value"].tolist() == pytest.approx([0.725, 0.7, 0.3])
    assert frame[["tid", "komfort", "mark"]].sum(axis=1).tolist() == pytest.approx(frame["value"].tolist())


def test_what_ifs_are_shares_of_a_groups_weight(write_workspace: Write) -> None:
    rows = mp.load(write_workspace()).rank(shares={"mark": 0.8}).rows
    assert [(row.project.id, row.previous_rank) for row in rows[:2]] == [("stig", 2), ("bana", 1)]


def test_an_explanation_is_a_frame_of_advantages(write_workspace: Write) -> None:
    """Positive where the project asked about is better, whichever of the two is ahead."""
    ws = mp.load(write_workspace())
    for subject in ("stig", "bana"):
        other = {"stig": "bana", "bana": "stig"}[subject]
        frame = ws.explain(subject, other).to_frame()
        ahead = 1 if subject == "bana" else -1
        assert frame[other].sum() == pytest.approx(ahead * 0.025)
        assert frame.loc["tid", other] == pytest.approx(ahead * 0.225)


def test_partial_values_are_a_frame_with_gaps(write_workspace: Write) -> None:
    frame = mp.load(write_workspace()).values()
    assert frame.loc[["bana"]].to_numpy().tolist() == [[1, 0.75, 0.5]]
    assert frame.isna().to_numpy().nonzero()[0].tolist() == [2]


ADAL = """\
schema_version: 1
municipality: adal
status: example
weights: {resor: 20, tid: 50, komfort: 50, mark: 80}
"""


def test_weights_and_places_are_frames_with_the_joint_ones_first(write_workspace: Write) -> None:
    ws = mp.load(write_workspace({"criteria/weights/adal.yaml": ADAL}))
    weights = ws.weights()
    assert weights.columns.tolist() == ["joint", "adal"]
    assert weights["adal"].tolist() == pytest.approx([0.1, 0.1, 0.8])
    places = ws.rank_all_profiles().to_frame()
    assert places.columns.tolist() == ["joint", "adal"]
    assert places.loc[["stig"]].to_numpy().tolist() == [[1, 1]]


def test_findings_are_a_frame(write_workspace: Write) -> None:
    ws = mp.load(write_workspace())
    frame = ws.check_frame()
    assert frame["code"].tolist() == [finding.code for finding in ws.check()]
    assert frame.columns.tolist() == ["code", "severity", "path", "line", "column", "message"]


def test_two_workspaces_and_an_exported_list_can_be_compared(
    write_workspace: Write, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from mlr_prio.report.builder.ranking import ranking_report
    from mlr_prio.report.format.json_format import json_text
    from mlr_prio.translation import Translator

    old = mp.load(write_workspace())
    file = tmp_path_factory.mktemp("lista") / "lista.json"
    file.write_text(json_text(ranking_report(old.rank(), Translator("sv")).data), "utf-8")
    new = mp.load(write_workspace({"criteria/weights/adal.yaml": ADAL}))
    found = new.diff(old)
    assert found.to_frame()["kind"].unique().tolist() == ["criteria_weights_removed", "profile_added"]
    by_file = new.diff(file)
    assert [m.new.rank for m in by_file.moves] == [m.new.rank for m in found.moves]
    assert json.loads(file.read_text("utf-8"))["count"] == 3


def test_the_package_has_no_other_names() -> None:
    with pytest.raises(AttributeError, match="module 'mlr_prio' has no attribute 'rnk'"):
        mp.rnk  # noqa: B018 -- that it is refused is the point


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = (
        "import sys, mlr_prio\n"
        "print([m for m in ('numpy', 'pandas', 'pydantic', 'mlr_prio.library') if m in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert ended.stdout.decode().strip() == "[]"


def test_loading_needs_no_pandas(repository: Path) -> None:
    code = f"import sys, mlr_prio\nmlr_prio.load({str(repository)!r}).rank()\nprint('pandas' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert ended.stdout.decode().strip() == "False"
