"""Plain data of files read before, by their content: an entry is right or absent, never out of date."""

from __future__ import annotations

import hashlib
import json
import os
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import mlr_prio

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mlr_prio.model.source import Marks
    from mlr_prio.model.source import Path as Way

ENVIRONMENT_VARIABLE = "MLR_PRIO_CACHE_DIR"

_FORMAT = 1
_NO_MARKS = [0, 0, 0, 0]


def default_cache() -> Cache:
    """Return the cache in the user's cache folder, or in the folder that ``MLR_PRIO_CACHE_DIR`` names."""
    folder = os.environ.get(ENVIRONMENT_VARIABLE)
    if folder:
        return Cache(Path(folder))
    from platformdirs import user_cache_path  # not where the variable is set

    return Cache(user_cache_path("mlr-prio", appauthor=False))


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """An entry of the cache.

    Parameters
    ----------
    data
        The plain data of the file.
    """

    data: dict[str, Any]
    _encoded_marks: bytes

    def marks(self) -> Mapping[Way, Marks]:
        """Return the places of the entries; decoded only here, since most runs need none."""
        numbers: list[int] = json.loads(self._encoded_marks)
        found: dict[Way, Marks] = {}
        for index, way in enumerate(_ways(self.data, ())):
            line, column, value_line, value_column = numbers[4 * index : 4 * index + 4]
            if line:
                found[way] = (line, column, value_line, value_column)
        return found


class Cache:
    """A folder of entries; unreadable, corrupt or unwritable means only slower.

    Parameters
    ----------
    folder
        Where the entries lie; made when the first is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._salt = f"{mlr_prio.__version__}\n{_FORMAT}\n".encode()
        self._version = hashlib.sha256(self._salt).hexdigest()[:12]
        self._is_writable = True
        self._is_tidy = False

    def find(self, content: bytes) -> StoredDocument | None:
        """Return the entry for a file with this content, or None."""
        try:
            with open(self._path(content), "rb") as file:  # noqa: PTH123 -- a Path for each file is slow
                digest, body = file.read().split(b"\n", 1)
            if digest != _digest(body):
                return None
            data, marks = body.split(b"\n", 1)
            return StoredDocument(json.loads(data), marks)
        except (OSError, ValueError):
            return None

    def keep(self, content: bytes, data: dict[str, Any], marks: Mapping[Way, Marks]) -> None:
        """Keep the data of a file with this content; whole or not at all, also when two processes do."""
        if not self._is_writable:
            return
        numbers = [number for way in _ways(data, ()) for number in marks.get(way, _NO_MARKS)]
        body = b"\n".join((_compact(data), _compact(numbers)))
        path = self._path(content)
        unfinished = f"{path}.{os.getpid()}-{threading.get_ident()}"
        try:
            os.makedirs(self._folder, exist_ok=True)  # noqa: PTH103 -- as above
            with open(unfinished, "wb") as file:  # noqa: PTH123 -- as above
                file.write(_digest(body) + b"\n" + body)
            os.replace(unfinished, path)  # noqa: PTH105 -- as above
            self._tidy_once()
        except OSError:
            self._is_writable = False
            with suppress(OSError):
                os.unlink(unfinished)  # noqa: PTH108 -- as above

    def _tidy_once(self) -> None:
        """Bound the folder; only in a process that writes, so that a warm start does not wait for it."""
        if not self._is_tidy:
            from mlr_prio.workspace.cache_upkeep import tidy

            self._is_tidy = True
            tidy(self._folder, self._version)

    def _path(self, content: bytes) -> str:
        return f"{self._folder}/{self._version}-{hashlib.sha256(self._salt + content).hexdigest()}.json"


def _digest(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()


def _compact(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _ways(value: object, way: Way) -> Iterator[Way]:
    """Yield the way to every entry, parents first, in the order of the data."""
    yield way
    if isinstance(value, dict):
        for key, entry in value.items():
            yield from _ways(entry, (*way, key))
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _ways(entry, (*way, index))
