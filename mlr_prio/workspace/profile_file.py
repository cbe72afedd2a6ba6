"""The file of a weight profile with elicited weights in it: begun, or changed where it differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mlr_prio.errors import RequestError
from mlr_prio.message import message
from mlr_prio.model.base import Status
from mlr_prio.model.suggestion import did_you_mean
from mlr_prio.workspace.begin import new_profile
from mlr_prio.workspace.edit.apply import Rewrite, plan_edit
from mlr_prio.workspace.edit.change import Change, Remove, Set

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from mlr_prio.model.problem import Problem

FORMS = ("weights", "order", "bounds")


@dataclass(frozen=True, slots=True)
class ElicitedProfile:
    """What is to be written.

    Parameters
    ----------
    owner
        The id of the municipality or viewpoint.
    is_viewpoint
        Whether a new profile is that of a viewpoint.
    form, content
        ``weights`` with points by id, or ``order`` with criteria and lists of equals.
    method, on
        How and when it was asked.
    """

    owner: str
    is_viewpoint: bool
    form: str
    content: Mapping[str, float] | Sequence[str | Sequence[str]]
    method: str
    on: str


def profile_owner(problem: Problem, owner: str, *, is_viewpoint: bool) -> str:
    """Return the id of whose weights they are.

    Raises
    ------
    RequestError
        Where there is no such municipality, and no profile or wish for a viewpoint with this id either.
    """
    members = [member.id for member in problem.members]
    profiles = [sourced.document.id for sourced in problem.profiles]
    if owner not in members and owner not in profiles and not is_viewpoint:
        raise RequestError(
            message("there is no municipality or viewpoint {id}", id=owner),
            did_you_mean(owner, [*members, *profiles])
            or message(
                "a new viewpoint is begun with --viewpoint; municipalities: {known}", known=", ".join(members)
            ),
        )
    if owner in members and is_viewpoint:
        raise RequestError(message("{id} is a municipality, not a viewpoint", id=owner))
    return owner


def profile_rewrite(root: Path, problem: Problem, elicited: ElicitedProfile) -> Rewrite:
    """Plan the file: what was an example or new is a proposal; all that was not asked for stays."""
    asked = {"method": elicited.method, "on": elicited.on, "ranges": _ranges(problem)}
    sourced = next((p for p in problem.profiles if p.document.id == elicited.owner), None)
    if sourced is None:
        return new_profile(elicited.owner, _new(elicited, asked))
    others = [f for f in FORMS if f != elicited.form and getattr(sourced.document, f) is not None]
    changes: list[Change] = [Set((elicited.form,), elicited.content), Set(("elicited",), asked)]
    if sourced.document.status is Status.EXAMPLE:
        changes.append(Set(("status",), Status.PROPOSAL.value))
    return plan_edit(root, sourced.path, [*changes, *(Remove((form,)) for form in others)])


def _new(elicited: ElicitedProfile, asked: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "schema_version": 1,
        "viewpoint" if elicited.is_viewpoint else "municipality": elicited.owner,
        "status": Status.PROPOSAL.value,
        elicited.form: elicited.content,
        "elicited": asked,
    }


def _ranges(problem: Problem) -> dict[str, list[float]]:
    return {criterion.id: [criterion.scale.worst, criterion.scale.best] for criterion in problem.leaves}
