"""Saaty 2008, Int. J. Services Sciences 1(1), 83-98: how much of which drink is drunk."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from mlr_prio.engine.elicitation.ahp import RANDOM_INDEX, RANDOM_INDEX_TABLE, ahp_weights

CASE = json.loads((Path(__file__).parent / "cases/ahp_saaty_2008_drinks.json").read_text(encoding="utf-8"))


def test_the_eigenvector_and_the_ratio_are_the_published_ones() -> None:
    result, expected, tolerance = ahp_weights(CASE["inputs"]["matrix"]), CASE["expected"], CASE["tolerance"]
    assert result.weights == pytest.approx(expected["weights_published"], abs=tolerance["published"])
    assert result.ratio == pytest.approx(expected["consistency_ratio_published"], abs=tolerance["published"])
    assert result.weights == pytest.approx(expected["weights"], abs=tolerance["recomputed"])
    assert result.eigenvalue == pytest.approx(expected["lambda_max"], abs=tolerance["recomputed"])
    assert result.index == pytest.approx(expected["consistency_index"], abs=tolerance["recomputed"])
    assert result.ratio == pytest.approx(expected["consistency_ratio"], abs=tolerance["recomputed"])


def test_the_table_of_random_indices_is_the_one_that_is_named() -> None:
    assert dict(enumerate(RANDOM_INDEX, start=1)) == {
        int(n): x for n, x in CASE["inputs"]["random_index"].items()
    }
    assert RANDOM_INDEX_TABLE == "Saaty 1980"


def test_the_eigenvector_is_the_one_that_numpy_finds() -> None:
    matrix = np.array(CASE["inputs"]["matrix"])
    values, vectors = np.linalg.eig(matrix)
    first = int(np.argmax(values.real))
    vector = np.abs(vectors[:, first].real)
    assert ahp_weights(matrix).weights == pytest.approx(vector / vector.sum(), abs=1e-12)
