"""The consensus for programs: the whole JSON contract, whatever section is shown."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from mlr_prio.assessment.consensus.alternatives import alternatives
from mlr_prio.assessment.consensus.figures import figures
from mlr_prio.assessment.consensus.influence import influences
from mlr_prio.assessment.consensus.objections import disagreements, objections
from mlr_prio.assessment.consensus.reservations import reservations
from mlr_prio.assessment.consensus.shares import shares
from mlr_prio.assessment.consensus.support import agreement
from mlr_prio.report.builder.consensus.objections import LISTED
from mlr_prio.report.builder.head import contract

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlr_prio.assessment.consensus.alternatives import Alternatives
    from mlr_prio.assessment.consensus.influence import MemberInfluence
    from mlr_prio.assessment.consensus.objections import MemberDisagreement, Objection, Step
    from mlr_prio.assessment.consensus.support import Agreement, PairSupport
    from mlr_prio.report.builder.consensus.section import View


def consensus_data(view: View) -> dict[str, object]:
    """Return the JSON contract of ``consensus``."""
    group = view.group
    return {
        **contract("consensus", group.ranking, view.translate),
        **_taking_part(view),
        "weights": dict(group.ranking.weights),
        "joint": [
            {
                "rank": row.rank,
                "tied": row.tied,
                "id": row.project.id,
                "name": view.names.projects[row.project.id],
                "value": row.value,
            }
            for row in group.ranking.rows
        ],
        **_support(agreement(group)),
        "objections": [_objection(objection) for objection in objections(group, LISTED)],
        "disagreement": [_disagreement(one) for one in disagreements(group)],
        "influence": [_influence(one) for one in influences(group, view.top)],
        **_alternatives(alternatives(group, view.top, exact=view.exact, time_limit=view.time_limit), view),
        **_figures(view),
        **_beside(view),
    }


def consensus_summary(view: View) -> dict[str, object]:
    """Return the part of the contract that a document holds: without other rules, and counts for pairs."""
    group, found = view.group, agreement(view.group)
    return {
        **_taking_part(view),
        "pairs": {
            "all": found.pair_count,
            "unanimous": len(found.unanimous),
            "nearly_unanimous": len(found.nearly),
            "open": len(found.open),
        },
        "levels": [list(level) for level in found.levels],
        "contradictions": [list(pair) for pair in found.contradictions],
        "disagreement": [_disagreement(one) for one in disagreements(group)],
        "influence": [
            {key: value for key, value in _influence(one).items() if key != "ranks_without"}
            for one in influences(group, view.top)
        ],
        **_agreement_figures(view),
        **_figures(view),
        **_beside(view),
    }


def _taking_part(view: View) -> dict[str, object]:
    group = view.group
    return {
        "influence_rule": "population" if group.by_population else "equal",
        "members": list(group.ids),
        "without": list(group.without),
        "not_answered": list(group.unanswered),
        "abstaining_from_all": list(group.silent),
        "order_or_bounds": list(group.loose),
        "top": view.top,
    }


def _disagreement(one: MemberDisagreement) -> dict[str, object]:
    return {
        "municipality": one.member,
        "objections": one.count,
        "by_criterion": dict(one.by_criterion),
        "largest": list(one.largest),
        "largest_share": one.share,
    }


def _support(found: Agreement) -> dict[str, object]:
    projects = found.group.table.alternatives
    counts = {
        "support": found.support.for_,
        "unknown": found.support.unknown,
        "abstaining": found.support.abstaining,
    }
    tables = {
        key: {
            one: {other: count for other, count in zip(projects, row, strict=True) if other != one}
            for one, row in zip(projects, table.tolist(), strict=True)
        }
        for key, table in counts.items()
    }
    return {
        "support": tables["support"],
        "undecided": _sparse(tables["unknown"]),
        "abstaining": _sparse(tables["abstaining"]),
        "unanimous": [list(pair.pair) for pair in found.unanimous],
        "nearly_unanimous": [list(pair.pair) for pair in found.nearly],
        "open": [_open(pair) for pair in found.open],
        "levels": [list(level) for level in found.levels],
        "contradictions": [list(pair) for pair in found.contradictions],
    }


def _sparse(table: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    """Return only the pairs that somebody is counted in."""
    rows = {one: {other: count for other, count in row.items() if count} for one, row in table.items()}
    return {one: row for one, row in rows.items() if row}


def _open(pair: PairSupport) -> dict[str, object]:
    return {"pair": list(pair.pair), "supporting": pair.supporting, "opposing": pair.opposing}


def _objection(objection: Objection) -> dict[str, object]:
    return {
        "municipality": objection.member,
        "above": objection.above,
        "below": objection.below,
        "by_criterion": dict(objection.by_criterion),
        "concession": objection.concession,
        "own_step": _step(objection.own),
        "joint_step": _step(objection.joint),
        "undecided": objection.is_undecided,
    }


def _step(step: Step) -> dict[str, object]:
    moves = [{"from": giver, "to": target, "amount": amount} for giver, target, amount in step.moves]
    return {"weight_moved": step.weight_moved, "moves": moves}


def _influence(one: MemberInfluence) -> dict[str, object]:
    return {
        "municipality": one.member,
        "current": one.current,
        "low": one.low,
        "high": one.high,
        "changes_top": one.changes_top,
        "low_pair": _pair(one.low_pair),
        "high_pair": _pair(one.high_pair),
        "enters": list(one.enters),
        "leaves": list(one.leaves),
        "ranks_without": dict(one.ranks),
        "own_projects_gain": one.gain,
    }


def _pair(pair: Sequence[str] | None) -> list[str] | None:
    return None if pair is None else list(pair)


def _alternatives(found: Alternatives, view: View) -> dict[str, object]:
    kemeny, leximin = found.kemeny, found.leximin
    return {
        "kemeny": {
            "distance": kemeny.distance,
            "rankings": [list(ranking) for ranking in kemeny.rankings],
            "unique": kemeny.unique,
            "count": kemeny.count,
            "bound": kemeny.bound,
            "proven": kemeny.is_proven,
        },
        "borda": dict(found.borda),
        "condorcet_winner": found.condorcet_winner,
        "copeland": dict(found.copeland),
        **_agreement_figures(view),
        "leximin": {
            "ranking": list(leximin.ranking),
            "largest": leximin.largest,
            "bound": leximin.bound,
            "exact": leximin.is_exact,
            "proven": leximin.is_proven,
        },
        "compromise": asdict(found.compromise),
        "lists": {
            one.rule: {
                "ranks": dict(one.ranks),
                "disagreement": one.disagreement,
                "extra": one.extra,
                "by_municipality": dict(one.by_member),
            }
            for one in found.lists
        },
    }


def _agreement_figures(view: View) -> dict[str, object]:
    found = figures(view.group, view.top)
    return {"kendall_w": found.kendall_w, "tau": {one: dict(row) for one, row in found.tau.items()}}


def _figures(view: View) -> dict[str, object]:
    found = figures(view.group, view.top)
    return {
        "tau_to_joint": dict(found.tau_to_joint),
        "span": {project: None if span is None else list(span) for project, span in found.span.items()},
        "shared_top": dict(found.shared_top),
    }


def _beside(view: View) -> dict[str, object]:
    found = reservations(view.group)
    return {
        "shares": [
            {
                "municipality": share.member,
                "projects": list(share.projects),
                "value_share": share.value_share,
                "cost_share": share.cost_share,
                "cost_unknown": share.cost_unknown,
            }
            for share in shares(view.group, view.top)
        ],
        "reservations": [
            {"municipality": one.member, "project": one.project, "reason": one.reason, "rank": one.rank}
            for one in found.reservations
        ],
        "abstentions": {member: list(projects) for member, projects in found.abstentions.items()},
        "ranks_if_reservations_respected": dict(found.respected),
    }
