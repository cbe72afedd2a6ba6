from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mlr_prio.workspace.watching import look

Write = Callable[..., Path]


def test_an_untouched_workspace_is_not_read_again(write_workspace: Write) -> None:
    root = write_workspace()
    first = look(root)
    assert look(root, first) is first


def test_a_changed_file_has_another_digest(write_workspace: Write) -> None:
    root = write_workspace()
    first = look(root)
    file = root / "projects/bana.yaml"
    file.write_text(file.read_text("utf-8") + "# mer\n", "utf-8")
    assert look(root, first).digest != first.digest


def test_a_file_that_was_only_saved_again_has_the_same_digest(write_workspace: Write) -> None:
    root = write_workspace()
    first = look(root)
    os.utime(root / "projects/bana.yaml", ns=(1, 1))
    again = look(root, first)
    assert again is not first
    assert again.digest == first.digest


@pytest.mark.parametrize("name", ["projects/ny.yaml", "criteria/weights/adal.yaml", "criteria/budgets.yaml"])
def test_new_and_lost_files_are_seen(write_workspace: Write, name: str) -> None:
    root = write_workspace()
    first = look(root)
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text("id: ny\n", "utf-8")
    second = look(root, first)
    assert second.digest != first.digest
    (root / name).unlink()
    assert look(root, second).digest == first.digest


def test_a_file_that_cannot_be_read_is_only_empty(write_workspace: Write) -> None:
    root = write_workspace()
    (root / "projects/borta.yaml").symlink_to(root / "ingenstans.yaml")
    assert ("projects/borta.yaml", 0, 0) in look(root).stamps
