"""``mlr-prio consensus``: what all agree on, who differs about what, and the smallest step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from mlr_prio.cli import consensus_option as ask
from mlr_prio.cli.language import _
from mlr_prio.cli.option import Check, Format, Influence, Output, Rule

if TYPE_CHECKING:
    from mlr_prio.cli.session import Session
    from mlr_prio.report.report import Report
    from mlr_prio.translation import Translator


def run(
    context: typer.Context,
    section: ask.Section = ask.Part.OVERVIEW,
    members: ask.Members = False,
    without: ask.Without = None,
    top: ask.TopPlaces = None,
    influence: Influence = Rule.EQUAL,
    exact: ask.Exact = False,
    time_limit: ask.TimeLimit = ask.TIME_LIMIT,
    format_: Format = None,
    output: Output = None,
    check: Check = False,
) -> None:
    """Show what all agree on, who differs about what, and the smallest step."""
    if members and section not in {ask.Part.OVERVIEW, ask.Part.MEMBERS}:
        raise typer.BadParameter(_("cannot be combined with another --section"), param_hint="--members")
    from mlr_prio.cli.delivery import deliver

    session: Session = context.obj
    part = ask.Part.MEMBERS if members else section

    def make_report(translator: Translator) -> Report:
        from mlr_prio.assessment.consensus.group import make_group
        from mlr_prio.report.builder.consensus import SECTIONS
        from mlr_prio.report.builder.consensus.report import Question, consensus_report

        by_population = influence is Rule.POPULATION
        group = make_group(session.problem(), without=without or (), by_population=by_population)
        sections = tuple(SECTIONS) if part is ask.Part.ALL else (part.value,)
        return consensus_report(group, Question(sections, top, exact, time_limit), translator)

    deliver(session, make_report, format_, output, check=check)
