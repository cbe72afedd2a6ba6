"""What a section of the consensus report is made of, and what it may look at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mlr_prio.report.text.number import MISSING, Numbers
from mlr_prio.translation import written_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from mlr_prio.assessment.consensus.group import Group
    from mlr_prio.report.document import Block
    from mlr_prio.report.text.name import Names
    from mlr_prio.translation import Translator

LEAST_SHOWN: Final = 0.0005
"""Shares of weight below this read as nought with one decimal in percent."""


@dataclass(frozen=True, slots=True)
class View:
    """The group, what was asked about it, and the reader's words.

    Parameters
    ----------
    group
        The members and their joint list.
    top
        The length of the top.
    exact, time_limit
        Whether the smallest largest disagreement is found exactly, and the seconds for each programme.
    names, short, translate
        Names, those of projects for a crowded page by id, and the reader's language.
    """

    group: Group
    top: int
    exact: bool
    time_limit: float | None
    names: Names
    short: Mapping[str, str]
    translate: Translator

    @property
    def numbers(self) -> Numbers:
        """How numbers are written."""
        return Numbers(self.translate.language)

    def members(self, ids: Sequence[str]) -> str:
        """Return members by name, as a list in a sentence."""
        return self.translate.listed([self.names.municipalities[id_] for id_ in ids])

    def projects(self, ids: Sequence[str]) -> str:
        """Return projects by their brief names, as a list in a sentence."""
        return self.translate.listed([self.brief(id_) for id_ in ids])

    def brief(self, id_: str) -> str:
        """Return a project's name for a crowded page."""
        return self.short[id_]

    @property
    def top_places(self) -> str:
        """The places of the top, ``1–5``."""
        return self.numbers.places(1, self.top)

    def points(self, share: float) -> str:
        """Return a share of weight as percentage points: ``1,4``, or ``under 0,1``."""
        if share < LEAST_SHOWN:
            return self.translate("under {amount}", amount=0.1)
        return self.numbers.value(share, 1)

    def figure(self, figure: float | None, decimals: int = 2) -> str:
        """Return a figure with so many decimals, or the sign for missing."""
        return MISSING if figure is None else written_number(figure, self.translate.language, decimals)


def short_projects(names: Names) -> dict[str, str]:
    """Return the names of projects up to their comma, where that tells them from all others."""
    cut = {id_: name.partition(",")[0] for id_, name in names.projects.items()}
    count = Counter(cut.values())
    return {id_: cut[id_] if count[cut[id_]] == 1 else name for id_, name in names.projects.items()}


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the answer.

    Parameters
    ----------
    id
        What ``--section`` calls it.
    blocks
        Makes what people see, beginning with a heading where it has one.
    fields, records
        Make the columns and the flat rows for spreadsheets.
    """

    id: str
    blocks: Callable[[View], Iterator[Block]]
    fields: Callable[[View], tuple[str, ...]]
    records: Callable[[View], Iterator[dict[str, object]]]
