"""What a fault in one document is called: one table from pydantic's error types to sentences for planners."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlr_prio.message import Message, message
from mlr_prio.model.base import IDENTIFIER_PATTERN
from mlr_prio.model.fault import FaultCode
from mlr_prio.model.source import key_text
from mlr_prio.model.suggestion import closest

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic_core import ErrorDetails

_SHOWN_LENGTH = 40
_NUMBER_IN_TEXT = re.compile(r"\s*([-+−–]?)(\d[\d\s]*)(?:([.,])(\d+))?\s*(\S.*)?", re.DOTALL)
_IN_QUOTES = re.compile(r"'([^']*)'")


@dataclass(frozen=True, slots=True)
class Wording:
    """The code, the sentence and the hint of a fault."""

    code: FaultCode
    what: Message
    hint: Message | None = None


def word(error: ErrorDetails) -> Wording:
    """Return how to say a pydantic error; unknown keys and missing ones are worded by their caller."""
    rule = _RULES.get(error["type"])
    if rule is None:
        return Wording(
            FaultCode.WRONG_VALUE, message("{value} cannot stand here", value=shown(error["input"]))
        )
    return rule(error)


def shown(value: object) -> str:
    """Return a value as a file would write it, on one line, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN_LENGTH else f"{text[: _SHOWN_LENGTH - 1]}…"


def _wrong(what: Message, hint: Message | None = None) -> Wording:
    return Wording(FaultCode.WRONG_VALUE, what, hint)


def _fault_of_ours(error: ErrorDetails) -> Wording:
    facts = error["ctx"]
    return Wording(facts["code"], facts["what"], facts["hint"])


def _no_number(error: ErrorDetails) -> Wording:
    value = error["input"]
    if value is None:
        return _wrong(
            message("a number is missing here"), message("leave the line out where it is not known")
        )
    what = message("{value} is no number", value=shown(value))
    if isinstance(value, str):
        return _wrong(what, _number_hint(value))
    if isinstance(value, list) and [type(part) for part in value] == [int, int]:
        number = f"{value[0]}.{value[1]}"
        return _wrong(what, message("use a point for decimals: {number}", number=number))
    return _wrong(what, message("write a number such as 12.5"))


def _number_hint(text: str) -> Message:
    match = _NUMBER_IN_TEXT.fullmatch(text)
    if match is None:
        return message("write a number such as 12.5")
    sign, whole, separator, decimals, unit = match.groups()
    number = ("-" if sign in {"-", "−", "–"} else "") + re.sub(r"\s", "", whole)
    number += f".{decimals}" if decimals else ""
    if unit:
        return message("write only the number: {number}", number=number)
    if separator == ",":
        return message("use a point for decimals: {number}", number=number)
    return message("write {number}, without quotes or spaces", number=number)


def _no_whole_number(error: ErrorDetails) -> Wording:
    if error["input"] is None:
        return _no_number(error)
    what = message("{value} is no whole number", value=shown(error["input"]))
    return _wrong(what, message("write a whole number, without quotes or decimals"))


def _no_text(error: ErrorDetails) -> Wording:
    if error["input"] is None:
        return _wrong(message("a text is missing here"), message("write a text, or leave the line out"))
    what = message("{value} is no text", value=shown(error["input"]))
    if isinstance(error["input"], list | dict):
        return _wrong(what, message('put a text that contains brackets, braces or ": " in quotes'))
    return _wrong(what, message("put it in quotes"))


def _no_list(error: ErrorDetails) -> Wording:
    value = error["input"]
    if value is None:
        return _wrong(message("a list is missing here"), message("write [], or leave the line out"))
    what = message("a list is wanted here, not {value}", value=shown(value))
    if isinstance(value, dict):
        return _wrong(what, message('write every entry on a line of its own that starts with "- "'))
    return _wrong(what, message("put it in brackets: [{value}]", value=str(value)))


