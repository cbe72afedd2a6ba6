"""What the fields of the list's records are, in words, for whoever opens them without us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.builder.ranking_data import CONTRIBUTION

if TYPE_CHECKING:
    from mlr_prio.assessment.ranking import Ranking
    from mlr_prio.report.text.name import Names
    from mlr_prio.translation import Translator


def field_titles(ranking: Ranking, names: Names, translate: Translator) -> dict[str, str]:
    """Return the titles by field."""
    contributions = {
        CONTRIBUTION + criterion: translate(
            "Contribution of {criterion} to the value, 0–1", criterion=names.criteria[criterion]
        )
        for criterion in ranking.weights
    }
    return {
        "status": translate("How far the judgements have come: example, proposal or adopted"),
        "rank": translate("Place, 1 = best"),
        "tied": translate("Whether the place is shared"),
        "id": translate("Id of the project, which is the name of its file"),
        "name": translate("Name of the project"),
        "value": translate("Value, 0–1"),
        "low": translate("Lowest possible value given missing and uncertain scores, 0–1"),
        "high": translate("Highest possible value given missing and uncertain scores, 0–1"),
        "best_rank": translate("Best possible place"),
        "worst_rank": translate("Worst possible place"),
        "missing": translate("Criteria without a score"),
        "uncertain": translate("Criteria with an uncertain score"),
        "cost_amount": translate("Cost, millions"),
        "cost_unit": translate("Unit of the cost"),
        "cost_price_year": translate("Price year of the cost"),
        "position": translate("Firm or sensitive to another weight"),
        "agreement_same_part": translate("Municipalities with the project in the same third of their list"),
        "agreement_of": translate("Municipalities that take part in the project"),
        "cost_basis": translate(
            "What the cost is: an estimate, a contract, a frame for several or the outturn"
        ),
        "municipalities": translate("Municipalities that the project touches"),
        **contributions,
        "as_of": translate("The day that the list holds for"),
        "input_sha256": translate("Digest of the files that the list was made from"),
        "version": translate("Version of mlr-prio"),
    }
