"""What ``mlr-prio export`` does when the machine, the template or the files are not what they should be."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import docx
import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Write = Callable[..., Path]

FORMATS: Final = ("md", "html", "csv", "json", "geojson", "docx", "pdf")
CONTENTS: Final = ("list", "report", "statement")
NASTY: Final = (
    "=cmd|' /C calc'!A0 <script>alert(1)</script> &amp; {{ 7*7 }} {% for %} #panic(1) | ` * _ [x](y) ]]>"
)
BUDGETS: Final = "schema_version: 1\npots:\n  - {id: plan, name: Planen}\n"
STATEMENT: Final = """\
schema_version: 1
sender: {name: Kommittén}
statements:
  - id: region
    kind: skrivelse
    status: example
    recipient: {name: Regionen}
    matter: Plan
    request: Ta med objekten.
    asks: [{funding: plan, text: Ta med objektet.}]
"""
LETTER: Final = {"criteria/statement.yaml": STATEMENT, "criteria/budgets.yaml": BUDGETS}
SCORES: Final = "scores: {tid: 20, komfort: 1, mark: 50}\n"


def project(identifier: str, more: str = SCORES) -> str:
    head = f"schema_version: 1\nid: {identifier}\nname: Objekt {identifier}\nmode: rail\nstatus: candidate\n"
    return f"{head}funding: plan\n{more}"


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def limited(blocks: int, root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program where no file can become larger than so many blocks of 1024 bytes."""
    command = shlex.join([sys.executable, "-m", "mlr_prio", *arguments])
    keep = {key: value for key, value in os.environ.items() if key.startswith(("PATH", "PYTHONPATH"))}
    return subprocess.run(
        ["bash", "-c", f"ulimit -f {blocks}; exec {command}"],
        cwd=root,
        env=keep | {"LANG": "sv_SE.UTF-8", "PYTHONUTF8": "1", "MLR_PRIO_CACHE_DIR": str(root / "cache")},
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_when_there_is_no_room_half_way_every_old_file_stays_whole(write_workspace: Write) -> None:
    """The small files would have fitted; they stay as they were too, so that all are of one kind."""
    root = write_workspace()
    (root / "ut").mkdir()
    for name in ("prioriteringslista.md", "prioriteringslista.docx"):
        (root / "ut" / name).write_text("den gamla", "utf-8")
    before = files(root / "ut")
    ended = limited(60, root, "export", "md", "html", "docx", "-o", "ut")
    assert ended.returncode == 1
    said = ended.stderr.decode()
    assert said == "Fel: kan inte skriva ut/prioriteringslista.docx: filen skulle bli för stor\n"
    assert files(root / "ut") == before
    assert limited(2000, root, "export", "md", "html", "docx", "-o", "ut").returncode == 0


@pytest.mark.parametrize("command", [("export", "md"), ("rank", "--format", "md"), ("rank",)])
def test_a_full_disk_behind_stdout_is_no_fault_of_ours(
    write_workspace: Write, command: tuple[str, ...]
) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "mlr_prio", "--lang", "sv", "-w", write_workspace(), *command],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert (ended.returncode, ended.stderr.decode()) == (
        1,
        "Fel: kan inte skriva stdout: disken är full\n",
    )


@pytest.mark.parametrize(("form", "library"), [("docx", "docxtpl"), ("pdf", "typst")])
def test_without_its_library_a_format_names_the_command_and_nothing_is_written(
    run: Run, write_workspace: Write, form: str, library: str
) -> None:
    """Also not the formats that need none: all are made before any is written."""
    root = write_workspace()
    (root / "without").mkdir()
    hide = f"import sys\nsys.modules[{library!r}] = None\n"
    (root / "without" / "sitecustomize.py").write_text(hide, "utf-8")
    path = os.pathsep.join([str(root / "without"), os.environ.get("PYTHONPATH", "")])
    ended = run("export", "md", form, "-o", "ut", cwd=root, environment={"PYTHONPATH": path})
    assert ended.returncode == 1
    said = ended.stderr.decode()
    assert f"formatet {form} behöver tillägget {form}, som inte är installerat" in said
    assert re.search(rf"installera det med: .*-m pip install '{library}>=[\d.]+'", said)
    assert "Traceback" not in said
    assert not (root / "ut").exists()


