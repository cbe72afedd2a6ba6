"""What differs between two texts, line by line: the one form in which the program shows it."""

from __future__ import annotations

from difflib import unified_diff


def line_difference(old: str, new: str, old_name: str = "", new_name: str = "", *, context: int = 3) -> str:
    """Return what differs, as ``diff -u`` shows it, every line with its end; empty where nothing does.

    Parameters
    ----------
    old, new
        The texts; how their lines end does not count.
    old_name, new_name
        What the first two lines call them.
    context
        How many equal lines are shown around each difference.
    """
    lines = unified_diff(old.splitlines(), new.splitlines(), old_name, new_name, lineterm="", n=context)
    return "".join(f"{line}\n" for line in lines)
