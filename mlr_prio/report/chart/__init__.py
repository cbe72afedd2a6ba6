"""The charts: one a module, one line here. Each takes plain data and returns a figure with its table.

What a chart needs stands in the classes of its module; no chart knows where the numbers came from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.report.chart import (
    agreement,
    bump,
    contributions,
    cost_value,
    package_frontier,
    rank_distribution,
    schematic_map,
    stability,
    two_index,
    weight_lines,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mlr_prio.report.document import Figure

CHARTS: Final[Mapping[str, Callable[..., Figure]]] = {
    "agreement": agreement.draw,
    "bump": bump.draw,
    "contributions": contributions.draw,
    "cost-value": cost_value.draw,
    "package-frontier": package_frontier.draw,
    "rank-distribution": rank_distribution.draw,
    "schematic-map": schematic_map.draw,
    "stability": stability.draw,
    "two-index": two_index.draw,
    "weight-lines": weight_lines.draw,
}
