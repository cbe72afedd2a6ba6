"""Answers of an interview that is not finished, kept between calls in the user's own state folder.

Not in the workspace: half an interview is no judgement, and must not be committed or reach anybody else.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

ENVIRONMENT_VARIABLE: Final = "MLR_PRIO_STATE_DIR"

_FORMAT: Final = 1


class Unfinished:
    """The answers of one interview; what cannot be read or written is only not kept.

    Parameters
    ----------
    root
        The workspace.
    interview
        What tells interviews of one workspace apart: whose weights, and how they are asked for.
    subject
        What the questions are about; answers to other questions are not given back.
    """

    def __init__(self, root: Path, interview: str, subject: str) -> None:
        name = hashlib.sha256(f"{root.resolve()}\n{interview}".encode()).hexdigest()[:16]
        self._path = _folder() / f"interview-{name}.json"
        self._subject = hashlib.sha256(subject.encode()).hexdigest()

    def answers(self) -> dict[str, str]:
        """Return the answers by question, in the order in which they were given; none is empty."""
        try:
            stored = json.loads(self._path.read_text("utf-8"))
            if stored["format"] != _FORMAT or stored["subject"] != self._subject:
                return {}
            return {str(key): str(text) for key, text in stored["answers"].items()}
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return {}

    def keep(self, answers: dict[str, str]) -> None:
        """Keep the answers, whole or not at all."""
        text = json.dumps(
            {"format": _FORMAT, "subject": self._subject, "answers": answers}, ensure_ascii=False
        )
        unfinished = self._path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_text(text, "utf-8")
            unfinished.replace(self._path)

    def forget(self) -> None:
        """Throw the answers away."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


def _folder() -> Path:
    folder = os.environ.get(ENVIRONMENT_VARIABLE)
    if folder:
        return Path(folder)
    from platformdirs import user_state_path  # not where the variable is set

    return user_state_path("mlr-prio", appauthor=False)
