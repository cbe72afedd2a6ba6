"""``mlr-prio export --as statement``, Word, PDF and templates, as their user meets them."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Write = Callable[..., Path]

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080200000090"
    "7753de0000000c4944415408d763f8ffff3f0005fe02fe"
    "dccc59e70000000049454e44ae426082"
)
BUDGETS = "schema_version: 1\npots:\n  - {id: plan, name: Planen}\n"
LETTER = """\
  - id: {id}
    kind: {kind}
    status: example
    recipient: {{name: Regionen}}
    matter: Plan för {id}
    request: Ta med objekten.
    asks: [{{funding: plan, text: Ta med objektet.}}]
"""
HEAD = "schema_version: 1\nsender: {name: Kommittén}\nstatements:\n"
ONE = HEAD + LETTER.format(id="region", kind="skrivelse")
TWO = ONE + LETTER.format(id="staten", kind="yttrande")
BANA = """\
schema_version: 1
id: bana
name: "Banan [etapp 1]"
mode: rail
status: candidate
funding: plan
scores: {tid: 20, komfort: 1, mark: 50}
"""


@pytest.fixture
def with_statement(write_workspace: Write) -> Write:
    """Return a function that writes the small workspace with a statement."""

    def write(statement: str = ONE) -> Path:
        return write_workspace(
            {
                "criteria/statement.yaml": statement,
                "criteria/budgets.yaml": BUDGETS,
                "projects/bana.yaml": BANA,
            }
        )

    return write


def test_a_statement_is_named_after_its_kind_and_recipient(run: Run, with_statement: Write) -> None:
    root = with_statement(TWO)
    ended = run(
        "export", "docx", "pdf", "md", "--as", "statement", "--recipient", "staten", "-o", "ut", cwd=root
    )
    assert ended.returncode == 0, ended.stderr.decode()
    names = sorted(path.name for path in (root / "ut").iterdir())
    assert names == ["yttrande-staten.docx", "yttrande-staten.md", "yttrande-staten.pdf"]


def test_the_only_statement_needs_no_name(run: Run, with_statement: Write) -> None:
    ended = run("export", "md", "--as", "statement", "--date", "2026-03-01", cwd=with_statement())
    assert ended.returncode == 0, ended.stderr.decode()
    said = ended.stdout.decode()
    assert said.startswith("# Plan för region\n")
    assert "Datum: 2026-03-01" in said


@pytest.mark.parametrize(
    ("statement", "arguments", "said"),
    [
        (TWO, (), "det finns flera brev\n  ange vilket med --recipient: region, staten"),
        (TWO, ("--recipient", "kungen"), "det finns inget brev kungen\n  de som finns: region, staten"),
    ],
)
def test_which_statement_must_be_clear(
    run: Run, with_statement: Write, statement: str, arguments: tuple[str, ...], said: str
) -> None:
    ended = run("export", "md", "--as", "statement", *arguments, cwd=with_statement(statement))
    assert ended.returncode == 2
    assert said.splitlines()[0] in ended.stderr.decode()
    assert "region, staten" in ended.stderr.decode()


def test_without_a_statement_it_says_what_is_missing(run: Run, write_workspace: Write) -> None:
    ended = run("export", "md", "--as", "statement", cwd=write_workspace())
    assert ended.returncode == 2
    assert "filen criteria/statement.yaml saknas" in ended.stderr.decode()


def test_a_binary_format_does_not_go_to_the_terminal(run: Run, with_statement: Write) -> None:
    ended = run("export", "pdf", cwd=with_statement())
    assert ended.returncode == 2
    assert ended.stdout == b""


def test_check_compares_word_and_pdf_byte_by_byte(run: Run, with_statement: Write) -> None:
    root = with_statement()
    asked = ("export", "docx", "pdf", "--as", "statement", "-o", "ut")
    assert run(*asked, cwd=root).returncode == 0
    assert run(*asked, "--check", cwd=root).returncode == 0
    project = root / "projects" / "bana.yaml"
    project.write_text(BANA.replace("komfort: 1", "komfort: 2"), "utf-8")
    ended = run(*asked, "--check", cwd=root)
    assert ended.returncode == 3
    assert "skrivelse-region.docx" in ended.stderr.decode()


@pytest.mark.parametrize("ending", ["docx", "typ"])
def test_a_template_is_made_and_used(run: Run, with_statement: Write, ending: str) -> None:
    root, form = with_statement(), {"docx": "docx", "typ": "pdf"}[ending]
    assert run("export", "--make-template", f"mallar/min.{ending}", cwd=root).returncode == 0
    asked = ("export", form, "--as", "statement", "--date", "2026-03-01", "-o")
    assert run(*asked, "a", "--template", f"mallar/min.{ending}", cwd=root).returncode == 0
    assert run(*asked, "b", cwd=root).returncode == 0
    one, other = (root / folder / f"skrivelse-region.{form}" for folder in "ab")
    assert one.read_bytes() == other.read_bytes()
    again = run("export", "--make-template", f"mallar/min.{ending}", cwd=root)
    assert again.returncode == 2
    assert "finns redan" in again.stderr.decode()


def test_the_faults_of_a_template_are_findings(run: Run, with_statement: Write) -> None:
    root = with_statement()
    word = docx.Document()
    word.add_paragraph("{{ titel }}")
    stream = io.BytesIO()
    word.save(stream)
    (root / "mall.docx").write_bytes(stream.getvalue())
    ended = run("export", "docx", "--as", "statement", "--template", "mall.docx", "-o", "ut", cwd=root)
    assert ended.returncode == 1
    said = ended.stderr.decode()
    assert "mall.docx:1:1: fel MLR131 mallen frågar efter titel, som inte finns" in said
    assert "menade du title?" in said
    assert "MLR132 mallen saknar plats för body" in said
    assert "Traceback" not in said
    assert not (root / "ut").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("docx", "--template", "mall.typ", "-o", "ut"), 2, "mallen mall.typ är inte för något av formaten"),
        (("docx", "--template", "finns-inte.docx", "-o", "ut"), 2, "kan inte läsa finns-inte.docx"),
        (("--make-template", "mall.pages"), 2, "mall.pages är inget namn på en mall"),
        (("--make-template", "criteria/criteria.yaml/mall.typ"), 1, "kan inte skriva"),
        ((), 2, "md, html"),
    ],
)
def test_a_request_that_makes_no_sense_is_answered_plainly(
    run: Run, with_statement: Write, arguments: tuple[str, ...], code: int, said: str
) -> None:
    ended = run("export", *arguments, cwd=with_statement())
    assert ended.returncode == code
    assert said in ended.stderr.decode()
    assert "Traceback" not in ended.stderr.decode()


def test_the_logo_comes_from_the_workspace(run: Run, with_statement: Write) -> None:
    root = with_statement(ONE.replace("{name: Kommittén}", "{name: Kommittén, logo: bild.png}"))
    (root / "bild.png").write_bytes(PNG)
    assert run("export", "docx", "pdf", "--as", "statement", "-o", "ut", cwd=root).returncode == 0
    word = docx.Document(str(root / "ut" / "skrivelse-region.docx"))
    assert len(word.inline_shapes) >= 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("finns-inte.png", None, "logotypen finns-inte.png kan inte läsas"),
        ("../utanfor.png", None, "logotypen ../utanfor.png ligger utanför arbetsmappen"),
        ("bild.png", b"<svg/>", "logotypen bild.png är ingen PNG- eller JPEG-bild på högst 2 MB"),
        ("bild.png", PNG + b"\0" * 2_000_001, "är ingen PNG- eller JPEG-bild på högst 2 MB"),
    ],
)
def test_a_logo_that_is_none_is_a_finding_at_its_place(
    run: Run, with_statement: Write, name: str, content: bytes | None, said: str
) -> None:
    root = with_statement(ONE.replace("{name: Kommittén}", f"{{name: Kommittén, logo: {name}}}"))
    if content is not None:
        (root / name).write_bytes(content)
    ended = run("export", "pdf", "--as", "statement", "-o", "ut", cwd=root)
    assert ended.returncode == 1
    assert said in ended.stderr.decode()
    assert "criteria/statement.yaml:2:" in ended.stderr.decode()
