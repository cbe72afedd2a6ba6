"""MLR204: costs of different price years in one funding pot."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mlr_prio.assessment.lint.rule import Remark, Rule
from mlr_prio.finding import Severity
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.assessment.lint.rule import Judgement
    from mlr_prio.finding import SourceLocation
    from mlr_prio.model.project import Project
    from mlr_prio.model.source import Sourced

_Dated = tuple[int, "Sourced[Project]"]


def _check(judgement: Judgement) -> Iterator[Remark]:
    for pot, dated in _by_pot(judgement).items():
        years = sorted({year for year, _ in dated})
        if len(years) > 1:
            yield Remark(
                _first_deviating(dated),
                # Years are text: a number would be written with a thousands separator.
                message(
                    "the costs in {pot} are of different price years: {years}",
                    pot=pot,
                    years=", ".join(map(str, years)),
                ),
                message("convert them to one price year with an index, and give its source"),
            )


def _by_pot(judgement: Judgement) -> dict[str, list[_Dated]]:
    """Return the candidates that have a cost with a price year, by funding pot."""
    pots: dict[str, list[_Dated]] = {}
    for sourced in judgement.candidates:
        project = sourced.document
        if project.funding and project.cost and project.cost.price_year:
            pots.setdefault(project.funding, []).append((project.cost.price_year, sourced))
    return pots


def _first_deviating(dated: Sequence[_Dated]) -> SourceLocation:
    """Return the place of the first price year that is not the usual one, of equals the latest."""
    counts = Counter(year for year, _ in dated)
    usual = max(counts, key=lambda year: (counts[year], year))
    deviating = next(sourced for year, sourced in dated if year != usual)
    return deviating.at("cost", "price_year")


RULE = Rule(
    code="MLR204",
    severity=Severity.WARNING,
    title=message("price years mixed in a funding pot"),
    why=message(
        "Projects in one pot compete for the same money. Costs of different price years are never compared "
        "without an index; consistent price levels come first (Flyvbjerg et al. 2018)."
    ),
    check=_check,
)
