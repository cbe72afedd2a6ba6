"""The writer owns the files: whole or not at all, and together or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from mlr_prio.errors import OutputError, reason_of
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping


def write_text(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 with the line ends that it has; see :func:`write_files`."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write ``content``, replacing the file in one step; see :func:`write_files`."""
    write_files({path: content})


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Write files, each replacing the old one in one step, once there is room for all of them.

    Folders are made where they are missing. If anything fails the old files stay whole.

    Raises
    ------
    OutputError
        When a file cannot be written; names it.
    """
    with ExitStack() as leftovers:
        staged = [(_stage(path, content, leftovers), path) for path, content in contents.items()]
        for temporary, path in staged:
            try:
                temporary.replace(path)
            except OSError as error:
                raise _unwritten(path, error) from error


def _stage(path: Path, content: bytes, leftovers: ExitStack) -> Path:
    """Write what is to replace a file beside it; it is removed with the leftovers."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        temporary = Path(name)
        leftovers.callback(temporary.unlink, missing_ok=True)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.chmod(0o666 & ~_umask())
    except OSError as error:
        raise _unwritten(path, error) from error
    return temporary


def _unwritten(path: Path, error: OSError) -> OutputError:
    return OutputError(message("cannot write {path}: {reason}", path=str(path), reason=reason_of(error)))


def _umask() -> int:
    """Return the permissions that new files are denied; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
