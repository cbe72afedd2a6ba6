"""A file of answers to plain judgements, with every fault at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.errors import InputError, RequestError, reason_of
from mlr_prio.message import message
from mlr_prio.model.judgement import JudgementFile
from mlr_prio.workspace.document import read_document
from mlr_prio.workspace.file_text import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path


def read_judgements(path: Path) -> JudgementFile:
    """Return the answers that a file holds, wherever it lies.

    Raises
    ------
    RequestError
        Where the file cannot be read.
    InputError
        With every finding, where it holds no answers.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = reason_of(error)
        raise RequestError(
            message("the file {path} cannot be read ({reason})", path=str(path), reason=reason)
        ) from error
    read = read_document(str(path), content, JudgementFile, None)
    if read.sourced is None:
        raise InputError(read.findings)
    return read.sourced.document
