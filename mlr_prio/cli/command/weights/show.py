"""``mlr-prio weights show``: the tree of weights, in shares and in units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mlr_prio.cli.language import _
from mlr_prio.cli.option import Check, Format, Output, WeightsOf

if TYPE_CHECKING:
    from mlr_prio.cli.session import Session
    from mlr_prio.report.report import Report
    from mlr_prio.translation import Translator


def run(
    context: typer.Context,
    profile: WeightsOf = None,
    all_: Annotated[bool, typer.Option("--all", "-a", help=_("Every profile, side by side."))] = False,
    format_: Format = None,
    output: Output = None,
    check: Check = False,
) -> None:
    """Show the tree of weights."""
    if all_ and profile:
        raise typer.BadParameter(_("cannot be combined with --profile"), param_hint="--all")
    from mlr_prio.cli.delivery import deliver

    session: Session = context.obj

    def make_report(translator: Translator) -> Report:
        from mlr_prio.assessment.weight_table import all_weight_tables, weight_table
        from mlr_prio.report.builder.weights import weights_report
        from mlr_prio.report.builder.weights_side_by_side import weights_side_by_side_report

        if all_:
            return weights_side_by_side_report(all_weight_tables(session.problem()), translator)
        return weights_report(weight_table(session.problem(), profile), translator)

    deliver(session, make_report, format_, output, check=check)
