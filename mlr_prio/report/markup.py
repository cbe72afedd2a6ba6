"""Markup built element by element, for HTML and SVG: whatever is not markup already is escaped."""

from __future__ import annotations

from typing import Final

from mlr_prio.report.format.alphabet import clean_text
from mlr_prio.report.format.line import unbroken

VOID: Final = frozenset({"meta", "br", "hr", "link"})
"""HTML elements that have no end."""

EMPTY: Final = frozenset({"path", "rect", "circle", "line"})
"""SVG elements that are written as one tag."""

_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


def escape(text: str) -> Markup:
    """Return text as markup: on one line, without control characters, nothing in it read as a tag."""
    if isinstance(text, Markup):
        return text
    return Markup(unbroken(clean_text(text)).translate(_ESCAPES))


def join(parts: list[Markup], separator: str = "") -> Markup:
    """Return markup put together."""
    return Markup(separator.join(parts))


def element(tag: str, /, *children: str, **attributes: str | float | None) -> Markup:
    """Return an element.

    Parameters
    ----------
    tag
        Its name.
    *children
        Texts, which are escaped, and markup, which is not.
    **attributes
        ``class_`` is written ``class`` and ``aria_label`` ``aria-label``; None leaves an attribute out.
        Numbers are written with at most two decimals.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_attribute(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if tag in VOID:
        return Markup(f"<{tag}{written}>")
    if tag in EMPTY and not children:
        return Markup(f"<{tag}{written}/>")
    return Markup(f"<{tag}{written}>{''.join(map(escape, children))}</{tag}>")


def _attribute(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else coordinate(value)


def coordinate(number: float) -> str:
    """Return a number as attributes hold it: at most two decimals, no trailing zeros, zero without sign."""
    return f"{round(number, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
