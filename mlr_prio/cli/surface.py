"""What the terminal in front of us can show, and the one place that writes to it."""

from __future__ import annotations

import os
import shutil
import sys

from mlr_prio.errors import OutputError, reason_of
from mlr_prio.message import message
from mlr_prio.report.surface import Surface


def terminal_surface() -> Surface:
    """Return the width, colour and characters that stdout can take; a pipe has no width and no colour."""
    if not sys.stdout.isatty():
        return Surface(width=None, colour=False, unicode=_is_unicode())
    colour = "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return Surface(width=shutil.get_terminal_size().columns, colour=colour, unicode=_is_unicode())


def _is_unicode() -> bool:
    return (sys.stdout.encoding or "ascii").lower().replace("-", "").startswith("utf")


def write_out(text: str, *, utf8: bool) -> None:
    """Write to stdout: data as UTF-8 on every machine, text in what the terminal can take.

    Raises
    ------
    OutputError
        When there is no room for it. A reader who has gone is no fault, and is let through.
    """
    encoding = "utf-8" if utf8 else (sys.stdout.encoding or "utf-8")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode(encoding, errors="replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = reason_of(error)
        raise OutputError(message("cannot write {path}: {reason}", path="stdout", reason=reason)) from error
