"""The codes of faults in files, and how a validator reports one."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

if TYPE_CHECKING:
    from mlr_prio.message import Message


class FaultCode(StrEnum):
    """Stable identifiers of faults in files; remarks on the judgement (``MLR2xx``) belong to lint rules."""

    SYNTAX = "MLR101"
    UNKNOWN_KEY = "MLR102"
    MISSING_KEY = "MLR103"
    OUTSIDE_SCALE = "MLR104"
    WRONG_VALUE = "MLR105"
    DUPLICATE_KEY = "MLR106"
    DANGLING_REFERENCE = "MLR107"
    ID_IS_NOT_FILE_NAME = "MLR108"
    DUPLICATE_ID = "MLR109"
    CYCLE = "MLR110"
    USELESS_WEIGHTS = "MLR111"
    EMPTY_FILE = "MLR112"
    ENCODING = "MLR113"
    TAB = "MLR114"
    ALIAS = "MLR115"
    TOO_LARGE = "MLR116"
    TAG = "MLR117"
    NOT_FINITE = "MLR118"
    MISSING_FILE = "MLR119"
    CONTRADICTION = "MLR120"
    IGNORED_FILE = "MLR121"
    UNKNOWN_PLACEHOLDER = "MLR131"
    MISSING_PLACEHOLDER = "MLR132"
    UNUSABLE_TEMPLATE = "MLR133"


def fault(
    what: Message,
    *,
    code: FaultCode = FaultCode.CONTRADICTION,
    at: tuple[str | int, ...] = (),
    hint: Message | None = None,
) -> PydanticCustomError:
    """Make the error that a model validator raises.

    Parameters
    ----------
    what
        The sentence for the reader.
    code
        The stable identifier.
    at
        The way from the validated object down to the entry at fault.
    hint
        What is allowed or what to do.
    """
    return PydanticCustomError("mlr_prio", "{what}", {"what": what, "code": code, "at": at, "hint": hint})
