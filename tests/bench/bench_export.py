"""Measure the whole decision basis in every format: ``python tests/bench/bench_export.py``.

First on the shipped data, then on 300 projects made by chance (twelve criteria, five members, a tenth of the
scores missing). Printed are reading the files and making the report, once for all formats, and writing each
format.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from mlr_prio.assessment.ranking import rank
from mlr_prio.report.builder.basis_report import basis_report
from mlr_prio.report.format import FORMATS
from mlr_prio.translation import Translator
from mlr_prio.workspace.reader import read_workspace

ROOT = Path(__file__).resolve().parent.parent.parent
WRITTEN = ("md", "html", "docx", "pdf", "xlsx", "csv", "json", "geojson")
GOALS = {"shipped": 3.0, "300 projects": 10.0}
PROJECTS, CRITERIA, MEMBERS = 300, 12, 5

T = TypeVar("T")


def timed(task: Callable[[], T]) -> tuple[T, float]:
    """Return what a task gives, and the seconds that it took."""
    start = time.perf_counter()
    result = task()
    return result, time.perf_counter() - start


def write_large(root: Path) -> None:
    """Write a workspace of many projects, the same every time."""
    chance = random.Random(0)  # noqa: S311 -- the same projects every time
    ids = [f"k{j}" for j in range(CRITERIA)]
    members = [f"kommun-{i}" for i in range(MEMBERS)]
    for folder in ("criteria/weights", "projects"):
        (root / folder).mkdir(parents=True)
    criteria = "".join(
        f"  - {{id: {id_}, name: 'Kriterium {id_}', definition: D, weight: {j + 1}, perspective: society, "
        "scale: {unit: poäng, worst: -2, best: 2, baseline: 0}}\n"
        for j, id_ in enumerate(ids)
    )
    head = "schema_version: 1\ntitle: Prov\nstatus: example\ncriteria:\n"
    (root / "criteria/criteria.yaml").write_text(head + criteria, "utf-8")
    listed = "".join(f"  - {{id: {m}, name: Å{m}, code: '{i:04}'}}\n" for i, m in enumerate(members))
    (root / "criteria/municipalities.yaml").write_text(
        f"schema_version: 1\nmunicipalities:\n{listed}", "utf-8"
    )
    for member in members:
        weights = ", ".join(f"{id_}: {chance.randint(1, 100)}" for id_ in ids)
        (root / f"criteria/weights/{member}.yaml").write_text(
            f"schema_version: 1\nmunicipality: {member}\nstatus: example\nweights: {{{weights}}}\n", "utf-8"
        )
    for number in range(PROJECTS):
        (root / f"projects/p{number:03}.yaml").write_text(_project(number, ids, members, chance), "utf-8")


def _project(number: int, ids: list[str], members: list[str], chance: random.Random) -> str:
    scores = "".join(
        f"  {id_}: {{value: {chance.randint(-2, 2)}, rationale: 'Objekt {number} bedöms så här, och det är "
        "därför att resandet väntas öka mellan orterna.', sources: [S1]}\n"
        for id_ in ids
        if chance.random() < 0.9
    )
    touched = ", ".join(sorted(chance.sample(members, 2)))
    return (
        f"schema_version: 1\nid: p{number:03}\nname: 'Objekt {number} mellan Åkarp och Östra Grevie'\n"
        f"mode: rail\nstatus: candidate\nmunicipalities: [{touched}]\n"
        f"cost: {{amount: {chance.randint(10, 9000)}, price_year: 2021}}\n"
        f"scores:\n{scores}sources: {{S1: {{title: Utredning, url: 'https://example.org/s1'}}}}\n"
    )


def measure(name: str, root: Path) -> None:
    """Print the seconds of each format for one workspace."""
    loaded, reading = timed(lambda: read_workspace(root, cache=None))
    assert loaded.problem is not None, loaded.findings
    ranking = rank(loaded.problem)
    report, making = timed(lambda: basis_report(ranking, Translator("sv"), "2026-03-01"))
    total = reading + making
    print(f"{name}: {len(ranking.rows)} projects on {len(ranking.weights)} criteria")
    print(f"  {'read':<10}{reading:6.2f} s")
    print(f"  {'report':<10}{making:6.2f} s")
    for format_id in WRITTEN:
        content, seconds = timed(partial(FORMATS[format_id].content, report))
        total += seconds
        print(f"  {format_id:<10}{seconds:6.2f} s {len(content) / 1e6:8.2f} MB")
    print(f"  {'all':<10}{total:6.2f} s   goal {GOALS[name]} s")


def main() -> None:
    measure("shipped", ROOT)
    with tempfile.TemporaryDirectory() as folder:
        write_large(Path(folder))
        measure("300 projects", Path(folder))


if __name__ == "__main__":
    main()
