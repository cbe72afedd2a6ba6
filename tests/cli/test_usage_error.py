"""A call that the program does not understand is answered in the reader's language, with what was meant."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from mlr_prio.cli.main import run as run_here

Run = Callable[..., subprocess.CompletedProcess[bytes]]

RANK = "Användning: mlr-prio rank [FLAGGOR]\nKör mlr-prio rank --help för hjälp.\n\n"
TOP = "Användning: mlr-prio [FLAGGOR] KOMMANDO [ARGUMENT]...\nKör mlr-prio --help för hjälp.\n\n"

SWEDISH = {
    "rank --fel": RANK + "Fel: flaggan --fel finns inte; menade du --help?\n",
    "rank --tpo 3": RANK + "Fel: flaggan --tpo finns inte; menade du --top?\n",
    "rank -x": RANK + "Fel: flaggan -x finns inte\n",
    "rank --top abc": RANK + "Fel: --top / -n: abc är inte ett heltal\n",
    "rank --top 2.5": RANK + "Fel: --top / -n: 2.5 är inte ett heltal\n",
    "rank --top 0": RANK + "Fel: --top / -n: 0 är mindre än 1, det minsta tillåtna\n",
    "rank --top": "Fel: flaggan --top behöver ett värde\n",
    f"rank --top {'9' * 5000}": RANK + f"Fel: --top / -n: {'9' * 60}… är inte tillåtet\n",
    "--workspace .": TOP + "Fel: Ett kommando saknas.\n",
    "rank --check=3": "Fel: flaggan --check tar inget värde\n",
    "rank extra mer": RANK + "Fel: för många argument: extra mer\n",
    "rank --format jsn": (
        RANK + "Fel: --format / -f: jsn är inte något av table, json, csv, md; menade du json?\n"
    ),
    "rank --watch --check": RANK + "Fel: --watch: kan inte kombineras med --check\n",
    "rnak": TOP + "Fel: kommandot rnak finns inte; menade du rank?\n",
    "abc": TOP + "Fel: kommandot abc finns inte\n",
    "explain": (
        "Användning: mlr-prio explain [FLAGGOR] {A} [[B]]\nKör mlr-prio explain --help för hjälp.\n\n"
        "Fel: argumentet A saknas\n"
    ),
    "adopt --by X": (
        "Användning: mlr-prio adopt [FLAGGOR]\nKör mlr-prio adopt --help för hjälp.\n\n"
        "Fel: flaggan --on saknas\n"
    ),
    "weights sett": (
        "Användning: mlr-prio weights [FLAGGOR] KOMMANDO [ARGUMENT]...\n"
        "Kör mlr-prio weights --help för hjälp.\n\nFel: kommandot sett finns inte; menade du set?\n"
    ),
    "portfolio --samples 1000000": (
        "Användning: mlr-prio portfolio [FLAGGOR]\nKör mlr-prio portfolio --help för hjälp.\n\n"
        "Fel: --samples: 1000000 är mer än 100\u202f000, det mesta tillåtna\n"
    ),
    "sensitivity --precision a": (
        "Användning: mlr-prio sensitivity [FLAGGOR]\nKör mlr-prio sensitivity --help för hjälp.\n\n"
        "Fel: --precision: a är inte ett tal\n"
    ),
}


@pytest.mark.parametrize("call", SWEDISH)
def test_a_call_with_a_mistake_is_answered_in_swedish_in_full(
    call: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from mlr_prio.cli.language import install

    monkeypatch.setenv("LANGUAGE", "sv")
    install("sv")
    assert run_here(call.split(), "sv") == 2
    assert capsys.readouterr() == ("", SWEDISH[call])


def test_a_mistyped_call_says_the_same_to_a_shell(run: Run, tmp_path: Path) -> None:
    for call in ("rank --fel", "rank --top abc", "rnak"):
        ended = run("--lang", "sv", *call.split(), cwd=tmp_path)
        assert (ended.returncode, ended.stdout, ended.stderr.decode()) == (2, b"", SWEDISH[call])


def test_english_has_the_same_sentences(run: Run, tmp_path: Path) -> None:
    ended = run("--lang", "en", "rank", "--tpo", "3", cwd=tmp_path)
    assert ended.stderr.decode() == (
        "Usage: mlr-prio rank [OPTIONS]\nRun mlr-prio rank --help for help.\n\n"
        "Error: there is no option --tpo; did you mean --top?\n"
    )


def test_a_language_that_there_is_not_is_refused_in_the_language_of_the_terminal(run: Run) -> None:
    ended = run("--lang", "de", "rank", environment={"MLR_PRIO_LANG": "sv", "LANG": "C.UTF-8"})
    assert "Fel: --lang: de är inte något av sv, en" in ended.stderr.decode()


def test_what_somebody_typed_cannot_steer_the_terminal(run: Run) -> None:
    ended = run("ra\x1b[31mnk")
    assert b"\x1b" not in ended.stderr
    assert "'ra\\x1b[31mnk'" in ended.stderr.decode()


def test_a_question_without_an_answer_ends_the_call(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from mlr_prio.cli.command import schema

    def asks(name: str = "") -> None:
        raise EOFError(name)

    monkeypatch.setattr(schema, "run", asks)
    monkeypatch.setenv("LANGUAGE", "sv")
    assert run_here(["schema"], "sv") == 130
    assert capsys.readouterr().err.strip() == "Avbrutet!"


def test_a_group_without_a_command_shows_its_help(run: Run) -> None:
    ended = run("--lang", "sv", "weights")
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert "Kommandon:" in ended.stderr.decode()
