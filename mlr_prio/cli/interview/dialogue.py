"""Questions one after another, each answer kept, with a way back and a way to go on tomorrow."""

from __future__ import annotations

import shutil
import sys
from textwrap import fill
from typing import TYPE_CHECKING, Final, TypeVar

from mlr_prio.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mlr_prio.cli.session import Session
    from mlr_prio.workspace.unfinished import Unfinished

T = TypeVar("T")

BACK: Final = "<"

_READABLE: Final = 100
_LEAST: Final = 40


class AnswerError(Exception):
    """An answer that does not fit its question.

    Parameters
    ----------
    what
        What would fit.
    """

    def __init__(self, what: Message) -> None:
        super().__init__(str(what))
        self.what = what


class BackError(Exception):
    """The last question is to be asked again."""


class StoppedError(Exception):
    """Nobody answers any more; the answers so far are kept."""


class Dialogue:
    """A conversation on stderr and stdin.

    Parameters
    ----------
    session
        The call; its language is spoken.
    store
        Where answers are kept.
    """

    def __init__(self, session: Session, store: Unfinished) -> None:
        self.translate = session.translator()
        self._session = session
        self._store = store
        self._answers = store.answers()

    @property
    def answered(self) -> int:
        """How many answers there are."""
        return len(self._answers)

    def restart(self) -> None:
        """Throw all answers away."""
        self._answers = {}
        self._store.forget()

    def go_back(self) -> None:
        """Throw the last answer away, if there is one."""
        if self._answers:
            self._answers.popitem()
            self._store.keep(self._answers)

    def say(self, text: str) -> None:
        """Say something; lines that are too long are broken."""
        self._session.say("\n".join(map(_filled, text.split("\n"))))

    def complete(self, make: Callable[[], T]) -> T:
        """Ask all that ``make`` asks, from the beginning whenever somebody goes back: answers are known then.

        Raises
        ------
        StoppedError
            When the input ends or the person stops it.
        """
        while True:
            try:
                return make()
            except BackError:
                self.go_back()
            except KeyboardInterrupt:
                self.say("")
                raise StoppedError from None

    def ask(self, key: str, question: str, read: Callable[[str], T], *, before: str = "") -> T:
        """Return the answer to a question, asked unless it is known.

        Parameters
        ----------
        key
            The name of the question.
        question
            What to ask.
        read
            Makes the answer of the text; raises AnswerError with what would fit.
        before
            What to say before the question is asked.

        Raises
        ------
        BackError
            When the person wants to go back.
        StoppedError
            When the input has ended.
        """
        known = self._known(key, read)
        if known is not None:
            return known
        if before:
            self.say(before)
        while True:
            text = self._line(f"{_filled(question)} ")
            if text == BACK:
                raise BackError
            try:
                value = read(text)
            except AnswerError as error:
                self.say(self.translate(error.what))
                continue
            self._answers[key] = text
            self._store.keep(self._answers)
            return value

    def _known(self, key: str, read: Callable[[str], T]) -> T | None:
        if key not in self._answers:
            return None
        try:
            return read(self._answers[key])
        except AnswerError:  # the question has changed since
            del self._answers[key]
            return None

    @staticmethod
    def _line(prompt: str) -> str:
        sys.stderr.write(prompt)
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line.endswith("\n"):
            sys.stderr.write("\n")
            if not line:
                raise StoppedError
        return line.strip()

    def forget(self) -> None:
        """Throw the kept answers away: they have become a profile."""
        self._store.forget()


def line_width() -> int:
    """Return how long a line may be: what the terminal has, and what is easy to read."""
    return max(_LEAST, min(_READABLE, shutil.get_terminal_size().columns - 1))


def _filled(line: str) -> str:
    return line if len(line) <= line_width() else fill(line, line_width(), break_on_hyphens=False)


def number(low: float, high: float | None = None) -> Callable[[str], float]:
    """Return a reader of numbers from ``low`` to ``high``, with a decimal point or comma."""

    def read(text: str) -> float:
        try:
            value = float(text.replace(",", ".").replace("−", "-"))
        except ValueError:
            value = low - 1
        if low <= value <= (float("1e12") if high is None else high):
            return value
        if high is None:
            raise AnswerError(message("a number, {low} or more", low=low))
        raise AnswerError(message("a number from {low} to {high}", low=low, high=high))

    return read


def choice(options: Mapping[str, str]) -> Callable[[str], str]:
    """Return a reader of one of the texts that ``options`` are typed as, giving what they stand for."""

    def read(text: str) -> str:
        if text in options:
            return options[text]
        raise AnswerError(message("one of: {options}", options=", ".join(options)))

    return read
