"""mlr-prio: agree on which infrastructure investments to stand behind, and say so with one voice."""

from __future__ import annotations

import os

# Before numpy is imported: BLAS threads slow small products down, and results depend on their number.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
