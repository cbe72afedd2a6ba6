"""What it would take, in words."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, Final

from mlr_prio.report.text.level import exceeded_level_text
from mlr_prio.report.text.number import HUNDRED, Numbers
from mlr_prio.report.text.performance import performance_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.assessment.explanation import Comparison
    from mlr_prio.assessment.ranking import Ranking
    from mlr_prio.assessment.sensitivity.needed import Move, Needed, NeededScore
    from mlr_prio.report.text.name import Names
    from mlr_prio.translation import Translator

ROUNDING: Final = 1e-9
"""What floating-point arithmetic may take from a whole number."""


def needed_sentences(
    ranking: Ranking, comparison: Comparison, names: Names, translate: Translator
) -> Iterator[str]:
    """Yield what would turn the order of two projects, or that no other weights can.

    Parameters
    ----------
    ranking
        The list.
    comparison
        Two of its projects; nothing is said when they share a place.
    names
        The names of the workspace.
    translate
        The reader's language.
    """
    needed = comparison.needed
    if comparison.is_tie:
        return
    by_weights, by_score = (
        _by_weights(needed, names, translate),
        _by_score(ranking, comparison, names, translate),
    )
    if needed.weight_moved is None and not comparison.dominates:
        yield translate("No other weights can turn the order while the scores are as they are.")
    if by_weights and by_score:
        yield translate("The order turns if {weights}, or if {score}.", weights=by_weights, score=by_score)
    elif by_weights or by_score:
        yield translate("The order turns if {change}.", change=by_weights or by_score)


def _by_weights(needed: Needed, names: Names, translate: Translator) -> str:
    if needed.weight_moved is None:
        return ""
    return translate(
        "more than {points} percentage points of weight move from {moves}",
        points=weight_points(needed.weight_moved, translate),
        moves=moved_text(needed.moves, names, translate),
    )


def _by_score(ranking: Ranking, comparison: Comparison, names: Names, translate: Translator) -> str:
    least = least_score(comparison.needed)
    if least is None:
        return ""
    criterion = next(c for c in ranking.problem.leaves if c.id == least.criterion)
    numbers = Numbers(translate.language)
    today = comparison.below.project.given_scores().get(criterion.id)
    return translate(
        "{project} is judged better than {level} on {criterion}, now {today}",
        project=names.projects[comparison.below.project.id],
        level=exceeded_level_text(least.level, criterion.scale, numbers),
        criterion=names.spoken[criterion.id],
        today=performance_text(today, criterion.scale, numbers),
    )


def least_score(needed: Needed) -> NeededScore | None:
    """Return the score that needs to change the least, if a single score is enough."""
    return next(iter(needed.scores), None)


def weight_points(share: float, translate: Translator) -> str:
    """Return a share of weight in percentage points, rounded down so that more than it is needed."""
    decimals = 1 if share * HUNDRED >= 1 else 2
    scale = 10**decimals
    return Numbers(translate.language).fixed(floor(share * HUNDRED * scale + ROUNDING) / scale, decimals)


def moved_text(moves: Sequence[Move], names: Names, translate: Translator) -> str:
    """Return from which criteria to which: ``A to B``, ``A (4.0) and B (2.2) to C``; empty without moves."""
    targets: dict[str, list[Move]] = {}
    for move in moves:
        targets.setdefault(move.target, []).append(move)
    phrases = [
        translate(
            "{sources} to {target}",
            sources=translate.listed(
                [_source(move, names, translate, alone=len(moves) == 1) for move in group]
            ),
            target=names.spoken[target],
        )
        for target, group in targets.items()
    ]
    return "; ".join(phrases)


def _source(move: Move, names: Names, translate: Translator, *, alone: bool) -> str:
    name = names.spoken[move.source]
    return name if alone else f"{name} ({weight_points(move.amount, translate)})"
