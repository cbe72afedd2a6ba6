"""Results as pandas frames, for notebooks; the only importer of pandas here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from mlr_prio.assessment.weighting import JOINT, profile_weights, weights_in_force

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mlr_prio.assessment.performance import PerformanceTable
    from mlr_prio.finding import Finding
    from mlr_prio.model.problem import Problem


def record_frame(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> pd.DataFrame:
    """Return rows as a frame with these columns, indexed by their ``id``."""
    return pd.DataFrame([dict(row) for row in rows], columns=["id", *columns]).set_index("id")


def column_frame(columns: Mapping[str, object], index: Iterable[str], name: str) -> pd.DataFrame:
    """Return columns as a frame whose index, of ids, is called ``name``."""
    return pd.DataFrame(columns, pd.Index(list(index), name=name))


def value_frame(table: PerformanceTable) -> pd.DataFrame:
    """Return the partial values, 0 to 1, a line a project and a column a criterion; missing ones are NaN."""
    frame = pd.DataFrame(table.middle, pd.Index(table.alternatives, name="id"), list(table.criteria))
    return frame.mask(table.missing)


def weight_frame(problem: Problem) -> pd.DataFrame:
    """Return global weights, sum 1, a line a criterion: the joint ones and a column a profile."""
    columns = {JOINT: weights_in_force(problem).weights} | {
        sourced.document.id: profile_weights(problem, sourced.document) for sourced in problem.profiles
    }
    return column_frame(columns, (leaf.id for leaf in problem.leaves), "criterion")


def finding_frame(findings: Iterable[Finding]) -> pd.DataFrame:
    """Return findings as a frame, a line each, in English."""
    rows = [
        (f.code, f.severity.value, f.location.path, f.location.line, f.location.column, str(f.message))
        for f in findings
    ]
    return pd.DataFrame(rows, columns=["code", "severity", "path", "line", "column", "message"])
