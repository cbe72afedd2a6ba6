"""Changed files onto the disk: checked as a whole first, each file whole or not at all."""

from __future__ import annotations

import hashlib
import os
import shutil
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlr_prio.errors import EditError, InputError, OutputError, reason_of
from mlr_prio.message import message
from mlr_prio.workspace.edit.text_edit import edited
from mlr_prio.workspace.file_text import decode
from mlr_prio.workspace.reader import Loaded, read_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mlr_prio.workspace.cache import Cache
    from mlr_prio.workspace.edit.change import Change

_BYTE_ORDER_MARK = "\ufeff".encode()


@dataclass(frozen=True, slots=True)
class Rewrite:
    """What a file is to hold.

    Parameters
    ----------
    path
        Relative to the workspace, with ``/``.
    before
        The bytes that were read; None for a file that must not exist.
    after
        The bytes to write.
    """

    path: str
    before: bytes | None
    after: bytes

    @property
    def expected(self) -> str | None:
        """The digest of what was read."""
        return None if self.before is None else sha256_of(self.before)


def sha256_of(content: bytes) -> str:
    """Return the digest by which a file is known again, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def new_file(path: str, text: str) -> Rewrite:
    """Plan a file that does not exist yet."""
    return Rewrite(path, None, text.encode())


def plan_edit(root: Path, path: str, changes: Sequence[Change]) -> Rewrite:
    """Read a file and plan what it is to hold after ``changes``; nothing is written.

    Raises
    ------
    EditError
        Where the file cannot be read, or the changes not be made.
    """
    before = _content(root / path)
    if before is None:
        raise EditError(message("the file {path} is missing", path=path))
    text = decode(path, before)
    if not isinstance(text, str):
        raise InputError((text,))
    mark = _BYTE_ORDER_MARK if before.startswith(_BYTE_ORDER_MARK) else b""
    return Rewrite(path, before, mark + edited(text, changes).encode())


def foresee(root: Path, rewrites: Sequence[Rewrite], *, cache: Cache | None = None) -> Loaded:
    """Return the workspace as it would be read with the rewrites; nothing is written.

    Raises
    ------
    InputError
        Where it would hold errors, with all of them.
    """
    loaded = read_workspace(root, cache=cache, overlay={rewrite.path: rewrite.after for rewrite in rewrites})
    if loaded.problem is None:
        raise InputError(loaded.findings)
    return loaded


def apply_edit(
    root: Path, path: str, changes: Sequence[Change], *, expected: str, cache: Cache | None = None
) -> None:
    """Make changes in one file.

    Parameters
    ----------
    root
        The workspace.
    path
        The file, relative to ``root``, with ``/``.
    changes
        What to do.
    expected
        The digest of the content on which the changes were decided.
    cache
        Passed on to the reader.

    Raises
    ------
    EditError
        Where the file holds something else by now, or a change cannot be made.
    InputError
        Where the workspace would hold errors.
    OutputError
        Where the file could not be written.
    """
    rewrite = plan_edit(root, path, changes)
    if rewrite.expected != expected:
        raise _meanwhile(path)
    apply_rewrites(root, (rewrite,), cache=cache)


def apply_rewrites(root: Path, rewrites: Sequence[Rewrite], *, cache: Cache | None = None) -> None:
    """Write files after checking the workspace that they make; see :func:`apply_edit` for the errors.

    All are written beside their places first and renamed last, so that a fault or a kill leaves each file
    as it was or as it is to be.
    """
    rewrites = [rewrite for rewrite in rewrites if rewrite.before != rewrite.after]
    foresee(root, rewrites, cache=cache)
    places = {rewrite.path: (root / rewrite.path).resolve() for rewrite in rewrites}
    try:
        for rewrite in rewrites:
            _write_beside(places[rewrite.path], rewrite.after)
        for rewrite in rewrites:
            if _content(root / rewrite.path) != rewrite.before:
                raise _meanwhile(rewrite.path)
        for place in places.values():
            _unfinished(place).replace(place)
    except OSError as error:
        what = message(
            "{path} could not be written ({reason})",
            path=", ".join(places),
            reason=reason_of(error),
        )
        raise OutputError(what) from error
    finally:
        for place in places.values():
            with suppress(OSError):
                _unfinished(place).unlink(missing_ok=True)


def _unfinished(place: Path) -> Path:
    return place.with_name(f".{place.name}.{os.getpid()}-{threading.get_ident()}")


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _write_beside(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with _unfinished(place).open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if place.exists():
        shutil.copymode(place, _unfinished(place))


def _meanwhile(path: str) -> EditError:
    return EditError(
        message("{path} was changed by someone else meanwhile", path=path),
        message("nothing was written; look at the file and try again"),
    )
