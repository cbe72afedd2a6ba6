"""Keep the cache from growing: entries of other versions go, and of ours the oldest beyond a number."""

from __future__ import annotations

import os
import re
from contextlib import suppress

KEPT_AT_MOST = 5000
"""Entries: about fifteen workspaces of 300 projects, or 40 MB of files as ours are."""

# Nothing else is ever removed, whatever folder somebody has named: entries, and what a killed process left.
_ENTRY = re.compile(r"(?:(?P<version>[0-9a-f]{12})-)?[0-9a-f]{64}\.json(?:\.\d+-\d+)?")


def tidy(folder: str, version: str, kept_at_most: int = KEPT_AT_MOST) -> None:
    """Remove the entries in ``folder`` that another version has written, and the oldest beyond a number.

    Equally old ones go in the order of their names. What cannot be removed stays.

    Parameters
    ----------
    folder
        The folder of the cache.
    version
        What the names of our entries begin with.
    kept_at_most
        How many of ours stay.
    """
    with suppress(OSError):
        found = [match for match in map(_ENTRY.fullmatch, os.listdir(folder)) if match]  # noqa: PTH208 -- names are wanted
        _remove(folder, [match[0] for match in found if match["version"] != version])
        ours = [match[0] for match in found if match["version"] == version]
        if len(ours) > kept_at_most:
            _remove(folder, _oldest_first(folder, ours)[:-kept_at_most])


def _oldest_first(folder: str, names: list[str]) -> list[str]:
    """Return the names by the time of their files; a file that is gone counts as old."""
    times = dict.fromkeys(names, 0)
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name in times:
                with suppress(OSError):
                    times[entry.name] = entry.stat().st_mtime_ns
    return sorted(names, key=lambda name: (times[name], name))


def _remove(folder: str, names: list[str]) -> None:
    for name in names:
        with suppress(OSError):
            os.unlink(f"{folder}/{name}")  # noqa: PTH108 -- a Path for each file is slow
