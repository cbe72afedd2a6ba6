"""Phrases that several sections share: a step, what a disagreement is about, what is said of the members."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.weighting import JOINT
from mlr_prio.report.document import Bullets
from mlr_prio.report.text.comparison import SMALLEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mlr_prio.assessment.consensus.objections import Step
    from mlr_prio.report.builder.consensus.section import View
    from mlr_prio.report.document import Block

ABOUT: Final = 2
"""So many criteria are named as what a disagreement is about."""

LARGE_PART: Final = 0.9
"""The second criterion is not named when the first makes up this much."""


def step_text(step: Step, view: View) -> str:
    """Return a step with its side: ``Eslöv 1,4 Öresund → Pendling``."""
    side = view.translate("the list") if step.side == JOINT else view.names.municipalities[step.side]
    return view.translate("{side} {moves}", side=side, moves=moves_text(step, view))


def moves_text(step: Step, view: View) -> str:
    """Return what a step moves: ``1,4 Öresund → Pendling``."""
    givers = ", ".join(view.names.labels[giver] for giver, _target, _amount in step.moves)
    target = view.names.labels[step.moves[0][1]]
    return f"{view.points(step.weight_moved)} {givers} → {target}"


def about_text(by_criterion: Mapping[str, float], view: View) -> str:
    """Return the criteria that part two sides most, the first with its share: ``Öresund 58 %, Bostäder``."""
    parting = {criterion: part for criterion, part in by_criterion.items() if part > SMALLEST}
    if not parting:
        return "–"
    ordered = sorted(parting, key=parting.__getitem__, reverse=True)[:ABOUT]
    share = parting[ordered[0]] / fsum(parting.values())
    first = f"{view.names.labels[ordered[0]]} {view.numbers.percent(share, 0)}"
    rest = [] if share > LARGE_PART else [view.names.labels[criterion] for criterion in ordered[1:]]
    return ", ".join([first, *rest])


def standing_beside(view: View) -> Iterator[str]:
    """Yield who is not part of what is shown, and how loosely given weights are counted."""
    group, translate = view.group, view.translate
    if group.unanswered:
        yield translate(
            "Have not answered yet: {municipalities}. Nothing is assumed about them.",
            municipalities=view.members(group.unanswered),
        )
    if group.without:
        yield translate("Left out on request: {municipalities}.", municipalities=view.members(group.without))
    if group.silent:
        yield translate.plural(
            "{municipalities} abstains from every project and is not counted.",
            "{municipalities} abstain from every project and are not counted.",
            len(group.silent),
            municipalities=view.members(group.silent),
        )
    if group.loose:
        yield translate(
            "The weights of {municipalities} are given as an order or bounds: where these leave a pair open "
            "they count as undecided, elsewhere through their middle.",
            municipalities=view.members(group.loose),
        )


def beside_blocks(view: View) -> Iterator[Block]:
    """Yield the same as a list, where there is anything to say."""
    said = tuple(standing_beside(view))
    if said:
        yield Bullets(said)
