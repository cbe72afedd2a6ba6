from __future__ import annotations

import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mlr_prio.errors import reason_of
from mlr_prio.message import message
from mlr_prio.translation import LANGUAGES, Translator, language_of, written_number

if TYPE_CHECKING:
    from mlr_prio.model.base import Language

TOOL = Path(__file__).resolve().parents[1] / "catalogue.py"


@pytest.fixture(scope="module")
def catalogue() -> Any:
    """Return the catalogue tool, which is a script beside the tests."""
    spec = spec_from_file_location("catalogue", TOOL)
    assert spec is not None
    assert spec.loader is not None
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


@pytest.mark.parametrize(
    ("number", "decimals", "swedish", "english"),
    [
        (12.5, None, "12,5", "12.5"),
        (-2, None, "−2", "−2"),
        (2.0, None, "2", "2"),
        (2021, None, "2021", "2021"),
        (9999.5, None, "9999,5", "9999.5"),
        (10000, None, "10\u202f000", "10,000"),
        (-1234567.25, None, "−1\u202f234\u202f567,25", "−1,234,567.25"),
        (0.1 + 0.2, None, "0,3", "0.3"),
        (1.5e-9, None, "1,5e-09", "1.5e-09"),
        (0, None, "0", "0"),
        (-0.0, None, "0", "0"),
        (-0.04, 1, "0,0", "0.0"),
        (-0.06, 1, "−0,1", "−0.1"),
        (float("inf"), None, "inf", "inf"),
        (float("-inf"), None, "−inf", "−inf"),
        (float("nan"), None, "nan", "nan"),
    ],
)
def test_numbers_are_written_as_each_language_writes_them(
    number: float, decimals: int | None, swedish: str, english: str
) -> None:
    assert written_number(number, "sv", decimals) == swedish
    assert written_number(number, "en", decimals) == english


