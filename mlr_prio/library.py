"""mlr-prio in a notebook: a workspace, and what can be asked of it.

The answers are those of the command line: frozen objects, documented where they are defined, with
``to_frame()`` for pandas. Nothing here writes to the workspace.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mlr_prio.assessment.difference import difference
from mlr_prio.assessment.explanation import explain
from mlr_prio.assessment.lint import lint
from mlr_prio.assessment.performance import performance_table
from mlr_prio.assessment.ranking import rank, rank_all_profiles
from mlr_prio.model.version import Version, VersionKind
from mlr_prio.workspace.cache import default_cache
from mlr_prio.workspace.folder import find_workspace
from mlr_prio.workspace.reader import load_problem
from mlr_prio.workspace.version import open_version

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike

    import pandas as pd

    from mlr_prio.assessment.difference import Difference
    from mlr_prio.assessment.explanation import Explanation
    from mlr_prio.assessment.ranking import ProfileRanks, Ranking
    from mlr_prio.finding import Finding
    from mlr_prio.model.problem import Problem

__all__ = ["Workspace", "load"]


def load(path: str | PathLike[str] = ".") -> Workspace:
    """Read the workspace that ``path`` is in.

    Parameters
    ----------
    path
        A folder; the workspace is found from there upwards.

    Raises
    ------
    RequestError
        Where there is no workspace.
    InputError
        Where its files have faults; ``error.findings`` holds all of them.

    Examples
    --------
    >>> import mlr_prio as mp
    >>> ws = mp.load(".")
    >>> ws.rank().rows[0].project.id
    'simrishamnsbanan-malmo-dalby'
    """
    root = find_workspace(Path(path))
    return Workspace(root, load_problem(root, default_cache()))


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace as it was read.

    Parameters
    ----------
    root
        Its folder.
    problem
        Everything that its files say, see :class:`mlr_prio.model.problem.Problem`.
    """

    root: Path
    problem: Problem

    def rank(self, profile: str | None = None, shares: Mapping[str, float] | None = None) -> Ranking:
        """Return the list.

        Parameters
        ----------
        profile
            The id of a weight profile; None for the joint weights.
        shares
            What-ifs: by criterion or group its share of its parent's weight, 0 to 1.

        Examples
        --------
        >>> import mlr_prio as mp
        >>> row = mp.load(".").rank(shares={"gods": 0.9}).rows[0]
        >>> (row.project.id, row.rank, row.previous_rank)
        ('godsstraket-genom-skane', 1, 11)
        """
        return rank(self.problem, profile=profile, shares=tuple((shares or {}).items()))

    def rank_all_profiles(self) -> ProfileRanks:
        """Return the places under the joint weights and under each profile on its own."""
        return rank_all_profiles(self.problem)

    def explain(
        self,
        project: str,
        other: str | None = None,
        *,
        top: int | None = None,
        profile: str | None = None,
        shares: Mapping[str, float] | None = None,
    ) -> Explanation:
        """Return why a project has its place, or why it stands before or after another.

        The parameters are those of :func:`mlr_prio.assessment.explanation.explain`; ``shares`` as for
        :meth:`rank`.

        Examples
        --------
        >>> import mlr_prio as mp
        >>> ws = mp.load(".")
        >>> comparison, = ws.explain("oresundsmetro", "lommabanan-etapp-2").against
        >>> comparison.above.project.id, round(comparison.difference, 3)
        ('oresundsmetro', 0.028)
        """
        what_ifs = tuple((shares or {}).items())
        return explain(self.problem, project, other, top=top, profile=profile, shares=what_ifs)

    def check(self) -> tuple[Finding, ...]:
        """Return what a careful reader would question; files with faults cannot be loaded at all.

        Examples
        --------
        >>> import mlr_prio as mp
        >>> sorted({finding.severity.value for finding in mp.load(".").check()})
        ['note', 'warning']
        """
        return lint(self.problem)

    def check_frame(self) -> pd.DataFrame:
        """Return :meth:`check` as a pandas frame, a line a finding."""
        from mlr_prio.assessment.frame import finding_frame

        return finding_frame(self.check())

    def diff(self, old: str | PathLike[str] | Workspace, *, profile: str | None = None) -> Difference:
        """Return what moved from another list to this one, and which edits moved it.

        Parameters
        ----------
        old
            A git revision, a folder, a list exported as JSON, or another workspace.
        profile
            The id of a weight profile; None for the joint weights.

        Examples
        --------
        >>> import mlr_prio as mp
        >>> ws = mp.load(".")
        >>> ws.diff(ws).edits
        ()
        """
        now = Version(VersionKind.WORKSPACE, "", self.problem)
        if isinstance(old, Workspace):
            return difference(Version(VersionKind.FOLDER, str(old.root), old.problem), now, profile)
        return difference(open_version(self.root, str(old), cache=default_cache()), now, profile)

    def weights(self) -> pd.DataFrame:
        """Return global weights as a pandas frame: criteria by profiles, the joint weights first."""
        from mlr_prio.assessment.frame import weight_frame

        return weight_frame(self.problem)

    def values(self) -> pd.DataFrame:
        """Return partial values, 0 to 1, as a pandas frame: candidates by criteria, NaN where not scored."""
        from mlr_prio.assessment.frame import value_frame

        return value_frame(performance_table(self.problem.candidates, self.problem.leaves))
