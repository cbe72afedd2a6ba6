"""How firm the list is: which places hold under other weights, and how far a weight may change."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from mlr_prio.report.builder.chapter.basis import Chapter
from mlr_prio.report.builder.firmness import margin, margin_sentences, place_sentences
from mlr_prio.report.builder.sensitivity import SECTIONS
from mlr_prio.report.builder.sensitivity.page import Page
from mlr_prio.report.chart import rank_distribution, stability
from mlr_prio.report.document import Align, Bullets, Column, Heading, Note, Paragraph, Table
from mlr_prio.report.text.counting import in_words
from mlr_prio.report.text.sensitivity import percentage, points, tried_sentences
from mlr_prio.report.text.stability import event

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.assessment.sensitivity.sensitivity import Sensitivity
    from mlr_prio.assessment.sensitivity.stability import Holding, Pair
    from mlr_prio.report.builder.chapter.basis import Basis
    from mlr_prio.report.document import Block, Figure

FEWEST: Final = 2

LONGEST: Final = 150
"""Of a longer list the table of all places is too large for a document, and takes long to make."""

MOST_CRITERIA: Final = 14
"""So many intervals fit a page; of more the nearest to a change are drawn."""

TAIL: Final = 0.05
"""What is left out on either side of the places that are usual."""

ROUNDING: Final = 1e-9

BULK: Final = ("central_weights", "first_counts")
"""What only the command's own JSON holds."""


def chapter(basis: Basis) -> Chapter | None:
    """Return how firm the list is; None where there are no two projects to change places.

    The weightings tried, their number and their seed are those of the command ``sensitivity``, so that both
    give the same shares.
    """
    if len(basis.ranking.rows) < FEWEST:
        return None
    result = basis.sensitivity
    page = Page(basis.names, basis.translate, full=False)
    is_tried = len(basis.ranking.rows) <= LONGEST
    blocks = _tried(result, page) if is_tried else _not_tried(result, page)
    heading = Heading(basis.translate("How firm is the list?"))
    return Chapter((heading, *blocks, *_weights(result, page)), _data(result, page, is_tried=is_tried))


def _tried(result: Sensitivity, page: Page) -> Iterator[Block]:
    found = result.acceptability
    yield Bullets((*place_sentences(result, page), *margin_sentences(result, page)))
    number = page.translate(
        "{samples} weightings were tried, drawn with the seed {seed}. At 95 % confidence no share of being "
        "among the first so many is off by more than {points} percentage points.",
        samples=found.samples,
        seed=found.seed,
        points=points(found.half_width, page),
    )
    yield Paragraph(" ".join([*tried_sentences(result, page), number]))
    yield _distribution(result, page)
    yield _table(result, page)


def _not_tried(result: Sensitivity, page: Page) -> Iterator[Block]:
    yield Bullets(tuple(margin_sentences(result, page)))
    yield Paragraph(
        page.translate(
            "For more than {count} projects this document does not try many weightings at once; mlr-prio "
            "sensitivity does.",
            count=LONGEST,
        )
    )


def _distribution(result: Sensitivity, page: Page) -> Figure:
    found = result.acceptability
    rows = tuple(
        rank_distribution.ProjectPlaces(page.names.projects[id_], shares, found.expected_rank[id_])
        for id_, shares in (found.places or {}).items()
    )
    return rank_distribution.draw(rank_distribution.RankDistribution(rows), page.translate)


