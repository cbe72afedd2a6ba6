"""Cross-checks: what other methods say of the same performances. They are a check and never make the list.

To add one, write one module here with a function from
:class:`~mlr_prio.engine.cross_check.cross_check.Performances` to
:class:`~mlr_prio.engine.cross_check.cross_check.CrossCheckResult`, add one entry to :data:`CROSS_CHECKS`, and
one test in ``tests/reference`` with published numbers. The law tests are run over every entry.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from mlr_prio.engine.cross_check.cross_check import CrossCheck
from mlr_prio.engine.cross_check.promethee_ii import net_flows
from mlr_prio.engine.cross_check.topsis import closeness
from mlr_prio.engine.cross_check.vikor import compromise
from mlr_prio.engine.cross_check.weighted_product import products_on_scales
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

CROSS_CHECKS: Final[Mapping[str, CrossCheck]] = MappingProxyType(
    {
        "weighted-product": CrossCheck(
            id="weighted-product",
            title=message("Weighted product"),
            reference="Triantaphyllou, E. (2000). Multi-criteria Decision Making Methods. Kluwer.",
            evaluate=products_on_scales,
        ),
        "topsis": CrossCheck(
            id="topsis",
            title=message("TOPSIS"),
            reference="Tzeng, G.-H. & Huang, J.-J. (2011). Multiple Attribute Decision Making. CRC Press.",
            evaluate=closeness,
        ),
        "vikor": CrossCheck(
            id="vikor",
            title=message("VIKOR"),
            reference="Opricovic, S. & Tzeng, G.-H. (2004). European Journal of Operational Research 156(2).",
            evaluate=compromise,
        ),
        "promethee-ii": CrossCheck(
            id="promethee-ii",
            title=message("PROMETHEE II"),
            reference="Brans, J. P. & Vincke, P. (1985). Management Science 31(6).",
            evaluate=net_flows,
        ),
    }
)
"""Every cross-check by its id."""
