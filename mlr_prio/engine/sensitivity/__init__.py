"""How far the list can be trusted: stability, needed moves, bounds, acceptability, drivers; a file each."""

from __future__ import annotations
