"""``criteria/statement.yaml``: what is sent with the list, to whom, and what is asked of them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mlr_prio.model.base import (
    Day,
    Document,
    FrozenModel,
    Identifier,
    LocalizedText,
    Status,
    Text,
    Whole,
)

Kind = Literal["skrivelse", "yttrande"]
"""A letter on one's own initiative, or an answer to somebody who has asked for views."""


class Sender(FrozenModel):
    """Who speaks."""

    name: LocalizedText = Field(description="The name of the body.")
    address: tuple[Text, ...] = Field((), description="Postal address and e-mail, a line each.")
    logo: Text | None = Field(
        None, description="A PNG or JPEG file, its path counted from the folder of the workspace."
    )
    logo_text: LocalizedText | None = Field(
        None, description="What the logo says, for those who cannot see it."
    )


class Recipient(FrozenModel):
    """Who is spoken to."""

    name: LocalizedText = Field(description="The name of the body.")
    address: tuple[Text, ...] = Field((), description="Postal address and e-mail, a line each.")
    number: Text | None = Field(None, description="The recipient's own diary number.")


class Ask(FrozenModel):
    """What is asked for the projects of one funding pot; projects of other pots are not asked for."""

    funding: Identifier = Field(description="A funding pot in budgets.yaml.")
    text: LocalizedText = Field(
        description="A whole sentence: what the recipient should do for each such project."
    )


class Signatory(FrozenModel):
    """Who signs."""

    name: Text = Field(description="The name.")
    role: LocalizedText = Field(description="The office.")


class Statement(FrozenModel):
    """One letter to one recipient."""

    id: Identifier = Field(description="The name that --recipient takes.")
    kind: Kind = Field(description="skrivelse or yttrande.")
    status: Status = Field(description="example, proposal or adopted; examples say so on every page.")
    recipient: Recipient = Field(description="Who it is sent to.")
    number: Text | None = Field(None, description="The sender's diary number.")
    date: Day | None = Field(None, description="The day of the letter; left out while there is none.")
    matter: LocalizedText = Field(description="What it is about: the title.")
    opening: LocalizedText | None = Field(None, description="How it begins, below the summary.")
    request: LocalizedText = Field(description="What is asked, in one or two sentences: the summary's first.")
    asks: Annotated[tuple[Ask, ...], Field(min_length=1)] = Field(
        description="The funding pots that the recipient decides on, and what is asked for their projects."
    )
    top: Annotated[Whole, Field(ge=1, le=20)] = Field(
        5, description="At most so many projects are asked for, the highest on the list."
    )
    references: dict[Identifier, Text] = Field(
        {}, description="By project: the section of the recipient's paper that the position concerns."
    )


class StatementsDocument(Document):
    """The whole of ``criteria/statement.yaml``."""

    sender: Sender = Field(description="Who speaks, in all of them.")
    signatories: tuple[Signatory, ...] = Field((), description="Who signs, in all of them.")
    statements: Annotated[tuple[Statement, ...], Field(min_length=1)] = Field(description="The letters.")
