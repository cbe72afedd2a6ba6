"""``mlr-prio rank``: the joint priority list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from mlr_prio.cli.language import _
from mlr_prio.cli.option import Check, Format, Output, Profile, Shares, Top, parse_shares

if TYPE_CHECKING:
    from mlr_prio.cli.session import Session
    from mlr_prio.report.report import Report
    from mlr_prio.translation import Translator


class Method(StrEnum):
    """The method that makes the list, and those that check it."""

    WEIGHTED_SUM = "weighted-sum"
    WEIGHTED_PRODUCT = "weighted-product"
    TOPSIS = "topsis"
    VIKOR = "vikor"
    PROMETHEE_II = "promethee-ii"


Scenario = Annotated[
    str | None,
    typer.Option(
        "--scenario", metavar="ID", help=_("The list in a scenario, with the old place beside the new.")
    ),
]
MethodChoice = Annotated[
    Method,
    typer.Option("--method", help=_("The order by another method, as a check: weighted-sum makes the list.")),
]
AllProfiles = Annotated[
    bool, typer.Option("--all-profiles", help=_("The places under every weight profile, side by side."))
]
AllScenarios = Annotated[
    bool, typer.Option("--all-scenarios", help=_("The places in every scenario, side by side."))
]


def run(
    context: typer.Context,
    profile: Profile = None,
    set_: Shares = None,
    scenario: Scenario = None,
    method: MethodChoice = Method.WEIGHTED_SUM,
    top: Top = None,
    all_profiles: AllProfiles = False,
    all_scenarios: AllScenarios = False,
    format_: Format = None,
    output: Output = None,
    check: Check = False,
) -> None:
    """Show the joint priority list."""
    case = _Case(profile, parse_shares(set_), scenario, method)
    _refuse_alone("--all-profiles", asked=all_profiles, alone=case == _Case() and not all_scenarios)
    _refuse_alone("--all-scenarios", asked=all_scenarios, alone=case == _Case())
    from mlr_prio.cli.delivery import deliver

    session: Session = context.obj

    def make_report(translator: Translator) -> Report:
        if all_profiles:
            return _profiles(session, translator, top)
        return (
            _scenarios(session, translator, top) if all_scenarios else _list(session, translator, case, top)
        )

    deliver(session, make_report, format_, output, check=check)


@dataclass(frozen=True, slots=True)
class _Case:
    """What is asked of the list beside its form."""

    profile: str | None = None
    shares: tuple[tuple[str, float], ...] = ()
    scenario: str | None = None
    method: Method = Method.WEIGHTED_SUM


def _refuse_alone(option: str, *, asked: bool, alone: bool) -> None:
    if asked and not alone:
        raise typer.BadParameter(
            _("cannot be combined with another choice of weights, scenario or method"), param_hint=option
        )


def _list(session: Session, translator: Translator, case: _Case, top: int | None) -> Report:
    from mlr_prio.assessment.ranking import rank

    ranking = rank(session.problem(), profile=case.profile, shares=case.shares, scenario=case.scenario)
    if case.method is Method.WEIGHTED_SUM:
        from mlr_prio.report.build.ranking import ranking_report

        return ranking_report(ranking, translator, top=top)
    from mlr_prio.assessment.cross_check import cross_check
    from mlr_prio.report.build.method import method_report

    result = cross_check(ranking.problem, ranking.in_force)
    return method_report(result, case.method.value, translator, top=top)


def _profiles(session: Session, translator: Translator, top: int | None) -> Report:
    from mlr_prio.assessment.ranking import rank_all_profiles
    from mlr_prio.report.build.profiles import profiles_report

    return profiles_report(rank_all_profiles(session.problem()), translator, top=top)


def _scenarios(session: Session, translator: Translator, top: int | None) -> Report:
    from mlr_prio.assessment.ranking import TOP
    from mlr_prio.assessment.scenario import compare_scenarios
    from mlr_prio.report.build.scenarios import scenarios_report

    comparison = compare_scenarios(session.problem(), top=top or TOP)
    return scenarios_report(comparison, translator, top=top)
