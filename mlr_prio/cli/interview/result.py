"""What follows answers: shown, agreed on, and written as a profile."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

from mlr_prio.assessment.elicitation import Elicited, elicit
from mlr_prio.cli.interview.dialogue import AnswerError, Dialogue
from mlr_prio.cli.interview.interview import interview
from mlr_prio.errors import RequestError
from mlr_prio.message import message
from mlr_prio.workspace.profile_file import ElicitedProfile, profile_rewrite

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mlr_prio.cli.option import ListFormat
    from mlr_prio.cli.session import Session
    from mlr_prio.model.problem import Problem
    from mlr_prio.workspace.edit.apply import Rewrite

SOURCE_DATE_EPOCH: Final = "SOURCE_DATE_EPOCH"
_EXAMPLE: Final = "2026-03-01"


@dataclass(frozen=True, slots=True)
class Asked:
    """Weights with the day they were given on.

    Parameters
    ----------
    elicited
        The weights.
    on
        The day, ISO 8601.
    talk
        The conversation; None where answers came from files.
    """

    elicited: Elicited
    on: str
    talk: Dialogue | None = None


def read(problem: Problem, files: Sequence[Path], aggregation: str, on: str | None) -> Asked:
    """Return the weights that files of answers come to.

    Raises
    ------
    RequestError
        When nothing says which day it was.
    """
    from mlr_prio.workspace.judgement_file import read_judgements

    answers = [read_judgements(file) for file in files]
    day = _given_day(on) or next((str(answer.on) for answer in answers if answer.on), None) or _epoch_day()
    if day is None:
        raise RequestError(
            message("nothing says which day the answers were given"),
            message("say it with --on {example}, or write on: {example} in the file", example=_EXAMPLE),
        )
    return Asked(elicit(problem, answers, aggregation), day)


def asked(
    session: Session, problem: Problem, owner: str, method: str, on: str | None, *, restart: bool
) -> Asked:
    """Return the weights that somebody at the terminal gives."""
    day = _given_day(on) or _epoch_day()
    talk, elicited = interview(session, problem, owner, method, restart=restart)
    if day is None:
        question = talk.translate("On which day is this? (year-month-day)")
        day = talk.complete(lambda: talk.ask("on", question, _day))
    return Asked(elicited, day, talk)


def _given_day(on: str | None) -> str | None:
    if on is None:
        return None
    try:
        return _day(on)
    except AnswerError as error:
        raise RequestError(message("{value} is no day", value=on), error.what) from None


def _epoch_day() -> str | None:
    seconds = os.environ.get(SOURCE_DATE_EPOCH, "")
    return datetime.fromtimestamp(int(seconds), UTC).date().isoformat() if seconds.isdigit() else None


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise AnswerError(message("write year-month-day, such as {example}", example=_EXAMPLE)) from None


def finish(
    session: Session,
    problem: Problem,
    owner: str,
    result: Asked,
    format_: ListFormat | None,
    *,
    viewpoint: bool,
    yes: bool,
    dry_run: bool,
) -> None:
    """Show the weights, ask whether to write them where somebody is there to ask, and write."""
    from mlr_prio.cli.delivery import deliver
    from mlr_prio.report.builder.elicitation import elicitation_report
    from mlr_prio.workspace.edit.apply import apply_rewrites, foresee

    root, translate = session.root(), session.translator()
    rewrite = profile_rewrite(root, problem, _profile(owner, result, viewpoint=viewpoint))
    foresee(root, [rewrite])
    deliver(
        session,
        lambda translator: elicitation_report(problem, owner, result.on, result.elicited, translator),
        format_,
        None,
    )
    if dry_run or not _agreed(session, rewrite, ask=result.talk is not None and not yes):
        session.say(translate("nothing was written"))
        return
    apply_rewrites(root, [rewrite])
    session.say(translate(message("wrote {path}", path=rewrite.path)))
    if any(p.document.id == owner and p.document.description for p in problem.profiles):
        session.say(translate("Its description was left as it is; see whether it still fits."))
    if result.talk is not None:
        result.talk.forget()


def _agreed(session: Session, rewrite: Rewrite, *, ask: bool) -> bool:
    from mlr_prio.cli.question import agrees

    question = message("Write this to {path}?", path=rewrite.path)
    return not ask or agrees(session, session.translator()(question))


def _profile(owner: str, result: Asked, *, viewpoint: bool) -> ElicitedProfile:
    elicited = result.elicited
    content: Any = dict(elicited.points)
    if elicited.order:
        content = [list(group) if len(group) > 1 else group[0] for group in elicited.order]
    return ElicitedProfile(
        owner=owner,
        is_viewpoint=viewpoint,
        form="order" if elicited.order else "weights",
        content=content,
        method=elicited.method,
        on=result.on,
    )
