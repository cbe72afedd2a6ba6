"""The writer owns the file: whole or not at all, and never touched when only compared."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from mlr_prio.errors import OutOfDateError, OutputError
from mlr_prio.message import message
from mlr_prio.report.line_difference import line_difference


def write_text(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 with the line ends that it has; see :func:`write_bytes`."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write ``content``, replacing the file in one step.

    The folder is made where it is missing. If anything fails the old file stays whole.

    Raises
    ------
    OutputError
        When the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, content)
    except OSError as error:
        what = message("cannot write {path}: {reason}", path=str(path), reason=error.strerror or str(error))
        raise OutputError(what) from error


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """Return the permissions that new files are denied; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def require_current(path: Path, text: str) -> None:
    """Compare ``text`` with the file, byte by byte, and write nothing.

    Raises
    ------
    OutOfDateError
        When the file is missing or differs; the message holds the difference.
    """
    try:
        old = path.read_bytes().decode(errors="replace")
    except OSError as error:
        what = message("cannot read {path}: {reason}", path=str(path), reason=error.strerror or str(error))
        raise OutOfDateError(what) from error
    if old != text:
        difference = line_difference(old, text, "file", "now", context=0)
        raise OutOfDateError(
            message(
                "{path} is out of date:\n{difference}",
                path=str(path),
                difference=difference.removesuffix("\n"),
            ),
            message("run the same command without --check"),
        )
