"""``mlr-prio criterion new``: a criterion, from options or from questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from mlr_prio.cli.completion import criteria
from mlr_prio.cli.language import _
from mlr_prio.cli.option import DryRun

if TYPE_CHECKING:
    from mlr_prio.cli.session import Session

Given = str | None


def run(
    context: typer.Context,
    id_: Annotated[Given, typer.Argument(metavar="[ID]", help=_("The id. Asked for if not given."))] = None,
    name: Annotated[Given, typer.Option("--name", help=_("The name in lists."))] = None,
    definition: Annotated[
        Given, typer.Option("--definition", help=_("What counts, in one sentence."))
    ] = None,
    perspective: Annotated[
        Given, typer.Option("--perspective", help=_("society, environment or economy."))
    ] = None,
    unit: Annotated[Given, typer.Option("--unit", help=_("What is counted: points, min, ha …"))] = None,
    worst: Annotated[Given, typer.Option("--worst", help=_("The level that is worth 0."))] = None,
    best: Annotated[Given, typer.Option("--best", help=_("The level that is worth 100."))] = None,
    baseline: Annotated[Given, typer.Option("--baseline", help=_("The level if nothing is built."))] = None,
    weight: Annotated[Given, typer.Option("--weight", help=_("Points among its siblings."))] = None,
    group: Annotated[
        Given,
        typer.Option(
            "--group", metavar="ID", autocompletion=criteria, help=_("The group; the top if not given.")
        ),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Add a criterion to the tree."""
    from mlr_prio.cli.question import answer
    from mlr_prio.cli.rewriting import write_or_show
    from mlr_prio.workspace.assignment import value_of
    from mlr_prio.workspace.begin import new_criterion

    session: Session = context.obj
    problem = session.problem()

    def ask(given: Given, question: str) -> str:
        return answer(question) if given is None else given

    content: dict[str, Any] = {
        "id": ask(id_, _("Id (small letters, digits, hyphens)")),
        "name": ask(name, _("Name in lists")),
        "definition": ask(definition, _("What counts, in one sentence")),
        "weight": value_of(ask(weight, _("Points among its siblings"))),
        "perspective": ask(perspective, _("Perspective (society, environment, economy)")),
        "scale": {
            "unit": ask(unit, _("Unit")),
            "worst": value_of(ask(worst, _("Worst level, worth 0"))),
            "best": value_of(ask(best, _("Best level, worth 100"))),
        },
    }
    if baseline is not None:
        content["scale"]["baseline"] = value_of(baseline)
    write_or_show(session, new_criterion(session.root(), problem, group, content), dry_run=dry_run)
