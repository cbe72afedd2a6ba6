"""Sentences for people, kept apart from any language until the edge."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence template in English, the key of both catalogues, with its facts beside it.

    Parameters
    ----------
    template
        The English sentence with ``{name}`` fields; the message id in the gettext catalogues.
    facts
        The values of the fields: text is inserted as it stands, numbers are written and other messages said
        in the reader's language.
    """

    template: str
    facts: Mapping[str, str | int | float | Message] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return the English sentence; for tracebacks and logs, not for the user."""
        return self.template.format(**self.facts)


def message(template: str, /, **facts: str | float | Message) -> Message:
    """Make a :class:`Message`; the name that the catalogue extraction looks for."""
    return Message(template, facts)
