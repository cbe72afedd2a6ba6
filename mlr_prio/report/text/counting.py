"""Small numbers as words, as a sentence has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.message import message
from mlr_prio.translation import written_number

if TYPE_CHECKING:
    from mlr_prio.message import Message
    from mlr_prio.translation import Translator

_WORDS: Final[tuple[Message, ...]] = (
    message("none"),
    message("one"),
    message("two"),
    message("three"),
    message("four"),
    message("five"),
    message("six"),
    message("seven"),
    message("eight"),
    message("nine"),
    message("ten"),
    message("eleven"),
    message("twelve"),
)


def in_words(count: int, translate: Translator) -> str:
    """Return a count as a word up to twelve, in digits beyond."""
    return translate(_WORDS[count]) if count < len(_WORDS) else written_number(count, translate.language)


def sentence(text: str) -> str:
    """Return a text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
