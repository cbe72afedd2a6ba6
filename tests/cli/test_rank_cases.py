"""``rank`` in scenarios and by other methods, as its user would run it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Write = Callable[..., Path]

TORKA = """\
schema_version: 1
id: torka
name: {sv: Torka, en: Drought}
status: example
shares: {mark: 80}
"""
FILES = {"criteria/scenarios/torka.yaml": TORKA}


def test_the_methods_to_choose_from_are_those_of_the_registries() -> None:
    from mlr_prio.assessment.ranking import HEADLINE_METHOD
    from mlr_prio.cli.command.rank import Method
    from mlr_prio.engine.cross_check import CROSS_CHECKS

    assert [method.value for method in Method] == [HEADLINE_METHOD, *CROSS_CHECKS]


def test_the_list_in_a_scenario_is_named_and_shows_the_old_places(run: Run, write_workspace: Write) -> None:
    ended = run("rank", "--scenario", "torka", cwd=write_workspace(FILES))
    text = ended.stdout.decode()
    assert ended.returncode == 0
    assert text.startswith("Prioriteringslista i framtidsbilden Torka")
    assert "▲ 1 (från 2)" in text


def test_a_scenario_can_be_tried_with_a_share_and_a_profile_and_a_method(
    run: Run, write_workspace: Write
) -> None:
    profile = (
        "schema_version: 1\nmunicipality: adal\nstatus: example\n"
        "weights: {resor: 1, tid: 1, komfort: 1, mark: 1}\n"
    )
    root = write_workspace(FILES | {"criteria/weights/adal.yaml": profile})
    options = ("--scenario", "torka", "--profile", "adal", "--set", "tid=100")
    listed = json.loads(run("rank", *options, "--format", "json", cwd=root).stdout)
    assert (listed["format"], listed["profile"]) == ("mlr-prio/rank", "adal")
    assert listed["weights"] == pytest.approx({"tid": 0.2, "komfort": 0, "mark": 0.8})
    checked = json.loads(run("rank", *options, "--method", "vikor", "--format", "json", cwd=root).stdout)
    assert (checked["format"], checked["method"]) == ("mlr-prio/rank-cross-check", "vikor")
    assert checked["weights"] == listed["weights"]
    assert checked["scenario"]["id"] == "torka"
    ranks = {row["id"]: row["rank"] for row in listed["ranking"]}
    assert {row["id"]: row["list_rank"] for row in checked["ranking"]} == ranks


def test_all_scenarios_stand_side_by_side(run: Run, write_workspace: Write) -> None:
    text = run("rank", "--all-scenarios", cwd=write_workspace(FILES)).stdout.decode()
    assert text.startswith("Platser i varje framtidsbild")
    assert "Torka" in text


@pytest.mark.parametrize("method", ["weighted-product", "topsis", "vikor", "promethee-ii"])
def test_another_method_is_headed_as_a_check(run: Run, write_workspace: Write, method: str) -> None:
    ended = run("rank", "--method", method, cwd=write_workspace())
    assert ended.returncode == 0
    assert ended.stdout.decode().splitlines()[0].startswith("Kontroll med ")


def test_the_weighted_sum_is_the_list(run: Run, write_workspace: Write) -> None:
    root = write_workspace()
    assert run("rank", "--method", "weighted-sum", cwd=root).stdout == run("rank", cwd=root).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--scenario", "regn"), "det finns ingen framtidsbild regn"),
        (("--method", "ahp"), "weighted-product"),
        (("--all-scenarios", "--scenario", "torka"), "kan inte kombineras"),
        (("--all-scenarios", "--method", "vikor"), "kan inte kombineras"),
        (("--all-scenarios", "--all-profiles"), "kan inte kombineras"),
        (("--all-profiles", "--set", "mark=10"), "kan inte kombineras"),
    ],
)
def test_a_request_that_cannot_be_met_ends_with_two_and_says_why(
    run: Run, write_workspace: Write, arguments: tuple[str, ...], said: str
) -> None:
    ended = run("rank", *arguments, cwd=write_workspace(FILES))
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert said in ended.stderr.decode()
    assert b"Traceback" not in ended.stderr


def test_a_fault_in_a_scenario_stops_the_list_at_its_place(run: Run, write_workspace: Write) -> None:
    root = write_workspace({"criteria/scenarios/torka.yaml": TORKA.replace("mark:", "marc:")})
    for command in ("rank", "check"):
        ended = run(command, cwd=root)
        assert ended.returncode == 1
        assert "criteria/scenarios/torka.yaml:5:10" in (ended.stdout + ended.stderr).decode()


def test_influence_by_population_is_said_to_be_a_what_if(run: Run, repository: Path) -> None:
    ended = run("-w", repository, "--lang", "sv", "rank", "--influence", "population")
    text = ended.stdout.decode()
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert text.startswith("Prioriteringslista. Tänkt fall: inflytande efter folkmängd")
    assert "11 kommuner, inflytande efter folkmängd: ett tänkt fall, inte regeln" in text
    assert "Förändring" in text
    assert "Regeln är lika inflytande." in text


def test_influence_by_population_is_in_the_data_and_moves_the_weights(run: Run, repository: Path) -> None:
    equal, weighed = (
        json.loads(run("-w", repository, "rank", "--format", "json", *more).stdout)
        for more in ((), ("--influence", "population"))
    )
    assert (equal["influence_rule"], weighed["influence_rule"]) == ("equal", "population")
    assert equal["weights"] != weighed["weights"]
    assert {row["id"]: row["rank"] for row in equal["ranking"]} == {
        row["id"]: row["previous_rank"] for row in weighed["ranking"]
    }


def test_influence_by_population_is_refused_where_no_profiles_are_joined(run: Run, repository: Path) -> None:
    ended = run("-w", repository, "--lang", "sv", "rank", "--influence", "population", "--profile", "lund")
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert "förutsätter kommunernas gemensamma vikter" in ended.stderr.decode()
