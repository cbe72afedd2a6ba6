"""Options that several commands share, each defined once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mlr_prio.cli import completion
from mlr_prio.cli.language import _


class ListFormat(StrEnum):
    """The formats of a list."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "md"


class Rule(StrEnum):
    """How the members' influence is shared; only the first is the rule of the group."""

    EQUAL = "equal"
    POPULATION = "population"


Format = Annotated[
    ListFormat | None,
    typer.Option(
        "--format", "-f", help=_("The form of the answer; by default what the file name says, or table.")
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help=_("Write to this file instead of the terminal.")),
]
Check = Annotated[
    bool,
    typer.Option("--check", help=_("Write nothing; exit with 3 when FILE is not what would be written now.")),
]
Profile = Annotated[
    str | None,
    typer.Option(
        "--profile",
        "-p",
        metavar="ID",
        autocompletion=completion.profiles,
        help=_("Use one weight profile instead of the joint weights."),
    ),
]
WeightsOf = Annotated[
    str | None,
    typer.Option(
        "--profile",
        "-p",
        metavar="ID",
        autocompletion=completion.profiles,
        help=_("The weight profile; criteria stands for the weights in criteria.yaml."),
    ),
]
Shares = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="ID=PERCENT",
        autocompletion=completion.weights,
        help=_("Try a weight: the share of a criterion or group within its group. May be repeated."),
    ),
]
Influence = Annotated[
    Rule, typer.Option("--influence", help=_("Equal influence is the rule; population is a what-if."))
]
Budgets = Annotated[
    list[str] | None,
    typer.Option(
        "--budget",
        "-b",
        metavar="[POT=]MILLIONS",
        help=_(
            "The money of a funding pot: its id or the beginning of it, and millions. Only the pot: its own "
            "frame. May be repeated; without it every pot that has a frame."
        ),
    ),
]
Assignments = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="KEY=VALUE…",
        help=_("Entries, such as cost.amount=1200 or scores.pendling=5; nothing after = takes one away."),
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help=_("Write nothing; show what would change."))]
Top = Annotated[int | None, typer.Option("--top", "-n", min=1, help=_("Only the first so many places."))]
Cut = Annotated[
    int | None, typer.Option("--top", "-n", min=1, help=_("Also compare across a cut after so many places."))
]


def parse_shares(texts: list[str] | None) -> tuple[tuple[str, float], ...]:
    """Return what ``--set`` asks for: ids and shares between 0 and 1.

    Raises
    ------
    typer.BadParameter
        When a text is not of the form ID=PERCENT with a percentage from 0 to 100.
    """
    return tuple(_parse_share(text) for text in texts or ())


def _parse_share(text: str) -> tuple[str, float]:
    node, _equals, percent = text.partition("=")
    try:
        share = float(percent.strip().removesuffix("%").replace(",", ".")) / 100
    except ValueError:
        share = -1.0
    if not node or not 0 <= share <= 1:
        what = _("{text} is not of the form ID=PERCENT with a percentage from 0 to 100").format(
            text=repr(text)
        )
        raise typer.BadParameter(what, param_hint="--set")
    return node.strip(), share


def parse_budgets(texts: list[str] | None) -> tuple[tuple[str | None, float | None], ...]:
    """Return what ``--budget`` asks for: a pot, None for the only one, and millions, None for its frame.

    Raises
    ------
    typer.BadParameter
        When what should be an amount is no number.
    """
    return tuple(_parse_budget(text) for text in texts or ())


def _parse_budget(text: str) -> tuple[str | None, float | None]:
    pot, equals, amount = (part.strip() for part in text.partition("="))
    number = _number(amount if equals else pot)
    if number is not None:
        return (pot if equals else None), number
    if equals or not pot or pot[0].isdigit():
        what = _("{text} is not of the form POT=MILLIONS, such as rti-plan=900").format(text=repr(text))
        raise typer.BadParameter(what, param_hint="--budget")
    return pot, None


def _number(text: str) -> float | None:
    """Return an amount as people write it: with a point or a comma, thousands apart or not."""
    try:
        return float("".join(text.split()).replace(",", ".").replace("\u2212", "-"))
    except ValueError:
        return None
