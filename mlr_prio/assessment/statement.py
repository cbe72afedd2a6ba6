"""What a statement says, before it is put into words: who is asked for what, and how far all agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlr_prio.assessment.ranking import rank_all_profiles, weakest_status
from mlr_prio.assessment.weighting import JOINT
from mlr_prio.errors import RequestError
from mlr_prio.message import message
from mlr_prio.model.base import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mlr_prio.assessment.ranking import RankedProject, Ranking
    from mlr_prio.model.problem import Problem
    from mlr_prio.model.statement import Ask, Statement, StatementsDocument

FILE = "criteria/statement.yaml"


@dataclass(frozen=True, slots=True)
class MemberPlaces:
    """The places of a project when each member's weights are used on their own.

    Parameters
    ----------
    members
        How many members there are to ask: those with a profile that do not abstain from the project.
    in_top
        Under how many of their weights it is among the first so many as the statement asks for.
    best, worst
        Its best and worst place under them.
    """

    members: int
    in_top: int
    best: int
    worst: int


@dataclass(frozen=True, slots=True)
class Turn:
    """The nearest change of one weight that takes its place from a project.

    Parameters
    ----------
    criterion
        Whose weight.
    weight, limit
        The weight in force and the one beyond which the place is lost, 0 to 1; the others keep their
        proportions.
    is_below
        Whether it is lost when the weight goes below the limit; otherwise above it.
    overtaken_by
        Who passes.
    place
        The place just beyond the limit.
    """

    criterion: str
    weight: float
    limit: float
    is_below: bool
    overtaken_by: str
    place: int


@dataclass(frozen=True, slots=True)
class Robustness:
    """What a sensitivity analysis says, as far as a statement repeats it.

    Parameters
    ----------
    weightings
        How many weightings were tried.
    members
        Around how many members' profiles they were drawn; 0 when all possible weightings were tried alike.
    uncertain
        How many scores are missing or uncertain and were drawn anew for each weighting.
    top
        Among how many first places a project was counted.
    in_top
        By project that is asked for: the share of the weightings in which it was.
    turns
        By project the nearest change that takes its place; for the others no change of a single weight does.
    """

    weightings: int
    members: int
    uncertain: int
    top: int
    in_top: Mapping[str, float]
    turns: Mapping[str, Turn]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a consensus analysis says, as far as a statement repeats it.

    Parameters
    ----------
    members
        How many members were compared.
    pairs, agreed, nearly
        How many pairs of projects there are, on how many of them all see the same order, and on how many more
        all but one do.
    """

    members: int
    pairs: int
    agreed: int
    nearly: int


@dataclass(frozen=True, slots=True)
class Position:
    """A project that the recipient is asked for.

    Parameters
    ----------
    row
        Its line on the list.
    ask
        What is asked.
    alternatives
        The projects asked for before it that cannot be built beside it.
    places
        How the members' own weights place it; None without profiles.
    reference
        The section of the recipient's paper that it concerns.
    """

    row: RankedProject
    ask: Ask
    alternatives: tuple[str, ...]
    places: MemberPlaces | None
    reference: str | None


@dataclass(frozen=True, slots=True)
class StatementCase:
    """One statement with the list that it rests on.

    Parameters
    ----------
    document, statement
        What the file says of all its statements and of this one.
    ranking
        The joint list.
    positions
        The projects asked for, in the order of the list.
    elsewhere
        The projects above the last of them that somebody else decides on.
    robustness, agreement
        What other analyses found; None where they were not made, and then nothing is said of them.
    """

    document: StatementsDocument
    statement: Statement
    ranking: Ranking
    positions: tuple[Position, ...]
    elsewhere: tuple[RankedProject, ...]
    robustness: Robustness | None = None
    agreement: Agreement | None = None

    @property
    def problem(self) -> Problem:
        """The workspace."""
        return self.ranking.problem

    @property
    def status(self) -> Status:
        """How far the least finished of the list and the statement has come."""
        own = weakest_status(self.problem, self.ranking.in_force)
        return min((own, self.statement.status), key=list(Status).index)


