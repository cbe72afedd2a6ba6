"""ProofWiki, "Kendall's Coefficient of Concordance/Examples/Arbitrary Example 1": four judges of three."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from mlr_prio.engine.consensus.agreement import kendall_w
from mlr_prio.engine.consensus.vote import Votes

CASE = json.loads((Path(__file__).parent / "cases/kendall_w_proofwiki.json").read_text(encoding="utf-8"))


def test_w_is_the_published_one() -> None:
    """One sixteenth; without ties the correction for ties changes nothing."""
    votes = Votes.of(-np.array(CASE["inputs"]["judges"], dtype=float))
    w = kendall_w(votes)
    assert w == pytest.approx(CASE["expected"]["W_tie_corrected"]["value"], abs=CASE["tolerance"])
    assert w == pytest.approx(CASE["expected"]["W_uncorrected"]["value"], abs=CASE["tolerance"])
