"""Costs as people read them: amount and price year, with a note where the figure is no estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.report.text.number import MISSING, Numbers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.message import Message
    from mlr_prio.model.budget import Currency
    from mlr_prio.model.project import Cost
    from mlr_prio.translation import Translator

from mlr_prio.message import message

MILLIONS_IN_A_BILLION: Final = 1000

_MILLIONS: Final[Mapping[Currency, Message]] = {
    "MSEK": message("SEK {amount} million"),
    "MDKK": message("DKK {amount} million"),
}
_BILLIONS: Final[Mapping[Currency, Message]] = {
    "MSEK": message("SEK {amount} billion"),
    "MDKK": message("DKK {amount} billion"),
}
_UNITS: Final[Mapping[Currency, Message]] = {"MSEK": message("SEK million"), "MDKK": message("DKK million")}
_BASES: Final[Mapping[str, Message]] = {
    "package_frame": message("The cost is a frame for several objects, of which this is one."),
    "contract": message("The cost is a contract sum; what the parties pay besides it is not included."),
    "outturn": message("The cost is the outturn."),
}


def money(amount: float, unit: Currency, translate: Translator) -> str:
    """Return an amount in millions as ``200 mkr`` or ``28 mdr``; currencies are never converted."""
    if amount < MILLIONS_IN_A_BILLION:
        return _amount(_MILLIONS[unit], amount, 1, translate)
    billions = amount / MILLIONS_IN_A_BILLION
    return _amount(_BILLIONS[unit], billions, 1 if billions >= 10 else 2, translate)  # noqa: PLR2004


def unit_name(unit: Currency, translate: Translator) -> str:
    """Return what amounts are counted in, for an axis: ``mkr``."""
    return translate(_UNITS[unit])


def _amount(template: Message, amount: float, decimals: int, translate: Translator) -> str:
    written = Numbers(translate.language).at_most(amount, decimals)
    return translate(template.template, amount=written)


def cost_text(cost: Cost | None, translate: Translator) -> str:
    """Return a cost with its price year, ``28 mdr (2021)``, or the sign for missing."""
    if cost is None:
        return MISSING
    written = money(cost.amount, cost.unit, translate)
    return written if cost.price_year is None else f"{written} ({cost.price_year})"


def cost_note(cost: Cost | None, translate: Translator) -> str | None:
    """Return what a reader must know about a figure that is not an estimate of the project's own cost."""
    if cost is None or cost.basis not in _BASES:
        return None
    return cost.note or translate(_BASES[cost.basis])
