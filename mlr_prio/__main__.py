"""Run with ``python -m mlr_prio``."""

from __future__ import annotations

from mlr_prio.cli.main import main

if __name__ == "__main__":
    main()
