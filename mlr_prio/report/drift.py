"""What has changed between a kept file and what would be written now: first of all, who moved."""

from __future__ import annotations

from itertools import islice, takewhile, zip_longest
from typing import TYPE_CHECKING, Final

from mlr_prio.report.line_difference import line_difference
from mlr_prio.report.reading import read_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mlr_prio.translation import Translator

SHOWN: Final = 12
"""How many changed lines are shown of a text file; the rest is counted."""

LINE: Final = 160
"""How much is shown of a long line."""

LEAD: Final = 40
"""How much of what two long lines have in common is shown before they differ."""


def drift_text(format_id: str, old: bytes, new: bytes, translate: Translator) -> str:
    """Return the difference between two versions of a file in words: the places, else the lines.

    Parameters
    ----------
    format_id
        The format of both.
    old, new
        Their bytes.
    translate
        The reader's language; the file may be in the other.
    """
    before, after = (read_places(format_id, content, _titles()) for content in (old, new))
    moves = _moves(before, after, translate)
    return "\n".join(moves or _lines(old, new, translate, is_known=bool(before and after)))


def _moves(before: Mapping[str, str], after: Mapping[str, str], translate: Translator) -> list[str]:
    """Return a line for everybody who has moved; nobody where either side could not be read."""
    if not before or not after:
        return []
    moved = [
        translate("{project}: place {before} → {after}", project=name, before=before[name], after=place)
        for name, place in after.items()
        if name in before and before[name] != place
    ]
    came = [
        translate("{project}: new, place {after}", project=name, after=place)
        for name, place in after.items()
        if name not in before
    ]
    went = [
        translate("{project}: no longer on the list (place {before})", project=name, before=place)
        for name, place in before.items()
        if name not in after
    ]
    return moved + came + went


def _titles() -> list[tuple[str, str]]:
    """Return what the columns of place and name are called in data, and in either language."""
    from mlr_prio.translation import LANGUAGES, Translator

    translators = [Translator(language) for language in LANGUAGES]
    return [("rank", "name"), *((said("Place"), said("Project")) for said in translators)]


def _lines(old: bytes, new: bytes, translate: Translator, *, is_known: bool) -> list[str]:
    """Return the changed lines of a text, and first whether that means that nobody has moved."""
    try:
        before, after = (content.decode() for content in (old, new))
    except UnicodeDecodeError:
        if is_known:
            return [translate("no project has moved; other contents differ")]
        return [translate("the contents differ; this format does not tell who has moved")]
    changed = list(_changed(before, after))
    head = translate("the changed lines are:")
    if is_known:
        head = translate("no project has moved; the changed lines are:")
    rest = len(changed) - SHOWN
    more = [translate.plural("… and {count} more line", "… and {count} more lines", rest)] if rest > 0 else []
    return [head, *islice(changed, SHOWN), *more]


def _changed(old: str, new: str) -> Iterator[str]:
    """Yield the lines that differ, each old one before the new one in its place."""
    gone: list[str] = []
    came: list[str] = []
    for line in (*islice(line_difference(old, new, context=0).splitlines(), 2, None), "@@"):
        if line.startswith("@@"):
            for before, after in zip_longest(gone, came):
                yield from _cut(before, after)
            gone, came = [], []
        else:
            (gone if line.startswith("-") else came).append(line[1:])


def _cut(before: str | None, after: str | None) -> Iterator[str]:
    """Yield an old and a new line, as much of each as stands around where they begin to differ."""
    same = sum(1 for _ in takewhile(_equal, zip(before or "", after or "", strict=False)))
    start = max(same - LEAD, 0) if max(len(before or ""), len(after or "")) > LINE else 0
    for sign, line in (("-", before), ("+", after)):
        if line is not None:
            rest = line[start:]
            shown = rest if len(rest) <= LINE else f"{rest[:LINE]} …"
            yield f"{sign}{'… ' if start else ''}{shown}"


def _equal(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]
