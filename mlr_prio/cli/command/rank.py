"""``mlr-prio rank``: the joint priority list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mlr_prio.cli.language import _
from mlr_prio.cli.option import Check, Format, Output, Profile, Shares, Top, parse_shares

if TYPE_CHECKING:
    from mlr_prio.cli.session import Session
    from mlr_prio.report.report import Report
    from mlr_prio.translation import Translator

AllProfiles = Annotated[
    bool, typer.Option("--all-profiles", help=_("The places under every weight profile, side by side."))
]


def run(
    context: typer.Context,
    profile: Profile = None,
    set_: Shares = None,
    top: Top = None,
    all_profiles: AllProfiles = False,
    format_: Format = None,
    output: Output = None,
    check: Check = False,
) -> None:
    """Show the joint priority list."""
    if all_profiles and (profile or set_):
        raise typer.BadParameter(_("cannot be combined with --profile or --set"), param_hint="--all-profiles")
    shares = parse_shares(set_)
    from mlr_prio.cli.delivery import deliver

    session: Session = context.obj

    def make_report(translator: Translator) -> Report:
        if all_profiles:
            return _side_by_side(session, translator, top)
        return _list(session, translator, (profile, shares), top)

    deliver(session, make_report, format_, output, check=check)


def _list(
    session: Session,
    translator: Translator,
    settings: tuple[str | None, tuple[tuple[str, float], ...]],
    top: int | None,
) -> Report:
    from mlr_prio.assessment.ranking import rank
    from mlr_prio.report.build.ranking import ranking_report

    profile, shares = settings
    return ranking_report(rank(session.problem(), profile=profile, shares=shares), translator, top=top)


def _side_by_side(session: Session, translator: Translator, top: int | None) -> Report:
    from mlr_prio.assessment.ranking import rank_all_profiles
    from mlr_prio.report.build.profiles import profiles_report

    return profiles_report(rank_all_profiles(session.problem()), translator, top=top)
