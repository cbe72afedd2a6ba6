"""The writer owns the files: whole or not at all, and together or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any, Self

import pytest

from mlr_prio.errors import OutputError
from mlr_prio.report.writer import write_bytes, write_files, write_text

real_open = os.fdopen


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_text_is_written_as_it_is_into_folders_that_are_made(tmp_path: Path) -> None:
    write_text(tmp_path / "a" / "b" / "lista.md", "å\r\nä\n")
    assert (tmp_path / "a" / "b" / "lista.md").read_bytes() == "å\r\nä\n".encode()
    assert names(tmp_path / "a" / "b") == ["lista.md"]


def test_a_file_gets_the_permissions_of_a_new_file(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_bytes(tmp_path / "fil", b"x")
    finally:
        os.umask(mask)
    assert (tmp_path / "fil").stat().st_mode & 0o777 == 0o640


class FullDisk:
    """Files on a disk that has room for so many bytes."""

    def __init__(self, room: int) -> None:
        self.room = room

    def open(self, handle: int, mode: str) -> Any:
        disk, file = self, real_open(handle, mode)

        class Limited:
            def __enter__(self) -> Self:
                return self

            def __exit__(self, *raised: object) -> None:
                file.close()

            def write(self, content: bytes) -> None:
                file.write(content[: disk.room])
                disk.room -= len(content)
                if disk.room < 0:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        return Limited()


@pytest.mark.parametrize("room", [0, 3, 5, 9])
def test_on_a_full_disk_every_old_file_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    """Also those that there was room for: old and new files are never mixed."""
    contents = {tmp_path / name: name.encode() * 5 for name in "ab"}
    write_files(dict.fromkeys(contents, b"gammalt"))
    monkeypatch.setattr(os, "fdopen", FullDisk(room).open)
    full = "a" if room < 5 else "b"
    with pytest.raises(OutputError, match=rf"^cannot write .*{full}: the disk is full$"):
        write_files(contents)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == dict.fromkeys(contents, b"gammalt")


def test_a_folder_where_a_file_should_be_stops_all(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    with pytest.raises(OutputError, match=r"^cannot write .*b: it is a folder$"):
        write_files({tmp_path / "a": b"x", tmp_path / "b": b"y"})
    assert names(tmp_path) == ["b"]


def test_a_file_that_cannot_be_replaced_is_named_and_nothing_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError, match=r"^cannot write .*a: there is no permission$"):
        write_bytes(tmp_path / "a", b"x")
    assert names(tmp_path) == []
