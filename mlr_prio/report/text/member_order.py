"""Which members see a pair as the list does, and which do not, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.text.counting import in_words, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.consensus.pair_views import PairViews
    from mlr_prio.assessment.explanation import Comparison
    from mlr_prio.report.text.name import Names
    from mlr_prio.translation import Translator


def member_sentences(
    comparison: Comparison, views: PairViews, names: Names, translate: Translator
) -> tuple[str, ...]:
    """Return how many members see the order of the list, and the names of those that see another.

    Parameters
    ----------
    comparison
        The pair as the list has it.
    views
        How the members see it, the upper project as the first.
    names
        The names of projects and municipalities.
    translate
        The reader's language.
    """
    is_tie = comparison.is_tie
    verdict = _tie(comparison, views, names, translate) if is_tie else _order(views, names, translate)
    return (*verdict, *_others(views, names, translate))


def _order(views: PairViews, names: Names, translate: Translator) -> Iterator[str]:
    same, count = len(views.first), views.count
    if same == count:
        yield (
            translate("Both municipalities see the same order.")
            if count == 2  # noqa: PLR2004 -- two have a word of their own
            else translate("All {count} municipalities see the same order.", count=in_words(count, translate))
        )
        return
    facts = {"same": in_words(same, translate), "of": in_words(count, translate)}
    yield sentence(
        translate.plural(
            "{same} of {of} municipalities sees the same order.",
            "{same} of {of} municipalities see the same order.",
            same,
            **facts,
        )
    )
    if views.second:
        members = _names(views.second, names, translate)
        yield translate.plural(
            "{members} sees the opposite one.",
            "{members} see the opposite one.",
            len(views.second),
            members=members,
        )


def _tie(comparison: Comparison, views: PairViews, names: Names, translate: Translator) -> Iterator[str]:
    for row, ids in ((comparison.above, views.first), (comparison.below, views.second)):
        if ids:
            members, project = _names(ids, names, translate), names.projects[row.project.id]
            yield translate.plural(
                "{members} puts {project} first.",
                "{members} put {project} first.",
                len(ids),
                members=members,
                project=project,
            )


def _others(views: PairViews, names: Names, translate: Translator) -> Iterator[str]:
    if views.equal:
        members = _names(views.equal, names, translate)
        yield translate.plural(
            "{members} finds the two equal.",
            "{members} find the two equal.",
            len(views.equal),
            members=members,
        )
    if views.undecided:
        members = _names(views.undecided, names, translate)
        yield translate("The weights given by {members} leave the order open.", members=members)
    if views.abstaining:
        members = _names(views.abstaining, names, translate)
        yield translate.plural(
            "{members} abstains.", "{members} abstain.", len(views.abstaining), members=members
        )


def _names(members: tuple[str, ...], names: Names, translate: Translator) -> str:
    return translate.listed([names.municipalities[member] for member in members])
