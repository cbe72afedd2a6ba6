"""The plain data of one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from mlr_prio.errors import InputError
from mlr_prio.workspace.file_data import file_data


def test_a_file_is_read_as_data(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: {b: [1, två]}\n", "utf-8")
    assert file_data(tmp_path, "a.yaml") == {"a": {"b": [1, "två"]}}


@pytest.mark.parametrize("content", [b"a: [", b"a: 1\na: 2\n", b"\xff\xfea"])
def test_what_is_no_yaml_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    with pytest.raises(InputError, match="1 faults in the files"):
        file_data(tmp_path, "a.yaml")
