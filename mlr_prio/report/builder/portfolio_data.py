"""The packages for programs: the JSON contract and flat records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.report.builder.head import contract

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.portfolio.alternative import Alternative
    from mlr_prio.assessment.portfolio.result import (
        Analysis,
        ChosenPackage,
        ExactRobustness,
        FairComparison,
        Portfolio,
        PotPortfolio,
        UpliftLevel,
    )
    from mlr_prio.report.builder.portfolio_text import PotText
    from mlr_prio.translation import Translator

FIELDS: Final = (
    *("status", "pot", "budget", "budget_unit", "id", "name", "projects", "chosen", "reason_kept_out"),
    *(
        "cost",
        "price_year",
        "value",
        "chosen_in",
        "samples",
        "core_index",
        "highest_cost",
        "more_money_needed",
    ),
    *("social_index", "economic_index", "field"),
)


def portfolio_data(answer: Portfolio, texts: tuple[PotText, ...], translate: Translator) -> dict[str, object]:
    """Return the JSON contract of ``portfolio``: under ``pots`` one object a pot, in the order asked.

    Ids are those of projects, or of packages that are paid for as one; ``alternatives_in_pot`` tells which
    projects they hold. ``core``, ``borderline`` and ``exterior`` are exact, null where no exact answer is.
    """
    ranking = answer.ranking
    return {
        **contract("portfolio", ranking, translate),
        "profile": ranking.in_force.profile,
        "members": list(ranking.in_force.members),
        "weights": dict(ranking.weights),
        "tried": {"weights": answer.tried.name, "samples": answer.samples, "seed": answer.seed},
        "pots": [_pot(text, answer) for text in texts],
        "without_pot": list(answer.without_pot),
        "exclusions_across_pots": [list(pair) for pair in answer.exclusions],
    }


def _pot(text: PotText, answer: Portfolio) -> dict[str, object]:
    pot = text.pot
    budget = pot.budget
    return {
        "pot": budget.id,
        "budget": budget.amount,
        "unit": budget.unit,
        "is_frame": budget.is_frame,
        "reserved_for_co_funding": budget.reserved,
        "cost_unit": pot.cost_unit,
        "chosen": list(pot.package.ids),
        "cost": pot.package.cost,
        "value": pot.package.value,
        "optimal": pot.proven,
        "alternatives": [list(ids) for ids in pot.others],
        "optima": pot.optima,
        **_analysis(pot, answer),
        "co_funding": dict(pot.co_funding),
        "alternatives_in_pot": {entry.id: _alternative(text, entry) for entry in pot.alternatives},
        "kept_out": [{"id": k.project.id, "reason": k.reason.value} for k in pot.kept_out],
        "conditions": list(map(str, pot.conditions)),
        "untried_conditions": list(map(str, pot.untried)),
        "price_years": {
            "compared": list(pot.price_years.levels),
            "missing": list(pot.price_years.undated),
            "index": pot.price_years.index,
            "target": pot.price_years.target,
            "converted": list(pot.price_years.converted),
        },
        "index_map": _map(pot),
        "shares": {
            share.municipality: {"projects": share.projects, "cost": share.cost, "value": share.value}
            for share in pot.shares
        },
        "fair": None if pot.fair is None else _fair(pot.fair),
    }


def _analysis(pot: PotPortfolio, answer: Portfolio) -> dict[str, object]:
    """Return what is known of a proven package; null where it is not proven."""
    analysis = pot.analysis
    if analysis is None:
        keys = ("frontier", "robustness", "core", "borderline", "exterior", "uplift", "outside", "break_even")
        return dict.fromkeys((*keys, "rules", "exact"))
    exact = analysis.robustness.exact
    return {
        "frontier": [_package(point) for point in analysis.frontier.points],
        "frontier_complete": analysis.frontier.complete,
        "robustness": {id_: count / answer.samples for id_, count in analysis.robustness.counts.items()},
        "core": None if exact is None else list(exact.core),
        "borderline": None if exact is None else list(exact.borderline),
        "exterior": None if exact is None else list(exact.exterior),
        "exact": {
            "at_scores": _exact(analysis.robustness.exact),
            "with_uncertain_scores": _exact(analysis.robustness.widened),
        },
        "uplift": [_uplift(level) for level in analysis.uplift],
        "break_even": dict(analysis.break_even),
        "outside": [
            {"id": entry.id, "extra": entry.extra, "replaces": list(entry.replaces)}
            for entry in analysis.outside
        ],
        "rules": {
            rule.rule.value: {
                **_package(rule.package),
                "loss": rule.loss,
                "broken": list(map(str, rule.broken)),
            }
            for rule in analysis.rules
        },
    }


def _package(package: ChosenPackage) -> dict[str, object]:
    return {"cost": package.cost, "value": package.value, "chosen": list(package.ids)}


def _exact(found: ExactRobustness | None) -> dict[str, object] | None:
    if found is None:
        return None
    return {"packages": found.packages, "core_index": dict(found.core_index)}


def _uplift(level: UpliftLevel) -> dict[str, object]:
    return {
        "class": level.source.id if level.source else None,
        "factor": level.factor,
        "sources": list(level.source.sources) if level.source else [],
        "affected": list(level.affected),
        "package": None if level.package is None else _package(level.package),
        "dropped": list(level.dropped),
        "added": list(level.added),
    }


def _alternative(text: PotText, entry: Alternative) -> dict[str, object]:
    return {
        "name": text.name(entry),
        "projects": [project.id for project in entry.projects],
        "cost": entry.own,
        "co_funding": dict(entry.co_funding),
        "price_year": text.pot.price_years.years[entry.id],
        "value": text.pot.values[entry.id],
        "low": text.pot.spans[entry.id][0],
        "high": text.pot.spans[entry.id][1],
        "missing": list(entry.missing(text.criteria)),
    }


def _map(pot: PotPortfolio) -> dict[str, object]:
    return {
        "line_social": pot.index_map.line_social,
        "line_economic": pot.index_map.line_economic,
        "places": {
            id_: {"social": place.social, "economic": place.economic, "field": place.field.value}
            for id_, place in pot.index_map.places.items()
        },
    }


def _fair(fair: FairComparison) -> dict[str, object]:
    return {
        **_package(fair.package),
        "optimal": fair.proven,
        "price": fair.price,
        "satisfaction": dict(fair.satisfaction),
        "joint_satisfaction": dict(fair.joint_satisfaction),
    }


def portfolio_records(answer: Portfolio, texts: tuple[PotText, ...]) -> Iterator[dict[str, object]]:
    """Yield one flat record an alternative, and one a project kept out, pot by pot."""
    for text in texts:
        head = {
            "status": answer.ranking.status.value,
            "pot": text.pot.budget.id,
            "budget": text.pot.budget.amount,
            "budget_unit": text.pot.budget.unit,
        }
        for entry in text.pot.alternatives:
            yield head | _record(text, entry, answer)
        for kept in text.pot.kept_out:
            yield head | {
                "id": kept.project.id,
                "name": text.names.projects[kept.project.id],
                "projects": [kept.project.id],
                "chosen": False,
                "reason_kept_out": kept.reason.value,
            }


def _record(text: PotText, entry: Alternative, answer: Portfolio) -> dict[str, object]:
    pot = text.pot
    place = pot.index_map.places[entry.id]
    record: dict[str, object] = {
        "id": entry.id,
        "name": text.name(entry),
        "projects": [project.id for project in entry.projects],
        "chosen": entry.id in pot.package.ids,
        "cost": entry.own,
        "price_year": pot.price_years.years[entry.id],
        "value": pot.values[entry.id],
        "social_index": place.social,
        "economic_index": place.economic,
        "field": place.field.value,
    }
    return record if pot.analysis is None else record | _certainty(pot.analysis, entry.id, answer.samples)


def _certainty(analysis: Analysis, id_: str, samples: int) -> dict[str, object]:
    exact = analysis.robustness.exact
    extra = {entry.id: entry.extra for entry in analysis.outside}
    return {
        "chosen_in": analysis.robustness.counts[id_],
        "samples": samples,
        "core_index": None if exact is None else exact.core_index[id_],
        "highest_cost": analysis.break_even.get(id_),
        "more_money_needed": extra.get(id_),
    }
