"""The values of the first projects as lines in one criterion's weight, and where two of them cross."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.sensitivity.crossings import crossings
from mlr_prio.engine.sensitivity.family import AffineFamily, criterion_families

if TYPE_CHECKING:
    from mlr_prio.assessment.sensitivity.study import Study


@dataclass(frozen=True, slots=True)
class ValueLine:
    """The value of a project, 0 to 1, when a criterion weighs nothing, as today, and everything."""

    project: str
    at_nothing: float
    today: float
    at_everything: float


@dataclass(frozen=True, slots=True)
class Crossing:
    """A weight, 0 to 1, above which one project stands before another and below which it stands behind."""

    weight: float
    rises: str
    falls: str


@dataclass(frozen=True, slots=True)
class WeightLines:
    """What one criterion's weight does when the others keep their proportions.

    Parameters
    ----------
    criterion
        Its id.
    weight
        Its weight today, 0 to 1.
    lines
        The first projects, in the order of the list.
    crossings
        Where two of them change places, by weight.
    """

    criterion: str
    weight: float
    lines: tuple[ValueLine, ...]
    crossings: tuple[Crossing, ...]


def weight_lines(study: Study, criterion: str, count: int) -> WeightLines:
    """Return the lines of the first ``count`` projects; all of a shorter list.

    Parameters
    ----------
    study
        The list and what is behind it.
    criterion
        The id of a criterion.
    count
        How many projects, 1 or more.
    """
    shown = study.listed[:count]
    ids = [project for project, _ in shown]
    own = study.table.criteria.index(criterion)
    family = _of_criterion(study, np.array([index for _, index in shown], dtype=np.intp), own)
    at_nothing, slope = family.intercept[0].tolist(), family.slope[0].tolist()
    lines = zip(ids, at_nothing, family.values.tolist(), slope, strict=True)
    found = crossings(family)
    pairs = zip(found.at.tolist(), found.pair.tolist(), strict=True)
    return WeightLines(
        criterion=criterion,
        weight=float(family.current[0]),
        lines=tuple(ValueLine(id_, low, today, low + rise) for id_, low, today, rise in lines),
        crossings=tuple(Crossing(at, ids[rises], ids[falls]) for at, (rises, falls) in pairs),
    )


def _of_criterion(study: Study, rows: np.ndarray, criterion: int) -> AffineFamily:
    """Return the family of one criterion's weight for some alternatives."""
    every = criterion_families(study.table.middle[rows], study.weights)
    one = [criterion]
    return AffineFamily(
        every.intercept[one], every.slope[one], every.current[one], every.values, every.low, every.high
    )
