"""How alike the lists of the members are, pair by pair."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from mlr_prio.report.chart.canvas import SIZE, SMALL, WIDTH, Canvas
from mlr_prio.report.chart.cut import cut_note, first
from mlr_prio.report.chart.palette import step
from mlr_prio.report.chart.text_width import fitted, text_width
from mlr_prio.report.document import Align, Column, Figure, Table
from mlr_prio.report.text.number import MISSING
from mlr_prio.translation import written_number

if TYPE_CHECKING:
    from mlr_prio.translation import Translator

LEFT: Final = 120.0
ROW: Final = 30.0
WIDEST: Final = 62.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """What is drawn.

    Parameters
    ----------
    members
        Their names; at least two.
    tau
        Kendall's rank correlation between their lists, -1 to 1, a row a member; None for two that order no
        pair both. At least one is known.
    """

    members: tuple[str, ...]
    tau: tuple[tuple[float | None, ...], ...]

    def known(self) -> list[tuple[float, int, int]]:
        """Return the correlations with whose they are, the least alike first."""
        pairs = combinations(range(len(self.members)), 2)
        return sorted((tau, a, b) for a, b in pairs if (tau := self.tau[a][b]) is not None)


def draw(data: Agreement, translate: Translator) -> Figure:
    """Return the grid; the darker, the more alike, and the coefficient is written in each cell."""
    title = translate("How alike the municipalities' lists are")
    known = data.known()
    (least, c, d), (most, a, b) = known[0], known[-1]
    alt = translate(
        "A grid of rank correlations, where 1 is the same order and −1 the opposite. Most alike are {a} and "
        "{b} ({most}), least alike {c} and {d} ({least}).",
        a=data.members[a],
        b=data.members[b],
        most=written_number(most, translate.language, 2),
        c=data.members[c],
        d=data.members[d],
        least=written_number(least, translate.language, 2),
    )
    return Figure(_svg(data, title, alt, translate), title, alt, _table(data, translate))


def _svg(data: Agreement, title: str, alt: str, translate: Translator) -> str:
    canvas = Canvas()
    members = first(data.members)
    width = min((WIDTH - LEFT - 12) / len(members), WIDEST)
    size = SMALL if width > 30 else SMALL - 2  # noqa: PLR2004 -- two decimals need this much room
    for k, member in enumerate(members):
        x, y = LEFT + width * (k + 0.5), 34 + ROW * (k + 0.5)
        # Every other name stands higher, so that each has the room of two columns.
        canvas.text((x, 8 if k % 2 else 23), fitted(member, SMALL, width * 1.9), anchor="middle", size=SMALL)
        canvas.text((LEFT - 8, y), fitted(member, SIZE, LEFT - 14), anchor="end")
        for j, tau in enumerate(data.tau[k][: len(members)]):
            here = (LEFT + width * j, y - ROW / 2)
            if j == k:
                canvas.rect(here, (width, ROW), "paper", outline="grid")
                continue
            look = f"step{step(max(tau or 0.0, 0.0))}"
            canvas.rect(here, (width, ROW), look, outline="grid")
            text = _written(tau, translate)
            if text_width(text, size) <= width:
                canvas.text((here[0] + width / 2, y), text, anchor="middle", size=size, look=f"{look}-text")
    note = cut_note(len(data.members), translate)
    return canvas.svg(34 + ROW * len(members) + 10, title, alt, translate.language, note)


def _written(tau: float | None, translate: Translator) -> str:
    return MISSING if tau is None else written_number(tau, translate.language, 2)


def _table(data: Agreement, translate: Translator) -> Table:
    columns = (
        Column("member", translate("Municipality")),
        *(
            Column(f"member-{k}", member, Align.RIGHT, priority=k + 1)
            for k, member in enumerate(data.members)
        ),
    )
    rows = tuple(
        (
            member,
            *("" if j == k else _written(tau, translate) for j, tau in enumerate(data.tau[k])),
        )
        for k, member in enumerate(data.members)
    )
    return Table(columns, rows)
