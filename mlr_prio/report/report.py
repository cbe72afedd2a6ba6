"""One result, ready for every format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mlr_prio.report.document import Document


@dataclass(frozen=True, slots=True)
class Report:
    """A result for people, for programs and for spreadsheets.

    Parameters
    ----------
    document
        What people see.
    data
        The machine contract: JSON values with ids as keys, in the documented order, numbers unrounded.
    fields
        The columns of ``records``, in order.
    records
        The same as flat rows; a value may be a sequence of texts.
    """

    document: Document
    data: Mapping[str, object]
    fields: tuple[str, ...]
    records: Sequence[Mapping[str, object]]
