"""The tables of a sheet: their columns, what these are called, and by which words they are known again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mlr_prio.message import Message, message
from mlr_prio.translation import LANGUAGES, Translator

if TYPE_CHECKING:
    from collections.abc import Mapping

_IN_PARENTHESES = re.compile(r"\([^)]*\)")
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Parameters
    ----------
    id
        Its name in code.
    title
        Its heading.
    width
        Its width, in characters.
    is_filled_in
        Whether people write in it.
    also
        Other headings, in any language, that people write for it.
    """

    id: str
    title: Message
    width: int
    is_filled_in: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of table.

    Parameters
    ----------
    id
        ``weights`` or ``scores``.
    title
        The name of its sheet.
    columns
        In their order.
    signs
        Sets of columns: a row that heads at least one column of each set heads such a table.
    """

    id: str
    title: Message
    columns: tuple[Column, ...]
    signs: tuple[frozenset[str], ...]

    def index(self, column: str) -> int:
        """Return the place of a column, counted from 0."""
        return [known.id for known in self.columns].index(column)

    def titles(self) -> Mapping[str, str]:
        """Return the ids of the columns by the headings that they are known by, as :func:`folded`."""
        known: dict[str, str] = {}
        for column in self.columns:
            said = [Translator(language)(column.title) for language in LANGUAGES]
            known |= {folded(text): column.id for text in (*said, *column.also)}
        return known


def folded(text: str) -> str:
    """Return a heading or a name without case, spaces, signs and what stands in parentheses."""
    return _NO_WORD.sub(" ", _IN_PARENTHESES.sub(" ", text)).strip().casefold()


WEIGHTS: Final = Layout(
    "weights",
    message("Weights"),
    (
        Column("group", message("Group"), 24, also=("Område",)),
        Column(
            "item", message("Criterion or group"), 34, also=("Kriterium", "Kriterier", "Criterion", "Faktor")
        ),
        Column("meaning", message("What counts"), 56, also=("Definition",)),
        Column("worst", message("Worst level"), 12, also=("Sämst", "Worst")),
        Column("best", message("Best level"), 12, also=("Bäst", "Best")),
        Column("unit", message("Unit"), 12),
        Column(
            "points",
            message("Points"),
            10,
            is_filled_in=True,
            also=("Vikt", "Vikter", "Viktpoäng", "Weight", "Score"),
        ),
        Column("share", message("Share of the group"), 12, also=("Andel", "Share")),
        Column(
            "member", message("Municipality id"), 16, also=("Kommun", "Municipality", "Profil", "Profile")
        ),
        Column("item_id", message("Criterion id"), 26, also=("Id", "Kriterie id")),
    ),
    (frozenset({"points"}), frozenset({"item", "item_id"})),
)

SCORES: Final = Layout(
    "scores",
    message("Scores"),
    (
        Column("project", message("Project"), 34, also=("Åtgärd", "Investering", "Projekt", "Alternative")),
        Column("criterion", message("Criterion"), 30, also=("Kriterier",)),
        Column("meaning", message("What counts"), 48, also=("Definition",)),
        Column("scale", message("Scale"), 24),
        Column("levels", message("Levels in words"), 30, also=("Nivåer",)),
        Column(
            "level",
            message("Level"),
            10,
            is_filled_in=True,
            also=("Bedömning", "Bedömd nivå", "Betyg", "Värde", "Score", "Value"),
        ),
        Column("low", message("Lowest"), 10, is_filled_in=True, also=("Min", "Låg", "Lägsta", "Low")),
        Column(
            "likely", message("Most likely"), 10, is_filled_in=True, also=("Trolig", "Troligast", "Likely")
        ),
        Column("high", message("Highest"), 10, is_filled_in=True, also=("Max", "Hög", "Högsta", "High")),
        Column(
            "rationale",
            message("Rationale"),
            60,
            is_filled_in=True,
            also=("Motiv", "Motivering till nivån", "Kommentar", "Comment", "Reason"),
        ),
        Column("remark", message("Remark"), 30),
        Column("project_id", message("Project id"), 26, also=("Objekts id", "Åtgärds id")),
        Column("criterion_id", message("Criterion id"), 22, also=("Kriterie id",)),
    ),
    (
        frozenset({"level", "low", "high"}),
        frozenset({"project", "project_id"}),
        frozenset({"criterion", "criterion_id"}),
    ),
)

LAYOUTS: Final = (WEIGHTS, SCORES)

MEMORY_SHEET: Final = "mlr-prio"
"""The hidden sheet that remembers what was filled in when the workbook was made."""
