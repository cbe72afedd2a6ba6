"""``criteria/weights/<profile>.yaml``: what one municipality, or one viewpoint, finds important."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import Discriminator, Field, Tag, model_validator

from mlr_prio.message import message
from mlr_prio.model.base import (
    Day,
    Digest,
    Document,
    FrozenModel,
    Identifier,
    LocalizedText,
    Number,
    ScoreCount,
    Status,
    Text,
)
from mlr_prio.model.fault import fault


def _kind_of_place(value: Any) -> str:  # noqa: ANN401 -- whatever the file holds
    return "equals" if isinstance(value, list | tuple) else "criterion"


Place = Annotated[
    Annotated[Identifier, Tag("criterion")] | Annotated[tuple[Identifier, ...], Tag("equals")],
    Discriminator(_kind_of_place),
]
"""One place in an order: a criterion, or some that share the place."""

Percent = Annotated[Number, Field(ge=0, le=100)]


class Elicitation(FrozenModel):
    """How the weights were asked for, and the ranges that they refer to."""

    method: Text = Field(description="swing, rank_order, ahp, bwm, direct …")
    on: Day | None = Field(None, description="The day.")
    ranges: dict[Identifier, tuple[Number, Number]] = Field(
        {},
        description="The worst and best level that each weight refers to; stale when they change.",
    )


class Reservation(FrozenModel):
    """A member's objection to a project, shown beside the list and never part of a score."""

    project: Identifier = Field(description="The id of the project.")
    reason: Text = Field(description="The reason, in the member's words.")


class WeightProfile(Document):
    """The whole of one file in ``criteria/weights/``: exactly one of weights, order and bounds."""

    municipality: Identifier | None = Field(None, description="The member whose profile it is.")
    viewpoint: Identifier | None = Field(
        None, description="Or the id of a viewpoint that no member need share."
    )
    name: LocalizedText | None = Field(None, description="The name of a viewpoint.")
    description: LocalizedText | None = Field(None, description="What marks this profile.")
    status: Status = Field(description="example, proposal or adopted.")
    adopted_on: Day | None = Field(None, description="The day of the decision.")
    adopted_by: Text | None = Field(None, description="The body that decided.")
    adopted_digest: Digest | None = Field(
        None, description="What was decided, in short; mlr-prio adopt writes it, and check compares."
    )
    adopted_scores: ScoreCount | None = Field(
        None, description="How many scores there were at the decision; 0 if it came before them."
    )
    weights: dict[Identifier, Annotated[Number, Field(ge=0)]] | None = Field(
        None, description="Points among siblings."
    )
    order: tuple[Place, ...] | None = Field(
        None, description="Criteria from most to least important; an inner list means equal."
    )
    bounds: dict[Identifier, tuple[Percent, Percent]] | None = Field(
        None, description="The lowest and highest share of all weight, in percent."
    )
    elicited: Elicitation | None = Field(None, description="How the weights came about.")
    reservations: tuple[Reservation, ...] = Field((), description="Projects that the member objects to.")
    abstains: tuple[Identifier, ...] = Field((), description="Projects that the member takes no part in.")

    @model_validator(mode="after")
    def _belongs_to_one(self) -> Self:
        if (self.municipality is None) == (self.viewpoint is None):
            raise fault(
                message("a profile belongs to a municipality or to a viewpoint, to exactly one"),
                hint=message("give municipality: id or viewpoint: id"),
            )
        return self

    @model_validator(mode="after")
    def _has_one_form(self) -> Self:
        forms = [name for name in ("weights", "order", "bounds") if getattr(self, name) is not None]
        if len(forms) != 1:
            raise fault(
                message(
                    "a profile has exactly one of weights, order and bounds, not {forms}",
                    forms=", ".join(forms) or "–",
                ),
                at=(forms[-1],) if forms else (),
            )
        return self

    @property
    def id(self) -> str:
        """The id of the member or the viewpoint."""
        return self.municipality or self.viewpoint or ""

    def ordered_groups(self) -> tuple[tuple[str, ...], ...]:
        """Return ``order`` with every place as a group of equals."""
        return tuple((item,) if isinstance(item, str) else tuple(item) for item in self.order or ())
