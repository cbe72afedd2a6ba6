"""What the builders of the sections share: the names, the language, and how much is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlr_prio.report.text.number import Numbers

if TYPE_CHECKING:
    from mlr_prio.report.text.name import Names
    from mlr_prio.translation import Translator


@dataclass(frozen=True, slots=True)
class Page:
    """How a section is written.

    Parameters
    ----------
    names
        The names of the workspace.
    translate
        The reader's language.
    full
        Whether to say all there is, even what takes a simulation of its own; otherwise what fits beside the
        other sections.
    """

    names: Names
    translate: Translator
    full: bool

    @property
    def numbers(self) -> Numbers:
        """Writes numbers in the reader's language."""
        return Numbers(self.translate.language)
