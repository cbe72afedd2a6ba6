"""``criteria/scenarios/<id>.yaml``: a future to try the list against: changes to the other files."""

from __future__ import annotations

from typing import Annotated, Final, Self

from pydantic import Field, model_validator

from mlr_prio.message import message
from mlr_prio.model.base import Document, Identifier, LocalizedText, Number, Source, Status
from mlr_prio.model.budget import Frame  # noqa: TC001 -- pydantic reads the annotation
from mlr_prio.model.criterion import Quote  # noqa: TC001 -- pydantic reads the annotation
from mlr_prio.model.fault import FaultCode, fault
from mlr_prio.model.project import Cost  # noqa: TC001 -- pydantic reads the annotation
from mlr_prio.model.score import Score  # noqa: TC001 -- pydantic reads the annotation

CHANGES: Final = ("shares", "scores", "costs", "budgets")
"""What a scenario can change; it changes at least one of them."""


class Scenario(Document):
    """The whole of one file in ``criteria/scenarios/``; what it does not name stays as it is."""

    id: Identifier = Field(description="Equals the file name.")
    name: LocalizedText = Field(description="The name in lists.")
    description: LocalizedText | None = Field(None, description="What is different in this future, and why.")
    status: Status = Field(description="example, proposal or adopted; examples say so on every page.")
    quote: Quote | None = Field(None, description="The sentence in the programme that it follows from.")
    shares: dict[Identifier, Annotated[Number, Field(ge=0, le=100)]] = Field(
        {},
        description="The share of a criterion or group of the weight of its group, in percent; siblings "
        "that are not named keep their proportions.",
    )
    scores: dict[Identifier, dict[Identifier, Score | None]] = Field(
        {}, description="Levels by project and criterion; null makes a score missing."
    )
    costs: dict[Identifier, Cost] = Field({}, description="Costs by project.")
    budgets: dict[Identifier, Frame] = Field({}, description="Frames by funding pot.")
    sources: dict[str, Source] = Field({}, description="The sources that this file refers to, by id.")

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        if not any(getattr(self, change) for change in CHANGES):
            raise fault(
                message("the scenario changes nothing"),
                code=FaultCode.MISSING_KEY,
                hint=message("give at least one of {keys}", keys=", ".join(CHANGES)),
            )
        return self
