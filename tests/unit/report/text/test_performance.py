from __future__ import annotations

from typing import Any

import pytest

from mlr_prio.model.criterion import Scale
from mlr_prio.model.score import Score
from mlr_prio.report.text.number import Numbers
from mlr_prio.report.text.performance import performance_text

MINUTES = Scale.model_validate({"unit": "min", "worst": 0, "best": 30})
POINTS = Scale.model_validate({"unit": "poäng", "worst": -2, "best": 2, "levels": {-2: "dåligt"}})


@pytest.mark.parametrize(
    ("score", "scale", "said"),
    [
        (20, MINUTES, "20 min"),
        (12.5, MINUTES, "12,5 min"),
        (-1, POINTS, "−1"),
        ({"low": 5, "high": 10}, MINUTES, "5–10 min"),
        ({"low": 1, "likely": 2, "high": 2}, POINTS, "2 (1–2)"),
        ({"mean": 20, "sd": 2.5}, MINUTES, "20 ± 2,5 min"),
        ({"values": {0: 0.3, 2: 0.7}}, POINTS, "0 / 2"),
    ],
)
def test_a_score_reads_in_its_own_unit(score: Any, scale: Scale, said: str) -> None:
    assert performance_text(Score.model_validate(score), scale, Numbers("sv")) == said


def test_a_missing_score_is_a_dash() -> None:
    assert performance_text(None, MINUTES, Numbers("sv")) == "–"
