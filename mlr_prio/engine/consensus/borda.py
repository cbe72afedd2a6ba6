"""Borda's count: who stands highest on average."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mlr_prio.engine.consensus.support import Support


def borda_scores(support: Support) -> NDArray[np.float64]:
    """Return the Borda scores: over members, the number placed below, pairs without order counting a half.

    A score is ``g (m - mean place)``, tied alternatives standing at the mean of their places (Borda 1781;
    with ties: Black 1976, Public Choice 28:1-15). A pair that a member abstains from, or has left unknown,
    counts as a tie, so that neither side gains.

    Parameters
    ----------
    support
        Counts for all pairs.

    Returns
    -------
    NDArray[np.float64]
        ``(m,)``, higher is better, multiples of a half.
    """
    net = (support.for_ - support.against).sum(axis=1)
    scores: NDArray[np.float64] = (net + support.members * (len(net) - 1)) / 2.0
    return scores
