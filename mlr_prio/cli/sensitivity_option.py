"""The options of ``mlr-prio sensitivity``."""

from __future__ import annotations

from typing import Annotated

import typer

from mlr_prio.cli.language import _

Sections = Annotated[
    list[str] | None,
    typer.Option(
        "--section",
        "-s",
        metavar="ID",
        help=_(
            "Only this, and all of it: smaa, stability, drivers, closeness, scenarios, methods, bounds or "
            "needed. May be repeated."
        ),
    ),
]
TopPlaces = Annotated[
    int | None,
    typer.Option("--top", "-n", min=1, help=_("How many places count as the top; 5 if not given.")),
]
Weights = Annotated[
    str | None,
    typer.Option(
        "--weights",
        metavar="SPACE",
        help=_(
            "The weightings to try: free, ordinal, bounds, profiles or around:PROFILE[:CONCENTRATION]; if "
            "not given profiles, where there are any."
        ),
    ),
]
Samples = Annotated[
    int | None, typer.Option("--samples", min=1, help=_("How many weightings to draw, at least."))
]
Precision = Annotated[
    float | None,
    typer.Option(
        "--precision",
        metavar="POINTS",
        help=_("Draw as many weightings as this largest error takes, in percentage points; 1 if not given."),
    ),
]
Seed = Annotated[int, typer.Option("--seed", min=0, help=_("Equal seeds give equal answers."))]
Threads = Annotated[
    int,
    typer.Option("--threads", min=1, help=_("How many draw at a time; changes the time, not the answer.")),
]
Exact = Annotated[
    bool, typer.Option("--exact", help=_("Places that are attained instead of safe bounds (section bounds)."))
]


def largest_error(samples: int | None, precision: float | None) -> float | None:
    """Return ``--precision`` as a share.

    Raises
    ------
    typer.BadParameter
        When ``--samples`` was given too, or it is not between 0 and 100.
    """
    if precision is None:
        return None
    if samples is not None:
        raise typer.BadParameter(_("cannot be combined with --samples"), param_hint="--precision")
    if not 0 < precision < 100:  # noqa: PLR2004 -- percent
        raise typer.BadParameter(_("must be more than 0 and less than 100"), param_hint="--precision")
    return precision / 100


def known_sections(asked: list[str] | None) -> tuple[str, ...]:
    """Return the sections asked for.

    Raises
    ------
    typer.BadParameter
        When there is no such section; says which there are and what each answers.
    """
    from mlr_prio.report.builder.sensitivity import SECTIONS

    unknown = next((id_ for id_ in asked or () if id_ not in SECTIONS), None)
    if unknown is not None:
        lines = [_("there is no section {id}; there are:").format(id=repr(unknown))]
        lines += [f"  {id_}: {_(found.question.template)}" for id_, found in SECTIONS.items()]
        what = "\n".join(lines)
        raise typer.BadParameter(what, param_hint="--section")
    return tuple(asked or ())
