"""What a weight profile says about criteria, members and projects that is not so."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mlr_prio.message import Message, message
from mlr_prio.model.consistency.documents import error, misnamed, repeated_ids
from mlr_prio.model.fault import FaultCode
from mlr_prio.model.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mlr_prio.finding import Finding
    from mlr_prio.model.consistency.documents import Documents
    from mlr_prio.model.profile import WeightProfile
    from mlr_prio.model.source import Path, Sourced

_PERCENT = 100.0
_ROUNDING = 1e-9
"""Percentages with decimals add up to 100 only about so."""


def profile_findings(documents: Documents) -> Iterator[Finding]:
    """Yield the faults of every profile, seen beside the other documents."""
    yield from repeated_ids((profile, _id_key(profile)) for profile in documents.profiles)
    for profile in documents.profiles:
        yield from misnamed(profile, _id_key(profile))
        yield from _member(documents, profile)
        yield from _projects(documents, profile)
        if documents.criteria is not None:
            yield from _weights(documents, profile, profile.document.weights or {})
            yield from _order(documents, profile)
            yield from _bounds(documents, profile, profile.document.bounds or {})
            yield from _ranges(documents, profile)


def _id_key(profile: Sourced[WeightProfile]) -> str:
    return "viewpoint" if profile.document.municipality is None else "municipality"


def _member(documents: Documents, profile: Sourced[WeightProfile]) -> Iterator[Finding]:
    member = profile.document.municipality
    if member is None or documents.municipalities is None:
        return
    known = [municipality.id for municipality in documents.municipalities.document.municipalities]
    if member not in known:
        yield error(
            FaultCode.DANGLING_REFERENCE,
            profile.at("municipality"),
            message("there is no municipality {id}", id=member),
            did_you_mean(member, known),
        )


def _projects(documents: Documents, profile: Sourced[WeightProfile]) -> Iterator[Finding]:
    named: list[tuple[str, Path]] = [
        (r.project, ("reservations", i, "project")) for i, r in enumerate(profile.document.reservations)
    ]
    named += [(project, ("abstains", i)) for i, project in enumerate(profile.document.abstains)]
    for id_, way in named:
        if id_ not in documents.project_ids:
            yield error(
                FaultCode.DANGLING_REFERENCE,
                profile.at(*way),
                message("there is no project {id}", id=id_),
                did_you_mean(id_, documents.project_ids),
            )


def _weights(
    documents: Documents, profile: Sourced[WeightProfile], weights: Mapping[str, float]
) -> Iterator[Finding]:
    for id_ in weights:
        if id_ not in documents.node_ids:
            yield error(
                FaultCode.DANGLING_REFERENCE,
                profile.at("weights", id_, key=True),
                message("there is no criterion or group {id}", id=id_),
                did_you_mean(id_, documents.node_ids),
            )
    if profile.document.weights is None:
        return
    yield from _unnamed(
        profile,
        "weights",
        [node.item.id for node in documents.nodes if node.item.id not in weights],
        message("write 0 for what shall not count"),
    )
    for siblings in documents.siblings.values():
        ids = [item.id for item in siblings]
        if all(weights.get(id_) == 0 for id_ in ids):
            yield error(
                FaultCode.USELESS_WEIGHTS,
                profile.at("weights", ids[0]),
                message("the weights of {names} are all 0", names=", ".join(ids)),
                message("give at least one of them a weight greater than 0"),
            )


def _order(documents: Documents, profile: Sourced[WeightProfile]) -> Iterator[Finding]:
    if profile.document.order is None:
        return
    named: Counter[str] = Counter()
    for index, group in enumerate(profile.document.ordered_groups()):
        for inner, id_ in enumerate(group):
            named[id_] += 1
            if id_ not in documents.leaves:
                what, hint = _no_leaf(documents, id_)
                yield error(FaultCode.DANGLING_REFERENCE, profile.at("order", index, inner), what, hint)
            elif named[id_] > 1:
                what, hint = message("{id} stands twice in the order", id=id_), message("keep one of the two")
                yield error(FaultCode.DUPLICATE_ID, profile.at("order", index, inner), what, hint)
    missing = [id_ for id_ in documents.leaves if id_ not in named]
    yield from _unnamed(profile, "order", missing, message("give every criterion a place"))


def _bounds(
    documents: Documents, profile: Sourced[WeightProfile], bounds: Mapping[str, tuple[float, float]]
) -> Iterator[Finding]:
    for id_, (low, high) in bounds.items():
        if id_ not in documents.leaves:
            what, hint = _no_leaf(documents, id_)
            yield error(FaultCode.DANGLING_REFERENCE, profile.at("bounds", id_, key=True), what, hint)
        if low > high:
            yield error(
                FaultCode.CONTRADICTION,
                profile.at("bounds", id_),
                message("the lower bound {low} is greater than the upper bound {high}", low=low, high=high),
                message("write the lower bound first"),
            )
    low_sum = sum(low for low, _ in bounds.values())
    high_sum = sum(bounds[id_][1] if id_ in bounds else _PERCENT for id_ in documents.leaves)
    if low_sum > _PERCENT + _ROUNDING:
        yield error(
            FaultCode.CONTRADICTION,
            profile.at("bounds", key=True),
            message("the lower bounds sum to {total} percent, more than 100", total=low_sum),
            message("lower some of them"),
        )
    if bounds and high_sum < _PERCENT - _ROUNDING:
        yield error(
            FaultCode.CONTRADICTION,
            profile.at("bounds", key=True),
            message("the upper bounds sum to {total} percent, less than 100", total=high_sum),
            message("raise some of them"),
        )


def _ranges(documents: Documents, profile: Sourced[WeightProfile]) -> Iterator[Finding]:
    elicited = profile.document.elicited
    for id_ in elicited.ranges if elicited is not None else ():
        if id_ not in documents.leaves:
            what, hint = _no_leaf(documents, id_)
            yield error(
                FaultCode.DANGLING_REFERENCE, profile.at("elicited", "ranges", id_, key=True), what, hint
            )


def _no_leaf(documents: Documents, id_: str) -> tuple[Message, Message | None]:
    if id_ in documents.node_ids:
        children = ", ".join(item.id for item in documents.siblings[id_])
        return (
            message("{id} is a group; a criterion is wanted here", id=id_),
            message("its criteria: {names}", names=children),
        )
    return message("there is no criterion {id}", id=id_), did_you_mean(id_, documents.leaves)


def _unnamed(
    profile: Sourced[WeightProfile], key: str, missing: Iterable[str], hint: Message
) -> Iterator[Finding]:
    names = ", ".join(missing)
    if names:
        what = message("{key} does not name {names}", key=key, names=names)
        yield error(FaultCode.MISSING_KEY, profile.at(key, key=True), what, hint)
