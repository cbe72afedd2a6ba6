"""YAML text to plain data and the place of every entry, with every fault of the notation on the way.

Keys become text, always: `-2`, `"-2"` and `-2.0` name the same entry, whether the data come from a file or
from the cache. Dates stay text as written. The data hold no object of ruamel.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import Resolver

from mlr_prio.finding import Finding, Severity, SourceLocation
from mlr_prio.message import Message, message
from mlr_prio.model.fault import FaultCode
from mlr_prio.model.source import key_text
from mlr_prio.workspace.file_text import control_character_finding, find_control_character
from mlr_prio.workspace.yaml_events import MarkedYAMLError, parse_events
from mlr_prio.workspace.yaml_syntax import syntax_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.model.source import Marks, Path

MAX_DEPTH = 50
"""Levels of nesting; the deepest document of ours has twelve."""

MAX_ALIASED_ENTRIES = 1_000
"""Entries that aliases may repeat in one file: a few repeated sources, never a billion laughs."""


@dataclass(frozen=True, slots=True)
class Tree:
    """What one file says.

    Parameters
    ----------
    data
        Plain dicts with text keys, lists, texts, numbers, booleans and None; None where nothing was read.
    marks
        The places of the entries; entries under an alias have the place of the alias.
    findings
        The faults of the notation.
    spoiled
        The ways to entries that a finding names already: nothing more is to be said about them.
    """

    data: dict[str, Any] | None
    marks: dict[Path, Marks]
    findings: tuple[Finding, ...]
    spoiled: frozenset[Path]


def read_tree(path: str, text: str) -> Tree:
    """Read one YAML document whose root holds keys; ``path`` is for the findings."""
    builder = _Builder(path, text)
    try:
        data = builder.document()
    except MarkedYAMLError as error:
        builder.findings.append(syntax_finding(path, text, error))
        data = None
    except _RefusedError:
        data = None
    return Tree(data, builder.marks, tuple(builder.findings), frozenset(builder.spoiled))


class _RefusedError(Exception):
    """Nothing more of this file is read; the finding is noted."""


_UNFINISHED = object()
_NO_KEY = ""
_RESOLVER = Resolver()
_FIRST_CHARACTERS = frozenset(Resolver.yaml_implicit_resolvers)
_CONSTRUCTOR: Any = YAML(typ="safe", pure=True).constructor
_CONSTRUCTORS = {
    "tag:yaml.org,2002:null": _CONSTRUCTOR.construct_yaml_null,
    "tag:yaml.org,2002:bool": _CONSTRUCTOR.construct_yaml_bool,
    "tag:yaml.org,2002:int": _CONSTRUCTOR.construct_yaml_int,
    "tag:yaml.org,2002:float": _CONSTRUCTOR.construct_yaml_float,
}


class _Builder:
    """One walk over the events of one file."""

    def __init__(self, path: str, text: str) -> None:
        self.marks: dict[Path, Marks] = {}
        self.findings: list[Finding] = []
        self.spoiled: set[Path] = set()
        self._path = path
        self._events: Iterator[Any] = parse_events(text)
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._entries = 0
        self._aliased_entries = 0

    def document(self) -> dict[str, Any] | None:
        next(self._events)
        if type(next(self._events)) is StreamEndEvent:
            self._refuse_empty()
            return None
        event = next(self._events)
        data = self._value(event, (), None)
        next(self._events)
        self._refuse_second_document(next(self._events))
        if data is None and not self.findings:
            self._refuse_empty()
            return None
        if not isinstance(data, dict):
            self._fault(
                FaultCode.WRONG_VALUE,
                event.start_mark,
                message("the file must hold entries of the form key: value"),
            )
            return None
        return data

    def _refuse_empty(self) -> None:
        place = SourceLocation(self._path)
        what = message("the file is empty")
        hint = message("fill it in, or delete it")
        self.findings.append(Finding(FaultCode.EMPTY_FILE, Severity.ERROR, place, what, hint))

    def _refuse_second_document(self, event: Any) -> None:  # noqa: ANN401 -- events have no common type
        if type(event) is not StreamEndEvent:
            self._fault(
                FaultCode.SYNTAX,
                event.start_mark,
                message("a second document begins here"),
                message('a file holds one document: leave out the "---", or make two files'),
            )

    def _value(self, event: Any, way: Path, key_mark: Any) -> Any:  # noqa: ANN401 -- whatever the file holds
        kind, mark = type(event), event.start_mark
        key = key_mark or mark
        if kind is ScalarEvent and not event.value and not event.style:
            mark = key  # ruamel places what is not written at whatever follows
        self.marks[way] = (key.line + 1, key.column + 1, mark.line + 1, mark.column + 1)
        if kind is AliasEvent:
            return self._alias(event, way)
        if event.ctag is not None:
            self._refuse_tag(event, way)
        if event.anchor is None:
            return self._content(kind, event, way)
        entries_before = self._entries
        self._anchors[event.anchor] = (_UNFINISHED, 0)
        value = self._content(kind, event, way)
        self._anchors[event.anchor] = (value, self._entries - entries_before)
        return value

    def _content(self, kind: type, event: Any, way: Path) -> Any:  # noqa: ANN401 -- whatever the file holds
        self._entries += 1
        if kind is ScalarEvent:
            return self._scalar(event, way)
        if len(way) >= MAX_DEPTH:
            self._refuse_depth(event)
        return self._mapping(way) if kind is MappingStartEvent else self._sequence(way)

    def _mapping(self, way: Path) -> dict[str, Any]:
        content: dict[str, Any] = {}
        while type(event := next(self._events)) is not MappingEndEvent:
            key = self._key(event, way)
            if key in content:
                self._refuse_duplicate(event, key, (*way, key))
                key = _NO_KEY
            value = self._value(next(self._events), (*way, key), event.start_mark)
            if key is not _NO_KEY:
                content[key] = value
        return content

    def _sequence(self, way: Path) -> list[Any]:
        content: list[Any] = []
        while type(event := next(self._events)) is not SequenceEndEvent:
            content.append(self._value(event, (*way, len(content)), None))
        return content

    def _key(self, event: Any, way: Path) -> str:  # noqa: ANN401 -- events have no common type
        """Return the key as text, or ``_NO_KEY`` where it cannot be used, which is noted."""
        here = (*way, _NO_KEY)
        faults = len(self.findings)
        key = self._value(event, here, None)
        self.marks.pop(here, None)
        if len(self.findings) > faults:
            return _NO_KEY
        if isinstance(key, dict | list) or key is None or key == "":
            self._fault(
                FaultCode.SYNTAX,
                event.start_mark,
                message("the text before the colon is missing, or no text"),
                message('put texts that contain brackets, braces or ":" in quotes'),
            )
            return _NO_KEY
        if key == "<<" and type(event) is ScalarEvent and event.implicit[0]:
            self._fault(
                FaultCode.ALIAS,
                event.start_mark,
                message('entries cannot be merged with "<<" here'),
                message("write the entries out"),
            )
            return _NO_KEY
        return _text_of_key(key)

    def _refuse_duplicate(self, event: Any, key: str, way: Path) -> None:  # noqa: ANN401 -- an event
        self._fault(
            FaultCode.DUPLICATE_KEY,
            event.start_mark,
            message("{key} stands twice, first on line {line}", key=key, line=self.marks[way][0]),
            message("keep one of the two"),
        )

    def _scalar(self, event: ScalarEvent, way: Path) -> str | float | bool | None:
        text: str = event.value
        if event.style == '"':  # the only style whose escapes can write what no file may hold
            return self._without_control_characters(event, way)
        if not event.implicit[0] or text[:1] not in _FIRST_CHARACTERS:
            return text
        tag = _RESOLVER.resolve(ScalarNode, text, event.implicit)
        construct = _CONSTRUCTORS.get(str(tag))
        if construct is None:
            return text
        try:
            value: float | bool | None = construct(ScalarNode(tag, text))
        except ValueError:  # `0x_`, or more digits than Python reads
            value = math.nan
        if isinstance(value, float) and not math.isfinite(value):
            self._fault(
                FaultCode.NOT_FINITE,
                event.start_mark,
                message("{number} is no number that can be reckoned with", number=_shortened(text)),
                message("leave the entry out where the figure is not known"),
                spoiled=way,
            )
        return value

    def _without_control_characters(self, event: ScalarEvent, way: Path) -> str:
        text: str = event.value
        control = find_control_character(text)
        if control is not None:
            place = SourceLocation(self._path, event.start_mark.line + 1, event.start_mark.column + 1)
            self.findings.append(control_character_finding(place, control))
            self.spoiled.add(way)
        return text

    def _alias(self, event: AliasEvent, way: Path) -> Any:  # noqa: ANN401 -- whatever the anchor holds
        name = event.anchor
        value, entries = self._anchors.get(name, (None, -1))
        if entries < 0:
            what = message("*{name} refers to nothing above", name=name)
            hint = message("mark the entry that is meant with &{name}, or write it out", name=name)
            self._fault(FaultCode.ALIAS, event.start_mark, what, hint, spoiled=way)
            return None
        if value is _UNFINISHED:
            what = message("*{name} stands inside the entry that it refers to", name=name)
            self._fault(FaultCode.ALIAS, event.start_mark, what, message("write it out"), spoiled=way)
            return None
        self._entries += entries
        self._aliased_entries += entries
        if self._aliased_entries > MAX_ALIASED_ENTRIES:
            what = message(
                "the aliases of this file repeat more than {limit} entries", limit=MAX_ALIASED_ENTRIES
            )
            self._fault(FaultCode.ALIAS, event.start_mark, what, message("write the entries out"))
            raise _RefusedError
        return value

    def _refuse_tag(self, event: Any, way: Path) -> None:  # noqa: ANN401 -- events have no common type
        self._fault(
            FaultCode.TAG,
            event.start_mark,
            message('"!" starts a tag, and tags are not used here'),
            message('put the text in quotes if "!" belongs to it'),
            spoiled=way,
        )

    def _refuse_depth(self, event: Any) -> None:  # noqa: ANN401 -- events have no common type
        self._fault(
            FaultCode.SYNTAX,
            event.start_mark,
            message("more than {limit} levels of nesting", limit=MAX_DEPTH),
        )
        raise _RefusedError

    def _fault(
        self,
        code: FaultCode,
        mark: Any,  # noqa: ANN401 -- ruamel's mark
        what: Message,
        hint: Message | None = None,
        *,
        spoiled: Path | None = None,
    ) -> None:
        place = SourceLocation(self._path, mark.line + 1, mark.column + 1)
        self.findings.append(Finding(code, Severity.ERROR, place, what, hint))
        if spoiled is not None:
            self.spoiled.add(spoiled)


def _text_of_key(key: str | float | bool) -> str:  # noqa: FBT001 -- what YAML 1.2 makes of a plain scalar
    if isinstance(key, bool):
        return "true" if key else "false"
    return key if isinstance(key, str) else key_text(key)


def _shortened(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29]}…"  # noqa: PLR2004 -- fits on a line
