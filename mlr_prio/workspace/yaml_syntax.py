"""What a syntax error means, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mlr_prio.finding import Finding, Severity, SourceLocation
from mlr_prio.message import Message, message
from mlr_prio.model.fault import FaultCode

if TYPE_CHECKING:
    from ruamel.yaml.error import MarkedYAMLError


@dataclass(frozen=True, slots=True)
class _Meaning:
    """A sentence for every problem that contains ``sign``, at its start where that says more than its end."""

    sign: str
    what: Message
    hint: Message
    code: FaultCode = FaultCode.SYNTAX
    at_start: bool = False


_CHECK_INDENTATION = message("indent entries that belong together by the same number of spaces")
_NAME_AFTER_SIGN = message('put the text in quotes if "*" or "&" belongs to it')

_MEANINGS = (
    _Meaning(
        "could not find expected ':'",
        message("this line is neither an entry nor part of a text"),
        message('write "key: value", or indent the line if it continues the text above'),
        at_start=True,
    ),
    _Meaning(
        "mapping values are not allowed",
        message('a ":" that does not belong here'),
        message('put a text that contains ": " in quotes, and check the indentation of the line'),
    ),
    _Meaning(
        "sequence entries are not allowed",
        message('a "-" that does not belong here'),
        message("start the list on a line of its own, under its key"),
    ),
    _Meaning(
        "mapping keys are not allowed",
        message('a "?" that does not belong here'),
        message("put a text that starts with ? in quotes"),
    ),
    _Meaning(
        "unexpected end of stream",
        message("the quotation mark that opens here is never closed"),
        message("close it at the end of the text"),
        at_start=True,
    ),
    _Meaning(
        "unexpected document separator",
        message("the quotation mark that opens here is never closed"),
        message("close it at the end of the text"),
        at_start=True,
    ),
    _Meaning(
        "escape",
        message("an unknown sign after a backslash in double quotes"),
        message("use single quotes, or write the backslash twice"),
    ),
    _Meaning(
        "expected ',' or ']'",
        message('the list that opens here with "[" is not closed, or a comma is missing in it'),
        message('close it with "]", and put texts that contain brackets or ": " in quotes'),
        at_start=True,
    ),
    _Meaning(
        "expected ',' or '}'",
        message('what opens here with "{{" is not closed, or a comma is missing in it'),
        message('close it with "}}", and put texts that contain braces or ": " in quotes'),
        at_start=True,
    ),
    _Meaning(
        "but found '}'",
        message('a "}}" that opens nowhere'),
        message("delete it, or put the text in quotes if it belongs to it"),
    ),
    _Meaning(
        "but found ']'",
        message('a "]" that opens nowhere'),
        message("delete it, or put the text in quotes if it belongs to it"),
    ),
    _Meaning(
        "expected <block end>, but found '<scalar>'",
        message("text after the end of the value"),
        message("put the whole text in quotes, and write a quotation mark inside it twice"),
    ),
    _Meaning(
        "expected <block end>",
        message("this does not fit in with the lines above"),
        _CHECK_INDENTATION,
    ),
    _Meaning(
        "expected '<document start>'",
        message("this does not fit in with the lines above"),
        _CHECK_INDENTATION,
    ),
    _Meaning(
        "non-comment content after document end",
        message('text after the end of the document ("...")'),
        message('leave out the "..."'),
    ),
    _Meaning(
        "but found '<stream end>'",
        message("the file ends inside a list or an entry"),
        message('close every "[" with "]" and every "{{" with "}}"'),
    ),
    _Meaning(
        "expected the node content",
        message("a value is missing before this sign"),
        message("write the value, or leave out the comma or bracket that is too many"),
    ),
    _Meaning(
        "expected alphabetic or numeric character",
        message('"*" and "&" are followed by a name of letters and digits'),
        _NAME_AFTER_SIGN,
    ),
    _Meaning(
        "in a block scalar",
        message("the empty lines before this text hold spaces of unequal number"),
        message("delete the spaces in the empty lines"),
    ),
    _Meaning(
        "indentation indicator",
        message('after "|" or ">" nothing may follow on the same line'),
        message("start the text on the next line, indented"),
    ),
    _Meaning(
        "expected a comment or a line break",
        message('after "|" or ">" nothing may follow on the same line'),
        message("start the text on the next line, indented"),
    ),
    _Meaning(
        " tag",
        message('"!" starts a tag, and tags are not used here'),
        message('put the text in quotes if "!" belongs to it'),
        code=FaultCode.TAG,
    ),
)

_OTHERWISE = _Meaning(
    "",
    message("this cannot be read as YAML"),
    message("compare with the lines above: indentation, quotes, brackets, colons"),
)


def syntax_finding(path: str, text: str, error: MarkedYAMLError) -> Finding:
    """Return the finding for a syntax error of ruamel."""
    problem = f"{error.context} {error.problem}"
    end: Any = error.problem_mark or error.context_mark
    if "cannot start any token" in problem:
        return _wrong_start(path, text[end.index], end)
    meaning = next((m for m in _MEANINGS if m.sign in problem), _OTHERWISE)
    mark = (error.context_mark or end) if meaning.at_start else end
    return _finding(path, mark, meaning.code, meaning.what, meaning.hint)


def _wrong_start(path: str, character: str, mark: Any) -> Finding:  # noqa: ANN401 -- ruamel's mark
    if character == "\t":
        return _finding(
            path,
            mark,
            FaultCode.TAB,
            message("a tab where YAML wants spaces"),
            message("replace the tab with spaces"),
        )
    return _finding(
        path,
        mark,
        FaultCode.SYNTAX,
        message("a text may not start with {character}", character=character),
        message("put the text in quotes"),
    )


def _finding(path: str, mark: Any, code: FaultCode, what: Message, hint: Message) -> Finding:  # noqa: ANN401 -- ruamel's mark
    return Finding(code, Severity.ERROR, SourceLocation(path, mark.line + 1, mark.column + 1), what, hint)
