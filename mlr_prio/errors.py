"""The exceptions of mlr-prio: one base, raised with a message as data, shown in one place."""

from __future__ import annotations

import errno
import sys
from typing import TYPE_CHECKING, Final

from mlr_prio.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mlr_prio.finding import Finding

__all__ = [
    "EditError",
    "EngineError",
    "InputError",
    "MissingExtraError",
    "MlrPrioError",
    "OutOfDateError",
    "OutputError",
    "RequestError",
    "reason_of",
]

_REASONS: Final[Mapping[int, Message]] = {
    errno.ENOENT: message("there is no such file"),
    errno.EACCES: message("there is no permission"),
    errno.EPERM: message("there is no permission"),
    errno.EISDIR: message("it is a folder"),
    errno.ENOTDIR: message("a file has the name of a folder"),
    errno.EEXIST: message("a file has that name"),
    errno.ENOSPC: message("the disk is full"),
    errno.EFBIG: message("the file would be too large"),
    errno.EROFS: message("nothing can be written there"),
}
"""What the system says when it cannot read or write, as far as it is said in both languages."""


def reason_of(error: OSError) -> Message | str:
    """Return why something could not be read or written; in the system's own words where we have none."""
    known = _REASONS.get(error.errno or 0)
    return known or error.strerror or type(error).__name__


class MlrPrioError(Exception):
    """Something that the user can mend; holds what to say, prints nothing.

    Attributes
    ----------
    message
        What is wrong, with the value seen.
    hint
        What is allowed or what to do; None when the message says it.
    exit_code
        The process exit code that belongs to this kind of error.
    """

    exit_code = 1

    def __init__(self, what: Message | str, hint: Message | str | None = None) -> None:
        self.message = message(what) if isinstance(what, str) else what
        self.hint = message(hint) if isinstance(hint, str) else hint
        super().__init__(str(self.message))


class InputError(MlrPrioError):
    """Files with faults; carries every finding, not only the first."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(message("{count} faults in the files", count=len(findings)))
        self.findings = tuple(findings)


class RequestError(MlrPrioError):
    """A request that cannot be met with this workspace: an unknown project, profile or criterion."""

    exit_code = 2


class OutputError(MlrPrioError):
    """A result that could not be written."""


class OutOfDateError(MlrPrioError):
    """``--check`` found that the file on disk is not what would be written now."""

    exit_code = 3


class EngineError(MlrPrioError, ValueError):
    """Arguments that the engine cannot compute with: shapes, ranges or values that contradict one another."""


class EditError(MlrPrioError):
    """A change of a file that was refused; nothing was written."""


class MissingExtraError(MlrPrioError):
    """A library that only some need is not installed; says which command installs it."""

    def __init__(self, extra: str, what: Message) -> None:
        command = f"{sys.executable} -m pip install 'mlr-prio[{extra}]'"
        super().__init__(what, message("run: {command}", command=command))
