"""The shipped documents as pages: Word files through LibreOffice, PDF files as they are."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from mlr_prio.assessment.ranking import rank
from mlr_prio.assessment.statement import statement_case
from mlr_prio.assessment.statement_evidence import with_evidence
from mlr_prio.model.problem import Problem
from mlr_prio.report.builder.basis_report import basis_report
from mlr_prio.report.builder.export import list_export
from mlr_prio.report.builder.statement.report import statement_report
from mlr_prio.report.format import FORMATS
from mlr_prio.report.report import Report
from mlr_prio.translation import Translator
from tests.libreoffice import tool

PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
DAY = "2026-03-01"


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its size in points, its words with where they stand, and its text."""

    width: float
    height: float
    words: tuple[tuple[float, float, float, float, str], ...]
    text: str


def pages_of(pdf: Path) -> tuple[Page, ...]:
    boxes = subprocess.run(
        [tool("pdftotext", "poppler-utils"), "-bbox", pdf, "-"], check=True, capture_output=True
    ).stdout.decode()
    texts = subprocess.run(
        [tool("pdftotext", "poppler-utils"), "-layout", pdf, "-"], check=True, capture_output=True
    ).stdout.decode()
    return tuple(
        Page(
            float(width),
            float(height),
            tuple(
                (float(a), float(b), float(c), float(d), word) for a, b, c, d, word in WORD.findall(content)
            ),
            text,
        )
        for (width, height, content), text in zip(PAGE.findall(boxes), texts.split("\f"), strict=False)
    )


def converted(docx: Path) -> Path:
    """Return a Word file as PDF, by a LibreOffice with settings of its own."""
    profile = (docx.parent / "profile").as_uri()
    subprocess.run(
        [
            tool("soffice", "libreoffice-writer"),
            f"-env:UserInstallation={profile}",
            *("--headless", "--convert-to", "pdf", "--outdir"),
            docx.parent / "converted",
            docx,
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return docx.parent / "converted" / f"{docx.stem}.pdf"


MAKERS: dict[str, Callable[[Problem], Report]] = {
    "statement": lambda problem: statement_report(
        with_evidence(statement_case(rank(problem), "skanepaket")), Translator("sv"), DAY
    ),
    "report": lambda problem: basis_report(rank(problem), Translator("sv"), DAY),
    "list": lambda problem: list_export(rank(problem), Translator("sv"), DAY),
}


DOCUMENTS = (
    ("statement", "pdf"),
    ("statement", "docx"),
    ("report", "pdf"),
    ("report", "docx"),
    ("list", "pdf"),
)


@pytest.fixture(scope="session", params=DOCUMENTS, ids="-".join)
def pages(
    request: pytest.FixtureRequest, shipped: Problem, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Page, ...]:
    """Return the pages of a shipped document in one of the two formats."""
    name, form = request.param
    path = tmp_path_factory.mktemp("document") / f"{name}.{form}"
    path.write_bytes(FORMATS[form].content(MAKERS[name](shipped)))
    return pages_of(converted(path) if form == "docx" else path)
