"""The ground that every document stands on: frozen, closed to unknown keys, strict about numbers."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import AllowInfNan, BaseModel, ConfigDict, Field, Strict, StringConstraints, model_validator

Language = Literal["sv", "en"]

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""An id in kebab-case; the name by which files refer to one another."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text that says something."""

Number = Annotated[float, Strict(), AllowInfNan(allow_inf_nan=False)]
"""A finite number written as a number (``12.5``, never ``"12,5"``)."""

Whole = Annotated[int, Strict()]
"""A whole number written as a number."""

Year = Annotated[int, Strict(), Field(ge=1900, le=2200)]
"""A calendar year."""


class FrozenModel(BaseModel):
    """A part of a document: cannot be changed once read and refuses keys that it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


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
