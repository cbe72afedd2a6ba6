"""What the shell offers when somebody types an id and presses the tabulator key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

Named: TypeAlias = tuple[str, str]
"""An id and the name of what it stands for, which some shells show; typer reads this when it runs."""

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mlr_prio.workspace.cache import Cache

    Ids = Callable[[Path, Cache], Iterable[Named]]


def projects(ctx: Any, incomplete: str) -> list[Named]:  # noqa: ANN401 -- typer's own private type
    """Return the projects whose ids begin with ``incomplete``."""
    from mlr_prio.workspace.identifier import project_ids

    return _beginning_with(incomplete, _known(ctx, project_ids))


def profiles(ctx: Any, incomplete: str) -> list[Named]:  # noqa: ANN401 -- as above
    """Return the weight profiles whose ids begin with ``incomplete``."""
    from mlr_prio.workspace.identifier import profile_ids

    return _beginning_with(incomplete, _known(ctx, profile_ids))


def members(ctx: Any, incomplete: str) -> list[Named]:  # noqa: ANN401 -- as above
    """Return the municipalities whose ids begin with ``incomplete``."""
    from mlr_prio.workspace.identifier import member_ids

    return _beginning_with(incomplete, _known(ctx, member_ids))


def criteria(ctx: Any, incomplete: str) -> list[Named]:  # noqa: ANN401 -- as above
    """Return the criteria and groups whose ids begin with ``incomplete``."""
    from mlr_prio.workspace.identifier import criterion_ids

    return _beginning_with(incomplete, _known(ctx, criterion_ids))


def members_and_projects(ctx: Any, incomplete: str) -> list[Named]:  # noqa: ANN401 -- as above
    """Return the municipalities and projects whose ids begin with ``incomplete``."""
    from mlr_prio.workspace.identifier import member_ids, project_ids

    return _beginning_with(incomplete, [*_known(ctx, member_ids), *_known(ctx, project_ids)])


def weights(ctx: Any, incomplete: str) -> list[Named]:  # noqa: ANN401 -- as above
    """Return the criteria and groups whose ids begin with ``incomplete``, ready for a number: ``id=``."""
    from mlr_prio.workspace.identifier import criterion_ids

    return _beginning_with(incomplete, [(f"{id_}=", name) for id_, name in _known(ctx, criterion_ids)])


def _known(ctx: Any, ids: Ids) -> list[Named]:  # noqa: ANN401 -- as above
    """Return the ids of the workspace of this call; none where there is none, for a shell wants no errors."""
    from mlr_prio.errors import MlrPrioError
    from mlr_prio.workspace.cache import default_cache
    from mlr_prio.workspace.folder import find_workspace

    try:
        root = find_workspace(Path(ctx.find_root().params.get("workspace") or Path.cwd()))
        return list(ids(root, default_cache()))
    except (MlrPrioError, OSError):
        return []


def _beginning_with(incomplete: str, known: Iterable[Named]) -> list[Named]:
    return [(id_, name) for id_, name in known if id_.startswith(incomplete)]
