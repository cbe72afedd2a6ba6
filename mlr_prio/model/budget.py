"""``criteria/budgets.yaml``: the funding pots; projects compete for money only within theirs."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mlr_prio.model.base import Document, FrozenModel, Identifier, LocalizedText, Number, Source, Text, Year

Currency = Literal["MSEK", "MDKK"]
"""Million kronor, Swedish or Danish; never converted into one another."""


class Frame(FrozenModel):
    """How much a funding pot holds."""

    amount: Annotated[Number, Field(ge=0, description="In millions.")]
    unit: Currency = Field("MSEK", description="MSEK or MDKK.")
    price_year: Year | None = Field(None, description="The price level.")
    sources: tuple[Text, ...] = Field((), description="Ids of sources.")


class FundingPot(FrozenModel):
    """A purse with its own decision-maker."""

    id: Identifier = Field(description="The name that projects refer to in `funding`.")
    name: LocalizedText = Field(description="The name in lists.")
    decided_by: Text | None = Field(None, description="Who decides on it.")
    frame: Frame | None = Field(None, description="How much it holds, where that is sourced.")
    note: Text | None = Field(None, description="What a reader must know about the frame.")


class BudgetsDocument(Document):
    """The whole of ``criteria/budgets.yaml``."""

    pots: Annotated[tuple[FundingPot, ...], Field(min_length=1)] = Field(description="The funding pots.")
    sources: dict[str, Source] = Field({}, description="Where the figures were read.")
