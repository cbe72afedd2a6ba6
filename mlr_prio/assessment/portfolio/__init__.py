"""Packages: what a frame of money can carry, pot by pot, and how sure that is; see :mod:`.portfolio`."""
