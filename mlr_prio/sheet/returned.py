"""Returned files to what each of them states, and to everything that is wrong with them, all at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mlr_prio.errors import RequestError
from mlr_prio.finding import Finding
from mlr_prio.message import message
from mlr_prio.model.fault import FaultCode
from mlr_prio.sheet.column import MEMORY_SHEET, WEIGHTS
from mlr_prio.sheet.csv_file import read_csv
from mlr_prio.sheet.excel import SUFFIXES, read_workbook
from mlr_prio.sheet.naming import Vocabulary
from mlr_prio.sheet.place import fault, whole
from mlr_prio.sheet.reading import Reading
from mlr_prio.sheet.scores import read_scores
from mlr_prio.sheet.statement import Part, Subject
from mlr_prio.sheet.table import find_table
from mlr_prio.sheet.weights import read_weights
from mlr_prio.sheet.workbook import FORMAT_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from mlr_prio.model.problem import Problem
    from mlr_prio.sheet.grid import Grid
    from mlr_prio.sheet.statement import Statement

_CSV: Final = (".csv", ".txt", ".tsv")
_MEMORY_COLUMNS: Final = 4
_PARTS: Final = frozenset(Part)


@dataclass(frozen=True, slots=True)
class Returned:
    """What one file states.

    Parameters
    ----------
    name
        The name of the file.
    statements
        In the order of its rows.
    memory
        What the files said of each subject when the sheet was made; None where it does not tell.
    """

    name: str
    statements: tuple[Statement, ...]
    memory: Mapping[Subject, str] | None


def read_returned(
    paths: Sequence[Path], problem: Problem
) -> tuple[tuple[Returned, ...], tuple[Finding, ...]]:
    """Read returned files, and folders of them.

    Returns
    -------
    tuple
        What each file states, and what is wrong with all of them.

    Raises
    ------
    RequestError
        Where there is no file to read.
    MissingExtraError
        Where there are workbooks and what reads them is not installed.
    """
    vocabulary = Vocabulary.of(problem)
    returned, findings = [], []
    for path, name in _named(_files(paths)):
        reading = Reading()
        grids = _grids(path, name, reading)
        memory = next((grid for grid in grids if grid.name == MEMORY_SHEET), None)
        shown = [grid for grid in grids if grid.name != MEMORY_SHEET]
        if grids:
            _read(name, shown, _owner(memory, vocabulary), (problem, vocabulary, reading))
        returned.append(Returned(name, tuple(reading.statements), _memory(memory)))
        findings += reading.findings
    return tuple(returned), tuple(findings)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            inside = sorted(entry for entry in path.iterdir() if _is_sheet(entry))
            if not inside:
                raise RequestError(
                    message("there is no workbook and no CSV file in {folder}", folder=str(path))
                )
            yield from inside
        elif path.is_file():
            yield path
        else:
            raise RequestError(message("the file {path} does not exist", path=str(path)))


def _is_sheet(path: Path) -> bool:
    """Return whether a file in a folder is meant: none that is hidden, or that Excel keeps for itself."""
    return path.suffix.lower() in (*SUFFIXES, *_CSV) and not path.name.startswith((".", "~$"))


def _named(paths: Iterator[Path]) -> Iterator[tuple[Path, str]]:
    """Yield each file once, with the name that people know it by; its whole path where two have one name."""
    files = list(dict.fromkeys(paths))
    names = [path.name for path in files]
    for path in files:
        yield path, path.name if names.count(path.name) == 1 else str(path)


def _grids(path: Path, name: str, reading: Reading) -> tuple[Grid, ...]:
    if path.suffix.lower() in _CSV:
        read = read_csv(path.read_bytes(), name)
        if isinstance(read, Finding):
            reading.findings.append(read)
            return ()
        grid, remarks = read
        reading.findings += remarks
        return (grid,)
    grids = read_workbook(path, name)
    if isinstance(grids, Finding):
        reading.findings.append(grids)
        return ()
    return grids


def _read(
    name: str, grids: Sequence[Grid], owner: str | None, context: tuple[Problem, Vocabulary, Reading]
) -> None:
    problem, vocabulary, reading = context
    tables = [table for table in map(find_table, grids) if table is not None]
    if not tables:
        what = message("no table of weights or scores was found")
        hint = message("keep the headings of the sheet that was sent, such as Points and Level")
        reading.findings.append(fault(FaultCode.MISSING_KEY, whole(name), what, hint))
    criteria = {leaf.id: leaf for leaf in problem.leaves}
    for table in tables:
        reading.findings += table.findings
        if table.layout is WEIGHTS:
            read_weights(table, vocabulary, owner, reading)
        else:
            read_scores(table, vocabulary, criteria, reading)


def _owner(memory: Grid | None, vocabulary: Vocabulary) -> str | None:
    """Return the member that a workbook was made for, or None where it does not tell."""
    id_ = str(memory.value(0, 2)) if memory is not None and memory.rows else ""
    return id_ if id_ in vocabulary.owners.ids else None


def _memory(memory: Grid | None) -> Mapping[Subject, str] | None:
    if memory is None or not memory.rows or str(memory.value(0, 1)) != str(FORMAT_VERSION):
        return None
    cells = (
        [str(memory.value(row, column)) for column in range(_MEMORY_COLUMNS)]
        for row in range(1, len(memory.rows))
    )
    return {Subject(owner, item, Part(part)): said for owner, item, part, said in cells if part in _PARTS}
