"""Questions to whoever sits at the terminal, or to the program that answers for them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mlr_prio.message import message

if TYPE_CHECKING:
    from mlr_prio.cli.session import Session

_YES = frozenset({"j", "ja", "y", "yes"})


def agrees(session: Session, question: str) -> bool:
    """Ask a question on stderr and return whether the answer is yes; the end of the input is a no."""
    translate = session.translator()
    choice = translate(message("[y/N]"))
    return _asked(f"{question} {choice} ").casefold() in _YES


def answer(question: str) -> str:
    """Ask for a text on stderr; the end of the input is an empty one."""
    return _asked(f"{question}: ")


def _asked(prompt: str) -> str:
    sys.stderr.write(prompt)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line.endswith("\n"):  # the end of the input leaves the cursor behind the question
        sys.stderr.write("\n")
    return line.strip()
