"""Which language the person at the terminal reads, decided once, before any help text is made."""

from __future__ import annotations

import gettext
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Language = Literal["sv", "en"]

CATALOGUES: Final = Path(__file__).resolve().parent.parent / "locale"


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the language of the terminal.

    ``--lang`` decides, then ``MLR_PRIO_LANG``, then the locale: Swedish where it begins with ``sv``.
    """
    for asked in (_option(arguments), environment.get("MLR_PRIO_LANG")):
        if asked in {"sv", "en"}:
            return "sv" if asked == "sv" else "en"
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "sv" if next((name for name in names if name), "").startswith("sv") else "en"


def _option(arguments: Sequence[str]) -> str | None:
    for index, argument in enumerate(arguments):
        if argument == "--lang":
            return next(iter(arguments[index + 1 : index + 2]), None)
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return None


def install(language: Language) -> None:
    """Make gettext, ours and typer's, speak ``language`` in this process.

    Typer looks its words up in the default domain and reads the language from the environment.
    """
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("messages", CATALOGUES)


def _(text: str) -> str:
    """Return a help text in the language that was installed."""
    return _catalogue(os.environ.get("LANGUAGE", "en")).gettext(text)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """Return the help texts in ``language``; gettext itself would look for the file at every text."""
    return gettext.translation("mlr_prio", CATALOGUES, [language], fallback=True)