def statement_case(
    ranking: Ranking,
    wanted: str | None = None,
    *,
    robustness: Robustness | None = None,
    agreement: Agreement | None = None,
) -> StatementCase:
    """Return a statement with what it asks for.

    Parameters
    ----------
    ranking
        The joint list.
    wanted
        The id of a statement; it may be left out where there is only one.
    robustness, agreement
        What other analyses found, where they were made.

    Raises
    ------
    RequestError
        When there is no statement, none with this id, or several and none is named, or the list is not joint.
    """
    in_force = ranking.in_force
    if in_force.profile != JOINT or in_force.shares or in_force.by_population:
        raise RequestError(message("a statement rests on the joint list, not on a profile or a what-if"))
    document, statement = _chosen(ranking.problem, wanted)
    positions = tuple(_positions(ranking, statement))
    return StatementCase(
        document=document,
        statement=statement,
        ranking=ranking,
        positions=positions,
        elsewhere=_elsewhere(ranking, positions),
        robustness=robustness,
        agreement=agreement,
    )


def _chosen(problem: Problem, wanted: str | None) -> tuple[StatementsDocument, Statement]:
    if problem.statements is None:
        raise RequestError(
            message("there is no statement: the file {path} is missing", path=FILE),
            message("see what it holds with: mlr-prio schema statement"),
        )
    document = problem.statements.document
    known = {statement.id: statement for statement in document.statements}
    if wanted is None and len(known) == 1:
        return document, document.statements[0]
    if wanted in known:
        return document, known[wanted]
    ids = ", ".join(known)
    if wanted is None:
        raise RequestError(
            message("there are several statements"), message("say which with --recipient: {known}", known=ids)
        )
    raise RequestError(
        message("there is no statement {wanted}", wanted=wanted), message("there are: {known}", known=ids)
    )


def _positions(ranking: Ranking, statement: Statement) -> Iterator[Position]:
    asks = {ask.funding: ask for ask in statement.asks}
    rows = [row for row in ranking.rows if row.project.funding in asks][: statement.top]
    places = _member_places(ranking, statement.top)
    for index, row in enumerate(rows):
        yield Position(
            row=row,
            ask=asks[str(row.project.funding)],
            alternatives=_alternatives(row, rows[:index]),
            places=places.get(row.project.id),
            reference=statement.references.get(row.project.id),
        )


def _alternatives(row: RankedProject, before: Sequence[RankedProject]) -> tuple[str, ...]:
    """Return the projects before this one that exclude it or are excluded by it."""
    own = row.project
    return tuple(
        other.project.id
        for other in before
        if own.id in other.project.excludes or other.project.id in own.excludes
    )


def _elsewhere(ranking: Ranking, positions: Sequence[Position]) -> tuple[RankedProject, ...]:
    last = max((position.row.rank for position in positions), default=0)
    asked = {position.row.project.id for position in positions}
    return tuple(row for row in ranking.rows if row.rank <= last and row.project.id not in asked)


def _member_places(ranking: Ranking, top: int) -> dict[str, MemberPlaces]:
    """Return by project its places under the profiles of the members that take part in it."""
    profiles = {profile.id: profile for profile in ranking.problem.member_profiles}
    if not profiles:
        return {}
    ranks = rank_all_profiles(ranking.problem)
    found = {}
    for row in ranking.rows:
        id_ = row.project.id
        heard = [
            place
            for profile, place in zip(ranks.profiles, ranks.ranks[id_], strict=True)
            if profile in profiles and id_ not in profiles[profile].abstains
        ]
        if heard:
            found[id_] = MemberPlaces(
                len(heard), sum(place <= top for place in heard), min(heard), max(heard)
            )
    return found
