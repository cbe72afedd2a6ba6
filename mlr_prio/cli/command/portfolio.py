"""``mlr-prio portfolio``: what the money can carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mlr_prio.cli.language import _
from mlr_prio.cli.option import Budgets, Check, Format, Output, Profile, Shares, parse_budgets, parse_shares
from mlr_prio.cli.sensitivity_option import Weights

if TYPE_CHECKING:
    from mlr_prio.cli.session import Session
    from mlr_prio.report.report import Report
    from mlr_prio.translation import Translator

Samples = Annotated[int, typer.Option("--samples", min=1, max=100_000, help=_("How many weightings to try."))]
Seed = Annotated[int, typer.Option("--seed", min=0, help=_("Where the random weightings begin."))]
Uplift = Annotated[
    float | None,
    typer.Option("--uplift", metavar="PERCENT", help=_("Also try costs that are so many percent higher.")),
]
Fair = Annotated[
    bool,
    typer.Option("--fair", help=_("Also the package that does best by the municipality that gets least.")),
]
EveryMember = Annotated[
    bool, typer.Option("--every-member", help=_("Each municipality must be touched by a chosen project."))
]
TimeLimit = Annotated[
    float | None,
    typer.Option("--time-limit", min=0.01, metavar="SECONDS", help=_("Give up a proof after so long.")),
]


def run(
    context: typer.Context,
    budget: Budgets = None,
    weights: Weights = None,
    samples: Samples = 1000,
    seed: Seed = 1,
    uplift: Uplift = None,
    fair: Fair = False,
    every_member: EveryMember = False,
    profile: Profile = None,
    set_: Shares = None,
    time_limit: TimeLimit = None,
    format_: Format = None,
    output: Output = None,
    check: Check = False,
) -> None:
    """Show what the money can carry, pot by pot, and how sure that is."""
    budgets, shares = parse_budgets(budget), parse_shares(set_)
    from mlr_prio.assessment.portfolio.portfolio import Question, portfolio
    from mlr_prio.cli.delivery import deliver
    from mlr_prio.report.builder.portfolio import portfolio_report

    rise = None if uplift is None else uplift / 100
    session: Session = context.obj
    question = Question(profile, shares, weights, samples, seed, rise, fair, every_member, time_limit)

    def make_report(translator: Translator) -> Report:
        return portfolio_report(portfolio(session.problem(), budgets, question), translator)

    deliver(session, make_report, format_, output, check=check)
