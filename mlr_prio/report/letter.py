"""What a letter has and no other document: a head with sender and recipient."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Logo:
    """The sender's mark.

    Parameters
    ----------
    content
        The bytes of a PNG or JPEG file.
    alt
        What it says, for those who cannot see it.
    """

    content: bytes
    alt: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The head of a letter; formats that have pages set it as one, the others show the document's subtitle.

    Parameters
    ----------
    kind
        ``YTTRANDE`` or ``SKRIVELSE``.
    sender, sender_address, recipient, recipient_address
        Who writes to whom, the addresses a line each.
    number, recipient_number
        The diary numbers; empty where there is none.
    date
        The day of the letter; empty where there is none.
    logo
        The sender's mark; None where there is none.
    """

    kind: str
    sender: str
    sender_address: tuple[str, ...]
    recipient: str
    recipient_address: tuple[str, ...]
    number: str
    recipient_number: str
    date: str
    logo: Logo | None = None
