"""What a chapter is written from, and what it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mlr_prio.report.text.name import Names
from mlr_prio.report.text.number import Numbers

if TYPE_CHECKING:
    from mlr_prio.assessment.ranking import RankedProject, Ranking
    from mlr_prio.assessment.sensitivity.sensitivity import Sensitivity
    from mlr_prio.model.problem import Problem
    from mlr_prio.report.document import Block
    from mlr_prio.translation import Translator


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the decision basis.

    Parameters
    ----------
    blocks
        What people see, beginning with a heading of level 2.
    data
        The same for programs; None where another chapter or command has it.
    """

    blocks: tuple[Block, ...]
    data: object = None


@dataclass(frozen=True)
class Basis:
    """What every chapter may ask.

    Parameters
    ----------
    ranking
        The list.
    names
        Names by id.
    translate
        The reader's language.
    """

    ranking: Ranking
    names: Names
    translate: Translator

    @classmethod
    def of(cls, ranking: Ranking, translate: Translator) -> Basis:
        """Return the basis of a list."""
        return cls(ranking, Names.of(ranking.problem, translate.language), translate)

    @property
    def problem(self) -> Problem:
        """The workspace."""
        return self.ranking.problem

    @cached_property
    def sensitivity(self) -> Sensitivity:
        """The analyses of how firm the list is, as ``sensitivity`` makes them if it is not told otherwise."""
        from mlr_prio.assessment.sensitivity.sensitivity import SensitivityRequest, sensitivity

        return sensitivity(self.problem, SensitivityRequest())

    @property
    def numbers(self) -> Numbers:
        """Numbers in the reader's language."""
        return Numbers(self.translate.language)

    def place(self, row: RankedProject) -> str:
        """Return the place of a project as it is written."""
        return self.numbers.place(row.rank, tied=row.tied)

    def name(self, row: RankedProject) -> str:
        """Return the name of a project."""
        return self.names.projects[row.project.id]
