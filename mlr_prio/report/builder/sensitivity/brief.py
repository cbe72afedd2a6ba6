"""A section beside others: its answer without the long table behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.document import Table

if TYPE_CHECKING:
    from mlr_prio.report.document import Block


def without_last_table(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks without the table that they end with, if they do."""
    return blocks[:-1] if isinstance(blocks[-1], Table) else blocks
