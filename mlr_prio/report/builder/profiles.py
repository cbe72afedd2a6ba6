"""The places under every weight profile side by side."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlr_prio.assessment.weighting import JOINT
from mlr_prio.report.builder.head import contract, origin, status_mark, subtitle
from mlr_prio.report.document import Align, Column, Document, Note, Paragraph, Table
from mlr_prio.report.report import Report
from mlr_prio.report.text.name import Names, short_names
from mlr_prio.report.text.number import Numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.assessment.ranking import ProfileRanks, RankedProject
    from mlr_prio.report.document import Block
    from mlr_prio.translation import Translator


def profiles_report(ranks: ProfileRanks, translate: Translator, top: int | None = None) -> Report:
    """Return the places under the joint weights and under each profile as a report.

    Parameters
    ----------
    ranks
        The places.
    translate
        The reader's language.
    top
        Show only these many places of the joint list, with everybody who shares the last; None shows all.
    """
    names = Names.of(ranks.joint.problem, translate.language)
    rows = tuple(row for row in ranks.joint.rows if top is None or row.rank <= top)
    document = Document(
        language=translate.language,
        title=translate("Places under every weight profile"),
        status_mark=status_mark(ranks.joint.status, translate),
        subtitle=subtitle(ranks.joint, translate),
        origin=origin(ranks.joint.problem, translate),
        blocks=tuple(_blocks(ranks, rows, names, translate)),
    )
    return Report(
        document,
        _data(ranks, rows, names, translate),
        ("status", "id", "name", JOINT, *ranks.profiles),
        tuple(_records(ranks, rows, names)),
    )


def _blocks(
    ranks: ProfileRanks, rows: Sequence[RankedProject], names: Names, translate: Translator
) -> Iterator[Block]:
    if not rows:
        yield Paragraph(translate("There are no projects to rank."))
        return
    full = [names.profiles[profile] for profile in ranks.profiles]
    short = short_names(full)
    grid = _Grid(ranks, names, Numbers(translate.language))
    columns = (
        Column(JOINT, translate("Joint"), Align.RIGHT),
        Column("project", translate("Project"), least=20),
        *(
            Column(profile, title, Align.RIGHT, priority=number)
            for number, (profile, title) in enumerate(zip(ranks.profiles, short, strict=True), start=1)
        ),
    )
    yield Table(columns, tuple(grid.row(row) for row in rows), tuple(_notes(short, full, translate)))


def _notes(short: Sequence[str], full: Sequence[str], translate: Translator) -> Iterator[Note]:
    legend = [f"{start} = {name}" for start, name in zip(short, full, strict=True) if start != name]
    if legend:
        yield Note(", ".join(legend))
    yield Note(
        translate("Joint: the mean of the municipalities' weights. Viewpoints have no influence on it.")
    )


@dataclass(frozen=True, slots=True)
class _Grid:
    ranks: ProfileRanks
    names: Names
    numbers: Numbers

    def row(self, row: RankedProject) -> tuple[str, ...]:
        """Return the places of one project; shared ones are marked."""
        columns = zip(*self.ranks.ranks.values(), strict=True)
        shared = [{place for place, count in Counter(column).items() if count > 1} for column in columns]
        places = zip(self.ranks.ranks[row.project.id], shared, strict=True)
        return (
            self.numbers.place(row.rank, tied=row.tied),
            self.names.projects[row.project.id],
            *(self.numbers.place(place, tied=place in taken) for place, taken in places),
        )


def _data(
    ranks: ProfileRanks, rows: Sequence[RankedProject], names: Names, translate: Translator
) -> dict[str, object]:
    members = {profile.id for profile in ranks.joint.problem.member_profiles}
    return {
        **contract("rank-profiles", ranks.joint, translate),
        "method": ranks.joint.method,
        "profiles": [
            {
                "id": profile,
                "name": names.profiles[profile],
                "kind": "municipality" if profile in members else "viewpoint",
            }
            for profile in ranks.profiles
        ],
        "ranking": [
            {
                "id": row.project.id,
                "name": names.projects[row.project.id],
                JOINT: row.rank,
                "ranks": _places(ranks, row),
            }
            for row in rows
        ],
    }


def _records(ranks: ProfileRanks, rows: Sequence[RankedProject], names: Names) -> Iterator[dict[str, object]]:
    for row in rows:
        yield {
            "status": ranks.joint.status.value,
            "id": row.project.id,
            "name": names.projects[row.project.id],
            **_places(ranks, row),
            JOINT: row.rank,
        }


def _places(ranks: ProfileRanks, row: RankedProject) -> dict[str, int]:
    return dict(zip(ranks.profiles, ranks.ranks[row.project.id], strict=True))
