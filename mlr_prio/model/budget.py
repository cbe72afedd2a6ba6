"""``criteria/budgets.yaml``: the funding pots; projects compete for money only within theirs."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from mlr_prio.message import message
from mlr_prio.model.base import (
    Document,
    FrozenModel,
    Identifier,
    LocalizedText,
    Number,
    Source,
    Text,
    Whole,
    Year,
)
from mlr_prio.model.fault import fault

Currency = Literal["MSEK", "MDKK"]
"""Million kronor, Swedish or Danish; never converted into one another."""

Mode = Literal["rail", "tram", "metro", "bus", "cycle", "road", "freight", "power", "multimodal"]
"""The kinds of infrastructure."""

Maturity = Literal["idea", "pre_study", "location_study", "plan", "ready"]
"""How far the planning of a project can have come."""

IndexYear = Annotated[int, Field(ge=1900, le=2200)]
"""A year as the key of a mapping, where the file holds it as text."""


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


class AtMost(FrozenModel):
    """A limit on how many of some projects are chosen."""

    count: Annotated[Whole, Field(ge=0, description="The most that may be chosen; 0 keeps them all out.")]
    projects: Annotated[tuple[Identifier, ...], Field(min_length=1)] = Field(description="Ids of projects.")


class Package(FrozenModel):
    """Projects that belong together: worth more or less together, or paid for as one.

    With a ``cost`` its projects are bought together or not at all, for that sum: their own costs are not
    added, so that money in a frame for several projects is never counted twice. Without a cost they are
    chosen one by one.
    """

    id: Identifier = Field(description="The name in data.")
    name: LocalizedText = Field(description="The name in lists.")
    projects: Annotated[tuple[Identifier, ...], Field(min_length=2)] = Field(description="Ids of projects.")
    bonus: Annotated[Number, Field(ge=-100, le=100)] | None = Field(
        None,
        description="Value points (0-100, as in lists) added once when all are chosen; negative when they "
        "are worth less together.",
    )
    cost: Frame | None = Field(
        None, description="What they cost together, where they are paid for together or not at all."
    )
    note: Text | None = Field(None, description="What a reader must know about the package.")
    sources: tuple[Text, ...] = Field((), description="Ids of sources.")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.bonus is None and self.cost is None:
            raise fault(
                message("the package {id} has neither bonus nor cost", id=self.id),
                hint=message("add one of them, or leave the package out"),
            )
        return self


class UpliftScope(FrozenModel):
    """Which projects a class of cost rises is for; a key that is left out admits all."""

    modes: tuple[Mode, ...] = Field((), description="Kinds of infrastructure.")
    maturity: tuple[Maturity, ...] = Field((), description="How far the planning has come.")


class UpliftClass(FrozenModel):
    """How much costs of a class of projects have risen, as somebody has observed it."""

    id: Identifier = Field(description="The name in data.")
    name: LocalizedText = Field(description="The name in sentences, such as an author and a number.")
    factor: Annotated[Number, Field(gt=0, le=10)] = Field(
        description="What a cost is multiplied by: 1.39 is a rise of 39 percent."
    )
    applies_to: UpliftScope = Field(
        UpliftScope(modes=(), maturity=()), description="Which projects; all where it is left out."
    )
    note: Text | None = Field(None, description="What was observed.")
    sources: tuple[Text, ...] = Field((), description="Ids of sources.")


class PriceIndex(FrozenModel):
    """A table by which costs are brought to one price year; never guessed, used only when it is here."""

    name: Text = Field(description="What the index is called.")
    values: Annotated[
        dict[IndexYear, Annotated[Number, Field(gt=0)]],
        Field(min_length=2, description="The index by year."),
    ]
    sources: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(description="Ids of sources.")


class BudgetsDocument(Document):
    """The whole of ``criteria/budgets.yaml``."""

    pots: Annotated[tuple[FundingPot, ...], Field(min_length=1)] = Field(description="The funding pots.")
    at_least_one_of: tuple[Annotated[tuple[Identifier, ...], Field(min_length=1)], ...] = Field(
        (), description="Sets of projects of which one or more is chosen."
    )
    at_most: tuple[AtMost, ...] = Field((), description="Limits on how many of a set are chosen.")
    packages: tuple[Package, ...] = Field((), description="Projects that belong together.")
    uplift: tuple[UpliftClass, ...] = Field((), description="Observed cost rises, for trying the packages.")
    price_index: PriceIndex | None = Field(None, description="An index for costs of different price years.")
    sources: dict[str, Source] = Field({}, description="Where the figures were read.")
