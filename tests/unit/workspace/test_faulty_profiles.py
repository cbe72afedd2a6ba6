"""What a profile may get wrong, each at its place: consensus starts from profiles that say what they mean."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mlr_prio.workspace.reader import read_workspace

Write = Callable[..., Path]

HEAD = "schema_version: 1\nmunicipality: adal\nstatus: example\n"
ADAL = "criteria/weights/adal.yaml"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {"criteria/weights/lund.yaml": HEAD.replace("adal", "lund") + "order: [tid, komfort, mark]\n"},
            ["criteria/weights/lund.yaml:2:15 MLR107 there is no municipality lund"],
        ),
        (
            {
                ADAL: HEAD + "order: [tid, komfort, mark]\n",
                "criteria/weights/adal-2.yaml": HEAD + "order: [mark, komfort, tid]\n",
            },
            [
                "criteria/weights/adal-2.yaml:2:15 MLR108 the id adal is not the name of the file, adal-2",
                "criteria/weights/adal.yaml:2:15 MLR109 adal is also the id of criteria/weights/adal-2.yaml",
            ],
        ),
        (
            {ADAL: HEAD + "weights: {resor: 1, tid: 1, komfort: 1, mark: 1, makr: 2}\n"},
            [f"{ADAL}:4:50 MLR107 there is no criterion or group makr"],
        ),
        (
            {ADAL: HEAD + "weights: {resor: 1, tid: 1, tid: 2, komfort: 1, mark: 1}\n"},
            [f"{ADAL}:4:29 MLR106 tid stands twice, first on line 4"],
        ),
        (
            {ADAL: HEAD + "order: [tid, mark, [komfort, tid]]\n"},
            [f"{ADAL}:4:30 MLR109 tid stands twice in the order"],
        ),
        (
            {ADAL: HEAD + "weights: {resor: 0, tid: 1, komfort: 1, mark: 0}\n"},
            [f"{ADAL}:4:18 MLR111 the weights of resor, mark are all 0"],
        ),
        (
            {ADAL: HEAD + "bounds: {tid: [0, 0], komfort: [0, 0], mark: [0, 0]}\n"},
            [f"{ADAL}:4:1 MLR120 the upper bounds of tid, komfort, mark sum to 0.0 percent, less than 100"],
        ),
    ],
    ids=["unknown member", "two for one", "unknown", "twice", "twice in order", "all zero", "bounds zero"],
)
def test_a_faulty_profile_is_said_at_its_place(
    write_workspace: Write, files: dict[str, str], said: list[str]
) -> None:
    loaded = read_workspace(write_workspace(files), cache=None)
    assert [f"{f.location} {f.code} {f.message}" for f in loaded.findings] == said
    assert loaded.problem is None
    assert all(finding.hint is not None for finding in loaded.findings)
