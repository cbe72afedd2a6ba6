"""The edge between messages and people: sentences and numbers in the reader's language.

Light on purpose: the command line's help is translated before anything heavy is imported.
"""

from __future__ import annotations

import gettext
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mlr_prio.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mlr_prio.model.base import Language

DOMAIN: Final = "mlr_prio"
LANGUAGES: Final[tuple[Language, ...]] = ("sv", "en")
CATALOGUES: Final = Path(__file__).parent / "locale"

GROUPING_FROM: Final = 10_000
"""Thousands are set apart from here on; four digits read well together, and years must stay whole."""

_DECIMAL_MARK: Final[dict[Language, str]] = {"sv": ",", "en": "."}
_THOUSANDS_MARK: Final[dict[Language, str]] = {"sv": "\u202f", "en": ","}
_MINUS: Final = "\u2212"
_SIGNIFICANT_DIGITS: Final = 12


def language_of(locale_name: str | None) -> Language:
    """Return Swedish for the name of a Swedish locale (``sv_SE.UTF-8``, ``Swedish_Sweden``), else English."""
    return "sv" if (locale_name or "").lower().startswith(("sv", "swedish")) else "en"


def written_number(number: float, language: Language, decimals: int | None = None) -> str:
    """Return a number as ``language`` writes it.

    Parameters
    ----------
    number
        Finite or not.
    language
        Decides the decimal mark (``,`` or ``.``) and the thousands mark (thin no-break space or ``,``).
    decimals
        How many decimals to show; None shows the number as it is, to 12 significant digits.
    """
    plain = f"{number:.{_SIGNIFICANT_DIGITS}g}" if decimals is None else f"{number:.{decimals}f}"
    whole, point, fraction = plain.removeprefix("-").partition(".")
    if whole.isdigit() and int(whole) >= GROUPING_FROM:
        whole = f"{int(whole):,}".replace(",", _THOUSANDS_MARK[language])
    is_negative = plain.startswith("-") and plain.strip("-0.") != ""
    return (_MINUS if is_negative else "") + whole + (_DECIMAL_MARK[language] if point else "") + fraction


class Translator:
    """Says messages in one language; what the catalogue does not know comes out in English.

    Parameters
    ----------
    language
        ``sv`` or ``en``.
    """

    def __init__(self, language: Language) -> None:
        self.language = language

    @cached_property
    def _catalogue(self) -> gettext.NullTranslations:
        return gettext.translation(DOMAIN, CATALOGUES, [self.language], fallback=True)

    def __call__(self, text: Message | str, /, **facts: str | float | Message) -> str:
        """Return a message, or a template with its facts, in the language; numbers are written out."""
        if isinstance(text, Message):
            return self._filled(self._catalogue.gettext(text.template), text.facts)
        return self._filled(self._catalogue.gettext(text), facts)

    def verbatim(self, text: str) -> str:
        """Return a text that has no facts; braces in it are only braces."""
        return self._catalogue.gettext(text)

    def plural(self, singular: str, plural: str, count: int, /, **facts: str | float) -> str:
        """Return the template that fits ``count``, with ``{count}`` and the other facts filled in."""
        template = self._catalogue.ngettext(singular, plural, count)
        return self._filled(template, {"count": count, **facts})

    def listed(self, items: Sequence[str]) -> str:
        """Return items as a list in a sentence: ``a``, ``a and b``, ``a, b and c``.

        Where an item has a comma of its own: ``a, one; b and c``, and ``a, one; and b``.
        """
        if len(items) < 2:  # noqa: PLR2004 -- a list needs two
            return "".join(items)
        if not any("," in item for item in items):
            return self(message("{items} and {last}", items=", ".join(items[:-1]), last=items[-1]))
        return self(message("{items}; and {last}", items="; ".join(items[:-1]), last=items[-1]))

    def _filled(self, template: str, facts: Mapping[str, str | int | float | Message]) -> str:
        return template.format_map({name: self._fact(fact) for name, fact in facts.items()})

    def _fact(self, fact: str | float | Message) -> str:
        if isinstance(fact, str):
            return fact
        return self(fact) if isinstance(fact, Message) else written_number(fact, self.language)
