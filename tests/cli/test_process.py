"""The program as a process: streams, exit codes, languages, and what it loads."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Write = Callable[..., Path]


def test_the_list_goes_to_stdout_and_nothing_to_stderr(run: Run, write_workspace: Write) -> None:
    ended = run("rank", cwd=write_workspace())
    assert ended.returncode == 0
    assert ended.stderr == b""
    assert "Banan [etapp 1]" in ended.stdout.decode()


def test_the_workspace_is_found_from_a_folder_below(run: Run, write_workspace: Write) -> None:
    root = write_workspace()
    assert run("rank", cwd=root / "projects").stdout == run("rank", cwd=root).stdout


def test_the_workspace_can_be_named(
    run: Run, write_workspace: Write, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    root = write_workspace()
    assert run("-w", root, "rank", cwd=elsewhere).stdout == run("rank", cwd=root).stdout


def test_without_a_workspace_the_way_to_one_is_shown(run: Run, tmp_path: Path) -> None:
    ended = run("rank", cwd=tmp_path)
    assert ended.returncode == 2
    assert "mlr-prio init" in ended.stderr.decode()
    assert b"Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("environment", "arguments", "word"),
    [
        ({"LANG": "sv_SE.UTF-8"}, (), "Plats"),
        ({"LANG": "C.UTF-8"}, (), "Place"),
        ({"LANG": "C.UTF-8", "MLR_PRIO_LANG": "sv"}, (), "Plats"),
        ({"LANG": "sv_SE.UTF-8", "MLR_PRIO_LANG": "en"}, (), "Place"),
        ({"LANG": "sv_SE.UTF-8", "LC_ALL": "en_US.UTF-8"}, (), "Place"),
        ({"LANG": "C.UTF-8"}, ("--lang", "sv"), "Plats"),
        ({"LANG": "sv_SE.UTF-8"}, ("--lang=en",), "Place"),
    ],
)
def test_the_terminal_speaks_the_language_asked_for(
    run: Run, write_workspace: Write, environment: dict[str, str], arguments: tuple[str, ...], word: str
) -> None:
    ended = run(*arguments, "rank", cwd=write_workspace(), environment=environment)
    assert word in ended.stdout.decode()


@pytest.mark.parametrize(("arguments", "word"), [((), "Plats"), (("--lang", "en"), "Place")])
def test_a_document_is_swedish_unless_another_language_is_asked_for(
    run: Run, write_workspace: Write, arguments: tuple[str, ...], word: str
) -> None:
    ended = run(*arguments, "rank", "--format", "md", cwd=write_workspace(), environment={"LANG": "C.UTF-8"})
    assert word in ended.stdout.decode()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", ("Användning:", "Flaggor", "Kommandon", "prioriteringslistan")),
        ("en", ("Usage:", "Options", "Commands")),
    ],
)
def test_help_speaks_the_language_asked_for(run: Run, language: str, words: tuple[str, ...]) -> None:
    text = run("--lang", language, "--help").stdout.decode()
    assert [word for word in words if word not in text] == []


def test_help_loads_no_heavy_library() -> None:
    """No numpy, pandas, ruamel, rich or pydantic document is needed to say what the commands are."""
    code = (
        "import sys\n"
        "from mlr_prio.cli.main import main\n"
        "try:\n    main(['--help'])\n"
        "except SystemExit:\n    pass\n"
        "heavy = ('numpy', 'pandas', 'ruamel.yaml', 'rich')\n"
        "print([name for name in heavy if name in sys.modules], file=sys.stderr)\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert ended.stderr.decode().strip() == "[]"


def test_a_warm_list_reads_no_yaml_and_no_frame(write_workspace: Write, tmp_path: Path) -> None:
    """The cache makes ruamel unnecessary, and only notebooks need pandas."""
    root = write_workspace()
    code = (
        "import sys\n"
        "from mlr_prio.cli.main import run\n"
        f"run(['-w', {str(root)!r}, 'rank', '--format', 'json'], 'sv')\n"
        "print([m for m in ('pandas', 'ruamel.yaml', 'scipy') if m in sys.modules], file=sys.stderr)\n"
    )
    for _ in range(2):
        ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert ended.stderr.decode().strip() == "[]"


def test_a_call_loads_its_own_command_only(write_workspace: Write) -> None:
    """What the other commands need is nothing that a list has to wait for."""
    code = (
        "import sys\n"
        "from mlr_prio.cli.main import run\n"
        f"run(['-w', {str(write_workspace())!r}, 'rank', '--format', 'json'], 'sv')\n"
        "loaded = [m for m in sys.modules if m.startswith('mlr_prio.cli.command.')]\n"
        "print(loaded, file=sys.stderr)\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert ended.stderr.decode().strip() == "['mlr_prio.cli.command.rank']"


def test_faulty_files_end_with_one_and_say_every_place(run: Run, write_workspace: Write) -> None:
    vag = "schema_version: 1\nid: vag\nname: V\nmode: rail\nstatus: kandidat\nscores: {tid: 99}\n"
    root = write_workspace({"projects/vag.yaml": vag})
    for command in ("rank", "check"):
        ended = run(command, cwd=root)
        text = (ended.stdout + ended.stderr).decode()
        assert ended.returncode == 1
        assert "projects/vag.yaml:5:9" in text
        assert "Traceback" not in text


def test_a_usage_error_ends_with_two(run: Run, write_workspace: Write) -> None:
    root = write_workspace()
    for arguments in (
        ("rank", "--set", "tid=400"),
        ("rank", "--set", "tid"),
        ("rank", "--set", "okand=40"),
        ("rank", "--profile", "okand"),
        ("rank", "--format", "pdf"),
        ("rank", "--check"),
        ("rank", "--all-profiles", "--profile", "adal"),
        ("rank", "--top", "0"),
        ("explain", "okand"),
        ("explain", "bana", "bana"),
        ("schema", "okand"),
        ("okand",),
    ):
        ended = run(*arguments, cwd=root)
        assert (arguments, ended.returncode) == (arguments, 2)
        assert ended.stdout == b""
        assert b"Traceback" not in ended.stderr


def test_check_compares_and_never_writes(run: Run, write_workspace: Write) -> None:
    root = write_workspace()
    file = root / "ut" / "lista.md"
    missing = run("rank", "-o", file, "--check", cwd=root)
    assert (missing.returncode, file.exists()) == (3, False)
    assert run("rank", "-o", file, cwd=root).returncode == 0
    before = file.read_bytes()
    assert run("rank", "-o", file, "--check", cwd=root).returncode == 0
    bana = root / "projects" / "bana.yaml"
    bana.write_text(bana.read_text("utf-8").replace("komfort: 1", "komfort: -2"), "utf-8")
    stale = run("rank", "-o", file, "--check", cwd=root)
    assert (stale.returncode, file.read_bytes()) == (3, before)
    assert "Stigen" in stale.stderr.decode()


def test_a_file_name_decides_the_format(run: Run, write_workspace: Write) -> None:
    root = write_workspace()
    for name, start in (("a.json", "{"), ("a.csv", "status,rank,"), ("a.md", "# ")):
        assert run("rank", "-o", root / name, cwd=root).returncode == 0
        assert (root / name).read_text("utf-8").startswith(start)


def test_a_file_that_cannot_be_written_is_an_error_in_words(run: Run, write_workspace: Write) -> None:
    root = write_workspace()
    ended = run("rank", "-o", root / "projects", "--format", "md", cwd=root)
    assert ended.returncode == 1
    assert b"Traceback" not in ended.stderr
    assert sorted(p.name for p in root.iterdir() if p.name.startswith(".")) == []


def test_strict_lets_warnings_fail(run: Run, write_workspace: Write) -> None:
    root = write_workspace()
    assert run("check", cwd=root).returncode == 0
    assert run("check", "--strict", cwd=root).returncode == 1


def test_findings_as_json_and_for_github(run: Run, write_workspace: Write) -> None:
    root = write_workspace()
    found = json.loads(run("check", "--format", "json", cwd=root).stdout)
    assert found["format"] == "mlr-prio/check"
    assert {"code", "severity", "path", "line", "column", "message", "hint"} <= set(found["findings"][0])
    assert b"::warning file=" in run("check", "--format", "github", cwd=root).stdout


def test_the_rules_are_listed_with_their_reasons(run: Run, write_workspace: Write) -> None:
    text = run("check", "--rules", cwd=write_workspace()).stdout.decode()
    assert "MLR201" in text


def test_init_makes_a_workspace_that_ranks(run: Run, tmp_path: Path) -> None:
    assert run("init", tmp_path / "ny").returncode == 0
    assert run("rank", cwd=tmp_path / "ny").returncode == 0
    assert run("init", tmp_path / "ny").returncode == 2


def test_init_empty_makes_templates_that_check(run: Run, tmp_path: Path) -> None:
    assert run("init", tmp_path / "tom", "--empty").returncode == 0
    assert run("check", cwd=tmp_path / "tom").returncode == 0


def test_schema_prints_one_or_all_and_keeps_a_folder_current(run: Run, tmp_path: Path) -> None:
    assert json.loads(run("schema", "project").stdout)["title"]
    assert set(json.loads(run("schema").stdout)) == {
        "criteria",
        "municipalities",
        "budgets",
        "profile",
        "scenario",
        "project",
        "statement",
    }
    folder = tmp_path / "schema"
    assert run("schema", "--dir", folder, "--check").returncode == 3
    assert run("schema", "--dir", folder).returncode == 0
    assert run("schema", "--dir", folder, "--check").returncode == 0
    ended = run("--lang", "sv", "schema", "--dir", "/proc/schema")
    assert (ended.returncode, ended.stderr.decode().startswith("Fel: kan inte skriva /proc/schema/")) == (
        1,
        True,
    )


def test_a_terminal_that_knows_only_ascii_gets_ascii(run: Run, write_workspace: Write) -> None:
    ended = run("rank", cwd=write_workspace(), environment={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"})
    assert ended.returncode == 0
    assert all(byte < 128 for byte in ended.stdout)
    assert b"#" in ended.stdout


def test_data_is_utf8_whatever_the_terminal_knows(run: Run, write_workspace: Write) -> None:
    ascii_only = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    data = run("rank", "--format", "json", cwd=write_workspace(), environment=ascii_only).stdout
    assert json.loads(data)["ranking"][2]["name"] == "Vägen"


def test_the_version_is_shown(run: Run) -> None:
    from mlr_prio import __version__

    assert run("--version").stdout.decode().strip() == f"mlr-prio {__version__}"


def test_a_closed_pipe_is_no_fault_of_ours(write_workspace: Write) -> None:
    root = write_workspace()
    command = f"{sys.executable} -m mlr_prio -w '{root}' rank --format json | true"
    ended = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False, timeout=60)
    assert b"Traceback" not in ended.stderr
