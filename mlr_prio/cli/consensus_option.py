"""What ``mlr-prio consensus`` can be asked."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

from mlr_prio.cli.language import _

TIME_LIMIT: Final = 10.0
"""Seconds; with it an answer that is not proven may differ from machine to machine, and says so."""


class Part(StrEnum):
    """The sections of the answer, and all of them."""

    OVERVIEW = "overview"
    SUPPORT = "support"
    OBJECTIONS = "objections"
    MEMBERS = "members"
    INFLUENCE = "influence"
    ALTERNATIVES = "alternatives"
    AGREEMENT = "agreement"
    SHARES = "shares"
    RESERVATIONS = "reservations"
    ALL = "all"


Section = Annotated[Part, typer.Option("--section", "-s", help=_("The part to show; by default one page."))]
Members = Annotated[
    bool, typer.Option("--members", help=_("Each municipality by itself; the same as --section members."))
]
Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="MEMBER", help=_("Leave a municipality out. May be repeated.")),
]
TopPlaces = Annotated[
    int | None,
    typer.Option("--top", "-n", min=1, help=_("How many places count as the top; by default 5.")),
]
Exact = Annotated[bool, typer.Option("--exact", help=_("Find the smallest largest disagreement exactly."))]
TimeLimit = Annotated[
    float, typer.Option("--time-limit", min=0.1, metavar="SECONDS", help=_("For each step of a proof."))
]
