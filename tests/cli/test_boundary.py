"""Where an exception becomes words and an exit code."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mlr_prio.cli import main as entry
from mlr_prio.cli.language import choose_language

Write = Callable[..., Path]


def test_a_fault_of_ours_says_so_and_ends_with_seventy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    by = "by nought"

    def broken(arguments: list[str]) -> int:
        raise ZeroDivisionError(by)

    monkeypatch.setattr(entry, "_run_app", broken)
    assert entry.run(["rank"], "en") == 70
    assert capsys.readouterr().err == (
        "A fault in mlr-prio, not in your files: ZeroDivisionError: by nought. "
        "Run with --debug and report what it shows.\n"
    )
    with pytest.raises(ZeroDivisionError, match="by nought"):
        entry.run(["--debug", "rank"], "en")


def test_an_interrupted_command_ends_with_130(
    monkeypatch: pytest.MonkeyPatch, write_workspace: Write
) -> None:
    def interrupted(*arguments: object, **settings: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("mlr_prio.assessment.ranking.rank", interrupted)
    assert entry.run(["-w", str(write_workspace()), "rank"], "en") == 130


@pytest.fixture
def _collector() -> Iterator[None]:
    """Switch the garbage collector on again, which the program switches off for its short life."""
    yield
    gc.enable()


@pytest.mark.usefixtures("_collector")
def test_main_takes_its_arguments_from_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["mlr-prio", "--version"])
    with pytest.raises(SystemExit) as end:
        entry.main()
    assert end.value.code == 0


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        (["--lang", "sv"], {"LANG": "en_GB"}, "sv"),
        (["rank", "--lang"], {"LANG": "sv_SE"}, "sv"),
        (["--lang=en"], {"LANG": "sv_SE"}, "en"),
        ([], {"MLR_PRIO_LANG": "de", "LANG": "sv_FI.UTF-8"}, "sv"),
        ([], {"LC_ALL": "C", "LANG": "sv_SE"}, "en"),
        ([], {}, "en"),
    ],
)
def test_the_language_is_the_first_that_is_named(
    arguments: list[str], environment: dict[str, str], expected: str
) -> None:
    assert choose_language(arguments, environment) == expected
