"""Show something anew at every save, until the reader has seen enough."""

from __future__ import annotations

import gc
import sys
import time
from typing import TYPE_CHECKING, Final

from mlr_prio.cli.error_text import error_text
from mlr_prio.errors import MlrPrioError
from mlr_prio.message import message
from mlr_prio.workspace.watching import look

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlr_prio.cli.session import Session

INTERVAL: Final = 0.3
"""Seconds between two looks: as soon as a hand is off the keyboard, and next to no work meanwhile."""

_CLEAR: Final = "\x1b[H\x1b[2J\x1b[3J"


def watch(session: Session, show: Callable[[], None], pause: Callable[[float], None] = time.sleep) -> None:
    """Show, and show again whenever the contents of the workspace have changed.

    Errors are shown where the answer would be, and the watch goes on. It ends with the KeyboardInterrupt that
    Ctrl-C raises in ``pause``, which the program turns into its exit code 130.

    Parameters
    ----------
    session
        The call.
    show
        Shows the answer.
    pause
        Waits for so many seconds.
    """
    gc.enable()  # a short process does without; this one may run all day
    root = session.root()
    seen = None
    while True:
        now = look(root, seen)
        if seen is None or now.digest != seen.digest:
            _clear()
            try:
                show()
            except MlrPrioError as error:
                session.say(error_text(error, session.language))
            session.say(session.translator()(message("Follows {folder}; Ctrl-C ends.", folder=str(root))))
        seen = now
        pause(INTERVAL)


def _clear() -> None:
    """Wipe the screen of a terminal; what goes to a file or a pipe is only added to."""
    if sys.stdout.isatty():
        sys.stdout.write(_CLEAR)
        sys.stdout.flush()
