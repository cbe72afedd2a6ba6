"""The level that counts for each score."""

from __future__ import annotations

from typing import Any

import pytest

from mlr_prio.assessment.level import middle_levels
from mlr_prio.model.criterion import Criterion
from mlr_prio.model.project import Project

MINUTES = Criterion.model_validate(
    {
        "id": "tid",
        "name": "Tid",
        "definition": "Tid.",
        "weight": 1,
        "perspective": "society",
        "scale": {"unit": "min", "worst": 10, "best": 0},
    }
)


def project(score: Any) -> Project:
    return Project.model_validate(
        {
            "schema_version": 1,
            "id": "a",
            "name": "A",
            "mode": "rail",
            "status": "candidate",
            "scores": {"tid": score},
        }
    )


@pytest.mark.parametrize(
    ("score", "level"),
    [
        (3, 3),
        ({"low": 2, "high": 5}, 3.5),
        ({"low": 2, "likely": 3, "high": 9}, 3),
        ({"mean": 4, "sd": 1}, 4),
        ({"values": {0: 0.25, 8: 0.75}}, 6),
    ],
)
def test_the_likely_level_counts_else_the_middle(score: Any, level: float) -> None:
    levels, missing = middle_levels([project(score)], [MINUTES])
    assert levels.tolist() == [[pytest.approx(level)]]
    assert not missing.any()


def test_a_missing_score_counts_with_the_middle_of_the_scale() -> None:
    levels, missing = middle_levels([project(None)], [MINUTES])
    assert levels.tolist() == [[5]]
    assert missing.tolist() == [[True]]
