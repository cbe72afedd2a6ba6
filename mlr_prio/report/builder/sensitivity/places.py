"""How often each project takes each place (SMAA-2), in numbers and as a small column for each place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.report.builder.section import Section
from mlr_prio.report.document import Align, Column, Distribution, Heading, Note, Paragraph, Table
from mlr_prio.report.text.number import MISSING
from mlr_prio.report.text.sensitivity import percentage, points, tried_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.sensitivity.acceptability import Acceptability
    from mlr_prio.assessment.sensitivity.sensitivity import Sensitivity
    from mlr_prio.report.builder.sensitivity.page import Page
    from mlr_prio.report.document import Block, Cell

SMALLEST_DRAWN: Final = 0.0005
"""Smaller shares, which are written as less than 0.1 percent, have no column."""

WIDEST_SHAPE: Final = 24
"""So many columns are kept apart where there is room for them at all."""

PLACES_SHOWN: Final = 5
"""For so many places the shares are written out; the columns show them all."""


def section(result: Sensitivity, page: Page) -> Section:
    """Return the places as a part of a report."""
    return Section("smaa", tuple(_blocks(result, page)), _data(result, page), tuple(_records(result, page)))


def _blocks(result: Sensitivity, page: Page) -> Iterator[Block]:
    yield Heading(page.translate("How often on each place"))
    yield Paragraph(" ".join(tried_sentences(result, page)))
    yield _table(result, page)
    if page.full:
        yield Heading(page.translate("Which weights put a project first"))
        yield _central_weights(result, page)


def _table(result: Sensitivity, page: Page) -> Table:
    columns = _columns(result, page)
    lines = [_cells(result, page, id_) for id_ in result.acceptability.in_top]
    rows = tuple(tuple(cells[column.key] for column in columns) for cells in lines)
    return Table(columns, rows, tuple(_notes(result, page)))


def _columns(result: Sensitivity, page: Page) -> tuple[Column, ...]:
    found, translate = result.acceptability, page.translate
    count = len(found.in_top)
    written = min(PLACES_SHOWN, count) if found.places else 0
    top = translate.plural("First", "Among the first {count}", found.top)
    columns = (
        Column("rank", translate("Place"), Align.RIGHT),
        Column("project", translate("Project"), least=20),
        *(
            Column(f"p{place}", str(place), Align.RIGHT, priority=3 + place)
            for place in range(1, written + 1)
        ),
        Column("top", top, Align.RIGHT, priority=2),
        Column("expected", translate("Expected place"), Align.RIGHT),
        Column("next", translate("Before the next"), Align.RIGHT, priority=9),
        Column("confidence", translate("Confidence"), Align.RIGHT, priority=10),
        Column("shape", "", priority=1, least=min(count, WIDEST_SHAPE)),
    )
    shown = {
        "top": found.top > 1 or not written,
        "next": page.full,
        "confidence": _varies(result, page),
        "shape": bool(written),
    }
    return tuple(column for column in columns if shown.get(column.key, True))


def _varies(result: Sensitivity, page: Page) -> bool:
    return page.full and result.confidence is not None


def _cells(result: Sensitivity, page: Page, id_: str) -> dict[str, Cell]:
    """Return the cells of a project by the key of their column."""
    found, ranking = result.acceptability, result.ranking
    rows = [row.project.id for row in ranking.rows]
    number = rows.index(id_)
    row = ranking.rows[number]
    shares = (found.places or {}).get(id_, ())
    cells: dict[str, Cell] = {
        "rank": page.numbers.place(row.rank, tied=row.tied),
        "project": page.names.projects[id_],
        "top": percentage(found.in_top[id_], found.unseen, page),
        "expected": page.numbers.fixed(found.expected_rank[id_], 1),
        "shape": Distribution(tuple(s if s >= SMALLEST_DRAWN else 0.0 for s in shares), _peak(found)),
    }
    cells |= {f"p{r}": percentage(share, found.unseen, page) for r, share in enumerate(shares, start=1)}
    if page.full:
        following = rows[number + 1 : number + 2]
        cells["next"] = (
            page.numbers.percent(result.winning.shares[id_][following[0]], 0) if following else MISSING
        )
        factor = (result.confidence or {}).get(id_)
        cells["confidence"] = MISSING if factor is None else page.numbers.percent(factor, 0)
    return cells


def _peak(found: Acceptability) -> float:
    return max(max(shares) for shares in (found.places or {"": (1.0,)}).values())


def _notes(result: Sensitivity, page: Page) -> Iterator[Note]:
    found, translate = result.acceptability, page.translate
    yield Note(
        translate(
            "Percent of {samples} weightings. At 95 % confidence no share of being among the first so many "
            "is off by more than {points} percentage points.",
            samples=found.samples,
            points=points(found.half_width, page),
        )
    )
    if found.places:
        count = len(found.in_top)
        yield Note(
            translate(
                "The columns stand for place 1 to {count}, left to right; below 0.1 percent there is none.",
                count=count,
            ),
            "shape",
        )
    if found.expected_is_exact:
        yield Note(translate("The expected places are computed, not simulated."))
    if page.full:
        exact = result.winning.is_exact
        how = translate("computed, not simulated") if exact else translate("simulated")
        yield Note(
            translate(
                "Before the next: how often it has a higher value than the next on the list ({how}).", how=how
            ),
            "next",
        )
    if _varies(result, page):
        yield Note(
            translate(
                "Confidence: how often it is first when the weights are the ones that favour it and the "
                "uncertain scores vary."
            ),
            "confidence",
        )


def _central_weights(result: Sensitivity, page: Page) -> Table:
    found, criteria = result.acceptability, result.study.table.criteria
    columns = (
        Column("project", page.translate("Project"), least=20),
        Column("count", page.translate("First in"), Align.RIGHT),
        *(
            Column(criterion, page.names.labels[criterion], Align.RIGHT, priority=number)
            for number, criterion in enumerate(criteria, start=1)
        ),
    )
    rows = tuple(
        (
            page.names.projects[id_],
            page.numbers.plain(found.first_counts[id_]),
            *(MISSING if weights is None else page.numbers.percent(weights[c], 0) for c in criteria),
        )
        for id_, weights in found.central_weights.items()
    )
    note = page.translate(
        "The mean of the weightings in which the project is first, and how many they are; – where they are "
        "too few to tell."
    )
    return Table(columns, rows, (Note(note),))


def _data(result: Sensitivity, page: Page) -> dict[str, object]:
    found, tried = result.acceptability, result.tried
    data: dict[str, object] = {
        "samples": found.samples,
        "seed": found.seed,
        "weights": tried.kind.value,
        "weights_of": list(tried.members) or tried.profile,
        "concentration": tried.concentration,
        "span": tried.span,
        "precision": found.half_width,
        "uncertain_scores": len(result.study.cells.distributions),
        "rank_acceptability": found.places,
        "top": found.top,
        "top_acceptability": found.in_top,
        "expected_rank": found.expected_rank,
        "expected_rank_exact": found.expected_is_exact,
        "rank_sd": found.rank_sd,
        "central_weights": found.central_weights,
        "first_counts": found.first_counts,
    }
    if page.full:
        winning = result.winning
        data |= {
            "confidence": result.confidence,
            "pairwise": winning.shares,
            "pairwise_exact": winning.is_exact,
        }
    return data


def _records(result: Sensitivity, page: Page) -> Iterator[dict[str, object]]:
    found = result.acceptability
    for id_, share_in_top in found.in_top.items():
        common = {
            "id": id_,
            "name": page.names.projects[id_],
            "expected_rank": found.expected_rank[id_],
            "top_acceptability": share_in_top,
        }
        yield common
        for place, share in enumerate((found.places or {}).get(id_, ()), start=1):
            yield common | {"place": place, "share": share}
