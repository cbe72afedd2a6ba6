"""The ground that every document stands on: frozen, closed to unknown keys, strict about numbers."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    AllowInfNan,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
    model_validator,
)

from mlr_prio.message import message
from mlr_prio.model.fault import FaultCode, fault

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

Language = Literal["sv", "en"]

IDENTIFIER_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Identifier = Annotated[str, StringConstraints(pattern=IDENTIFIER_PATTERN)]
"""An id in kebab-case; the name by which files refer to one another."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text that says something."""

Number = Annotated[float, Strict(), AllowInfNan(allow_inf_nan=False)]
"""A finite number written as a number (``12.5``, never ``"12,5"``)."""

Whole = Annotated[int, Strict()]
"""A whole number written as a number."""

Year = Annotated[int, Strict(), Field(ge=1900, le=2200)]
"""A calendar year."""


def _read_day(value: Any) -> Any:  # noqa: ANN401 -- whatever the file holds
    """Read a day written year-month-day; a number is no day, although pydantic counts seconds from 1970."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise fault(
            message("{value} is no day", value=str(value)),
            code=FaultCode.WRONG_VALUE,
            hint=message("write year-month-day, such as {example}", example="2026-03-01"),
        ) from None


Day = Annotated[date, BeforeValidator(_read_day)]
"""A calendar day, ISO 8601."""


Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 in hexadecimal digits."""

ScoreCount = Annotated[int, Strict(), Field(ge=0)]
"""A number of scores."""


class FrozenModel(BaseModel):
    """A part of a document: cannot be changed once read and refuses keys that it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Document(FrozenModel):
    """The root of one file."""

    schema_version: Literal[1] = Field(description="The version of the file format; always 1.")


class LocalizedText(FrozenModel):
    """A text in Swedish and, where given, in English; a plain string is Swedish."""

    sv: Text = Field(description="The Swedish text.")
    en: Text | None = Field(None, description="The English text.")

    @model_validator(mode="before")
    @classmethod
    def _plain_string_is_swedish(cls, value: Any) -> Any:  # noqa: ANN401 -- whatever the file holds
        return {"sv": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string", "minLength": 1}, handler(core_schema)]}

    def localized(self, language: Language) -> str:
        """Return the text in ``language``, or the Swedish one where there is no other."""
        return (self.en or self.sv) if language == "en" else self.sv


class Status(StrEnum):
    """How far a set of criteria or weights has come; decides what every output says about itself."""

    EXAMPLE = "example"
    PROPOSAL = "proposal"
    ADOPTED = "adopted"


class Source(FrozenModel):
    """Where a fact was read."""

    title: Text = Field(description="The title of the document or page.")
    publisher: Text | None = Field(None, description="Who published it.")
    year: Year | None = Field(None, description="The year of publication.")
    grade: Literal["A", "B", "C", "D"] | None = Field(
        None,
        description="A agency, municipality or operator; B press; C advocacy or thesis; D data set.",
    )
    url: Text | None = Field(None, description="The address where it was read.")
