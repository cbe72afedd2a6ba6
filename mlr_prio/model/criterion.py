"""``criteria/criteria.yaml``: the tree of assessment criteria with scales and joint weights."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Self

from pydantic import AllowInfNan, Discriminator, Field, Tag, field_validator, model_validator

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
    Whole,
)
from mlr_prio.model.fault import FaultCode, fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

LevelKey = Annotated[float, AllowInfNan(allow_inf_nan=False)]
Weight = Annotated[Number, Field(ge=0, description="Points among siblings; they need not sum to 100.")]
Perspective = Literal["society", "environment", "economy"]
PreferenceShape = Literal["usual", "u_shape", "v_shape", "level", "linear", "gaussian"]

_THRESHOLDS: Final[Mapping[PreferenceShape, tuple[str, ...]]] = {
    "usual": (),
    "u_shape": ("indifference",),
    "v_shape": ("preference",),
    "level": ("indifference", "preference"),
    "linear": ("indifference", "preference"),
    "gaussian": ("sigma",),
}


class Quote(FrozenModel):
    """The sentence in the action programme that a criterion follows from."""

    page: Annotated[Whole, Field(ge=1, description="The printed page.")]
    text: Text = Field(description="The words, verbatim.")


class Scale(FrozenModel):
    """The fixed global scale of a criterion; ``worst > best`` means that less is better."""

    unit: Text = Field(description="What is counted: poäng, min, ha, bostäder …")
    worst: Number = Field(description="The level that is worth 0.")
    best: Number = Field(description="The level that is worth 1 (100 to people).")
    baseline: Number | None = Field(None, description="The level if nothing is built; needed for portfolios.")
    levels: dict[LevelKey, Text] = Field({}, description="What some levels mean, in words.")

    @property
    def low(self) -> float:
        """The smallest number on the scale."""
        return min(self.worst, self.best)

    @property
    def high(self) -> float:
        """The largest number on the scale."""
        return max(self.worst, self.best)

    def __contains__(self, level: float) -> bool:
        return self.low <= level <= self.high

    @model_validator(mode="after")
    def _has_a_span(self) -> Self:
        if self.worst == self.best:
            raise fault(
                message("the scale has no span: worst and best are both {level}", level=self.best),
                at=("best",),
                hint=message("give two different levels; worst greater than best means that less is better"),
            )
        if self.baseline is not None and self.baseline not in self:
            raise fault(
                message(
                    "the do-nothing level {level} lies outside the scale {low} … {high}",
                    level=self.baseline,
                    low=self.low,
                    high=self.high,
                ),
                code=FaultCode.OUTSIDE_SCALE,
                at=("baseline",),
            )
        return self

    @field_validator("levels")
    @classmethod
    def _levels_ascend(cls, levels: dict[float, str]) -> dict[float, str]:
        return dict(sorted(levels.items()))


class ValueFunctionSpec(FrozenModel):
    """How a level becomes a value between 0 and 1: ``linear``, or straight lines through ``points``."""

    points: Annotated[tuple[tuple[Number, Number], ...], Field(min_length=2)] | None = Field(
        None, description="Pairs of level and value, levels ascending, values between 0 and 1 and monotone."
    )

    @model_validator(mode="before")
    @classmethod
    def _read_linear(cls, value: Any) -> Any:  # noqa: ANN401 -- whatever the file holds
        if isinstance(value, str):
            if value != "linear":
                raise fault(
                    message("{value} is no value function", value=value),
                    code=FaultCode.WRONG_VALUE,
                    hint=message("write linear, or points: [[level, value], …]"),
                )
            return {}
        return value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"const": "linear"}, handler(core_schema)]}

    @field_validator("points")
    @classmethod
    def _points_make_a_function(
        cls, points: tuple[tuple[float, float], ...] | None
    ) -> tuple[tuple[float, float], ...] | None:
        if points is None:
            return None
        if any(a[0] >= b[0] for a, b in pairwise(points)):
            raise fault(message("the levels of a value function must ascend"))
        if any(not 0 <= value <= 1 for _, value in points):
            raise fault(message("the values of a value function lie between 0 and 1"))
        steps = [b[1] - a[1] for a, b in pairwise(points)]
        if min(steps) < 0 < max(steps):
            raise fault(message("a value function may not turn: its values must only rise or only fall"))
        return points


class Promethee(FrozenModel):
    """The preference function for the cross-check by PROMETHEE II; never used for the list."""

    shape: PreferenceShape = Field("usual", description="The preference function.")
    indifference: Annotated[Number, Field(ge=0)] | None = Field(
        None, description="A difference that does not matter, in the unit of the scale."
    )
    preference: Annotated[Number, Field(gt=0)] | None = Field(
        None, description="A difference that matters fully, in the unit of the scale."
    )
    sigma: Annotated[Number, Field(gt=0)] | None = Field(
        None, description="The width of the gaussian shape, in the unit of the scale."
    )

    @model_validator(mode="after")
    def _shape_has_its_thresholds(self) -> Self:
        wanted = _THRESHOLDS[self.shape]
        for name in ("indifference", "preference", "sigma"):
            is_given = getattr(self, name) is not None
            if is_given != (name in wanted):
                what = (
                    message("the shape {shape} has no {threshold}", shape=self.shape, threshold=name)
                    if is_given
                    else message("the shape {shape} needs {threshold}", shape=self.shape, threshold=name)
                )
                raise fault(
                    what,
                    code=FaultCode.CONTRADICTION if is_given else FaultCode.MISSING_KEY,
                    at=(name,) if is_given else ("shape",),
                    hint=message(
                        "with {shape} give: {thresholds}",
                        shape=self.shape,
                        thresholds=", ".join(wanted) or "–",
                    ),
                )
        if (
            self.indifference is not None
            and self.preference is not None
            and self.indifference >= self.preference
        ):
            raise fault(
                message(
                    "a difference of {indifference} cannot be indifferent when {preference} matters fully",
                    indifference=self.indifference,
                    preference=self.preference,
                ),
                at=("indifference",),
                hint=message("write a smaller indifference, or a greater preference"),
            )
        return self


class Criterion(FrozenModel):
    """One thing that the investments are judged on."""

    id: Identifier = Field(description="The name that scores and weights refer to.")
    name: LocalizedText = Field(description="The name in lists.")
    short: LocalizedText | None = Field(None, description="A name of at most 16 letters for narrow columns.")
    definition: LocalizedText = Field(description="What counts, in one sentence.")
    weight: Weight
    perspective: Perspective = Field(description="society, environment or economy; kept apart in exports.")
    scale: Scale = Field(description="The fixed scale, the same for all projects.")
    value_function: ValueFunctionSpec = Field(
        ValueFunctionSpec(points=None), description="linear, or points."
    )
    quote: Quote | None = Field(None, description="The sentence that the criterion follows from.")
    promethee: Promethee | None = Field(None, description="Thresholds for the cross-check.")

    @model_validator(mode="after")
    def _value_function_covers_the_scale(self) -> Self:
        points = self.value_function.points
        if points is None:
            return self
        if points[0][0] > self.scale.low or points[-1][0] < self.scale.high:
            raise fault(
                message(
                    "the value function runs from {first} to {last} but the scale from {low} to {high}",
                    first=points[0][0],
                    last=points[-1][0],
                    low=self.scale.low,
                    high=self.scale.high,
                ),
                at=("value_function", "points"),
                hint=message("give a point at each end of the scale"),
            )
        if (points[-1][1] - points[0][1]) * (self.scale.best - self.scale.worst) <= 0:
            raise fault(
                message(
                    "the value function does not rise from the worst level {worst} to the best level {best}",
                    worst=self.scale.worst,
                    best=self.scale.best,
                ),
                at=("value_function", "points"),
            )
        return self

    @property
    def label(self) -> LocalizedText:
        """The name for narrow places."""
        return self.short or self.name


class CriterionGroup(FrozenModel):
    """Criteria that belong together; has children and no scale."""

    id: Identifier = Field(description="The name that weights refer to.")
    name: LocalizedText = Field(description="The name in lists.")
    description: LocalizedText | None = Field(None, description="What holds the group together.")
    weight: Weight
    children: Annotated[tuple[CriterionNode, ...], Field(min_length=1)] = Field(
        description="The criteria or groups in this group."
    )


def _kind_of_node(value: Any) -> str:  # noqa: ANN401 -- whatever the file holds
    has_children = "children" in value if isinstance(value, dict) else isinstance(value, CriterionGroup)
    return "group" if has_children else "criterion"


CriterionNode = Annotated[
    Annotated[CriterionGroup, Tag("group")] | Annotated[Criterion, Tag("criterion")],
    Discriminator(_kind_of_node),
]
CriterionGroup.model_rebuild()


class CriteriaDocument(Document):
    """The whole of ``criteria/criteria.yaml``."""

    title: LocalizedText = Field(description="What the list is called.")
    status: Status = Field(description="example, proposal or adopted; examples say so on every page.")
    adopted_on: Day | None = Field(None, description="The day of the decision.")
    adopted_by: Text | None = Field(None, description="The body that decided.")
    adopted_digest: Digest | None = Field(
        None, description="What was decided, in short; mlr-prio adopt writes it, and check compares."
    )
    adopted_scores: ScoreCount | None = Field(
        None, description="How many scores there were at the decision; 0 if it came before them."
    )
    criteria: Annotated[tuple[CriterionNode, ...], Field(min_length=1)] = Field(
        description="The tree of criteria."
    )

    @model_validator(mode="after")
    def _adopted_names_the_decision(self) -> Self:
        if self.status is Status.ADOPTED and (self.adopted_on is None or self.adopted_by is None):
            raise fault(
                message("adopted criteria name the decision"),
                at=("status",),
                hint=message("add adopted_on and adopted_by"),
            )
        return self

    def nodes(self) -> Iterator[Node]:
        """Yield every group and criterion, parents before children, in the order of the file."""
        yield from _walk(self.criteria, None, ("criteria",))

    def leaves(self) -> tuple[Criterion, ...]:
        """Return the criteria that are scored, in the order of the file."""
        return tuple(node.item for node in self.nodes() if isinstance(node.item, Criterion))


class Node(FrozenModel):
    """A place in the tree of criteria: the item, the id of its parent and the way to it in the file."""

    item: Criterion | CriterionGroup
    parent: Identifier | None
    at: tuple[str | int, ...]


def _walk(
    siblings: tuple[Criterion | CriterionGroup, ...], parent: str | None, at: tuple[str | int, ...]
) -> Iterator[Node]:
    for index, item in enumerate(siblings):
        here = (*at, index)
        yield Node.model_construct(item=item, parent=parent, at=here)
        if isinstance(item, CriterionGroup):
            yield from _walk(item.children, item.id, (*here, "children"))
