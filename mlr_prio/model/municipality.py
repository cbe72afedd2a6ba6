"""``criteria/municipalities.yaml``: the members, all with equal influence."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from mlr_prio.model.base import Document, FrozenModel, Identifier, Number, Source, Text, Whole, Year


class Population(FrozenModel):
    """How many live in a municipality, and when they were counted."""

    year: Year = Field(description="The year of the count.")
    count: Annotated[Whole, Field(ge=0, description="Inhabitants.")]


class Seat(FrozenModel):
    """The town that the municipality is governed from."""

    name: Text = Field(description="The name of the town.")
    lat: Annotated[Number, Field(ge=-90, le=90, description="Latitude, WGS 84.")]
    lon: Annotated[Number, Field(ge=-180, le=180, description="Longitude, WGS 84.")]


class Municipality(FrozenModel):
    """A member of the cooperation."""

    id: Identifier = Field(description="The name that projects and profiles refer to.")
    name: Text = Field(description="The name in lists.")
    code: Annotated[str, StringConstraints(pattern=r"^\d{4}$")] = Field(
        description="SCB's four-digit code, in quotes."
    )
    population: Population | None = Field(
        None, description="Inhabitants; never a weight, only a declared what-if."
    )
    seat: Seat | None = Field(None, description="The seat.")


class MunicipalitiesDocument(Document):
    """The whole of ``criteria/municipalities.yaml``."""

    municipalities: Annotated[tuple[Municipality, ...], Field(min_length=1)] = Field(
        description="The members."
    )
    sources: dict[str, Source] = Field({}, description="Where the figures were read.")
