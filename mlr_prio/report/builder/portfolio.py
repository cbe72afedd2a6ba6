"""The packages as a report: the answer of each pot first, then how sure it is and whom it serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.assessment.sensitivity.weight_space import SpaceKind
from mlr_prio.report.builder.head import origin, status_mark, subtitle
from mlr_prio.report.builder.portfolio_data import FIELDS, portfolio_data, portfolio_records
from mlr_prio.report.builder.portfolio_table import (
    frontier_table,
    map_table,
    member_table,
    outside_table,
    package_table,
)
from mlr_prio.report.builder.portfolio_text import PotText, example_reservation
from mlr_prio.report.document import Bullets, Document, Heading, Paragraph
from mlr_prio.report.report import Report
from mlr_prio.report.text.name import Names
from mlr_prio.report.text.number import Numbers
from mlr_prio.report.text.sensitivity import whose_weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.portfolio.result import Analysis, Portfolio
    from mlr_prio.assessment.sensitivity.weight_space import TriedWeights
    from mlr_prio.report.document import Block
    from mlr_prio.translation import Translator


def portfolio_report(answer: Portfolio, translate: Translator) -> Report:
    """Return the packages as a report.

    Parameters
    ----------
    answer
        The packages.
    translate
        The reader's language.
    """
    names = Names.of(answer.ranking.problem, translate.language)
    criteria = tuple(answer.ranking.weights)
    texts = tuple(PotText(pot, names, criteria, translate) for pot in answer.pots)
    title = texts[0].title() if len(texts) == 1 else translate("What fits within the frames?")
    document = Document(
        language=translate.language,
        title=title,
        status_mark=status_mark(answer.ranking.status, translate),
        subtitle=subtitle(answer.ranking, translate),
        origin=origin(answer.ranking.problem, translate),
        blocks=tuple(_blocks(answer, texts, names, translate)),
    )
    return Report(
        document,
        portfolio_data(answer, texts, translate),
        FIELDS,
        tuple(portfolio_records(answer, texts)),
    )


def _blocks(
    answer: Portfolio, texts: tuple[PotText, ...], names: Names, translate: Translator
) -> Iterator[Block]:
    for text in texts:
        if len(texts) > 1:
            yield Heading(text.title())
        yield from _pot(text, answer)
    yield from map(Paragraph, closing_sentences(answer, names, translate))


def closing_sentences(answer: Portfolio, names: Names, translate: Translator) -> Iterator[str]:
    """Yield what is to be known of all pots together, and the reservation for what is not adopted."""
    for first, second in answer.exclusions:
        yield translate(
            "{first} and {second} exclude one another but are chosen in different pots.",
            first=names.projects[first],
            second=names.projects[second],
        )
    if answer.without_pot:
        projects = translate.listed([names.projects[id_] for id_ in answer.without_pot])
        yield translate("Without a funding pot, not included: {projects}.", projects=projects)
    reservation = example_reservation(answer.ranking.status, translate)
    if reservation is not None:
        yield reservation


def _pot(text: PotText, answer: Portfolio) -> Iterator[Block]:
    pot, translate = text.pot, text.translate
    yield Paragraph(" ".join([text.answer(), *text.money_notes()]))
    if pot.package.ids:
        yield package_table(text, answer.samples)
    yield from map(Paragraph, text.equals())
    if pot.alternatives and pot.analysis is not None:
        yield from _analysis(text, pot.analysis, answer)
    if pot.alternatives:
        yield Heading(translate("Society and environment against economy"))
        yield map_table(text)
    if pot.package.ids:
        yield Heading(translate("What the municipalities get"))
        if pot.fair is not None:
            yield Paragraph(" ".join(text.fair(pot.fair)))
        yield member_table(text)
    remarks = (*text.kept_out(), *text.reservations())
    if remarks:
        yield Heading(translate("To know about the figures"))
        yield Bullets(remarks)


def _analysis(text: PotText, analysis: Analysis, answer: Portfolio) -> Iterator[Block]:
    translate = text.translate
    if analysis.outside:
        yield Paragraph(text.nearest(analysis.outside[0]))
        yield outside_table(text, analysis, answer.samples)
    yield Heading(translate("How sure is the choice?"))
    yield Bullets(tuple(certainty_sentences(text, analysis, answer)))
    yield Heading(translate("With other sums of money"))
    yield Bullets((*map(text.rule, analysis.rules), *map(text.uplift, analysis.uplift)))
    yield frontier_table(text, analysis)


def certainty_sentences(text: PotText, analysis: Analysis, answer: Portfolio) -> Iterator[str]:
    """Yield how sure the package of a pot is under other weights."""
    yield tried_text(answer, text.names, text.translate)
    yield from text.sampled(answer.samples)
    robust = analysis.robustness
    if robust.exact is not None:
        yield text.exact(robust.exact, answer.tried.kind, widened=False)
    if robust.widened is not None and robust.widened == robust.exact:
        yield text.translate("The same holds when uncertain and missing scores may be anything possible.")
    elif robust.widened is not None:
        yield text.exact(robust.widened, answer.tried.kind, widened=True)
    elif robust.exact is not None:
        yield text.translate(
            "If uncertain and missing scores may be anything possible there are too many packages to tell."
        )
    if robust.exact is None:
        yield text.translate("No exact answer is given for these weights and conditions; shares are sampled.")


def tried_text(answer: Portfolio, names: Names, translate: Translator) -> str:
    """Return which weightings were tried."""
    tried = answer.tried
    facts: dict[str, str | float] = {"samples": answer.samples, "seed": str(answer.seed)}
    match tried.kind:
        case SpaceKind.FREE:
            return translate("Tried: {samples} weightings drawn from all there are (seed {seed}).", **facts)
        case SpaceKind.PROFILES if tried.concentration is None:
            return translate(
                "Tried: {samples} weightings drawn from those that the municipalities' profiles allow (seed "
                "{seed}).",
                **facts,
            )
        case SpaceKind.PROFILES:
            return translate(
                "Tried: {samples} weightings drawn around the municipalities' profiles (seed {seed}).",
                **facts,
            )
    return _tried_of_one(tried, facts | {"whose": whose_weights(tried, names, translate)}, translate)


def _tried_of_one(tried: TriedWeights, facts: dict[str, str | float], translate: Translator) -> str:
    match tried.kind:
        case SpaceKind.ORDINAL:
            return translate(
                "Tried: {samples} weightings drawn from all that keep the order of importance of {whose} "
                "(seed {seed}).",
                **facts,
            )
        case SpaceKind.BOUNDS if tried.span is None:
            return translate(
                "Tried: {samples} weightings drawn from all within the bounds of {whose} (seed {seed}).",
                **facts,
            )
        case SpaceKind.BOUNDS:
            return translate(
                "Tried: {samples} weightings drawn from all in which no weight differs from {whose} by more "
                "than {span} of itself (seed {seed}).",
                **facts,
                span=Numbers(translate.language).percent(tried.span or 0.0),
            )
        case _:
            return translate("Tried: {samples} weightings drawn around {whose} (seed {seed}).", **facts)
