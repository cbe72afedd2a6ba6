"""What the process says to the shell when it ends."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes, the same for every command; errors carry theirs, see :mod:`mlr_prio.errors`."""

    OK = 0
    FAULTY_INPUT = 1
    USAGE = 2
    OUT_OF_DATE = 3
    GATE_FAILED = 4
    OUR_FAULT = 70
    INTERRUPTED = 130
