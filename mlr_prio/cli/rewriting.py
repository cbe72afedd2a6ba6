"""Bring planned changes of files to the disk, or show them as a difference."""

from __future__ import annotations

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
    from mlr_prio.report.line_difference import line_difference

    before, after = ((content or b"").decode("utf-8-sig") for content in (rewrite.before, rewrite.after))
    old = rewrite.path if rewrite.before is not None else "/dev/null"
    return line_difference(before, after, old, rewrite.path)
