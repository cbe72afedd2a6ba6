"""What the frames of the funding pots can carry, pot by pot: the package, what is just outside, how sure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mlr_prio.assessment.portfolio.portfolio import Question, portfolio
from mlr_prio.report.builder.chapter.basis import Chapter
from mlr_prio.report.builder.portfolio import certainty_sentences, closing_sentences, tried_text
from mlr_prio.report.builder.portfolio_data import portfolio_data
from mlr_prio.report.builder.portfolio_frontier import frontier_figure
from mlr_prio.report.builder.portfolio_table import outside_table, package_table
from mlr_prio.report.builder.portfolio_text import PotText
from mlr_prio.report.document import Bullets, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.portfolio.result import Analysis, Portfolio
    from mlr_prio.report.builder.chapter.basis import Basis
    from mlr_prio.report.document import Block

MOST_WORKED_OUT: Final = 20
"""With more alternatives in a pot it takes too long, for each document anew, to work out how sure it is."""

FEWEST_DRAWN: Final = 2
"""A single alternative is in or out: a picture of that says nothing."""

CONTRACT_HEAD: Final = 6
BULK: Final = ("alternatives", "frontier", "index_map")
"""What only the command's own JSON holds."""


def chapter(basis: Basis) -> Chapter | None:
    """Return the packages; None where no pot has a frame or nothing in those that have one has a cost.

    The weightings tried and their seed are those that ``portfolio`` takes if it is not told otherwise.
    """
    budgets = basis.problem.budgets
    if budgets is None or not any(pot.frame for pot in budgets.document.pots):
        return None
    answer = portfolio(basis.problem, (), Question(most_worked_out=MOST_WORKED_OUT))
    if not any(pot.alternatives for pot in answer.pots):
        return None
    criteria = tuple(answer.ranking.weights)
    texts = tuple(PotText(pot, basis.names, criteria, basis.translate) for pot in answer.pots)
    return Chapter(tuple(_blocks(answer, texts, basis)), _data(answer, texts, basis))


def _blocks(answer: Portfolio, texts: tuple[PotText, ...], basis: Basis) -> Iterator[Block]:
    for text in texts:
        yield Heading(text.title())
        yield from _pot(text, answer)
    yield from map(Paragraph, closing_sentences(answer, basis.names, basis.translate))


def _pot(text: PotText, answer: Portfolio) -> Iterator[Block]:
    pot, translate = text.pot, text.translate
    yield Paragraph(" ".join([text.answer(), *text.money_notes()]))
    if pot.package.ids:
        yield package_table(text, answer.samples)
    yield from map(Paragraph, text.equals())
    if pot.analysis is not None:
        yield from _analysis(text, pot.analysis, answer)
    elif pot.proven and pot.alternatives:
        yield Paragraph(
            translate(
                "How sure the choice is has not been worked out for this document, since more than {count} "
                "compete for the money; mlr-prio portfolio does that.",
                count=MOST_WORKED_OUT,
            )
        )
    remarks = (*text.kept_out(), *text.reservations())
    if remarks:
        yield Heading(translate("To know about the figures"), 3)
        yield Bullets(remarks)


def _analysis(text: PotText, analysis: Analysis, answer: Portfolio) -> Iterator[Block]:
    if analysis.outside:
        yield Paragraph(text.nearest(analysis.outside[0]))
        yield outside_table(text, analysis, answer.samples)
    if len(text.pot.alternatives) >= FEWEST_DRAWN:
        yield frontier_figure(text, analysis)
        said = certainty_sentences(text, analysis, answer)
    else:
        said = iter([tried_text(answer, text.names, text.translate), *text.sampled(answer.samples)])
    yield Heading(text.translate("How sure is the choice?"), 3)
    yield Bullets((*said, *map(text.uplift, analysis.uplift)))


def _data(answer: Portfolio, texts: tuple[PotText, ...], basis: Basis) -> dict[str, object]:
    data: dict[str, Any] = dict(list(portfolio_data(answer, texts, basis.translate).items())[CONTRACT_HEAD:])
    pots = [{key: value for key, value in pot.items() if key not in BULK} for pot in data["pots"]]
    return data | {"pots": pots}
