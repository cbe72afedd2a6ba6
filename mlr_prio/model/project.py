"""``projects/<id>.yaml``: one candidate investment each."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

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
from mlr_prio.model.budget import Currency
from mlr_prio.model.fault import fault
from mlr_prio.model.score import Score  # noqa: TC001 -- pydantic reads the annotation

SourceIds = tuple[Text, ...]
Position = tuple[Number, Number]


class ProjectStatus(StrEnum):
    """Whether a project competes; only candidates do, the others are shown with the reason."""

    CANDIDATE = "candidate"
    SIFTED = "sifted"
    BUILT = "built"
    WITHDRAWN = "withdrawn"


class Cost(FrozenModel):
    """What a project costs, in the price level of its source."""

    amount: Annotated[Number, Field(ge=0, description="In millions.")]
    unit: Currency = Field("MSEK", description="MSEK or MDKK.")
    price_year: Year | None = Field(
        None, description="The price level; costs of different years are not comparable."
    )
    low: Annotated[Number, Field(ge=0)] | None = Field(None, description="A low estimate.")
    high: Annotated[Number, Field(ge=0)] | None = Field(None, description="A high estimate.")
    basis: Literal["estimate", "contract", "package_frame", "outturn"] = Field(
        "estimate",
        description="An estimate, a contract sum, a frame for several objects, or the outturn.",
    )
    note: Text | None = Field(None, description="What a reader must know about the figure.")
    sources: SourceIds = Field((), description="Ids of sources.")

    @model_validator(mode="after")
    def _is_ordered(self) -> Self:
        if (self.low is not None and self.low > self.amount) or (
            self.high is not None and self.high < self.amount
        ):
            raise fault(
                message("the cost {amount} lies outside its own low and high", amount=self.amount),
                at=("amount",),
            )
        return self


class Reference(FrozenModel):
    """A sentence with its sources."""

    note: Text = Field(description="What was done or decided.")
    sources: SourceIds = Field((), description="Ids of sources.")


def _kind_of_fact(value: Any) -> str:  # noqa: ANN401 -- whatever the file holds
    return "number" if isinstance(value, int | float) and not isinstance(value, bool) else "text"


class Fact(FrozenModel):
    """A sourced fact beside the scores; never part of the sum."""

    name: Text = Field(description="What the fact is about.")
    value: Annotated[
        Annotated[Number, Tag("number")] | Annotated[Text, Tag("text")], Discriminator(_kind_of_fact)
    ] = Field(description="The figure or the words.")
    unit: Text | None = Field(None, description="The unit of the figure.")
    price_year: Year | None = Field(None, description="The price level of an amount.")
    note: Text | None = Field(None, description="What a reader must know about it.")
    sources: SourceIds = Field((), description="Ids of sources.")


class Point(FrozenModel):
    """A place, WGS 84 (RFC 7946: longitude first)."""

    type: Literal["Point"] = Field(description="Point or LineString.")
    coordinates: Position = Field(description="[longitude, latitude]")

    def positions(self) -> tuple[Position, ...]:
        """Return the positions of the geometry."""
        return (self.coordinates,)


class LineString(FrozenModel):
    """A line, WGS 84 (RFC 7946: longitude first)."""

    type: Literal["LineString"] = Field(description="Point or LineString.")
    coordinates: Annotated[tuple[Position, ...], Field(min_length=2)] = Field(
        description="[[longitude, latitude], …]"
    )

    def positions(self) -> tuple[Position, ...]:
        """Return the positions of the geometry."""
        return self.coordinates


class Project(Document):
    """The whole of one file in ``projects/``."""

    id: Identifier = Field(description="Equals the file name.")
    name: LocalizedText = Field(description="The name in lists.")
    summary: LocalizedText | None = Field(None, description="What it is, in one or two sentences.")
    mode: Literal["rail", "tram", "metro", "bus", "cycle", "road", "freight", "power", "multimodal"] = Field(
        description="The kind of infrastructure."
    )
    status: ProjectStatus = Field(
        description="candidate, sifted, built or withdrawn; only candidates compete."
    )
    reason: Text | None = Field(None, description="Why it was sifted or withdrawn.")
    opened: Year | None = Field(None, description="The year it opened.")
    promoter: Text | None = Field(None, description="Who drives it.")
    plan: Text | None = Field(None, description="The plan that names it.")
    status_note: Text | None = Field(None, description="Where it stands now.")
    step: Annotated[Whole, Field(ge=1, le=4)] | None = Field(
        None, description="The four-step principle: 1 rethink, 2 optimise, 3 rebuild, 4 build new."
    )
    choice_of_measures: Reference | None = Field(
        None, description="The study in which earlier steps were tried."
    )
    maturity: Literal["idea", "pre_study", "location_study", "plan", "ready"] | None = Field(
        None, description="How far the planning has come."
    )
    municipalities: tuple[Identifier, ...] = Field((), description="The members that it touches.")
    municipalities_note: Text | None = Field(None, description="How that is known.")
    funding: Identifier | None = Field(None, description="A funding pot in budgets.yaml.")
    funding_note: Text | None = Field(None, description="What a reader must know about the funding.")
    cost: Cost | None = Field(None, description="What it costs; left out where no source tells.")
    scores: dict[Identifier, Score | None] = Field(
        {}, description="Levels by criterion; what is left out is missing."
    )
    requires: tuple[Identifier, ...] = Field((), description="Projects that must be built too.")
    excludes: tuple[Identifier, ...] = Field((), description="Projects that cannot be built beside it.")
    location: Annotated[Point | LineString, Field(discriminator="type")] | None = Field(
        None, description="Where it is, as GeoJSON."
    )
    facts: tuple[Fact, ...] = Field((), description="Sourced facts beside the scores.")
    sources: dict[str, Source] = Field({}, description="The sources that this file refers to, by id.")

    @model_validator(mode="after")
    def _status_is_explained(self) -> Self:
        if self.status in {ProjectStatus.SIFTED, ProjectStatus.WITHDRAWN} and self.reason is None:
            raise fault(
                message("a project with status {status} needs a reason", status=self.status.value),
                at=("status",),
                hint=message("add reason: one sentence"),
            )
        if self.status is ProjectStatus.BUILT and self.opened is None:
            raise fault(
                message("a project with status built needs the year it opened"),
                at=("status",),
                hint=message("add opened: year"),
            )
        return self

    @property
    def competes(self) -> bool:
        """Whether the project is on the list."""
        return self.status is ProjectStatus.CANDIDATE

    def given_scores(self) -> dict[str, Score]:
        """Return the scores that are not missing, by criterion."""
        return {criterion: score for criterion, score in self.scores.items() if score is not None}
