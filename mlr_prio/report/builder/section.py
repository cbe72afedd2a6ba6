"""A part of a report that several analyses share a page with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.report.document import Block


@dataclass(frozen=True, slots=True)
class Section:
    """What one analysis has to say, for people, for programs and for spreadsheets.

    Parameters
    ----------
    id
        The key of the analysis: what ``--section`` calls it and its key in the JSON.
    blocks
        What people see, beginning with a heading.
    data
        The machine contract under the key ``id``: a JSON value, numbers unrounded.
    records
        The same as flat rows, their fields named by their keys; empty where there is nothing to tabulate.
    """

    id: str
    blocks: tuple[Block, ...]
    data: Any
    records: tuple[Mapping[str, object], ...] = ()
