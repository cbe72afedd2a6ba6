"""How sure the place of a project is, in sentences that claim no more than the numbers do."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.ranking import RankedProject
    from mlr_prio.assessment.statement import MemberPlaces, Position, Robustness, StatementCase, Turn
    from mlr_prio.report.builder.chapter.basis import Basis

SMALLEST: Final = 0.01
"""Smaller shares of the weightings are written as less than this."""

DECIMALS: Final = (1, 2, 3)
"""So many are tried on weights in percent; those that still read the same are the same to a reader."""


def certainty(case: StatementCase, position: Position, basis: Basis) -> Iterator[str]:
    """Yield how sure the place is: missing scores, possible places, the members' weights, robustness.

    Parameters
    ----------
    case
        The statement.
    position
        A project that it asks for.
    basis
        Names and the reader's language.
    """
    row, translate = position.row, basis.translate
    if row.missing:
        yield translate.plural(
            "{criteria} is not judged.",
            "{criteria} are not judged.",
            len(row.missing),
            criteria=translate.listed([basis.names.spoken[criterion] for criterion in row.missing]),
        )
    if row.best < row.worst:
        yield translate(
            "With unchanged weights, scores that are missing or uncertain can place it anywhere from {best} "
            "to {worst}.",
            best=row.best,
            worst=row.worst,
        )
    else:
        yield translate("With unchanged weights, no missing or uncertain score can change its place.")
    if position.places is not None:
        yield _members(case, position.places, basis)
    if case.robustness is not None:
        yield from _robustness(case.robustness, row, basis)


def _members(case: StatementCase, places: MemberPlaces, basis: Basis) -> str:
    facts: dict[str, str | float] = {
        "places": basis.numbers.places(places.best, places.worst),
        "in_top": places.in_top,
        "members": places.members,
        "top": case.statement.top,
    }
    if places.in_top == places.members:
        return basis.translate.plural(
            "With each municipality's weights on its own it has place {places}: among the first {top} with "
            "those of the one that was asked.",
            "With each municipality's weights on its own it has place {places}: among the first {top} with "
            "those of all {members}.",
            places.members,
            **facts,
        )
    if not places.in_top:
        return basis.translate(
            "With each municipality's weights on its own it has place {places}: among the first {top} with "
            "those of none of {members}.",
            **facts,
        )
    return basis.translate(
        "With each municipality's weights on its own it has place {places}: among the first {top} with those "
        "of {in_top} of {members}.",
        **facts,
    )


def _robustness(robustness: Robustness, row: RankedProject, basis: Basis) -> Iterator[str]:
    translate = basis.translate
    if robustness.top < len(basis.ranking.rows):
        yield _among_the_first(robustness.in_top[row.project.id], robustness, basis)
    turn = robustness.turns.get(row.project.id)
    if turn is not None:
        yield _turn(turn, basis)
    else:
        yield translate(
            "No change of a single weight, the others keeping their proportions, costs it its place."
        )


def _among_the_first(share: float, robustness: Robustness, basis: Basis) -> str:
    """Return how often it is among the first, rounded down: never more than the numbers say."""
    facts = {"top": robustness.top, "weightings": robustness.weightings}
    if share >= 1:
        return basis.translate(
            "It is among the first {top} in all {weightings} weightings that were tried.", **facts
        )
    if share <= 0:
        return basis.translate(
            "It is among the first {top} in none of the {weightings} weightings that were tried.", **facts
        )
    if share < SMALLEST:
        return basis.translate(
            "It is among the first {top} in less than {percent} of the {weightings} weightings that were "
            "tried.",
            **facts,
            percent=basis.numbers.percent(SMALLEST, 0),
        )
    return basis.translate(
        "It is among the first {top} in {percent} of the {weightings} weightings that were tried.",
        **facts,
        percent=basis.numbers.percent(floor(share * 100) / 100, 0),
    )


def _turn(turn: Turn, basis: Basis) -> str:
    limit, now = _told_apart(turn.limit, turn.weight, basis)
    facts: dict[str, str | float] = {
        "place": turn.place,
        "other": basis.names.projects[turn.overtaken_by],
        "criterion": basis.names.spoken[turn.criterion],
        "limit": limit,
        "now": now,
    }
    if limit == now and turn.is_below:
        return basis.translate(
            "It falls to place {place}, behind {other}, as soon as the weight of {criterion} goes below "
            "today's {now}.",
            **facts,
        )
    if limit == now:
        return basis.translate(
            "It falls to place {place}, behind {other}, as soon as the weight of {criterion} goes above "
            "today's {now}.",
            **facts,
        )
    if turn.is_below:
        return basis.translate(
            "It falls to place {place}, behind {other}, if the weight of {criterion} goes below {limit} "
            "(now {now}).",
            **facts,
        )
    return basis.translate(
        "It falls to place {place}, behind {other}, if the weight of {criterion} goes above {limit} "
        "(now {now}).",
        **facts,
    )


def _told_apart(limit: float, now: float, basis: Basis) -> tuple[str, str]:
    """Return two weights in percent with as few decimals as tell them apart; one where none does."""
    written = [
        (basis.numbers.percent(limit, decimals), basis.numbers.percent(now, decimals))
        for decimals in DECIMALS
    ]
    return next((pair for pair in written if pair[0] != pair[1]), written[0])
