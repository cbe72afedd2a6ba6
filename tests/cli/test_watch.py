"""``rank --watch``: at every save, through errors, until Ctrl-C."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mlr_prio.cli.session import Session
from mlr_prio.cli.watch import INTERVAL, watch
from mlr_prio.errors import RequestError
from mlr_prio.message import message

Write = Callable[..., Path]
Run = Callable[..., subprocess.CompletedProcess[bytes]]


def steps(*actions: Callable[[], object]) -> Callable[[float], None]:
    """Return a pause that does one thing after another and then is interrupted."""
    remaining: Iterator[Callable[[], object]] = iter(actions)

    def pause(seconds: float) -> None:
        assert seconds == INTERVAL
        action = next(remaining, None)
        if action is None:
            raise KeyboardInterrupt
        action()

    return pause


def save(path: Path, old: str, new: str) -> Callable[[], object]:
    return lambda: path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def follow(root: Path, show: Callable[[], None], *actions: Callable[[], object]) -> None:
    with pytest.raises(KeyboardInterrupt):
        watch(Session("sv", workspace=root), show, steps(*actions))


def test_it_shows_at_once_and_again_when_contents_change(write_workspace: Write) -> None:
    root = write_workspace()
    shown: list[int] = []
    bana = root / "projects/bana.yaml"

    def saved_again() -> None:
        os.utime(bana, ns=(1, 1))

    follow(root, lambda: shown.append(1), lambda: None, save(bana, "tid: 20", "tid: 2"), saved_again)
    assert len(shown) == 2


def test_errors_are_shown_without_leaving(write_workspace: Write, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_workspace()
    bana = root / "projects/bana.yaml"

    def show() -> None:
        if "tid: 2," in bana.read_text("utf-8"):
            raise RequestError(message("there is no project {project}", project="x"))
        sys.stdout.write("listan\n")

    follow(root, show, save(bana, "tid: 20", "tid: 2"), save(bana, "tid: 2,", "tid: 3,"))
    seen = capsys.readouterr()
    assert seen.out == "listan\nlistan\n"
    assert "Fel: det finns inget objekt x" in seen.err
    assert seen.err.count("Ctrl-C avslutar.") == 3


def environment(tmp_path: Path) -> dict[str, str]:
    return os.environ | {
        "MLR_PRIO_CACHE_DIR": str(tmp_path / "cache"),
        "LANG": "sv_SE.UTF-8",
        "LC_ALL": "sv_SE.UTF-8",
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
    }


def read_until(handle: int, text: str) -> str:
    """Return what a terminal shows, up to and with a text; fails after twenty seconds."""
    seen = b""
    end = time.monotonic() + 20
    while text.encode() not in seen:
        assert time.monotonic() < end, seen.decode(errors="replace")
        seen += os.read(handle, 4096)
    return seen.decode()


def test_at_a_terminal_the_list_moves_at_a_save_and_ctrl_c_ends_with_130(
    write_workspace: Write, tmp_path: Path
) -> None:
    root = write_workspace()
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "mlr_prio", "-w", str(root), "rank", "--watch"]
    process = subprocess.Popen(
        command, stdin=follower, stdout=follower, stderr=follower, env=environment(tmp_path)
    )
    os.close(follower)
    try:
        assert read_until(leader, "Ctrl-C avslutar.").startswith("\x1b[H\x1b[2J\x1b[3J")
        save(root / "projects/bana.yaml", "tid: 20", "tid: x")()
        assert "projects/bana.yaml:8:" in read_until(leader, "Ctrl-C avslutar.")
        save(root / "projects/bana.yaml", "tid: x", "tid: 2")()
        text = read_until(leader, "Ctrl-C avslutar.")
        assert "▲ 1 (från 2)" in text
        assert "▼ 1 (från 1)" in text
        assert "Gamla bron" not in text
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
        assert "Traceback" not in drained(leader)
    finally:
        process.kill()
        process.wait()
        os.close(leader)


def drained(handle: int) -> str:
    """Return what is left to read of a terminal that nobody writes to any longer."""
    seen = b""
    while True:
        try:
            part = os.read(handle, 4096)
        except OSError:
            return seen.decode(errors="replace")
        if not part:
            return seen.decode(errors="replace")
        seen += part


def test_watching_and_checking_exclude_one_another(run: Run, write_workspace: Write) -> None:
    ended = run("rank", "--watch", "--check", "-o", "lista.md", cwd=write_workspace())
    assert ended.returncode == 2
    assert "--check" in ended.stderr.decode()
