"""One result, ready for every format."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mlr_prio.report.document import Document
    from mlr_prio.report.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Feature:
    """A thing with a place on a map.

    Parameters
    ----------
    id
        Its id.
    geometry
        A GeoJSON geometry, WGS 84; None where its place is not known.
    properties
        What is said about it.
    """

    id: str
    geometry: Mapping[str, object] | None
    properties: Mapping[str, object]


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
    field_titles
        What a field is, in words; those that need none are left out.
    features
        The same as things on a map.
    stem
        What its files are called, where it has a name of its own.
    workbook
        The same for those who want to try other weights; None where there is nothing to reckon.
    """

    document: Document
    data: Mapping[str, object]
    fields: tuple[str, ...]
    records: Sequence[Mapping[str, object]]
    field_titles: Mapping[str, str] = field(default_factory=dict)
    features: tuple[Feature, ...] = ()
    stem: str = ""
    workbook: Workbook | None = None
