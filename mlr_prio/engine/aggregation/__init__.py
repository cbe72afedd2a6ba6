"""Aggregation methods: from partial values and weights to overall values.

To add a method, write one module here with a function of the shape that
:class:`~mlr_prio.engine.aggregation.method.Method` describes, add one entry to :data:`METHODS`, and one test
in ``tests/reference`` with published numbers. The law tests are run over every entry.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from mlr_prio.engine.aggregation.method import Method
from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

METHODS: Final[Mapping[str, Method]] = MappingProxyType(
    {
        "weighted-sum": Method(
            id="weighted-sum",
            title=message("Weighted sum"),
            reference="Keeney, R. L. & Raiffa, H. (1976). Decisions with Multiple Objectives. Wiley.",
            aggregate=overall_values,
        ),
    }
)
"""Every method by its id."""
