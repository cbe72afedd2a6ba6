"""The sentences about one pot: the answer, what is just outside, what rules lose, how sure the choice is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.portfolio.alternative import Reason
from mlr_prio.assessment.portfolio.result import Rule
from mlr_prio.assessment.sensitivity.weight_space import SpaceKind
from mlr_prio.message import message
from mlr_prio.model.base import Status
from mlr_prio.report.builder.ranking_table import INEXACT
from mlr_prio.report.text.cost import money
from mlr_prio.report.text.number import Numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mlr_prio.assessment.portfolio.alternative import Alternative
    from mlr_prio.assessment.portfolio.result import (
        ExactRobustness,
        FairComparison,
        Outside,
        PotPortfolio,
        RuleComparison,
        UpliftLevel,
    )
    from mlr_prio.message import Message
    from mlr_prio.report.text.name import Names
    from mlr_prio.translation import Translator

LEAST_SHOWN: Final = 0.01
"""A share below this, or above 1 less this, is not written as a number of whole percent."""

SMALLEST_LOSS: Final = 0.0005

_KEPT_OUT: Final[Mapping[Reason, Message]] = {
    Reason.NO_COST: message("Without a cost, not included: {projects}."),
    Reason.FRAME_COST: message("The cost is a frame for several objects, not included: {projects}."),
    Reason.OTHER_UNIT: message("The cost is in another currency, not included: {projects}."),
}
_RULES: Final[Mapping[Rule, Message]] = {
    Rule.LIST_UNTIL_FULL: message("Going down the list until the money ends"),
    Rule.LIST_SKIPPING: message("Going down the list and passing over what does not fit"),
    Rule.RATIO_SKIPPING: message("Choosing by value per krona"),
}

_EXACT: Final[Mapping[SpaceKind, Message]] = {
    SpaceKind.FREE: message("Worked out exactly for every weighting there is"),
    SpaceKind.ORDINAL: message("Worked out exactly for every weighting that keeps the order of importance"),
    SpaceKind.PROFILES: message("Worked out exactly for every mixture of the municipalities' profiles"),
}
_WIDENED: Final = message("The same when uncertain and missing scores may be anything possible")


@dataclass(frozen=True, slots=True)
class PotText:
    """Says what is known about one pot.

    Parameters
    ----------
    pot
        The answer.
    names
        Names by id.
    criteria
        Ids of the criteria, in the order of the file.
    translate
        The reader's language.
    """

    pot: PotPortfolio
    names: Names
    criteria: Sequence[str]
    translate: Translator

    @property
    def numbers(self) -> Numbers:
        """Writes numbers in the reader's language."""
        return Numbers(self.translate.language)

    def money(self, amount: float) -> str:
        """Return an amount in the pot's currency."""
        return money(amount, self.pot.budget.unit, self.translate)

    def pot_name(self, id_: str) -> str:
        """Return the name of a pot."""
        return self.names.pots.get(id_, id_)

    def name(self, entry: Alternative) -> str:
        """Return the name of an alternative."""
        if entry.package is not None:
            return entry.package.name.localized(self.translate.language)
        return self.names.projects[entry.id]

    def listed(self, ids: Iterable[str]) -> str:
        """Return alternatives as a list in a sentence; a dash for none."""
        by_id = {entry.id: entry for entry in self.pot.alternatives}
        return self.translate.listed([self.name(by_id[id_]) for id_ in ids]) or "–"

    def spelled(self, id_: str) -> str:
        """Return the name of an alternative, and for a package what it holds."""
        entry = next(entry for entry in self.pot.alternatives if entry.id == id_)
        if entry.package is None:
            return self.name(entry)
        members = "; ".join(self.names.projects[project.id] for project in entry.projects)
        return f"{self.name(entry)} ({members})"

    def value(self, id_: str) -> str:
        """Return the value of an alternative, marked where its scores are missing or uncertain."""
        low, high = self.pot.spans[id_]
        return self.numbers.value(self.pot.values[id_], 1) + (INEXACT if low < high else "")

    def title(self) -> str:
        """Return the question that the pot answers."""
        budget = self.pot.budget
        amount = self.money(budget.amount)
        if budget.pot is None:
            return self.translate("What fits within {amount}?", amount=amount)
        pot = budget.pot.name.localized(self.translate.language)
        return self.translate("What fits within {amount} in {pot}?", amount=amount, pot=pot)

    def answer(self) -> str:
        """Return the package in one sentence, or why it is empty."""
        pot = self.pot
        if not pot.package.ids:
            return self._nothing()
        chosen = sum(len(entry.projects) for entry in pot.alternatives if entry.id in pot.package.ids)
        facts: dict[str, str | float] = {
            "chosen": chosen,
            "all": sum(len(entry.projects) for entry in pot.alternatives),
            "cost": self.money(pot.package.cost),
            "amount": self.money(pot.budget.left),
        }
        if pot.proven:
            return self.translate(
                "Best possible package (proven): {chosen} of {all} projects for {cost} of {amount}.", **facts
            )
        return self.translate(
            "The best package found (not proven, time ran out): {chosen} of {all} projects for {cost} of "
            "{amount}.",
            **facts,
        )

    def _nothing(self) -> str:
        entries = self.pot.alternatives
        if not entries:
            return self.translate("No project in this pot has a cost to compare: there is nothing to choose.")
        cheapest = min(entries, key=lambda entry: (entry.own, entry.id))
        if cheapest.own > self.pot.budget.left:
            return self.translate(
                "Nothing fits: {project} is the cheapest and costs {cost}; there is {amount}.",
                project=self.name(cheapest),
                cost=self.money(cheapest.own),
                amount=self.money(self.pot.budget.left),
            )
        return self.translate("The package is empty: nothing that fits is better than building nothing.")

    def money_notes(self) -> Iterator[str]:
        """Yield what is to be known about the frame: its note, what is reserved, what others pay."""
        budget = self.pot.budget
        if budget.is_frame and budget.pot and budget.pot.note:
            yield budget.pot.note
        if budget.reserved:
            yield self.translate(
                "{amount} of the frame co-funds projects of other pots.", amount=self.money(budget.reserved)
            )
        for pot, amount in self.pot.co_funding.items():
            yield self.translate(
                "Besides it {pot} pays {amount} as co-funding.",
                pot=self.pot_name(pot),
                amount=self.money(amount),
            )

    def equals(self) -> Iterator[str]:
        """Yield the other packages of the same value."""
        pot = self.pot
        if pot.others:
            packages = "; ".join(self.listed(ids) for ids in pot.others)
            more = pot.optima is None or pot.optima > len(pot.others) + 1
            template = (
                message("As good, among others: {packages}. The cheapest is shown.")
                if more
                else message("As good: {packages}. The cheapest is shown.")
            )
            yield self.translate(template.template, packages=packages)

    def nearest(self, outside: Outside) -> str:
        """Return what the first alternative outside the package needs."""
        facts = {"project": self.listed([outside.id])}
        if outside.extra is None:
            return self.translate("{project} is outside: more money does not bring it in.", **facts)
        facts["amount"] = self.money(outside.extra)
        if outside.replaces:
            return self.translate(
                "Just outside: {project}; fits if the frame grows by {amount}, and then replaces {others}.",
                **facts,
                others=self.listed(outside.replaces),
            )
        return self.translate("Just outside: {project}; fits if the frame grows by {amount}.", **facts)

    def rule(self, rule: RuleComparison) -> str:
        """Return what a simple rule loses."""
        facts = {"rule": self.translate(_RULES[rule.rule])}
        if rule.broken:
            broken = "; ".join(map(str, rule.broken))
            return self.translate("{rule} breaks conditions: {conditions}.", **facts, conditions=broken)
        if rule.loss is None or abs(rule.loss) < SMALLEST_LOSS:
            return self.translate("{rule} gives the same value.", **facts)
        return self.translate(
            "{rule} gives {loss} less value.", **facts, loss=self.numbers.percent(rule.loss)
        )

    def share(self, count: int, samples: int) -> str:
        """Return in how many samples an alternative is chosen."""
        return chosen_share(count, samples, self.translate)

    def sampled(self, samples: int) -> Iterator[str]:
        """Yield what is chosen in all samples, in some, and in none."""
        if self.pot.analysis is None:
            return
        counts = self.pot.analysis.robustness.counts
        always = [id_ for id_, count in counts.items() if count == samples]
        never = [id_ for id_, count in counts.items() if count == 0]
        some = sorted((id_ for id_ in counts if id_ not in {*always, *never}), key=lambda id_: -counts[id_])
        if always:
            yield self.translate(
                "Safe: {projects}, in the best package of all {samples} weightings tried.",
                projects=self.translate.listed([self.spelled(id_) for id_ in always]),
                samples=samples,
            )
        if some:
            parts = [f"{self.spelled(id_)} ({self.share(counts[id_], samples)})" for id_ in some]
            yield self.translate(
                "Borderline: {projects}; the share of the weightings in brackets.",
                projects=self.translate.listed(parts),
            )
        if never:
            yield self.translate("In none of them: {projects}.", projects=self.listed(never))

    def exact(self, found: ExactRobustness, tried: SpaceKind, *, widened: bool) -> str:
        """Return what holds for every weighting between the corners of the weight space.

        Parameters
        ----------
        found
            The exact answer.
        tried
            The kind of the weights that were tried.
        widened
            Whether uncertain and missing scores may be anything that is possible.
        """
        lead = self.translate((_WIDENED if widened else _EXACT[tried]).template)
        count = self.translate.plural(
            "{count} package is not beaten by another in every weighting",
            "{count} packages are not beaten by another in every weighting",
            found.packages,
        )
        return self.translate(
            "{lead}: {count}. Core (in all): {core}. Borderline: {borderline}. In none: {exterior}.",
            lead=lead,
            count=count,
            core=self.listed(found.core),
            borderline=self.listed(found.borderline),
            exterior=self.listed(found.exterior),
        )

    def uplift(self, level: UpliftLevel) -> str:
        """Return what becomes of the package when costs rise."""
        facts = {"percent": self.numbers.percent(abs(level.factor - 1))}
        if level.source is None:
            rise = (
                self.translate("If costs rise by {percent}", **facts)
                if level.factor >= 1
                else self.translate("If costs fall by {percent}", **facts)
            )
        else:
            source = level.source.name.localized(self.translate.language)
            rise = self.translate("If costs rise by {percent} ({source})", **facts, source=source)
        if level.package is None:
            return self.translate("{rise}, no package keeps the conditions.", rise=rise)
        if not level.dropped and not level.added:
            return self.translate("{rise}, the package stays the same.", rise=rise)
        sentence = self.translate(
            "{rise}, these leave: {dropped}.", rise=rise, dropped=self.listed(level.dropped)
        )
        if level.added:
            added = self.translate("These come in: {added}.", added=self.listed(level.added))
            return f"{sentence} {added}"
        return sentence

    def fair(self, fair: FairComparison) -> Iterator[str]:
        """Yield the fair package and its price."""
        if set(fair.package.ids) == set(self.pot.package.ids):
            yield self.translate("No other package does better by the municipality that gets least.")
        else:
            yield self.translate(
                "The package that does best by the municipality that gets least: {projects}. It gives up "
                "{price} of the joint value.",
                projects=self.listed(fair.package.ids),
                price=self.numbers.percent(fair.price),
            )
        least = {m: s for m, s in fair.satisfaction.items() if s is not None}
        if least:
            member = min(least, key=lambda m: (least[m], m))
            before = min(s for s in fair.joint_satisfaction.values() if s is not None)
            yield self.translate(
                "The municipality that gets least, {municipality}, then has {share} of its own best package; "
                "in the best joint package the least is {before}.",
                municipality=self.names.municipalities[member],
                share=self.numbers.percent(least[member]),
                before=self.numbers.percent(before),
            )

    def kept_out(self) -> Iterator[str]:
        """Yield the projects that do not compete, by reason."""
        for reason, template in _KEPT_OUT.items():
            names = [self.names.projects[k.project.id] for k in self.pot.kept_out if k.reason is reason]
            if names:
                yield self.translate(template.template, projects="; ".join(names))

    def reservations(self) -> Iterator[str]:
        """Yield what the figures do not carry: price years and conditions that could not be tried."""
        yield from self._missing()
        years = self.pot.price_years
        if years.index is not None and years.converted:
            yield self.translate(
                "Brought to the prices of {year} with {index}: {projects}.",
                year=str(years.target),
                index=years.index,
                projects=self.listed(years.converted),
            )
        if len(years.levels) > 1:
            yield self.translate(
                "The costs are of different price years ({years}) and are compared as they stand: add a "
                "price index to criteria/budgets.yaml.",
                years=", ".join(map(str, years.levels)),
            )
        if years.undated:
            yield self.translate("Cost without price year: {projects}.", projects=self.listed(years.undated))
        if self.pot.untried:
            conditions = "; ".join(map(str, self.pot.untried))
            yield self.translate(
                "Conditions that cannot be tried within this pot: {conditions}.", conditions=conditions
            )

    def _missing(self) -> Iterator[str]:
        """Yield the scores that are missing, an alternative at a time."""
        for entry in self.pot.alternatives:
            missing = [self.names.spoken[id_] for id_ in entry.missing(self.criteria)]
            if missing:
                yield self.translate(
                    "Scores missing for {project}: {criteria}.",
                    project=self.name(entry),
                    criteria=self.translate.listed(missing),
                )


def chosen_share(count: int, samples: int, translate: Translator) -> str:
    """Return in how many samples something is chosen; a share is never rounded to all or none."""
    numbers = Numbers(translate.language)
    if count == 0:
        return translate("none")
    if count == samples:
        return translate("all {samples}", samples=samples)
    share = count / samples
    if share < LEAST_SHOWN:
        return f"< {numbers.percent(LEAST_SHOWN, 0)}"
    if share > 1 - LEAST_SHOWN:
        return f"> {numbers.percent(1 - LEAST_SHOWN, 0)}"
    return numbers.percent(share, 0)


def example_reservation(status: Status, translate: Translator) -> str | None:
    """Return the reservation that scores and weights are examples or proposals; None when all is adopted."""
    if status is Status.EXAMPLE:
        return translate(
            "The costs have sources, but the scores and weights are examples: the packages show how the "
            "calculation works and are nobody's position."
        )
    if status is Status.PROPOSAL:
        return translate("The scores and weights are proposals; the packages change if they do.")
    return None
