"""A bar on stderr for what takes a while; nothing for what does not, and nothing where nobody looks."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress, TaskID

PATIENCE: Final = 0.5
"""Seconds without a bar."""


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None] | None]:
    """Give a function that takes the number of steps done and of all; None where stderr is no terminal.

    The bar appears when steps have been taken for longer than :data:`PATIENCE` and goes when the block ends,
    however it ends.

    Parameters
    ----------
    label
        What stands before the bar.
    """
    if not sys.stderr.isatty():
        yield None
        return
    bar = _Bar(label)
    try:
        yield bar.show
    finally:
        bar.close()


class _Bar:
    """The bar; rich is imported when it first shows."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._start = monotonic()
        self._shown: tuple[Progress, TaskID] | None = None

    def show(self, done: int, steps: int) -> None:
        if self._shown is None and monotonic() - self._start > PATIENCE and done < steps:
            self._shown = _started(self._label)
        if self._shown is not None:
            progress, task = self._shown
            progress.update(task, completed=done, total=steps)

    def close(self) -> None:
        if self._shown is not None:
            self._shown[0].stop()


def _started(label: str) -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.start()
    return progress, progress.add_task(label)
