"""Which places are possible at all, over all weights and scores at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.assessment.sensitivity.weight_space import SpaceKind
from mlr_prio.report.builder.section import Section
from mlr_prio.report.document import Align, Column, Heading, Note, Paragraph, Table
from mlr_prio.report.text.sensitivity import whose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.sensitivity.sensitivity import Sensitivity
    from mlr_prio.report.builder.sensitivity.page import Page
    from mlr_prio.report.document import Block


def section(result: Sensitivity, page: Page) -> Section:
    """Return the possible places as a part of a report."""
    return Section("bounds", tuple(_blocks(result, page)), _data(result), tuple(_records(result, page)))


def _blocks(result: Sensitivity, page: Page) -> Iterator[Block]:
    translate, found = page.translate, result.bounds
    yield Heading(translate("What is possible"))
    yield Paragraph(_weights(result, page))
    count = len(result.ranking.rows)
    columns = (
        Column("rank", translate("Place"), Align.RIGHT),
        Column("project", translate("Project"), least=20),
        Column("places", translate("Possible places")),
        Column("ahead", translate("Always at least as good as"), Align.RIGHT, priority=1),
        Column("behind", translate("Never as good as"), Align.RIGHT, priority=2),
    )
    rows = tuple(
        (
            page.numbers.place(row.rank, tied=row.tied),
            page.names.projects[row.project.id],
            page.numbers.places(found.places[row.project.id].best, found.places[row.project.id].worst),
            page.numbers.plain(len(found.necessary[row.project.id])),
            page.numbers.plain(count - 1 - len(found.possible[row.project.id])),
        )
        for row in result.ranking.rows
    )
    yield Table(columns, rows, (Note(_how(result, page)),))


def _weights(result: Sensitivity, page: Page) -> str:
    translate = page.translate
    match result.tried.kind:
        case SpaceKind.PROFILES:
            return translate(
                "All mixtures of the municipalities' weights count as possible, and all scores that the "
                "files allow."
            )
        case SpaceKind.ORDINAL:
            return translate(
                "All weights in the order of {whose} count as possible, and all scores that the files allow.",
                whose=whose(result, page),
            )
        case SpaceKind.BOUNDS:
            return translate(
                "All weights within the bounds count as possible, and all scores that the files allow."
            )
        case _:
            return translate("All weights count as possible, and all scores that the files allow.")


def _how(result: Sensitivity, page: Page) -> str:
    if result.request.exact:
        return page.translate("Each end is attained by some weights and scores.")
    return page.translate(
        "Safe bounds: no place outside them is possible, but some within may not be. --exact finds out."
    )


def _data(result: Sensitivity) -> dict[str, object]:
    found = result.bounds
    return {
        "weights": result.tried.kind.value,
        "places": {
            id_: {"best": place.best, "worst": place.worst, "exact": place.is_exact}
            for id_, place in found.places.items()
        },
        "necessary": {id_: list(others) for id_, others in found.necessary.items()},
        "possible": {id_: list(others) for id_, others in found.possible.items()},
    }


def _records(result: Sensitivity, page: Page) -> Iterator[dict[str, object]]:
    for id_, place in result.bounds.places.items():
        yield {
            "id": id_,
            "name": page.names.projects[id_],
            "best": place.best,
            "worst": place.worst,
            "exact": place.is_exact,
        }
