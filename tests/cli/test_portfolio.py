"""``mlr-prio portfolio`` as its user meets it: the shipped data, and requests that cannot be met."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from mlr_prio.cli.option import parse_budgets

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Write = Callable[..., Path]

# ruff: noqa: E501 -- literal output is as wide as it is shown
SHOWN = """\
Bästa möjliga paket (bevisat): 4 av 5 objekt för 28,8 mdr av 30 mdr.
– Säkra: Södra stambanans paketram (Godsstråket genom Skåne, mötesspår; Södra stambanan Hässleholm–Lund; Malmö C och bangård, kapacitetspaket) samt Staffanstorpsbanan, upprustning, med i det bästa paketet i alla 1000 prövade viktningar.
– Blir kostnaderna 39 % högre (Riksrevisionen RiR 2021:22) faller ur: Södra stambanans paketram.
Närmast utanför: MalmöExpressen och elbusslinjer; ryms om ramen ökar med 110 mkr och ersätter då Cykelpaket Malmö.
– På gränsen: Cykelpaket Malmö (86 %), Lommabanan etapp 2 (86 %) och MalmöExpressen och elbusslinjer (14 %); inom parentes andelen av viktningarna.
– Att gå uppifrån i listan tills pengarna tar slut ger 14,3 % mindre nytta.
Kostnaderna har källor, men bedömningarna och vikterna är exempel: paketen visar hur uträkningen går till och är ingens ställningstagande.
"""

TWO_POTS = ("--budget", "nationell-plan=30000", "--budget", "stadsmiljo=3300")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("900", (None, 900.0)),
        ("900,5", (None, 900.5)),
        ("rti-plan=30 000", ("rti-plan", 30000.0)),
        ("rti-plan = 0.5", ("rti-plan", 0.5)),
        ("rti-plan=\u22125", ("rti-plan", -5.0)),
        ("rti-plan", ("rti-plan", None)),
    ],
)
def test_a_budget_is_read_as_people_write_it(text: str, meant: tuple[str | None, float | None]) -> None:
    assert parse_budgets([text]) == (meant,)


@pytest.mark.parametrize("text", ["rti-plan=mycket", "rti-plan=", "900mkr", "", "=5x"])
def test_what_is_no_budget_is_refused(text: str) -> None:
    with pytest.raises(typer.BadParameter, match="is not of the form POT=MILLIONS, such as rti-plan=900"):
        parse_budgets([text])


def test_on_the_shipped_data_four_projects_are_safe_and_three_borderline(run: Run, repository: Path) -> None:
    """In two pots; the national package pays for three projects at once, so that no money counts twice."""
    ended = run("-w", repository, "--lang", "sv", "portfolio", *TWO_POTS)
    assert (ended.returncode, ended.stderr) == (0, b"")
    lines = ended.stdout.decode().splitlines()
    assert [line for line in SHOWN.splitlines() if line not in lines] == []


def test_the_data_of_two_pots(run: Run, repository: Path) -> None:
    ended = run("-w", repository, "portfolio", *TWO_POTS, "--format", "json", "--samples", "10")
    national, urban = json.loads(ended.stdout)["pots"]
    assert national["chosen"] == ["sodra-stambanan-paketet", "staffanstorpsbanan"]
    assert [point["cost"] for point in national["frontier"]] == [0, 771, 28000, 28771, 68771]
    assert urban["borderline"] == ["cykelpaket-malmo", "lommabanan-etapp-2", "malmoexpressen-paketet"]
    assert all(pot["optimal"] for pot in (national, urban))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--budget", "rti=-1"), "budgeten för rti-plan är −1"),
        (("--budget", "rti=nan"), "budgeten för rti-plan är nan"),
        (("--budget", "rto-plan=9"), "menade du rti-plan?"),
        (("--budget", "900"), "det finns 6 potter; budgeten ska säga vilken den gäller"),
        (("--budget", "rti=9", "--weights", "x"), "x säger inte vilka vikter som ska prövas"),
        (("--budget", "rti=9", "--every-member"), "inget objekt med kostnad i potten rti-plan berör"),
    ],
)
def test_a_request_that_cannot_be_met_is_answered_in_one_sentence(
    run: Run, repository: Path, arguments: tuple[str, ...], said: str
) -> None:
    ended = run("-w", repository, "--lang", "sv", "portfolio", *arguments)
    assert ended.returncode == 2
    assert said in ended.stderr.decode()
    assert ended.stdout == b""
    assert b"Traceback" not in ended.stderr


def test_a_higher_cost_is_tried_as_percent(run: Run, repository: Path) -> None:
    ended = run(
        "-w", repository, "--lang", "sv", "portfolio", "-b", "rti=50", "--uplift", "20", "--samples", "5"
    )
    assert "– Blir kostnaderna 20 % högre faller ur: Supercykelväg Malmö–Lund." in ended.stdout.decode()
