"""``mlr-prio sensitivity``: how far the list can be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from mlr_prio.cli.language import _
from mlr_prio.cli.option import Check, Format, ListFormat, Output, Profile
from mlr_prio.cli.sensitivity_option import (
    Exact,
    Precision,
    Samples,
    Sections,
    Seed,
    Threads,
    TopPlaces,
    Weights,
    known_sections,
    largest_error,
)

if TYPE_CHECKING:
    from mlr_prio.cli.session import Session
    from mlr_prio.report.report import Report
    from mlr_prio.translation import Translator


def run(
    context: typer.Context,
    section: Sections = None,
    profile: Profile = None,
    top: TopPlaces = None,
    weights: Weights = None,
    samples: Samples = None,
    precision: Precision = None,
    seed: Seed = 1,
    threads: Threads = 1,
    exact: Exact = False,
    format_: Format = None,
    output: Output = None,
    check: Check = False,
) -> None:
    """Show how firm the list is, and what it would take to change it."""
    asked, error = known_sections(section), largest_error(samples, precision)
    from mlr_prio.assessment.sensitivity.sensitivity import PRECISION, SensitivityRequest, sensitivity
    from mlr_prio.cli.delivery import chosen_format, deliver
    from mlr_prio.cli.progress import progress_bar
    from mlr_prio.report.builder.sensitivity.report import sensitivity_report

    session: Session = context.obj
    full = chosen_format(format_, output) is ListFormat.JSON

    def make_report(translator: Translator) -> Report:
        problem = session.problem()
        with progress_bar(_("Trying weightings")) as progress:
            request = SensitivityRequest(
                profile=profile,
                top=top,
                weights=weights,
                samples=samples,
                precision=error or PRECISION,
                seed=seed,
                threads=threads,
                exact=exact,
                progress=progress,
            )
            return sensitivity_report(sensitivity(problem, request), translator, asked, full=full)

    deliver(session, make_report, format_, output, check=check)
