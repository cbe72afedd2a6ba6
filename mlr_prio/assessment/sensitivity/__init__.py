"""How far the list can be trusted: one analysis a file, put together lazily by :mod:`.sensitivity`."""
