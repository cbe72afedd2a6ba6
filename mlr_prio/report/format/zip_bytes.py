"""Zip files whose bytes depend on what is in them and on nothing else."""

from __future__ import annotations

import io
import zipfile
from typing import Final

NO_DATE: Final = (1980, 1, 1, 0, 0, 0)
MADE_ON: Final = 3
"""Unix, whatever the machine is; the attributes of entries are written its way."""

PLAIN_FILE: Final = 0o644 << 16


def normalise_zip(content: bytes) -> bytes:
    """Return the same zip file without the time, the system and the order in which it was made.

    Office needs the list of parts first; the others follow by name. Nothing is compressed: compressors differ
    from one machine to the next.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, NO_DATE)
            entry.create_system, entry.external_attr = MADE_ON, PLAIN_FILE
            new.writestr(entry, old.read(name))
    return stream.getvalue()
