"""One cell of the performance table as a file writes it: a number, or what is known of an uncertain one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import AllowInfNan, Field, model_validator

from mlr_prio.message import message
from mlr_prio.model.base import FrozenModel, Number, Text
from mlr_prio.model.fault import fault
from mlr_prio.model.source import key_text

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

Probability = Annotated[Number, Field(ge=0, le=1)]
NORMAL_REACH = 3.0
"""A normal score is taken to lie within this many standard deviations (99.7 %), cut to the scale."""

PROBABILITY_TOLERANCE = 1e-6

_FORMS = (
    {"value"},
    {"low", "high"},
    {"low", "likely", "high"},
    {"mean", "sd"},
    {"values"},
)


class Score(FrozenModel):
    """The level of a project on a criterion, with the reason for it.

    A plain number is short for ``{value: number}``. The other forms say what is known of a level that is not:
    ``{low, high}`` anything between, ``{low, likely, high}`` most likely one of them, ``{mean, sd}`` normal,
    ``{values: {level: probability}}`` one of some.
    """

    value: Number | None = Field(None, description="The level, in the unit of the scale.")
    low: Number | None = Field(None, description="The smallest level thought possible.")
    likely: Number | None = Field(None, description="The most likely level.")
    high: Number | None = Field(None, description="The largest level thought possible.")
    shape: Literal["triangular", "pert"] = Field(
        "triangular", description="How low, likely and high are spread."
    )
    mean: Number | None = Field(None, description="The expected level.")
    sd: Annotated[Number, Field(gt=0)] | None = Field(None, description="The standard deviation.")
    values: dict[Annotated[float, AllowInfNan(allow_inf_nan=False)], Probability] | None = Field(
        None, description="Levels with their probabilities, which sum to 1."
    )
    rationale: Text | None = Field(None, description="Why this score: one or two sentences.")
    sources: tuple[Text, ...] = Field((), description="Ids of the sources that the score rests on.")

    @model_validator(mode="before")
    @classmethod
    def _plain_number_is_value(cls, value: Any) -> Any:  # noqa: ANN401 -- whatever the file holds
        return value if isinstance(value, dict | Score) else {"value": value}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "number"}, handler(core_schema)]}

    @model_validator(mode="after")
    def _has_one_form(self) -> Self:
        given = {name for form in _FORMS for name in form if getattr(self, name) is not None}
        if given not in _FORMS:
            raise fault(
                message(
                    "the score is not complete, or says two things at once: {given}",
                    given=", ".join(sorted(given)) or "–",
                ),
                hint=message(
                    "give value; or low and high; or low, likely and high; or mean and sd; or values"
                ),
            )
        return self

    @model_validator(mode="after")
    def _is_ordered(self) -> Self:
        steps = [x for x in (self.low, self.likely, self.high) if x is not None]
        if steps != sorted(steps):
            raise fault(
                message(
                    "low, likely and high must ascend: {steps}", steps=" … ".join(f"{x:g}" for x in steps)
                ),
                at=("low",),
            )
        if self.values is not None and abs(sum(self.values.values()) - 1) > PROBABILITY_TOLERANCE:
            raise fault(
                message("the probabilities sum to {total}, not to 1", total=sum(self.values.values())),
                at=("values",),
            )
        return self

    @property
    def is_exact(self) -> bool:
        """Whether the level is known."""
        return self.value is not None or (self.low is not None and self.low == self.high)

    def span(self) -> tuple[float, float]:
        """Return the smallest and largest level thought possible, before it is cut to the scale."""
        if self.value is not None:
            return self.value, self.value
        if self.low is not None and self.high is not None:
            return self.low, self.high
        if self.mean is not None and self.sd is not None:
            return self.mean - NORMAL_REACH * self.sd, self.mean + NORMAL_REACH * self.sd
        levels = list(self.values or ())
        return min(levels), max(levels)

    def stated_levels(self) -> dict[str, float]:
        """Return the levels that the file states, by the key that states them; each must lie on the scale."""
        named = {name: getattr(self, name) for name in ("value", "low", "likely", "high", "mean")}
        return {key: level for key, level in named.items() if level is not None} | {
            key_text(x): x for x in self.values or ()
        }
