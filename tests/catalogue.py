"""The gettext catalogues: what the source says, what is translated, and the compiled form that ships.

``python tests/catalogue.py update`` brings ``mlr_prio/locale`` up to date with the source: new sentences come
in (English translates to itself, Swedish waits for a translator), sentences that nobody says any more go out,
and every ``.po`` is compiled. It prints what still waits and exits with 1 when anything does. ``messages.po``
holds the words of typer that a user sees; it is kept by hand and only compiled.
"""

from __future__ import annotations

import struct
import sys
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Final, TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Sequence

    from babel.messages.catalog import Message

PACKAGE: Final = Path(__file__).resolve().parent.parent / "mlr_prio"
LOCALE: Final = PACKAGE / "locale"
DOMAIN: Final = "mlr_prio"
LANGUAGES: Final = ("sv", "en")
KEYWORDS: Final = {"message": None, "translate": None, "translator": None, "_": None, "plural": (1, 2)}
"""The calls whose first text, or first two, are sentences for people."""

HEADER: Final = """\
Content-Type: text/plain; charset=UTF-8
Content-Transfer-Encoding: 8bit
Language: {language}
Plural-Forms: nplurals=2; plural=(n != 1);
"""
"""The same for both languages; no date and no tool, so that the same source gives the same bytes."""

MO_MAGIC: Final = 0x950412DE
LINE_WIDTH: Final = 110

MessageId: TypeAlias = str | tuple[str, ...]


def messages_in_source(package: Path = PACKAGE) -> set[MessageId]:
    """Return every sentence that the package says: its text, or singular and plural."""
    found = extract_from_dir(package, [("**.py", "python")], keywords=KEYWORDS)
    return {text for _file, _line, text, _comments, _context in found} | _shown_by_editors(package)


def _shown_by_editors(package: Path) -> set[MessageId]:
    """Return the descriptions in the JSON Schemas, which the models hold and no call says."""
    from mlr_prio.workspace.schema import descriptions

    return set(descriptions()) if package == PACKAGE else set()


def po_path(language: str, domain: str = DOMAIN) -> Path:
    """Return where a catalogue is kept."""
    return LOCALE / language / "LC_MESSAGES" / f"{domain}.po"


def read(path: Path) -> dict[MessageId, Message]:
    """Return the entries of a catalogue, without its header; nothing when there is no file."""
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return {_frozen(entry.id): entry for entry in read_po(file) if entry.id}


def obsolete(path: Path) -> list[MessageId]:
    """Return the sentences that a catalogue keeps though nobody says them."""
    with path.open("rb") as file:
        return list(read_po(file).obsolete)


def _frozen(text: str | Sequence[str]) -> MessageId:
    return text if isinstance(text, str) else tuple(text)


def texts_of(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return the texts of an id or a translation: one, or one a plural form; none where there is none."""
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def is_translated(entry: Message) -> bool:
    """Whether every form says something and a person has seen it."""
    return not entry.fuzzy and all(texts_of(entry.string))


def fields(text: str) -> set[str]:
    """Return the names of the facts that a template asks for."""
    return {name for _literal, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def updated(language: str) -> dict[MessageId, MessageId]:
    """Return translations for all that the source says, empty where a translator is waited for."""
    known = read(po_path(language))
    wanted = sorted(messages_in_source(), key=texts_of)
    return {text: _translation(text, known.get(text), language) for text in wanted}


def _translation(text: MessageId, known: Message | None, language: str) -> MessageId:
    if language == "en":
        return text
    if known is not None and known.string:
        return _frozen(known.string)
    return "" if isinstance(text, str) else ("", "")


def po_text(entries: dict[MessageId, MessageId], language: str) -> bytes:
    """Return a catalogue as a file."""
    catalogue = Catalog(charset="utf-8")
    for text, translation in entries.items():
        catalogue.add(text, translation)
    stream = BytesIO()
    write_po(stream, catalogue, width=LINE_WIDTH, no_location=True, omit_header=True)
    header = "".join(f'"{line}\\n"\n' for line in HEADER.format(language=language).splitlines())
    return f'msgid ""\nmsgstr ""\n{header}\n'.encode() + stream.getvalue().lstrip(b"\n")


def compiled(path: Path, language: str) -> bytes:
    """Return a catalogue in the form that gettext reads (GNU gettext manual, "The Format of MO Files")."""
    texts = {"": HEADER.format(language=language)}
    texts |= {
        "\0".join(texts_of(text)): "\0".join(texts_of(entry.string))
        for text, entry in read(path).items()
        if is_translated(entry)
    }
    pairs = sorted((text.encode(), translation.encode()) for text, translation in texts.items())
    count, start = len(pairs), 28
    index, content, place = b"", b"", start + 16 * count
    for text in (pair[side] for side in (0, 1) for pair in pairs):
        index += struct.pack("<II", len(text), place + len(content))
        content += text + b"\0"
    return struct.pack("<7I", MO_MAGIC, 0, count, start, start + 8 * count, 0, 0) + index + content


def update() -> list[MessageId]:
    """Write all catalogues and their compiled forms; return what waits for a Swedish translation."""
    for language in LANGUAGES:
        path = po_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(po_text(updated(language), language))
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        path.with_suffix(".mo").write_bytes(compiled(path, path.parent.parent.name))
    return [text for text, entry in read(po_path("sv")).items() if not is_translated(entry)]


def main() -> int:
    """Update the catalogues and say what waits for a translator."""
    if sys.argv[1:] != ["update"]:
        sys.stdout.write(f"{__doc__}\n")
        return 2
    waiting = update()
    for text in waiting:
        sys.stdout.write(f"{' | '.join(texts_of(text))}\n")
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.exit(main())
