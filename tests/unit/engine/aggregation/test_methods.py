from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.aggregation import METHODS


@pytest.mark.parametrize("key", METHODS)
def test_a_method_is_registered_under_its_id_and_names_its_source(key: str) -> None:
    method = METHODS[key]
    assert method.id == key
    assert method.title.template
    assert method.reference


@pytest.mark.parametrize("key", METHODS)
def test_a_method_gives_a_value_for_each_alternative_in_every_batch(key: str) -> None:
    rng = np.random.default_rng(0)
    values, weights = rng.random((6, 4)), rng.dirichlet(np.ones(4), (3, 2))
    assert METHODS[key].aggregate(values, weights).shape == (3, 2, 6)


def test_the_registry_cannot_be_changed() -> None:
    with pytest.raises(TypeError, match="does not support item assignment"):
        METHODS["mine"] = METHODS["weighted-sum"]  # type: ignore[index]  # the error is what is tested
