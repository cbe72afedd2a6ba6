"""Which places the scenarios give."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mlr_prio.report.builder.scenarios import scenario_section
from mlr_prio.report.builder.sensitivity.brief import without_last_table

if TYPE_CHECKING:
    from mlr_prio.assessment.sensitivity.sensitivity import Sensitivity
    from mlr_prio.report.builder.section import Section
    from mlr_prio.report.builder.sensitivity.page import Page


def section(result: Sensitivity, page: Page) -> Section:
    """Return the scenarios as a part of a report."""
    found = scenario_section(result.scenarios, page.names, page.translate)
    return found if page.full else replace(found, blocks=without_last_table(found.blocks))
