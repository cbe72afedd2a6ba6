"""Results as pandas frames, for notebooks; the only importer of pandas here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from mlr_prio.assessment.weighting import JOINT, profile_weights, weights_in_force

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlr_prio.assessment.difference import Difference
    from mlr_prio.assessment.explanation import Explanation
    from mlr_prio.assessment.performance import PerformanceTable
    from mlr_prio.assessment.ranking import ProfileRanks, Ranking
    from mlr_prio.finding import Finding
    from mlr_prio.model.problem import Problem


def ranking_frame(ranking: Ranking) -> pd.DataFrame:
    """Return the list as a frame indexed by project id, best first, with one column a contribution."""
    rows = [
        {
            "id": row.project.id,
            "rank": row.rank,
            "tied": row.tied,
            "name": row.project.name.sv,
            "value": row.value,
            "low": row.low,
            "high": row.high,
            "best": row.best,
            "worst": row.worst,
            **row.contributions,
        }
        for row in ranking.rows
    ]
    columns = ["id", "rank", "tied", "name", "value", "low", "high", "best", "worst", *ranking.weights]
    return pd.DataFrame(rows, columns=columns).set_index("id")


def difference_frame(difference: Difference) -> pd.DataFrame:
    """Return the causes of every change of a value, one line a project and edit, by place on the new list."""
    rows = [
        {
            "id": move.project,
            "old_rank": move.old.rank,
            "new_rank": move.new.rank,
            "old_value": move.old.value,
            "new_value": move.new.value,
            "kind": cause.edit.kind.value,
            "path": cause.edit.path,
            "edited": cause.edit.id,
            "owner": cause.edit.owner,
            "effect": cause.effect,
        }
        for move in difference.moves
        for cause in move.causes
    ]
    columns = ["old_rank", "new_rank", "old_value", "new_value", "kind", "path", "edited", "owner", "effect"]
    return pd.DataFrame(rows, columns=["id", *columns]).set_index("id")


def explanation_frame(explanation: Explanation) -> pd.DataFrame:
    """Return the subject's advantage by criterion over each project it is compared with, a column each."""
    subject = explanation.subject
    columns = {}
    for comparison in explanation.against:
        is_above = comparison.above.project.id == subject.project.id
        other = comparison.below if is_above else comparison.above
        sign = 1 if is_above else -1
        columns[other.project.id] = {c: sign * part + 0.0 for c, part in comparison.by_criterion.items()}
    return pd.DataFrame(columns, index=pd.Index(list(subject.contributions), name="criterion"))


def value_frame(table: PerformanceTable) -> pd.DataFrame:
    """Return the partial values, 0 to 1, a line a project and a column a criterion; missing ones are NaN."""
    frame = pd.DataFrame(table.middle, pd.Index(table.alternatives, name="id"), list(table.criteria))
    return frame.mask(table.missing)


def weight_frame(problem: Problem) -> pd.DataFrame:
    """Return global weights, sum 1, a line a criterion: the joint ones and a column a profile."""
    columns = {JOINT: weights_in_force(problem).weights} | {
        sourced.document.id: profile_weights(problem, sourced.document) for sourced in problem.profiles
    }
    return pd.DataFrame(columns, pd.Index([leaf.id for leaf in problem.leaves], name="criterion"))


def profile_ranks_frame(ranks: ProfileRanks) -> pd.DataFrame:
    """Return the places under the joint weights and each profile, by joint place."""
    joint = {row.project.id: row.rank for row in ranks.joint.rows}
    rows = [(rank, *ranks.ranks[project]) for project, rank in joint.items()]
    return pd.DataFrame(rows, pd.Index(list(joint), name="id"), [JOINT, *ranks.profiles])


def finding_frame(findings: Iterable[Finding]) -> pd.DataFrame:
    """Return findings as a frame, a line each, in English."""
    rows = [
        (f.code, f.severity.value, f.location.path, f.location.line, f.location.column, str(f.message))
        for f in findings
    ]
    return pd.DataFrame(rows, columns=["code", "severity", "path", "line", "column", "message"])
