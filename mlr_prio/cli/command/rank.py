"""``mlr-prio rank``: the joint priority list."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from mlr_prio.cli.language import _
from mlr_prio.cli.list_case import ListCase
from mlr_prio.cli.option import Check, Format, Influence, Output, Profile, Rule, Shares, Top, parse_shares

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
Watch = Annotated[
    bool, typer.Option("--watch", help=_("Show the list anew at every save, with what moved; Ctrl-C ends."))
]


def run(
    context: typer.Context,
    profile: Profile = None,
    set_: Shares = None,
    scenario: Scenario = None,
    influence: Influence = Rule.EQUAL,
    method: MethodChoice = Method.WEIGHTED_SUM,
    top: Top = None,
    all_profiles: AllProfiles = False,
    all_scenarios: AllScenarios = False,
    watch: Watch = False,
    format_: Format = None,
    output: Output = None,
    check: Check = False,
) -> None:
    """Show the joint priority list."""
    by_population = influence is Rule.POPULATION
    case = ListCase(profile, parse_shares(set_), scenario, method.value, by_population)
    _refuse_alone("--all-profiles", asked=all_profiles, alone=case == ListCase() and not all_scenarios)
    _refuse_alone("--all-scenarios", asked=all_scenarios, alone=case == ListCase())
    if watch and check:
        raise typer.BadParameter(_("cannot be combined with --check"), param_hint="--watch")
    from mlr_prio.cli.delivery import deliver

    session: Session = context.obj
    make_list = case.maker(session, top, outside=not watch or output is not None)

    def make_report(translator: Translator) -> Report:
        if all_profiles:
            return _profiles(session, translator, top)
        return _scenarios(session, translator, top) if all_scenarios else make_list(translator)

    def show() -> None:
        deliver(session, make_report, format_, output, check=check)

    if watch:
        from mlr_prio.cli.watch import watch as follow

        follow(session, show)
    show()


def _refuse_alone(option: str, *, asked: bool, alone: bool) -> None:
    if asked and not alone:
        raise typer.BadParameter(
            _("cannot be combined with another choice of weights, influence, scenario or method"),
            param_hint=option,
        )


def _profiles(session: Session, translator: Translator, top: int | None) -> Report:
    from mlr_prio.assessment.ranking import rank_all_profiles
    from mlr_prio.report.builder.profiles import profiles_report

    return profiles_report(rank_all_profiles(session.problem()), translator, top=top)


def _scenarios(session: Session, translator: Translator, top: int | None) -> Report:
    from mlr_prio.assessment.ranking import TOP
    from mlr_prio.assessment.scenario import compare_scenarios
    from mlr_prio.report.builder.scenarios import scenarios_report

    comparison = compare_scenarios(session.problem(), top=top or TOP)
    return scenarios_report(comparison, translator, top=top)
