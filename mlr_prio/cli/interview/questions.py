"""The questions of each way of asking; what they return is what a file of answers holds."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

from mlr_prio.cli.interview.dialogue import AnswerError, choice, number
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mlr_prio.assessment.sibling import SiblingSet
    from mlr_prio.cli.interview.dialogue import Dialogue
    from mlr_prio.cli.interview.subject import Subject

_MOST: Final = 100
_NINE: Final = 9


def ask_swing(talk: Dialogue, subject: Subject, sets: Sequence[SiblingSet]) -> dict[str, Any]:
    """Ask which step is worth most in each set, then what each other is worth beside it."""
    points: dict[str, float] = {}
    for siblings in sets:
        most = _pick(talk, subject, siblings, siblings.ids, "most")
        points[most] = _MOST
        for id_ in siblings.ids:
            if id_ != most:
                question = talk.translate(
                    "If {most} is worth 100 points, how many is {other} worth? (0–100)",
                    most=subject.named(most),
                    other=subject.named(id_),
                )
                points[id_] = talk.ask(_key(siblings, id_), question, number(0, _MOST))
    return {"points": points}


def ask_direct(talk: Dialogue, subject: Subject, sets: Sequence[SiblingSet]) -> dict[str, Any]:
    """Ask for points, a set at a time."""
    points: dict[str, float] = {}
    for siblings in sets:
        before = _set_out(talk, subject, siblings, siblings.ids)[0]
        for id_ in siblings.ids:
            question = talk.translate("How many points is {step} worth?", step=subject.named(id_))
            is_last_hope = id_ == siblings.ids[-1] and not any(points[other] for other in siblings.ids[:-1])
            read = _more_than_zero if is_last_hope else number(0)
            points[id_] = talk.ask(_key(siblings, id_), question, read, before=before)
            before = ""
    return {"points": points}


def ask_order(talk: Dialogue, subject: Subject, sets: Sequence[SiblingSet]) -> dict[str, Any]:
    """Ask for the most important of what is left, until nothing is; several may share a place."""
    (siblings,) = sets
    left = list(siblings.ids)
    order: list[str | list[str]] = []
    while len(left) > 1:
        lines, by_number = subject.listed(siblings.ids, left)
        title = talk.translate("Which step from worst to best matters the most of these?")
        question = talk.translate("Number, or several that matter equally (3 5):")
        picked = talk.ask(
            _key(siblings, str(len(order))), question, _several(by_number), before=f"\n{title}\n{lines}"
        )
        order.append(picked if len(picked) > 1 else picked[0])
        left = [id_ for id_ in left if id_ not in picked]
    return {"order": [*order, *left]}


def ask_pairs(talk: Dialogue, subject: Subject, sets: Sequence[SiblingSet]) -> dict[str, Any]:
    """Ask for every pair of siblings which matters more, and how many times as much."""
    judgements: list[list[str | float]] = []
    for siblings in sets:
        before = _set_out(talk, subject, siblings, siblings.ids)[0]
        for first, second in combinations(siblings.ids, 2):
            question = talk.translate(
                "Which matters more: 1 {first}, or 2 {second}? (1, 2, or 0 if equally much)",
                first=subject.named(first),
                second=subject.named(second),
            )
            key = _key(siblings, f"{first}/{second}")
            options = {"1": first, "2": second, "0": ""}
            more = talk.ask(key, question, choice(options), before=before)
            before = ""
            times = (
                _times(talk, subject, f"{key}/times", more, second if more == first else first)
                if more
                else 1.0
            )
            judgements.append([more or first, first if more == second else second, times])
    return {"judgements": judgements}


def ask_best_worst(talk: Dialogue, subject: Subject, sets: Sequence[SiblingSet]) -> dict[str, Any]:
    """Ask for the most and the least important of each set, and compare the others with both."""
    groups = []
    for siblings in sets:
        best = _pick(talk, subject, siblings, siblings.ids, "most")
        others = [id_ for id_ in siblings.ids if id_ != best]
        worst = others[0] if len(others) == 1 else _pick(talk, subject, siblings, others, "least")
        from_best = {id_: _times(talk, subject, _key(siblings, f"best/{id_}"), best, id_) for id_ in others}
        to_worst = {
            id_: _times(talk, subject, _key(siblings, f"worst/{id_}"), id_, worst)
            for id_ in others
            if id_ != worst
        }
        groups.append(
            {
                "best": best,
                "worst": worst,
                "best_to_others": {best: 1.0, **from_best},
                "others_to_worst": {best: from_best[worst], **to_worst, worst: 1.0},
            }
        )
    return {"groups": groups}


def _key(siblings: SiblingSet, question: str) -> str:
    return f"{siblings.parent or ''}/{question}"


def _set_out(
    talk: Dialogue, subject: Subject, siblings: SiblingSet, ids: Sequence[str]
) -> tuple[str, Mapping[str, str]]:
    lines, by_number = subject.listed(siblings.ids, ids)
    title = talk.translate("{set}: each with its step from worst to best", set=subject.heading(siblings))
    return f"\n{title}\n{lines}", by_number


def _pick(talk: Dialogue, subject: Subject, siblings: SiblingSet, ids: Sequence[str], which: str) -> str:
    before, by_number = _set_out(talk, subject, siblings, ids)
    question = {
        "most": message("Which step matters the most? Number:"),
        "least": message("Which step matters the least? Number:"),
    }[which]
    return talk.ask(_key(siblings, which), talk.translate(question), choice(by_number), before=before)


def _times(talk: Dialogue, subject: Subject, key: str, more: str, less: str) -> float:
    question = talk.translate(
        "How many times as much does {more} matter as {less}? (1–9)",
        more=subject.named(more),
        less=subject.named(less),
    )
    return talk.ask(key, question, number(1, _NINE))


def _more_than_zero(text: str) -> float:
    points = number(0)(text)
    if points:
        return points
    raise AnswerError(message("more than 0: all the others have 0 points"))


def _several(by_number: Mapping[str, str]) -> Callable[[str], list[str]]:
    def read(text: str) -> list[str]:
        parts = text.replace(",", " ").split()
        if not parts or any(part not in by_number for part in parts) or len(set(parts)) < len(parts):
            raise AnswerError(message("one or several of: {options}", options=", ".join(by_number)))
        return [by_number[part] for part in sorted(parts, key=int)]

    return read


INTERVIEWS: Final[Mapping[str, Callable[[Dialogue, Subject, Sequence[SiblingSet]], dict[str, Any]]]] = {
    "swing": ask_swing,
    "rank_order": ask_order,
    "direct": ask_direct,
    "ahp": ask_pairs,
    "bwm": ask_best_worst,
}
"""The questions by the id of the way of asking."""
