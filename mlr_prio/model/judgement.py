"""What somebody answered when asked for weights: the files that ``weights elicit --from`` reads."""

from __future__ import annotations

from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from mlr_prio.message import message
from mlr_prio.model.base import Day, Document, FrozenModel, Identifier, Number
from mlr_prio.model.fault import FaultCode, fault
from mlr_prio.model.profile import Place  # noqa: TC001 -- pydantic reads the annotations

Times = Annotated[Number, Field(gt=0)]
"""How many times as important."""

OneToNine = Annotated[Number, Field(ge=1, le=9)]
"""A comparison of the best–worst method."""


class BestWorst(FrozenModel):
    """Comparisons with the most and with the least important."""

    best: Identifier = Field(description="The most important.")
    worst: Identifier = Field(description="The least important.")
    best_to_others: dict[Identifier, OneToNine] = Field(
        description="How many times as important the best is as each, 1 to 9."
    )
    others_to_worst: dict[Identifier, OneToNine] = Field(
        description="How many times as important each is as the worst, 1 to 9."
    )


PARTS: Final = {
    "swing": "points",
    "direct": "points",
    "rank_order": "order",
    "ahp": "judgements",
    "bwm": "groups",
}
"""The key under which each method has its answers."""


class JudgementFile(Document):
    """The whole of one file of answers; exactly what its method asks for."""

    schema_version: Literal[1] = Field(1, description="The version of the file format; always 1.")
    method: Literal["swing", "rank_order", "direct", "ahp", "bwm"] = Field(description="How it was asked.")
    on: Day | None = Field(None, description="The day.")
    points: dict[Identifier, Annotated[Number, Field(ge=0)]] | None = Field(
        None, description="swing: 0 to 100, the step that is worth most has 100; direct: any points."
    )
    order: tuple[Place, ...] | None = Field(
        None, description="Criteria from most to least important; an inner list means equal."
    )
    judgements: tuple[tuple[Identifier, Identifier, Times], ...] | None = Field(
        None, description="Triples: the first is so many times as important as the second."
    )
    groups: tuple[BestWorst, ...] | None = Field(
        None, description="Comparisons with best and worst, one entry for each set of siblings."
    )
    best: Identifier | None = Field(None, description="With one set alone: as in groups.")
    worst: Identifier | None = Field(None, description="With one set alone: as in groups.")
    best_to_others: dict[Identifier, OneToNine] | None = Field(
        None, description="With one set alone: as in groups."
    )
    others_to_worst: dict[Identifier, OneToNine] | None = Field(
        None, description="With one set alone: as in groups."
    )

    @model_validator(mode="after")
    def _holds_what_the_method_asks_for(self) -> Self:
        alone = ("best", "worst", "best_to_others", "others_to_worst")
        given = [name for name in (*dict.fromkeys(PARTS.values()), *alone) if getattr(self, name) is not None]
        wanted = [PARTS[self.method]]
        if self.method == "bwm" and self.groups is None:
            wanted = list(alone)
        for name in wanted:
            if name not in given:
                raise fault(message("{key} is missing", key=name), code=FaultCode.MISSING_KEY)
        for name in given:
            if name not in wanted:
                raise fault(
                    message("{key} does not go with the method {method}", key=name, method=self.method),
                    at=(name,),
                    hint=message("it goes with: {keys}", keys=", ".join(wanted)),
                )
        return self

    def ordered_groups(self) -> tuple[tuple[str, ...], ...]:
        """Return ``order`` with every place as a group of equals."""
        return tuple((item,) if isinstance(item, str) else tuple(item) for item in self.order or ())

    def best_worst(self) -> tuple[BestWorst, ...]:
        """Return the comparisons with best and worst, however they are written."""
        if self.best is None or self.worst is None:
            return self.groups or ()
        alone = BestWorst(
            best=self.best,
            worst=self.worst,
            best_to_others=self.best_to_others or {},
            others_to_worst=self.others_to_worst or {},
        )
        return (alone,)
