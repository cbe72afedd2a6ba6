"""Same input, same bytes: whatever the machine's clock, language, hash seed and folder are."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]

ONE = {"TZ": "UTC", "PYTHONHASHSEED": "0", "LANG": "sv_SE.UTF-8", "LC_ALL": "sv_SE.UTF-8"}
OTHER = {
    "TZ": "Asia/Tokyo",
    "PYTHONHASHSEED": "4711",
    "LANG": "C",
    "LC_ALL": "C",
    "OPENBLAS_NUM_THREADS": "2",
}


@pytest.fixture(scope="module")
def copies(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the shipped workspace in two folders, its files written in opposite orders."""
    folders = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("another") / "deeper"
    for folder, reverse in zip(folders, (False, True), strict=True):
        for file in sorted(_files(repository), reverse=reverse):
            target = folder / file.relative_to(repository)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    return folders


def _files(repository: Path) -> list[Path]:
    return [*(repository / "criteria").rglob("*.yaml"), *(repository / "projects").glob("*.yaml")]


@pytest.mark.parametrize("form", ["json", "csv", "md"])
@pytest.mark.parametrize(
    "command",
    [
        ("rank",),
        ("rank", "--set", "kollektivtrafik=60"),
        ("rank", "--all-profiles"),
        ("rank", "--scenario", "starkare-tillvaxt"),
        ("rank", "--all-scenarios"),
        ("rank", "--method", "promethee-ii"),
        ("rank", "--influence", "population"),
        ("explain", "oresundsmetro"),
        ("explain", "oresundsmetro", "lommabanan-etapp-2"),
        ("sensitivity",),
        ("sensitivity", "--section", "smaa", "--weights", "bounds", "--samples", "1"),
        ("sensitivity", "--section", "needed", "--section", "bounds", "--exact"),
        ("portfolio", "-b", "nationell-plan=30000", "-b", "stadsmiljo=3300", "--fair"),
        ("consensus", "--section", "all"),
        ("weights", "show", "--profile", "lund"),
        ("weights", "show", "--all"),
        ("weights", "set", "pendling=50", "--profile", "lund", "--rebalance", "--dry-run"),
    ],
    ids=" ".join,
)
def test_the_same_files_give_the_same_bytes(
    run: Run, copies: tuple[Path, Path], command: tuple[str, ...], form: str
) -> None:
    first = run(*command, "--format", form, cwd=copies[0], environment=ONE)
    second = run("-w", copies[1], *command, "--format", form, environment=OTHER)
    assert first.returncode == 0
    assert first.stdout == second.stdout


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_same_files_give_the_same_sheets(
    run: Run, copies: tuple[Path, Path], form: str, tmp_path: Path
) -> None:
    first, second = tmp_path / "one", tmp_path / "other"
    for folder, copy, environment in ((first, copies[0], ONE), (second, copies[1], OTHER)):
        ended = run(
            *("-w", copy, "sheet", "export", "--for", "lund", "--for", "oresundsmetro"),
            *("--format", form, "-o", f"{folder}/"),
            environment=environment,
        )
        assert ended.returncode == 0
    names = sorted(path.name for path in first.iterdir())
    assert len(names) == {"xlsx": 2, "csv": 3}[form]
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in names)


@pytest.mark.parametrize("form", ["json", "csv", "md", "github"])
def test_the_same_comparison_gives_the_same_bytes(
    run: Run, copies: tuple[Path, Path], tmp_path: Path, form: str
) -> None:
    """With an exported list and with a folder that has another weight, another score and one project less."""
    older = tmp_path / "tidigare"
    shutil.copytree(copies[0], older)
    for name, old, new in (
        ("criteria/weights/lund.yaml", "pendling: 25", "pendling: 40"),
        ("projects/oresundsmetro.yaml", "value: 2", "value: 1"),
    ):
        text = (older / name).read_text("utf-8")
        assert old in text
        (older / name).write_text(text.replace(old, new, 1), "utf-8")
    (older / "projects/svedala-station.yaml").unlink()
    run("-w", older, "rank", "-o", tmp_path / "lista.json")
    for version in ("tidigare", "lista.json"):
        first = run("-w", copies[0], "--lang", "sv", "diff", version, "-f", form, environment=ONE)
        second = run("-w", copies[1], "--lang", "sv", "diff", version, "-f", form, environment=OTHER)
        assert first.returncode == 0
        assert first.stdout == second.stdout


FORMATS = ("md", "html", "docx", "pdf", "xlsx", "csv", "json", "geojson")


@pytest.mark.parametrize("content", ["list", "report", "statement"])
def test_exports_are_the_same_bytes(
    run: Run, copies: tuple[Path, Path], tmp_path: Path, content: str
) -> None:
    """Every format at once, into folders of different names, the day given by the build or by the call."""
    folders = tmp_path / "ett", tmp_path / "två" / "djupare"
    which = ("--recipient", "skanepaket") if content == "statement" else ()
    asked = ("export", *FORMATS, "--as", content, *which, "-o")
    first = run(*asked, folders[0], cwd=copies[0], environment=ONE | {"SOURCE_DATE_EPOCH": "1772366400"})
    second = run(
        "-w", copies[1], "--lang", "sv", *asked, folders[1], "--date", "2026-03-01", environment=OTHER
    )
    assert (first.returncode, second.returncode) == (0, 0), second.stderr.decode()
    files = [{path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders]
    assert len(files[0]) == len(FORMATS) + 1
    assert files[0] == files[1]
