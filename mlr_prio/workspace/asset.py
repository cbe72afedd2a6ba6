"""Files that a document names and that are no text: the sender's logo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.errors import InputError, reason_of
from mlr_prio.finding import Finding, Severity
from mlr_prio.message import message
from mlr_prio.model.fault import FaultCode

if TYPE_CHECKING:
    from pathlib import Path

    from mlr_prio.message import Message
    from mlr_prio.model.source import Sourced
    from mlr_prio.model.statement import StatementsDocument

MAX_BYTES: Final = 2_000_000
STARTS: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""How PNG and JPEG files begin."""


def read_logo(root: Path, statements: Sourced[StatementsDocument]) -> bytes | None:
    """Return the bytes of the sender's logo; None where the file names none.

    Parameters
    ----------
    root
        The folder of the workspace, out of which no path may lead.
    statements
        The document that names it.

    Raises
    ------
    InputError
        When there is no such file in the workspace, or it is no PNG or JPEG picture of at most 2 MB.
    """
    name = statements.document.sender.logo
    if name is None:
        return None
    path = (root / name).resolve()
    if not path.is_relative_to(root.resolve()):
        raise _fault(statements, message("the logo {path} lies outside the workspace", path=name))
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = reason_of(error)
        what = message("the logo {path} cannot be read ({reason})", path=name, reason=reason)
        raise _fault(statements, what) from error
    if not content.startswith(STARTS) or len(content) > MAX_BYTES:
        raise _fault(
            statements, message("the logo {path} is no PNG or JPEG picture of at most 2 MB", path=name)
        )
    return content


def _fault(statements: Sourced[StatementsDocument], what: Message) -> InputError:
    place = statements.at("sender", "logo")
    return InputError([Finding(FaultCode.MISSING_FILE, Severity.ERROR, place, what)])
