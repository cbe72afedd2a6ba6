"""Workflow commands: remarks that GitHub shows at the line of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlr_prio.finding import SourceLocation


def annotation(level: str, location: SourceLocation, title: str, text: str) -> str:
    """Return one workflow command, without its line end.

    Parameters
    ----------
    level
        ``error``, ``warning`` or ``notice``.
    location
        The place in the file.
    title, text
        What is said; a text may have several lines.
    """
    properties = {
        "file": location.path,
        "line": str(location.line),
        "col": str(location.column),
        "title": title,
    }
    listed = ",".join(f"{key}={_escaped_property(value)}" for key, value in properties.items())
    return f"::{level} {listed}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
