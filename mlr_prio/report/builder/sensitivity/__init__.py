"""The analyses of ``mlr-prio sensitivity``: one builder a module, one line here.

A builder is imported when its section is made, and with it what it analyses.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mlr_prio.assessment.sensitivity.sensitivity import Sensitivity
    from mlr_prio.message import Message
    from mlr_prio.report.builder.section import Section
    from mlr_prio.report.builder.sensitivity.page import Page


@dataclass(frozen=True, slots=True)
class Analysis:
    """One question about how far the list can be trusted.

    Parameters
    ----------
    id
        What ``--section`` calls it, and its key in the JSON.
    question
        What it answers.
    module
        The module here whose ``section(result, page)`` answers it.
    on_page, in_data
        Whether it is on the page, and in the JSON, when no section is asked for.
    """

    id: str
    question: Message
    module: str
    on_page: bool = True
    in_data: bool = True

    def section(self, result: Sensitivity, page: Page) -> Section:
        """Return the answer as a part of a report."""
        build = cast(
            "Callable[[Sensitivity, Page], Section]", import_module(f"{__name__}.{self.module}").section
        )
        return build(result, page)


SECTIONS: Final[Mapping[str, Analysis]] = {
    known.id: known
    for known in (
        Analysis("smaa", message("how often each project takes each place"), "places"),
        Analysis(
            "stability",
            message("how far each weight and score may move before the list changes"),
            "stability",
        ),
        Analysis("drivers", message("which scores to look into first"), "drivers"),
        Analysis(
            "closeness", message("what makes the order across the edge of the top uncertain"), "closeness"
        ),
        Analysis("scenarios", message("which places the scenarios give"), "scenarios"),
        Analysis("methods", message("which places other methods give"), "methods"),
        Analysis(
            "bounds",
            message("which places are possible at all, without drawing weights"),
            "bounds",
            on_page=False,
        ),
        Analysis(
            "needed",
            message("what it would take for the nearest projects to enter the top"),
            "needed",
            on_page=False,
            in_data=False,
        ),
    )
}
"""In the order of the page."""

CONTRACT: Final = ("stability", "smaa", "drivers", "scenarios", "methods", "bounds", "closeness", "needed")
"""In the order of the JSON."""
