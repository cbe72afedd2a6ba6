"""The head of a statement: as a letter, and as lines for formats that have no letterhead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.message import message
from mlr_prio.report.letter import Letter, Logo

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mlr_prio.assessment.statement import StatementCase
    from mlr_prio.message import Message
    from mlr_prio.model.statement import Kind
    from mlr_prio.translation import Translator

KINDS: Final[Mapping[Kind, Message]] = {"yttrande": message("STATEMENT"), "skrivelse": message("LETTER")}


def letter(case: StatementCase, translate: Translator, as_of: str, logo: bytes | None) -> Letter:
    """Return the head as a letter; without a day of its own it bears the day that the document holds for."""
    sender, recipient = case.document.sender, case.statement.recipient
    language = translate.language
    name = sender.name.localized(language)
    alt = name if sender.logo_text is None else sender.logo_text.localized(language)
    return Letter(
        kind=translate(KINDS[case.statement.kind]),
        sender=name,
        sender_address=sender.address,
        recipient=recipient.name.localized(language),
        recipient_address=recipient.address,
        number=case.statement.number or "",
        recipient_number=recipient.number or "",
        date=as_of if case.statement.date is None else case.statement.date.isoformat(),
        logo=None if logo is None else Logo(logo, alt),
    )


def head_lines(head: Letter, translate: Translator) -> Iterator[str]:
    """Yield the head as lines."""
    yield head.kind
    yield ", ".join((head.sender, *head.sender_address))
    yield translate("To: {recipient}", recipient=", ".join((head.recipient, *head.recipient_address)))
    if head.date:
        yield translate("Date: {date}", date=head.date)
    if head.number:
        yield translate("Diary number: {number}", number=head.number)
    if head.recipient_number:
        yield translate("The recipient's diary number: {number}", number=head.recipient_number)
