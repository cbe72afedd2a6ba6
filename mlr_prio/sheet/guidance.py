"""What the first sheet of a workbook says to those who fill it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.message import message
from mlr_prio.model.base import Status
from mlr_prio.sheet.column import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.message import Message
    from mlr_prio.sheet.content import Package


def title(package: Package) -> Message:
    """Return the heading of the workbook."""
    return message("Answers from {name}", name=package.name)


def guidance(package: Package) -> Iterator[tuple[Message, tuple[Message, ...]]]:
    """Yield the headings of the first sheet with the paragraphs under them."""
    yield (
        message("How to fill in"),
        (
            message("Fill in the yellow cells. The other cells are locked, so that the answers can be read."),
            message("An empty cell changes nothing. What the files say today is filled in already."),
            message("Leave alone what you have no answer to: nothing is guessed."),
        ),
    )
    if package.tables and package.tables[0].layout is WEIGHTS:
        yield message("Weights"), tuple(_weights())
    if package.tables and package.tables[-1].layout is not WEIGHTS:
        yield message("Scores"), tuple(_scores())
    yield message("When you are done"), tuple(_back(package))


def _weights() -> Iterator[Message]:
    yield message("Share out points within each group, for instance 100. The sum of a group may be anything.")
    yield message(
        "Ask for every criterion: how much is the whole step from the worst to the best level worth, beside "
        "the steps of the other criteria in the group? A criterion is not important in itself; the step is."
    )
    yield message("Write 0 for what shall not count.")


def _scores() -> Iterator[Message]:
    yield message(
        "Write the level in the unit of the scale. If it is uncertain, leave Level empty and write Lowest "
        "and Highest, and Most likely if you can."
    )
    yield message("Judge the difference from what happens if nothing is built.")
    yield message("Write one or two sentences of rationale for each level, and where the facts come from.")
    yield message("To take a score away, write: missing")


def _back(package: Package) -> Iterator[Message]:
    yield message("Save the workbook with the same sheets and send it back. Do not change the grey columns.")
    if package.problem.status is Status.EXAMPLE:
        yield message("EXAMPLE: the criteria and the figures filled in are made up and nobody's position.")
    yield message("Made from the files {digest}", digest=package.problem.input_sha256[:8])
