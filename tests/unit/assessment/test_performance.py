from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.assessment.performance import performance_table
from mlr_prio.model.criterion import Criterion
from mlr_prio.model.project import Project


def criterion(**changes: object) -> Criterion:
    base = {"id": "x", "name": "X", "definition": "X.", "weight": 1, "perspective": "society"}
    return Criterion.model_validate(base | {"scale": {"unit": "p", "worst": 0, "best": 10}} | changes)


def project(score: object) -> Project:
    scores = {} if score is None else {"x": score}
    base = {"schema_version": 1, "id": "a", "name": "A", "mode": "rail", "status": "candidate"}
    return Project.model_validate(base | {"scores": scores})


def cell(score: object, **changes: object) -> tuple[float, float, float]:
    table = performance_table([project(score)], [criterion(**changes)])
    return float(table.low[0, 0]), float(table.middle[0, 0]), float(table.high[0, 0])


def test_an_exact_score_is_one_value() -> None:
    assert cell(4) == (0.4, 0.4, 0.4)


def test_a_missing_score_runs_over_the_whole_scale_and_its_middle_decides() -> None:
    assert cell(None) == (0.0, 0.5, 1.0)


def test_a_missing_score_is_marked_and_an_uncertain_one_otherwise() -> None:
    table = performance_table([project(None), project({"low": 1, "high": 2}), project(3)], [criterion()])
    assert table.missing[:, 0].tolist() == [True, False, False]
    assert table.uncertain[:, 0].tolist() == [False, True, False]


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        ({"low": 2, "high": 6}, (0.2, 0.4, 0.6)),
        ({"low": 2, "likely": 3, "high": 6}, (0.2, 0.3, 0.6)),
        ({"mean": 5, "sd": 1}, (0.2, 0.5, 0.8)),
        ({"mean": 9, "sd": 1}, (0.6, 0.9, 1.0)),
        ({"values": {2: 0.25, 6: 0.75}}, (0.2, 0.5, 0.6)),
        ({"low": 4, "high": 4}, (0.4, 0.4, 0.4)),
    ],
    ids=["interval", "likely", "normal", "normal cut to the scale", "discrete", "no width"],
)
def test_an_uncertain_score_keeps_its_ends_and_its_likely_value(
    score: object, expected: tuple[float, float, float]
) -> None:
    assert cell(score) == pytest.approx(expected)


def test_less_is_better_turns_the_ends() -> None:
    scale = {"unit": "ha", "worst": 10, "best": 0}
    assert cell({"low": 2, "high": 6}, scale=scale) == pytest.approx((0.4, 0.6, 0.8))


def test_a_piecewise_linear_value_function_bends() -> None:
    assert cell(5, value_function={"points": [[0, 0], [5, 0.9], [10, 1]]}) == pytest.approx((0.9, 0.9, 0.9))


def test_the_axes_carry_the_ids_in_the_given_order() -> None:
    table = performance_table([project(1)], [criterion(id="y"), criterion(id="x")])
    assert table.alternatives == ("a",)
    assert table.criteria == ("y", "x")
    assert np.array_equal(table.missing, [[True, False]])