def word(*lines: str, header: str = "{{ status_mark }}") -> bytes:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = header
    for line in lines:
        made.add_paragraph(line)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def zipped(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return stream.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """Return a faultless template in which one part is another."""
    with zipfile.ZipFile(io.BytesIO(word("{{ title }}", "{{ body }}"))) as file:
        parts = {part: file.read(part) for part in file.namelist()}
    return zipped(parts | {name: content})


def laughs() -> bytes:
    """Return an XML part that would become a gigabyte."""
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    return f'<!DOCTYPE w [<!ENTITY a0 "ha">{entities}]><w>&a9;</w>'.encode()


UNFILLED: Final = "MLR133 mallen kan inte fyllas i"
NO_WORD: Final = "MLR133 mallen är ingen Word-fil"
HARM: Final = {
    "text": (b"Hej", NO_WORD),
    "zip": (zipped({"bild.png": b"x"}), NO_WORD),
    "no document": (zipped({"[Content_Types].xml": b"<Types/>"}), NO_WORD),
    "bomb": (with_part("word/media/bild.png", bytes(200_000_001)), "MLR133 mallen är för stor"),
    "entities": (with_part("word/document.xml", laughs()), NO_WORD),
    "escape": (
        word("{{ title }}", "{{ ''.__class__.__mro__[1].__subclasses__() }}", "{{ body }}"),
        UNFILLED,
    ),
    "other part": (with_part("word/styles.xml", b"<x/>"), NO_WORD),
    "memory": (word("{{ title }}", "{{ 'a' * 9999999999 }}", "{{ body }}"), UNFILLED),
    "file": (word("{{ title }}", "{% include '/etc/passwd' %}", "{{ body }}"), UNFILLED),
    "unknown": (word("{{ title }} {{ titel }}", "{{ body }}"), "MLR131 mallen frågar efter titel"),
    "missing": (word("{{ title }}"), "MLR132 mallen saknar plats för body"),
    "no mark": (word("{{ title }}", "{{ body }}", header="Logotyp"), "MLR132 mallen har inte märkningen"),
}


@pytest.mark.parametrize("what", HARM)
def test_a_word_template_that_is_none_or_does_harm_is_a_finding(
    run: Run, write_workspace: Write, what: str
) -> None:
    root = write_workspace()
    content, said = HARM[what]
    (root / "mall.docx").write_bytes(content)
    ended = run("export", "md", "docx", "--template", "mall.docx", "-o", "ut", cwd=root)
    text = ended.stderr.decode()
    assert (ended.returncode, text.startswith(f"mall.docx:1:1: fel {said}")) == (1, True), text
    assert "Traceback" not in text
    assert not (root / "ut").exists()


@pytest.mark.parametrize(
    "harm",
    [
        '#read("/etc/passwd")',
        "#while true {}",
        '#import "@preview/x:1.0.0"',
        "#panic(1)",
        "#{ let f() = f(); f() }",
    ],
)
def test_a_pdf_template_that_does_harm_is_a_finding(run: Run, write_workspace: Write, harm: str) -> None:
    root = write_workspace()
    assert run("export", "--make-template", "mall.typ", cwd=root).returncode == 0
    template = root / "mall.typ"
    template.write_text(f"{template.read_text('utf-8')}\n{harm}\n", "utf-8")
    ended = run("export", "md", "pdf", "--template", "mall.typ", "-o", "ut", cwd=root)
    assert (ended.returncode, ended.stderr.decode()[:27]) == (1, "mall.typ:1:1: fel MLR133 ma")
    assert not (root / "ut").exists()


def test_control_characters_in_a_file_are_a_finding_at_their_place(run: Run, write_workspace: Write) -> None:
    named = project("bana").replace("Objekt bana", '"a\\x1b[31m\\x07"')
    root = write_workspace({"projects/bana.yaml": named})
    ended = run("export", "md", cwd=root)
    assert ended.returncode == 1
    assert "projects/bana.yaml:3:7: fel MLR113 ett styrtecken, U+001B" in ended.stderr.decode()
    assert ended.stdout == b""


@pytest.mark.parametrize("content", CONTENTS)
def test_what_a_project_says_is_text_in_every_format(run: Run, write_workspace: Write, content: str) -> None:
    """Markup, templates, formulas and turned writing stay as they were written, or are made harmless."""
    named = project("bana").replace("Objekt bana", f'"{NASTY} \\u202e"')
    root = write_workspace({"projects/bana.yaml": f'{named}summary: "{NASTY}"\n', **LETTER})
    ended = run("export", *FORMATS, "--as", content, "-o", "ut", cwd=root)
    assert ended.returncode == 0, ended.stderr.decode()
    made = {
        path.suffix: path for path in (root / "ut").iterdir() if not path.name.endswith("datapackage.json")
    }
    assert made[".html"].read_text("utf-8").count("<script") == 0
    markdown = made[".md"].read_text("utf-8")
    assert "<script" not in markdown.replace("\\<", "")
    assert all("\\|" in line for line in markdown.splitlines() if "=cmd" in line)
    rows = list(csv.DictReader(io.StringIO(made[".csv"].read_text("utf-8"))))
    assert [row["name"][:5] for row in rows if "cmd" in row["name"]] == ["'=cmd"]
    assert f'"name": {json.dumps(NASTY)[:-1]}' in made[".json"].read_text("utf-8")
    text = "\n".join(
        cell.text
        for table in docx.Document(str(made[".docx"])).tables
        for row in table.rows
        for cell in row.cells
    )
    assert NASTY in text.replace("\u200b", "")
    pdf = subprocess.run(["pdftotext", "-raw", made[".pdf"], "-"], capture_output=True, check=True)
    assert "{{ 7*7 }} {% for %} #panic(1)" in " ".join(pdf.stdout.decode().split())


WITHOUT: Final[Mapping[str, Mapping[str, str | None]]] = {
    "candidates": {f"projects/{name}.yaml": None for name in ("bana", "stig", "vag")},
    "costs": {"projects/bana.yaml": project("bana")},
    "scores": {f"projects/{name}.yaml": project(name, "") for name in ("bana", "stig", "vag")},
}


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("what", WITHOUT)
def test_without_what_is_usually_there_every_document_is_made(
    run: Run, write_workspace: Write, what: str, content: str
) -> None:
    """The small workspace has no profiles either."""
    usual = {f"projects/{name}.yaml": project(name) for name in ("bana", "stig", "vag")}
    root = write_workspace({**LETTER, **usual, **WITHOUT[what]})
    ended = run("export", *FORMATS, "--as", content, "-o", "ut", cwd=root)
    assert (ended.returncode, b"Traceback" in ended.stderr) == (0, False), ended.stderr.decode()
    made = files(root / "ut")
    assert len(made) == len(FORMATS) + 1
    assert all(made.values())


@pytest.mark.parametrize("content", CONTENTS)
def test_three_hundred_projects_are_a_document_too(run: Run, write_workspace: Write, content: str) -> None:
    more = {
        f"projects/p{i:03}.yaml": project(
            f"p{i:03}",
            f"municipalities: [adal]\ncost: {{amount: {i + 1}, unit: MSEK, price_year: 2021}}\n"
            f"scores: {{tid: {i % 21}, komfort: {i % 5 - 2}, mark: {i * 7 % 101}}}\n",
        )
        for i in range(300)
    }
    root = write_workspace({**LETTER, **more})
    ended = run("export", *FORMATS, "--as", content, "-o", "ut", cwd=root)
    assert ended.returncode == 0, ended.stderr.decode()
    (made,) = (root / "ut").glob("*.csv")
    assert len(made.read_text("utf-8").splitlines()) == 304


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_document_that_is_no_text_is_out_of_date_after_a_changed_score(
    run: Run, write_workspace: Write, form: str
) -> None:
    root = write_workspace()
    asked = ("export", "md", form, "-o", "ut")
    assert run(*asked, cwd=root).returncode == 0
    path = root / "projects" / "bana.yaml"
    path.write_text(path.read_text("utf-8").replace("tid: 20", "tid: 0"), "utf-8")
    ended = run(*asked, "--check", cwd=root)
    assert ended.returncode == 3
    _text, _name, said = ended.stderr.decode().partition(f"ut/prioriteringslista.{form}\n")
    moves = "Stigen: plats 2 → 1"
    cannot = "innehållet skiljer sig åt; av det här formatet framgår inte vilka objekt som har flyttat sig"
    assert moves in said or cannot in said
    assert "inget objekt har flyttat sig" not in said


def test_annotations_go_with_a_comparison(run: Run, write_workspace: Write) -> None:
    ended = run("export", "md", "-o", "ut", "--annotate", cwd=write_workspace())
    assert ended.returncode == 2
    assert "används tillsammans med --check" in " ".join(ended.stderr.decode().split())
