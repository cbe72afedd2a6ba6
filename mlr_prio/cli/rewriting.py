"""Bring planned changes of files to the disk, or show them as a difference."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlr_prio.cli.session import Session
    from mlr_prio.workspace.edit.apply import Rewrite


def write_or_show(session: Session, rewrites: Sequence[Rewrite], *, dry_run: bool) -> None:
    """Check the workspace that the rewrites make, then write them, or only show the difference on stdout."""
    from mlr_prio.cli.surface import write_out
    from mlr_prio.workspace.edit.apply import apply_rewrites, foresee

    root, translate = session.root(), session.translator()
    if dry_run:
        foresee(root, rewrites)
        write_out("".join(map(difference, rewrites)), utf8=False)
        return
    apply_rewrites(root, rewrites)
    for rewrite in rewrites:
        session.say(translate(message("wrote {path}", path=rewrite.path)))


def difference(rewrite: Rewrite) -> str:
    """Return what would change in a file, line by line, as ``diff -u`` shows it."""
    before, after = (_lines(content) for content in (rewrite.before, rewrite.after))
    old = rewrite.path if rewrite.before is not None else "/dev/null"
    lines = unified_diff(before, after, old, rewrite.path, lineterm="")
    return "".join(f"{line}\n" for line in lines)


def _lines(content: bytes | None) -> list[str]:
    return (content or b"").decode("utf-8-sig").splitlines()