def _no_mapping(error: ErrorDetails) -> Wording:
    if error.get("ctx", {}).get("class_name") == "LocalizedText":
        return _no_text(error)
    if error["input"] is None:
        return _wrong(message("entries are missing here"), message("write them, or leave the line out"))
    return _wrong(
        message("entries of the form key: value are wanted here, not {value}", value=shown(error["input"]))
    )


def _wrong_pattern(error: ErrorDetails) -> Wording:
    value = shown(error["input"])
    if error["ctx"]["pattern"] == IDENTIFIER_PATTERN:
        return _wrong(
            message("{value} is no id", value=value),
            message("an id has small letters a–z, digits and single hyphens between them"),
        )
    return _wrong(
        message("{value} is no municipality code", value=value),
        message("write the four digits in quotes, such as {example}", example='"1280"'),
    )


def _not_allowed(error: ErrorDetails) -> Wording:
    value, expected = error["input"], error["ctx"]["expected"]
    allowed = _IN_QUOTES.findall(expected) or [expected]
    what = message("{value} is not allowed here", value=shown(value))
    if value is None:
        what = message("a word is missing here")
    suggestion = closest(value, allowed) if isinstance(value, str) else None
    if suggestion is None:
        return _wrong(what, message("allowed: {allowed}", allowed=", ".join(allowed)))
    return _wrong(
        what,
        message(
            "did you mean {suggestion}? allowed: {allowed}", suggestion=suggestion, allowed=", ".join(allowed)
        ),
    )


def _wrong_tag(error: ErrorDetails) -> Wording:
    allowed = ", ".join(_IN_QUOTES.findall(error["ctx"]["expected_tags"]))
    what = message("{value} is not allowed here", value=shown(error["ctx"]["tag"]))
    return _wrong(what, message("allowed: {allowed}", allowed=allowed))


def _no_tag(error: ErrorDetails) -> Wording:
    key = _IN_QUOTES.findall(error["ctx"]["discriminator"])[0]
    return Wording(FaultCode.MISSING_KEY, message("{key} is missing", key=key))


def _too_small(error: ErrorDetails) -> Wording:
    what = message("{value} is too small", value=shown(error["input"]))
    return _wrong(what, message("{limit} is the smallest value", limit=key_text(error["ctx"]["ge"])))


def _not_above(error: ErrorDetails) -> Wording:
    what = message("{value} is too small", value=shown(error["input"]))
    return _wrong(what, message("the value must be greater than {limit}", limit=key_text(error["ctx"]["gt"])))


def _too_large(error: ErrorDetails) -> Wording:
    what = message("{value} is too large", value=shown(error["input"]))
    return _wrong(what, message("{limit} is the largest value", limit=key_text(error["ctx"]["le"])))


def _too_few(error: ErrorDetails) -> Wording:
    return _wrong(
        message("a list of {count} is too short", count=error["ctx"]["actual_length"]),
        message("it needs at least {limit}", limit=error["ctx"]["min_length"]),
    )


def _too_many(error: ErrorDetails) -> Wording:
    return _wrong(
        message("a list of {count} is too long", count=len(error["input"])),
        message("it takes {limit}; use a point for decimals", limit=error["ctx"]["max_length"]),
    )


def _empty_text(_error: ErrorDetails) -> Wording:
    return _wrong(message("the text is empty"), message("write a text, or leave the line out"))


_RULES: dict[str, Callable[[ErrorDetails], Wording]] = {
    "dict_type": _no_mapping,
    "enum": _not_allowed,
    "float_parsing": _no_number,
    "float_type": _no_number,
    "greater_than": _not_above,
    "greater_than_equal": _too_small,
    "int_type": _no_whole_number,
    "less_than_equal": _too_large,
    "literal_error": _not_allowed,
    "mlr_prio": _fault_of_ours,
    "model_attributes_type": _no_mapping,
    "model_type": _no_mapping,
    "string_pattern_mismatch": _wrong_pattern,
    "string_too_short": _empty_text,
    "string_type": _no_text,
    "too_long": _too_many,
    "too_short": _too_few,
    "tuple_type": _no_list,
    "union_tag_invalid": _wrong_tag,
    "union_tag_not_found": _no_tag,
}
