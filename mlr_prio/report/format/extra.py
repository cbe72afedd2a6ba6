"""Libraries that only some formats need: asked for by name, with the command that installs them."""

from __future__ import annotations

import shlex
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from mlr_prio.errors import OutputError
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

REQUIREMENTS: Final[Mapping[str, str]] = {"docx": "docxtpl>=0.20", "pdf": "typst>=0.15"}
"""By extra of this package what it installs."""

MODULES: Final[Mapping[str, str]] = {"docx": "docxtpl", "pdf": "typst"}


def is_installed(extra: str) -> bool:
    """Return whether the library of an extra is there."""
    return find_spec(MODULES[extra]) is not None


def require_extra(extra: str) -> None:
    """Do nothing where the library of an extra is there.

    Raises
    ------
    OutputError
        Where it is not; the hint is the command that installs it for the Python that runs now.
    """
    if is_installed(extra):
        return
    command = shlex.join([sys.executable, "-m", "pip", "install", REQUIREMENTS[extra]])
    raise OutputError(
        message(
            "the format {format} needs the extra {extra}, which is not installed", format=extra, extra=extra
        ),
        message("install it with: {command}", command=command),
    )
