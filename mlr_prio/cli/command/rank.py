"""``mlr-prio rank``: the joint priority list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mlr_prio.cli.language import _
from mlr_prio.cli.option import Check, Format, Output, Profile, Shares, Top, parse_shares

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlr_prio.assessment.ranking import Ranking
    from mlr_prio.cli.session import Session
    from mlr_prio.report.report import Report
    from mlr_prio.translation import Translator

AllProfiles = Annotated[
    bool, typer.Option("--all-profiles", help=_("The places under every weight profile, side by side."))
]
Watch = Annotated[
    bool, typer.Option("--watch", help=_("Show the list anew at every save, with what moved; Ctrl-C ends."))
]


def run(
    context: typer.Context,
    profile: Profile = None,
    set_: Shares = None,
    top: Top = None,
    all_profiles: AllProfiles = False,
    watch: Watch = False,
    format_: Format = None,
    output: Output = None,
    check: Check = False,
) -> None:
    """Show the joint priority list."""
    if all_profiles and (profile or set_):
        raise typer.BadParameter(_("cannot be combined with --profile or --set"), param_hint="--all-profiles")
    if watch and check:
        raise typer.BadParameter(_("cannot be combined with --check"), param_hint="--watch")
    shares = parse_shares(set_)
    from mlr_prio.cli.delivery import deliver

    session: Session = context.obj
    on_screen = watch and output is None
    make_list = _list_maker(session, (profile, shares), top, outside=not on_screen)

    def make_report(translator: Translator) -> Report:
        return _side_by_side(session, translator, top) if all_profiles else make_list(translator)

    def show() -> None:
        deliver(session, make_report, format_, output, check=check)

    if watch:
        from mlr_prio.cli.watch import watch as follow

        follow(session, show)
    show()


def _list_maker(
    session: Session,
    settings: tuple[str | None, tuple[tuple[str, float], ...]],
    top: int | None,
    *,
    outside: bool,
) -> Callable[[Translator], Report]:
    """Return what makes the list; each after the first shows what moved since the one before it."""
    profile, shares = settings
    shown: list[Ranking] = []

    def make(translator: Translator) -> Report:
        from mlr_prio.assessment.ranking import moved_since, rank
        from mlr_prio.report.build.ranking import ranking_report

        ranking = rank(session.problem(), profile=profile, shares=shares)
        marked = moved_since(ranking, shown.pop()) if shown and not shares else ranking
        shown.append(ranking)
        return ranking_report(marked, translator, top=top, outside=outside)

    return make


def _side_by_side(session: Session, translator: Translator, top: int | None) -> Report:
    from mlr_prio.assessment.ranking import rank_all_profiles
    from mlr_prio.report.build.profiles import profiles_report

    return profiles_report(rank_all_profiles(session.problem()), translator, top=top)
