"""What the members agree on, as a report: one page by default, and one section a question.

A section is one module with a ``SECTION`` and one line here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.report.builder.consensus import (
    agreement,
    alternatives,
    influence,
    members,
    objections,
    overview,
    reservations,
    shares,
    support,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.report.builder.consensus.section import Section

SECTIONS: Final[Mapping[str, Section]] = {
    module.SECTION.id: module.SECTION
    for module in (
        overview,
        support,
        objections,
        members,
        influence,
        alternatives,
        agreement,
        shares,
        reservations,
    )
}
"""The parts of the answer, in the order in which they are shown together."""

DEFAULT: Final = overview.SECTION.id
"""The page that is shown where no section is asked for."""
