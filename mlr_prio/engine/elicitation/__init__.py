"""Elicitation: from judgements to weights, one way of asking a module.

To add a way, write one module here, add one entry to :data:`ELICITATIONS`, and one test in
``tests/reference`` with published numbers.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from mlr_prio.engine.elicitation.ahp import ahp_weights
from mlr_prio.engine.elicitation.bwm import best_worst_weights
from mlr_prio.engine.elicitation.direct import direct_weights
from mlr_prio.engine.elicitation.method import Elicitation
from mlr_prio.engine.elicitation.rank_order import rank_order_weights
from mlr_prio.engine.elicitation.swing import swing_weights
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

_METHODS = (
    Elicitation(
        id="swing",
        title=message("Swing weighting"),
        reference="Edwards, W. & Barron, F. H. (1994). SMARTS and SMARTER. Organizational Behavior and Human "
        "Decision Processes 60(3), 306–325.",
        weigh=swing_weights,
    ),
    Elicitation(
        id="rank_order",
        title=message("Order of importance"),
        reference="Barron, F. H. & Barrett, B. E. (1996). Decision quality using ranked attribute weights. "
        "Management Science 42(11), 1515–1523.",
        weigh=rank_order_weights,
    ),
    Elicitation(
        id="direct",
        title=message("Direct rating"),
        reference="von Winterfeldt, D. & Edwards, W. (1986). Decision Analysis and Behavioral Research. "
        "Cambridge University Press.",
        weigh=direct_weights,
    ),
    Elicitation(
        id="ahp",
        title=message("Analytic hierarchy process (AHP)"),
        reference="Saaty, T. L. (1980). The Analytic Hierarchy Process. McGraw-Hill.",
        weigh=ahp_weights,
    ),
    Elicitation(
        id="bwm",
        title=message("Best–worst method (BWM)"),
        reference="Rezaei, J. (2016). Best-worst multi-criteria decision-making method: Some properties and "
        "a linear model. Omega 64, 126–130.",
        weigh=best_worst_weights,
    ),
)

ELICITATIONS: Final[Mapping[str, Elicitation]] = MappingProxyType({method.id: method for method in _METHODS})
"""Every way of asking by its id."""