def _table(result: Sensitivity, page: Page) -> Table:
    """Return the places in numbers; the top only where it is not the whole list."""
    found, translate = result.acceptability, page.translate
    has_top = 1 < found.top < len(found.in_top)
    columns = (
        Column("rank", translate("Place"), Align.RIGHT),
        Column("project", translate("Project"), least=20),
        Column("expected", translate("Expected place"), Align.RIGHT),
        Column("first", translate("First, %"), Align.RIGHT, priority=2),
        Column("top", translate("Among the first {count}, %", count=found.top), Align.RIGHT, priority=1),
        Column("usual", translate("In nine of ten weightings"), Align.RIGHT, priority=3),
        Column("places", translate("Best–worst"), Align.RIGHT, priority=4),
    )
    kept = [column for column in columns if column.key != "top" or has_top]
    rows = []
    for row in result.ranking.rows:
        shares = (found.places or {})[row.project.id]
        taken = [place for place, share in enumerate(shares, start=1) if share > 0]
        cells = {
            "rank": page.numbers.place(row.rank, tied=row.tied),
            "project": page.names.projects[row.project.id],
            "expected": page.numbers.fixed(found.expected_rank[row.project.id], 1),
            "first": percentage(shares[0], found.unseen, page),
            "top": percentage(found.in_top[row.project.id], found.unseen, page),
            "usual": page.numbers.places(*usual_places(shares)),
            "places": page.numbers.places(taken[0], taken[-1]),
        }
        rows.append(tuple(cells[column.key] for column in kept))
    notes = (
        Note(
            translate("In nine of ten weightings: the places without the best and the worst twentieth."),
            "usual",
        ),
        Note(translate("Best–worst: the best and the worst place in any of the weightings tried."), "places"),
    )
    return Table(tuple(kept), tuple(rows), notes)


def usual_places(shares: Sequence[float]) -> tuple[int, int]:
    """Return the places between which at least nine tenths lie, with at most a twentieth on either side."""
    reached = list(accumulate(shares))
    best = next(place for place, share in enumerate(reached, start=1) if share > TAIL)
    worst = next(place for place, share in enumerate(reached, start=1) if share >= 1 - TAIL - ROUNDING)
    return best, worst


def _weights(result: Sensitivity, page: Page) -> Iterator[Block]:
    """Yield how far each weight may change before the first place does, and before the top does."""
    holding = result.weight_stability
    figures = [*_intervals("first", holding.first, page)]
    if 1 < result.top < len(result.ranking.rows):
        figures += _intervals("top", holding.top, page)
    if figures:
        yield Heading(page.translate("How far a weight may change"), 3)
        yield Paragraph(
            page.translate(
                "Each weight on its own, the others keeping their proportions; computed, not simulated."
            )
        )
        yield from figures


def _intervals(kind: str, holding: Holding, page: Page) -> Iterator[Block]:
    nearest = sorted(holding.criteria, key=lambda id_: margin(holding.criteria[id_]))[:MOST_CRITERIA]
    if not holding.criteria[nearest[0]].matters:
        return
    if len(nearest) < len(holding.criteria):
        yield Paragraph(
            page.translate(
                "Drawn are the {shown} criteria nearest to a change, of {count}.",
                shown=len(nearest),
                count=len(holding.criteria),
            )
        )
    rows = tuple(
        stability.WeightInterval(
            page.names.criteria[id_],
            interval.today,
            interval.low,
            interval.high,
            _change(interval.low_pair, kind, page),
            _change(interval.high_pair, kind, page),
        )
        for id_, interval in holding.criteria.items()
        if id_ in nearest
    )
    yield stability.draw(stability.StabilityIntervals(_holds(kind, holding.k, page), rows), page.translate)


def _holds(kind: str, k: int, page: Page) -> str:
    if kind == "first":
        return page.translate("Within which weights the first place holds")
    number = in_words(k, page.translate)
    return page.translate("Within which weights the same {number} are first", number=number)


def _change(pair: Pair | None, kind: str, page: Page) -> str:
    """Return who changes places; at the first place both are named, since a picture stands alone."""
    return "" if pair is None else event(pair, "ranking" if kind == "first" else kind, page)


def _data(result: Sensitivity, page: Page, *, is_tried: bool) -> dict[str, object]:
    data: dict[str, Any] = {"stability": SECTIONS["stability"].section(result, page).data}
    if is_tried:
        places = SECTIONS["smaa"].section(result, page).data
        data["smaa"] = {key: value for key, value in places.items() if key not in BULK}
    return {"top": result.top, **data}
