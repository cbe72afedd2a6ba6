"""mlr-prio: agree on which infrastructure investments to stand behind, and say so with one voice.

``import mlr_prio as mp; ws = mp.load(".")`` reads a workspace; see :mod:`mlr_prio.library`.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlr_prio.library import Workspace, load

__all__ = ["Workspace", "__version__", "load"]

# Before numpy is imported: BLAS threads slow small products down, and results depend on their number.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Return a name of the library, imported when first asked for, so that the program starts quickly."""
    if name in {"Workspace", "load"}:
        from mlr_prio import library

        return getattr(library, name)
    what = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(what)