@pytest.mark.parametrize(
    ("locale_name", "language"),
    [
        ("sv_SE.UTF-8", "sv"),
        ("sv", "sv"),
        ("SV_FI", "sv"),
        ("Swedish_Sweden.1252", "sv"),
        ("sv:en", "sv"),
        ("en_GB.UTF-8", "en"),
        ("da_DK", "en"),
        ("sw_KE", "en"),
        ("C", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_a_swedish_locale_gives_swedish_and_any_other_english(locale_name: str | None, language: str) -> None:
    assert language_of(locale_name) == language


def test_a_message_that_no_catalogue_knows_is_said_in_english_with_its_numbers_written_out() -> None:
    unknown = message("never said: {score}", score=2.5)
    assert Translator("sv")(unknown) == "never said: 2,5"
    assert Translator("en")(unknown) == "never said: 2.5"


def test_a_message_and_a_template_say_the_same() -> None:
    translate = Translator("sv")
    as_message = translate(message("the folder {folder} does not exist", folder="x"))
    assert as_message == translate("the folder {folder} does not exist", folder="x")
    assert as_message == "mappen x finns inte"


def test_braces_and_percent_signs_in_facts_are_left_alone() -> None:
    assert Translator("sv")("wrote {path}", path="{x} 5 %s") == "skrev {x} 5 %s"


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("sv", 1, "1 fil"),
        ("sv", 0, "0 filer"),
        ("sv", 12000, "12\u202f000 filer"),
        ("en", 1, "1 file"),
        ("en", 2, "2 files"),
    ],
)
def test_plurals_follow_the_count(language: Language, count: int, said: str) -> None:
    assert Translator(language).plural("{count} file", "{count} files", count) == said


@pytest.mark.parametrize(
    ("items", "swedish", "english"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a och b", "a and b"),
        (["a", "b", "c"], "a, b och c", "a, b and c"),
    ],
)
def test_lists_end_with_the_word_of_the_language(items: list[str], swedish: str, english: str) -> None:
    assert Translator("sv").listed(items) == swedish
    assert Translator("en").listed(items) == english


def test_help_can_be_translated_before_anything_heavy_is_imported(repository: Path) -> None:
    """The translator and the registry of formats load none of the libraries that take time."""
    program = (
        "import sys, mlr_prio.translation as t, mlr_prio.report.format\n"
        "t.Translator('sv')('Place')\n"
        "heavy = {'numpy', 'pandas', 'ruamel', 'rich', 'pydantic'}\n"
        "print(sorted(heavy & {name.split('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=repository, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_exactly_what_the_source_says(catalogue: Any, language: str) -> None:
    """Nothing is missing, nothing is left over; else run ``python tests/catalogue.py update``."""
    entries = catalogue.read(catalogue.po_path(language))
    assert set(entries) == catalogue.messages_in_source()
    assert catalogue.obsolete(catalogue.po_path(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated_and_none_is_fuzzy(catalogue: Any, language: str) -> None:
    entries = catalogue.read(catalogue.po_path(language))
    assert [text for text, entry in entries.items() if not catalogue.is_translated(entry)] == []


def test_english_says_what_the_source_says(catalogue: Any) -> None:
    entries = catalogue.read(catalogue.po_path("en"))
    assert all(
        catalogue.texts_of(entry.string) == catalogue.texts_of(text) for text, entry in entries.items()
    )


def test_every_translation_asks_for_the_facts_that_the_sentence_has(catalogue: Any) -> None:
    """A plural form may leave a fact out (``the one municipality``), but asks for no other."""
    wrong = []
    for text, entry in catalogue.read(catalogue.po_path("sv")).items():
        wanted = set().union(*map(catalogue.fields, catalogue.texts_of(text)))
        given = [catalogue.fields(form) for form in catalogue.texts_of(entry.string)]
        is_right = given == [wanted] if isinstance(text, str) else all(form <= wanted for form in given)
        wrong += [] if is_right else [text]
    assert wrong == []


@pytest.mark.parametrize(("language", "domain"), [("sv", "mlr_prio"), ("en", "mlr_prio"), ("sv", "messages")])
def test_the_compiled_catalogue_is_what_the_text_compiles_to(
    catalogue: Any, language: str, domain: str
) -> None:
    path = catalogue.po_path(language, domain)
    assert path.with_suffix(".mo").read_bytes() == catalogue.compiled(path, language)


def test_no_sentence_claims_more_than_numbers_carry(catalogue: Any) -> None:
    entries = catalogue.read(catalogue.po_path("sv"))
    said = " ".join(text for entry in entries.values() for text in catalogue.texts_of(entry.string)).lower()
    assert [word for word in ("optimal", "bevisar", "objektiv") if word in said] == []


def test_the_tool_finds_messages_plurals_and_help_and_nothing_else(catalogue: Any, tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text(
        'message("a {x}", x=1)\ntranslate("b")\nself.translate.plural("c", "cc", 2)\n_("d")\n'
        'translate(variable)\nprint("e")\nmessage("f"\n    "g")\n',
        encoding="utf-8",
    )
    assert catalogue.messages_in_source(tmp_path) == {"a {x}", "b", ("c", "cc"), "d", "fg"}


def test_items_with_commas_of_their_own_are_kept_apart() -> None:
    items = ["Banan, etapp 1", "Metron", "Vägen"]
    assert Translator("sv").listed(items[:1]) == "Banan, etapp 1"
    assert Translator("sv").listed(items[:2]) == "Banan, etapp 1 samt Metron"
    assert Translator("sv").listed(items) == "Banan, etapp 1; Metron samt Vägen"
    assert Translator("en").listed(items) == "Banan, etapp 1; Metron; and Vägen"
    assert Translator("sv").listed(items[1:]) == "Metron och Vägen"


def test_what_the_system_says_is_said_in_the_readers_language() -> None:
    """A message may hold another; words of the system that we do not know come as they are."""
    known = message("cannot write {path}: {reason}", path="a", reason=reason_of(OSError(28, "No space left")))
    assert Translator("sv")(known) == "kan inte skriva a: disken är full"
    assert str(known) == "cannot write a: the disk is full"
    assert reason_of(OSError(5, "Input/output error")) == "Input/output error"
    assert reason_of(OSError()) == "OSError"
