from __future__ import annotations

from typing import Any

import pytest

from mlr_prio.model.project import Cost
from mlr_prio.report.text.cost import cost_note, cost_text
from mlr_prio.translation import Translator

SWEDISH, ENGLISH = Translator("sv"), Translator("en")


@pytest.mark.parametrize(
    ("cost", "swedish", "english"),
    [
        ({"amount": 200, "price_year": 2016}, "200 mkr (2016)", "SEK 200 million (2016)"),
        ({"amount": 28000, "price_year": 2021}, "28 mdr (2021)", "SEK 28 billion (2021)"),
        ({"amount": 3210}, "3,21 mdr", "SEK 3.21 billion"),
        ({"amount": 12345}, "12,3 mdr", "SEK 12.3 billion"),
        ({"amount": 0.25}, "0,2 mkr", "SEK 0.2 million"),
        ({"amount": 12_500_000}, "12\u202f500 mdr", "SEK 12,500 billion"),
        (
            {"amount": 2500, "unit": "MDKK", "price_year": 2019},
            "2,5 mdr DKK (2019)",
            "DKK 2.5 billion (2019)",
        ),
        ({"amount": 90, "unit": "MDKK"}, "90 mn DKK", "DKK 90 million"),
    ],
)
def test_a_cost_has_its_unit_and_its_price_year(cost: dict[str, Any], swedish: str, english: str) -> None:
    assert cost_text(Cost.model_validate(cost), SWEDISH) == swedish
    assert cost_text(Cost.model_validate(cost), ENGLISH) == english


def test_a_missing_cost_is_a_dash_without_a_note() -> None:
    assert cost_text(None, SWEDISH) == "–"
    assert cost_note(None, SWEDISH) is None


@pytest.mark.parametrize(
    ("basis", "note", "said"),
    [
        ("estimate", None, None),
        ("estimate", "En kalkyl.", None),
        ("package_frame", None, "Kostnaden är en ram för flera objekt, varav detta är ett."),
        ("package_frame", "Delas med sex andra.", "Delas med sex andra."),
        ("contract", None, "Kostnaden är en avtalssumma; vad parterna betalar därutöver ingår inte."),
        ("outturn", None, "Kostnaden är utfallet."),
    ],
)
def test_a_figure_that_is_no_estimate_is_noted(basis: str, note: str | None, said: str | None) -> None:
    cost = Cost.model_validate({"amount": 1, "basis": basis, "note": note})
    assert cost_note(cost, SWEDISH) == said
