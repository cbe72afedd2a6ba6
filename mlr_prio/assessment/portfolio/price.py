"""Price years: costs are brought to one year where the user has supplied an index, and never guessed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.model.budget import PriceIndex

Dated = tuple[float, int | None]
"""An amount and its price year."""


@dataclass(frozen=True, slots=True)
class PriceYears:
    """Which price levels the costs of a pot are in.

    Parameters
    ----------
    years
        By alternative, the year as stated.
    frame
        The price year of the pot's frame.
    index, target
        The name of the index and the year that costs were brought to; None where none was used.
    converted
        The alternatives whose costs were converted.
    """

    years: Mapping[str, int | None]
    frame: int | None = None
    index: str | None = None
    target: int | None = None
    converted: tuple[str, ...] = ()

    @property
    def undated(self) -> tuple[str, ...]:
        """The alternatives whose cost has no price year."""
        return tuple(id_ for id_, year in self.years.items() if year is None)

    @property
    def levels(self) -> tuple[int, ...]:
        """The price years that are compared with one another, after conversion; one when all is well."""
        left = {self.target if id_ in self.converted else year for id_, year in self.years.items()}
        return tuple(sorted(year for year in left | {self.frame} if year is not None))


def at_one_price_year(
    costs: Mapping[str, Dated], index: PriceIndex | None, frame: int | None
) -> tuple[dict[str, float], PriceYears]:
    """Return the amounts, converted where an index reaches, and what their price years are.

    They are brought to the price year of the frame, or the latest among them that the index knows. What has
    no price year, or one that the index lacks, stays as it is.

    Parameters
    ----------
    costs
        By alternative.
    index
        None when the user has supplied none.
    frame
        The price year of the pot's frame, where it is stated.
    """
    stated = {id_: year for id_, (_, year) in costs.items()}
    amounts = {id_: amount for id_, (amount, _) in costs.items()}
    known = index.values if index else {}
    wanted = [frame] if frame is not None else sorted(year for year in stated.values() if year in known)
    target = wanted[-1] if wanted else None
    if index is None or target is None or target not in known:
        return amounts, PriceYears(stated, frame)
    converted = [id_ for id_, year in stated.items() if year in known and year != target]
    for id_ in converted:
        year = stated[id_]
        if year is not None:
            amounts[id_] *= known[target] / known[year]
    return amounts, PriceYears(stated, frame, index.name, target, tuple(converted))
