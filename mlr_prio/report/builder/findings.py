"""Findings about the files: for people and editors, for programs, and as annotations on GitHub.

The formats stand in :data:`FINDING_FORMATS`; a finding has a place in a file, so none of the tables fits it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from mlr_prio import __version__
from mlr_prio.finding import Severity
from mlr_prio.message import message
from mlr_prio.report.builder.annotation import annotation
from mlr_prio.report.format.alphabet import Alphabet
from mlr_prio.report.format.json_format import json_text
from mlr_prio.report.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mlr_prio.finding import Finding
    from mlr_prio.message import Message
    from mlr_prio.model.problem import Problem
    from mlr_prio.translation import Translator

    FindingFormat: TypeAlias = Callable[["CheckedFiles", Translator, Surface], str]

FORMAT_VERSION: Final = 1

ANYWHERE: Final = Surface()
"""Where a text goes when nothing is known of the place."""

_SEVERITIES: Final[Mapping[Severity, Message]] = {
    Severity.ERROR: message("error"),
    Severity.WARNING: message("warning"),
    Severity.NOTE: message("note"),
}
_ANNOTATIONS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


@dataclass(frozen=True, slots=True)
class CheckedFiles:
    """What ``check`` found.

    Parameters
    ----------
    findings
        By file, line, column and code.
    files
        How many files were read.
    problem
        The workspace; None when the files have faults.
    """

    findings: tuple[Finding, ...]
    files: int
    problem: Problem | None = None


def render_findings(
    findings: Iterable[Finding],
    files: int,
    translate: Translator,
    format_id: str,
    *,
    problem: Problem | None = None,
    surface: Surface = ANYWHERE,
) -> str:
    """Return what ``check`` found in one of :data:`FINDING_FORMATS`.

    Parameters
    ----------
    findings
        In any order.
    files
        How many files were read.
    translate
        The reader's language.
    format_id
        A key of :data:`FINDING_FORMATS`.
    problem
        The workspace; None when the files have faults.
    surface
        Decides whether more than ASCII is written; only text asks.
    """
    checked = CheckedFiles(_in_order(findings), files, problem)
    return FINDING_FORMATS[format_id](checked, translate, surface)


def findings_text(findings: Iterable[Finding], translate: Translator) -> str:
    """Return findings a line each, ``path:line:column: severity CODE message``, their hints indented."""
    return "\n".join(_all_lines(_in_order(findings), translate, Alphabet()))


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (finding.location, finding.code)))


def _text(checked: CheckedFiles, translate: Translator, surface: Surface) -> str:
    """Return the lines of the findings and, below them, the counts."""
    alphabet = Alphabet(surface.unicode)
    lines = _all_lines(checked.findings, translate, alphabet)
    summary = alphabet.text(_summary(checked, translate))
    return "\n".join([*lines, "", summary, ""] if lines else [summary, ""])


def _all_lines(findings: Iterable[Finding], translate: Translator, alphabet: Alphabet) -> list[str]:
    return [line for finding in findings for line in _lines(finding, translate, alphabet)]


def _lines(finding: Finding, translate: Translator, alphabet: Alphabet) -> Iterator[str]:
    severity = translate(_SEVERITIES[finding.severity])
    what = translate(finding.message)
    yield alphabet.text(f"{finding.location}: {severity} {finding.code} {what}")
    if finding.hint is not None:
        yield f"    {alphabet.text(translate(finding.hint))}"


def _summary(checked: CheckedFiles, translate: Translator) -> str:
    files = translate.plural("{count} file", "{count} files", checked.files)
    counts = Counter(finding.severity for finding in checked.findings)
    if not counts:
        return translate("Nothing to remark in {files}", files=files)
    phrases = {
        Severity.ERROR: translate.plural("{count} error", "{count} errors", counts[Severity.ERROR]),
        Severity.WARNING: translate.plural("{count} warning", "{count} warnings", counts[Severity.WARNING]),
        Severity.NOTE: translate.plural("{count} note", "{count} notes", counts[Severity.NOTE]),
    }
    found = ", ".join(phrase for severity, phrase in phrases.items() if counts[severity])
    return translate("{findings} in {files}", findings=found, files=files)


def _json(checked: CheckedFiles, translate: Translator, surface: Surface) -> str:  # noqa: ARG001 -- JSON has no surface
    """Return the JSON contract of ``check``."""
    problem = checked.problem
    return json_text(
        {
            "format": "mlr-prio/check",
            "format_version": FORMAT_VERSION,
            "input_sha256": problem.input_sha256 if problem else None,
            "version": __version__,
            "status": problem.status.value if problem else None,
            "language": translate.language,
            "files": checked.files,
            "findings": [_data(finding, translate) for finding in checked.findings],
        }
    )


def _data(finding: Finding, translate: Translator) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "path": finding.location.path,
        "line": finding.location.line,
        "column": finding.location.column,
        "message": translate(finding.message),
        "hint": None if finding.hint is None else translate(finding.hint),
    }


def _github(checked: CheckedFiles, translate: Translator, surface: Surface) -> str:  # noqa: ARG001 -- nor has a log
    """Return one workflow command a finding, which GitHub shows at the line of the file."""
    return "".join(f"{_annotation(finding, translate)}\n" for finding in checked.findings)


def _annotation(finding: Finding, translate: Translator) -> str:
    texts = [translate(text) for text in (finding.message, finding.hint) if text is not None]
    return annotation(_ANNOTATIONS[finding.severity], finding.location, finding.code, "\n".join(texts))


FINDING_FORMATS: Final[Mapping[str, FindingFormat]] = {
    "text": _text,
    "json": _json,
    "github": _github,
}
