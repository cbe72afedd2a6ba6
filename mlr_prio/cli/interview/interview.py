"""One interview from the first question to weights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.elicitation import Elicited, elicit
from mlr_prio.assessment.sibling import sibling_sets, whole_set
from mlr_prio.cli.interview.dialogue import BACK, Dialogue
from mlr_prio.cli.interview.questions import INTERVIEWS
from mlr_prio.cli.interview.subject import Subject
from mlr_prio.message import Message, message
from mlr_prio.model.judgement import JudgementFile
from mlr_prio.workspace.unfinished import Unfinished

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.cli.session import Session
    from mlr_prio.model.problem import Problem

_INTRODUCTIONS: Final[Mapping[str, Message]] = {
    "swing": message(
        "Imagine a project at the worst level of everything. Which step up to the best level would "
        "matter the most to you? It gets 100 points, and the other steps are measured against it."
    ),
    "rank_order": message(
        "Put the steps from the worst to the best level in order, the most important first."
    ),
    "direct": message("Give points for what the step from the worst to the best level is worth to you."),
    "ahp": message("Compare two steps from worst to best at a time."),
    "bwm": message("Name the step that matters the most and the one that matters the least, and compare."),
}


def interview(
    session: Session, problem: Problem, owner: str, method: str, *, restart: bool
) -> tuple[Dialogue, Elicited]:
    """Ask all questions; return the conversation, for what follows, and the weights.

    Raises
    ------
    StoppedError
        When nobody answers any more; what was answered is kept.
    """
    store = Unfinished(session.root(), f"{owner}\n{method}", _subject_text(problem))
    talk = Dialogue(session, store)
    if restart:
        talk.restart()
    translate = talk.translate
    talk.say(translate(_INTRODUCTIONS[method]))
    talk.say(translate("{back} goes back a question; Ctrl-C stops, and the answers are kept.", back=BACK))
    if talk.answered:
        count = translate.plural("{count} answer", "{count} answers", talk.answered)
        talk.say(translate("Going on after {count} from last time; --restart begins anew.", count=count))
    return talk, talk.complete(lambda: _weighed(talk, problem, method))


def _subject_text(problem: Problem) -> str:
    """Return what the questions are about; other criteria or ranges are other questions."""
    scales = {criterion.id: (criterion.scale.worst, criterion.scale.best) for criterion in problem.leaves}
    nodes = problem.criteria.document.nodes()
    return "\n".join(f"{node.item.id} {node.parent} {scales.get(node.item.id)}" for node in nodes)


def _weighed(talk: Dialogue, problem: Problem, method: str) -> Elicited:
    document = problem.criteria.document
    sets = [siblings for siblings in sibling_sets(document) if len(siblings.ids) > 1]
    if method == "rank_order":
        sets = [whole_set(document)]
    answers = INTERVIEWS[method](talk, Subject.of(problem, talk.translate), sets)
    return elicit(problem, [JudgementFile.model_validate({"method": method, **answers})])
