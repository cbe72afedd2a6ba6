"""How firm the list is, in a few sentences for those who will only read these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.text.counting import in_words
from mlr_prio.report.text.sensitivity import percentage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.sensitivity.acceptability import Acceptability
    from mlr_prio.assessment.sensitivity.sensitivity import Sensitivity
    from mlr_prio.assessment.sensitivity.stability import Holding, HoldingInterval
    from mlr_prio.report.builder.sensitivity.page import Page


def place_sentences(result: Sensitivity, page: Page) -> Iterator[str]:
    """Yield what the weightings that were tried say of the first place and of the top.

    Parameters
    ----------
    result
        The analyses of a list of at least two projects that was short enough for places to be kept apart.
    page
        The names and the language.
    """
    found = result.acceptability
    yield _first(result, found, page)
    if not 1 < result.top < len(result.ranking.rows):
        return
    count = in_words(result.top, page.translate)
    always = [page.names.projects[id_] for id_, share in found.in_top.items() if share >= 1]
    if always:
        yield page.translate(
            "Among the first {count} in all weightings tried: {projects}.",
            count=count,
            projects=page.translate.listed(always),
        )
    yield _edge(result, found, count, page)


def _first(result: Sensitivity, found: Acceptability, page: Page) -> str:
    """Return who is first most often, and how often the first of the list is."""
    shares = {id_: places[0] for id_, places in (found.places or {}).items()}
    often, *others = [id_ for id_, share in shares.items() if share == max(shares.values())]
    leaders = [row.project.id for row in result.ranking.rows if row.rank == 1]
    facts = {"project": page.names.projects[often], "share": _percent(shares[often], found, page)}
    if others:
        projects = page.translate.listed([page.names.projects[id_] for id_ in (often, *others)])
        return page.translate(
            "Equally often first are {projects}, each in {share} of the weightings tried.",
            projects=projects,
            share=facts["share"],
        )
    if often in leaders:
        return page.translate(
            "First most often is {project}, as on the list: in {share} of the weightings tried.", **facts
        )
    return page.translate(
        "First most often is {project}, in {share} of the weightings tried; {leader}, first on the list, is "
        "so in {own}.",
        **facts,
        leader=page.names.projects[leaders[0]],
        own=_percent(shares[leaders[0]], found, page),
    )


def _edge(result: Sensitivity, found: Acceptability, count: str, page: Page) -> str:
    """Return how sure the least certain of the top is, beside the nearest outside."""
    ids = [row.project.id for row in result.ranking.rows]
    inside, outside = ids[: result.top], ids[result.top :]
    least, nearest = min(inside, key=found.in_top.__getitem__), max(outside, key=found.in_top.__getitem__)
    return page.translate(
        "Least certain of the first {count} is {project}: it is among them in {share} of the weightings "
        "tried. Nearest outside is {other}, with {own}.",
        count=count,
        project=page.names.projects[least],
        share=_percent(found.in_top[least], found, page),
        other=page.names.projects[nearest],
        own=_percent(found.in_top[nearest], found, page),
    )


def _percent(share: float, found: Acceptability, page: Page) -> str:
    number = percentage(share, found.unseen, page)
    if number.startswith("<"):
        return page.translate("less than {number} percent", number=number.removeprefix("<").strip())
    return page.translate("{number} percent", number=number)


def margin_sentences(result: Sensitivity, page: Page) -> Iterator[str]:
    """Yield which weight alone is nearest to changing the first place, and which the top."""
    stability = result.weight_stability
    yield _margin(stability.first, page)
    if 1 < result.top < len(result.ranking.rows):
        yield _margin(stability.top, page)


def _margin(holding: Holding, page: Page) -> str:
    count = in_words(holding.k, page.translate)
    mattering = {id_: interval for id_, interval in holding.criteria.items() if interval.matters}
    if not mattering:
        return page.translate.plural(
            "No single weight changes who is first.",
            "No single weight changes which {number} are first.",
            holding.k,
            number=count,
        )
    nearest = min(mattering, key=lambda id_: margin(mattering[id_]))
    interval = mattering[nearest]
    is_below = interval.low_pair is not None and interval.today - interval.low <= margin(interval)
    rises, falls = (interval.low_pair if is_below else interval.high_pair) or ("", "")
    facts = {
        "number": count,
        "criterion": page.names.spoken[nearest],
        "weight": page.numbers.percent(interval.today, 1),
        "end": page.numbers.percent(interval.low if is_below else interval.high, 1),
        "rises": page.names.projects[rises],
        "falls": page.names.projects[falls],
    }
    if is_below:
        return page.translate.plural(
            "Nearest to changing who is first, of the weights one by one: {criterion}, now {weight}. Below "
            "{end} {rises} passes {falls}.",
            "Nearest to changing which {number} are first, of the weights one by one: {criterion}, now "
            "{weight}. Below {end} {rises} takes the place of {falls}.",
            holding.k,
            **facts,
        )
    return page.translate.plural(
        "Nearest to changing who is first, of the weights one by one: {criterion}, now {weight}. Above "
        "{end} {rises} passes {falls}.",
        "Nearest to changing which {number} are first, of the weights one by one: {criterion}, now "
        "{weight}. Above {end} {rises} takes the place of {falls}.",
        holding.k,
        **facts,
    )


def margin(interval: HoldingInterval) -> float:
    """Return how far the weight is from the nearest end beyond which something changes; 1 without any."""
    ends = [
        abs(interval.today - end)
        for end, pair in ((interval.low, interval.low_pair), (interval.high, interval.high_pair))
        if pair is not None
    ]
    return min(ends, default=1.0)
