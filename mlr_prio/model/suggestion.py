"""What somebody probably meant: hints for names that nothing has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKENESS = 0.6
_LISTED_AT_MOST = 20


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the known name most like ``word``, or None where none is much like it."""
    from difflib import get_close_matches  # only in a workspace with faults

    folded = {name.lower(): name for name in sorted(known)}
    matches = get_close_matches(word.lower(), folded, n=1, cutoff=_LIKENESS)
    return folded[matches[0]] if matches else None


def did_you_mean(word: str, known: Iterable[str]) -> Message | None:
    """Return a hint: the closest known name, or all known names where there are not too many."""
    names = tuple(known)
    suggestion = closest(word, names)
    if suggestion is not None:
        return message("did you mean {suggestion}?", suggestion=suggestion)
    if names and len(names) <= _LISTED_AT_MOST:
        return message("known are {names}", names=", ".join(names))
    return None
