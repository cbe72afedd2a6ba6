"""Every exported file says which version made it from which files, the status, and for which day."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pytest

from mlr_prio import __version__

Run = Callable[..., subprocess.CompletedProcess[bytes]]

DAY: Final = "2026-03-01"
FORMATS: Final = ("md", "html", "csv", "csv-sv", "json", "geojson", "docx", "pdf")
STATUS: Final[Mapping[str, tuple[str, str]]] = {
    "example": ("exempeldata, ingenting är beslutat", "EXEMPEL"),
    "proposal": ("förslag, inte antaget", "FÖRSLAG"),
}


def properties(path: Path) -> str:
    """Return what a Word or PDF file says about itself to programs, whoever reads it."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as parts:
            return parts.read("docProps/core.xml").decode()
    content = path.read_bytes()
    start = content.index(b"<x:xmpmeta")
    return content[start : content.index(b"</x:xmpmeta", start)].decode()


def said_of(path: Path) -> str:
    return properties(path) if path.suffix in {".docx", ".pdf"} else path.read_text("utf-8-sig")


@pytest.fixture(scope="module", params=["example", "proposal"])
def workspace(
    request: pytest.FixtureRequest, repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return the shipped workspace with one status everywhere."""
    folder = tmp_path_factory.mktemp(request.param)
    for name in ("criteria", "projects"):
        shutil.copytree(repository / name, folder / name)
    for path in (folder / "criteria").rglob("*.yaml"):
        text = path.read_text("utf-8").replace("status: example", f"status: {request.param}")
        path.write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("content", ["list", "report", "statement"])
def test_every_exported_file_says_what_it_was_made_from(
    run: Run, workspace: Path, tmp_path: Path, content: str
) -> None:
    status = workspace.name.rstrip("0123456789")
    digest = json.loads(run("-w", workspace, "rank", "--format", "json").stdout)["input_sha256"]
    which = ("--recipient", "skanepaket") if content == "statement" else ()
    asked = ("-w", workspace, "export", "--as", content, *which, "--date", DAY)
    plain, swedish = tmp_path / "a", tmp_path / "b"
    assert run(*asked, *(form for form in FORMATS if form != "csv-sv"), "-o", plain).returncode == 0
    assert run(*asked, "csv", "--locale", "sv", "-o", swedish).returncode == 0
    files = [*plain.iterdir(), *swedish.iterdir()]
    assert len(files) == len(FORMATS) + 2  # and a description beside each CSV file
    for path in files:
        said = said_of(path)
        status_is_said = any(word in said for word in (status, *STATUS[status]))
        wanted = {"digest": digest in said, "version": __version__ in said, "day": DAY in said}
        assert wanted | {"status": status_is_said} == dict.fromkeys((*wanted, "status"), True), path.name


def test_the_day_is_that_of_the_call_or_the_build_and_never_the_clocks(
    run: Run, repository: Path, tmp_path: Path
) -> None:
    """Nothing in the shipped files is dated, so a document that nobody dates has no day at all."""
    asked = ("-w", repository, "export", *(form for form in FORMATS if form != "csv-sv"), "-o")
    assert run(*asked, tmp_path / "a").returncode == 0
    assert run(*asked, tmp_path / "b", environment={"SOURCE_DATE_EPOCH": "0"}).returncode == 0
    for folder, day in (("a", None), ("b", "1970-01-01")):
        made = json.loads((tmp_path / folder / "prioriteringslista.json").read_bytes())
        assert made["as_of"] == day
    dated = [path.suffix for path in sorted((tmp_path / "b").iterdir()) if "1970-01-01" in said_of(path)]
    assert dated == [".json", ".csv", ".docx", ".geojson", ".html", ".json", ".md", ".pdf"]
