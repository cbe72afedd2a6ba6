"""The workbook in its reader's hands: weights are changed in LibreOffice, and the order must be Python's."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import python_calamine

from mlr_prio.assessment.ranking import Ranking, rank, ranking_under
from mlr_prio.assessment.weighting import WeightsInForce
from mlr_prio.model.problem import Problem
from mlr_prio.report.builder.export import list_export
from mlr_prio.report.format import FORMATS
from mlr_prio.translation import Translator
from tests.libreoffice import run_macro

VECTORS = 60
MACRO = """\
Sub Main(source As String, folder As String)
  book = Opened(source)
  weights = book.Sheets.getByName("Beräkning").getCellRangeByName("{weights}")
  {changed}
  book.calculateAll()
  Keep(book, folder & "/changed.xlsx")
  Open folder & "/orders.txt" For Output As #1
{trials}
  Close #1
  book.close(True)
End Sub
Sub Say(book)
  rows = book.Sheets.getByName("{order}").getCellRangeByName("{found}").getDataArray()
  line = ""
  For Each row In rows
    line = line & row(0) & " " & row(1) & "|"
  Next
  Print #1, line
End Sub
"""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What LibreOffice made of the workbook: changed and saved, and the orders under other weights."""

    path: Path
    points: tuple[float, ...]
    vectors: tuple[tuple[float, ...], ...]
    orders: tuple[tuple[str, ...], ...]


def sheet_of(path: Path, name: str) -> list[list[Any]]:
    return python_calamine.load_workbook(path).get_sheet_by_name(name).to_python(skip_empty_area=False)


def row_of(rows: list[list[Any]], column: int, text: str) -> int:
    return next(i for i, row in enumerate(rows) if row[column] == text)


def in_python(problem: Problem, points: tuple[float, ...]) -> Ranking:
    weights = np.array(points) / sum(points)
    return ranking_under(problem, WeightsInForce("tried", weights))


def order_of(ranking: Ranking) -> tuple[str, ...]:
    return tuple(f"{row.rank} {row.project.name.sv}" for row in ranking.rows)


def tried(count: int) -> tuple[tuple[float, ...], ...]:
    """Return weights of every kind: random, whole points, most of them 0 (which makes ties), a single one."""
    rng = np.random.default_rng(20260301)
    random = rng.dirichlet(np.ones(count), VECTORS // 3) * rng.choice([1, 100, 1e-3], (VECTORS // 3, 1))
    whole = rng.integers(0, 6, (VECTORS // 3, count)) + np.eye(VECTORS // 3, count)
    sparse = np.eye(count)[rng.integers(0, count, VECTORS // 6)] * 7
    pairs = sparse + np.eye(count)[rng.integers(0, count, VECTORS // 6)] * 3.5
    return tuple(tuple(row) for row in np.vstack([random, whole, sparse, pairs]).tolist())


@pytest.fixture(scope="module")
def weighed(shipped: Problem, tmp_path_factory: pytest.TempPathFactory) -> Weighed:
    folder = tmp_path_factory.mktemp("workbook")
    path, profile = folder / "lista.xlsx", folder / "profile"
    path.write_bytes(FORMATS["xlsx"].content(list_export(rank(shipped), Translator("sv"), "")))
    rows = sheet_of(path, "Beräkning")
    row = row_of(rows, 1, "Vikt, poäng – ändra här")
    count = len(shipped.leaves)
    points = rows[row][3 : 3 + count]
    points[0], points[2] = 0.0, 40.0
    vectors = tried(count)
    first = row_of(sheet_of(path, "Ordning"), 0, "Plats") + 2
    trials = (f"  weights.setDataArray({_array(vector)})\n  Say(book)" for vector in vectors)
    macro = MACRO.format(
        weights=f"D{row + 1}:{chr(ord('D') + count - 1)}{row + 1}",
        changed=f"weights.setDataArray({_array(tuple(points))})",
        trials="\n".join(trials),
        order="Ordning",
        found=f"A{first}:B{first + len(shipped.candidates) - 1}",
    )
    run_macro(profile, macro, path, folder)
    said = (folder / "orders.txt").read_text("utf-8").splitlines()
    orders = tuple(tuple(line.removesuffix("|").split("|")) for line in said)
    return Weighed(folder / "changed.xlsx", tuple(points), vectors, orders)


def _array(points: tuple[float, ...]) -> str:
    return f"Array(Array({','.join(map(repr, points))}))"


def test_after_two_changed_weights_the_saved_order_is_pythons(shipped: Problem, weighed: Weighed) -> None:
    rows = sheet_of(weighed.path, "Ordning")
    head = row_of(rows, 0, "Plats")
    found = [f"{row[0]:.0f} {row[1]}" for row in rows[head + 1 :] if row[1]]
    expected = order_of(in_python(shipped, weighed.points))
    assert found == list(expected)
    assert found != list(order_of(rank(shipped)))


def test_the_values_and_moves_are_those_of_the_changed_weights(shipped: Problem, weighed: Weighed) -> None:
    rows = sheet_of(weighed.path, "Ordning")
    body = rows[row_of(rows, 0, "Plats") + 1 :]
    before = {row.project.name.sv: row.rank for row in rank(shipped).rows}
    for line, row in zip(body, in_python(shipped, weighed.points).rows, strict=False):
        assert line[2] == pytest.approx(100 * row.value, abs=1e-9)
        moved = before[row.project.name.sv] - row.rank
        assert line[3] == before[row.project.name.sv]
        assert line[4] == ("" if not moved else f"{'▲' if moved > 0 else '▼'} {abs(moved)}")


def test_both_sheets_say_that_the_weights_are_others(weighed: Weighed) -> None:
    for name in ("Beräkning", "Ordning"):
        assert sheet_of(weighed.path, name)[2][0] == (
            "Vikterna är ändrade: detta är ett försök, inte den gemensamma listan."
        )


def test_under_any_weights_the_order_is_pythons_ties_too(shipped: Problem, weighed: Weighed) -> None:
    assert len(weighed.orders) == len(weighed.vectors) == VECTORS
    differing = [
        vector
        for vector, order in zip(weighed.vectors, weighed.orders, strict=True)
        if order != order_of(in_python(shipped, vector))
    ]
    assert not differing
    assert any(len({place.split()[0] for place in order}) < len(order) for order in weighed.orders)
