"""``mlr-prio weights set``: other points, on the lines that they stand on."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Annotated

import typer

from mlr_prio.cli.completion import weights
from mlr_prio.cli.language import _
from mlr_prio.cli.option import DryRun, Format, ListFormat, WeightsOf

if TYPE_CHECKING:
    from mlr_prio.cli.session import Session


def run(
    context: typer.Context,
    points: Annotated[
        list[str],
        typer.Argument(
            metavar="ID=POINTS…",
            autocompletion=weights,
            help=_("Points among siblings, such as pendling=30."),
        ),
    ],
    profile: WeightsOf = None,
    rebalance: Annotated[
        bool, typer.Option("--rebalance", help=_("Scale the siblings so that the sum stays."))
    ] = False,
    dry_run: DryRun = False,
    format_: Format = None,
) -> None:
    """Give criteria and groups other points."""
    wanted = dict(map(_parsed, points))
    from mlr_prio.assessment.weight_edit import moves, new_points
    from mlr_prio.cli.delivery import deliver
    from mlr_prio.cli.rewriting import difference
    from mlr_prio.cli.surface import write_out
    from mlr_prio.message import message
    from mlr_prio.report.builder.weight_changes import weight_changes_report
    from mlr_prio.workspace.edit.apply import apply_rewrites, foresee, plan_edit
    from mlr_prio.workspace.edit.change import Set

    session: Session = context.obj
    root, problem = session.root(), session.problem()
    planned = new_points(problem, profile, wanted, rebalance=rebalance)
    rewrite = plan_edit(root, planned.path, [Set(change.at, change.after) for change in planned.changes])
    after = foresee(root, [rewrite]).problem
    moved = moves(problem, after, planned.profile) if after and planned.changes else ()
    changed = difference(rewrite)
    if dry_run and planned.changes and format_ in {None, ListFormat.TABLE}:
        write_out(f"{changed}\n", utf8=False)
    if not dry_run:
        apply_rewrites(root, [rewrite])
    deliver(
        session,
        lambda translator: weight_changes_report(problem, planned, moved, changed, translator),
        format_,
        None,
    )
    if planned.changes and not dry_run:
        session.say(session.translator()(message("wrote {path}", path=planned.path)))


def _parsed(text: str) -> tuple[str, float]:
    id_, _equals, number = text.partition("=")
    try:
        points = float(number.strip().replace(",", "."))
    except ValueError:
        points = math.nan
    if not id_.strip() or not math.isfinite(points):
        what = _("{text} is not of the form ID=POINTS").format(text=repr(text))
        raise typer.BadParameter(what, param_hint="ID=POINTS")
    return id_.strip(), points
