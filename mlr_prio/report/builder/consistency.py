"""How well judgements agree with one another: in words, and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.report.document import Bullets, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mlr_prio.assessment.elicitation import Elicited
    from mlr_prio.assessment.elicitation_set import Consistency, Remark, SetWeights
    from mlr_prio.report.document import Block
    from mlr_prio.report.text.weight import WeightWords

ACCEPTED: Final = 0.1
"""Saaty's limit: judgements with a higher ratio are to be gone through again (Saaty 1980)."""

_NOTHING: Final = 1e-7
"""What the solver may leave of a ξ that is zero."""

TOP: Final = "top"
"""The name of the set that has no parent, for programs."""


def consistency_data(elicited: Elicited) -> Mapping[str, object] | None:
    """Return the worst ratio or ξ of all sets, with the name of its table, and each set's own."""
    judged = [(weights, weights.consistency) for weights in elicited.sets if weights.consistency]
    if not judged:
        return None
    ratios = [found.ratio for _, found in judged]
    ksis = [found.ksi for _, found in judged if found.ksi is not None]
    return {
        "ratio": None if None in ratios else max(ratio for ratio in ratios if ratio is not None),
        **({"ksi": max(ksis)} if ksis else {}),
        "index_table": judged[0][1].index_table,
        "by_group": {weights.siblings.parent or TOP: _set_data(found) for weights, found in judged},
    }


def _set_data(found: Consistency) -> dict[str, object]:
    return {
        "ratio": found.ratio,
        **({"ksi": found.ksi} if found.ksi is not None else {}),
        **({"members": list(found.member_ratios)} if len(found.member_ratios) > 1 else {}),
        "inconsistent": [
            {"first": r.first, "second": r.second, "given": r.given, "implied": r.implied}
            for r in found.remarks
        ],
    }


def consistency_blocks(elicited: Elicited, words: WeightWords) -> Iterator[Block]:
    """Yield what is to be said of each set of siblings whose answers can contradict one another."""
    judged = [
        (weights, weights.consistency)
        for weights in elicited.sets
        if weights.consistency and len(weights.siblings.ids) > 2  # noqa: PLR2004 -- two always agree
    ]
    if judged:
        yield Heading(words.translate("How well the answers agree"))
    for weights, found in judged:
        yield Paragraph(f"{_set_name(weights, words)}: {_verdict(found, words)}")
        if found.remarks:
            yield Bullets(tuple(_remark(remark, words) for remark in found.remarks))


def _set_name(weights: SetWeights, words: WeightWords) -> str:
    if weights.siblings.parent is not None:
        return words.names.criteria[weights.siblings.parent]
    return words.translate("All criteria") if weights.siblings.is_whole else words.translate("At the top")


def _verdict(found: Consistency, words: WeightWords) -> str:
    translate, numbers = words.translate, words.numbers
    if found.ratio is None:
        return translate("the table of {table} has no entry for so many.", table=found.index_table)
    facts = {"ratio": numbers.at_most(found.ratio, 3), "table": found.index_table}
    if found.ksi is not None:
        if found.ksi <= _NOTHING:
            return translate("all comparisons agree with one another.")
        return translate(
            "the comparisons deviate from the weights by up to ξ = {ksi}; ratio {ratio} ({table}), 0 is full "
            "agreement.",
            ksi=numbers.at_most(found.ksi, 3),
            **facts,
        )
    if found.ratio <= _NOTHING:
        return translate("all comparisons agree with one another.")
    if found.ratio <= ACCEPTED:
        return translate(
            "the judgements agree well enough: ratio {ratio}, at most {limit} is wanted ({table}).",
            limit=numbers.plain(ACCEPTED),
            **facts,
        )
    return translate(
        "the judgements contradict one another: ratio {ratio}, at most {limit} is wanted ({table}). "
        "Go through them again.",
        limit=numbers.plain(ACCEPTED),
        **facts,
    )


def _remark(remark: Remark, words: WeightWords) -> str:
    """Say what was judged, and what would fit, beginning with the one that was said to matter more."""
    first, second, given, implied = remark.first, remark.second, remark.given, remark.implied
    if given < 1:
        first, second, given, implied = second, first, 1 / given, 1 / implied
    facts = {"more": words.names.criteria[first], "less": words.names.criteria[second]}
    numbers = {"given": words.numbers.at_most(given, 1)}
    if implied < 1:
        return words.translate(
            "{more} was said to matter {given} times as much as {less}; by the other judgements it is the "
            "other way round, {implied} times.",
            implied=words.numbers.at_most(1 / implied, 1),
            **facts,
            **numbers,
        )
    return words.translate(
        "{more} was said to matter {given} times as much as {less}; by the other judgements it is {implied} "
        "times.",
        implied=words.numbers.at_most(implied, 1),
        **facts,
        **numbers,
    )
