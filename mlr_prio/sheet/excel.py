"""Workbooks to grids: the only place that reads one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.errors import MissingExtraError
from mlr_prio.message import message
from mlr_prio.model.fault import FaultCode
from mlr_prio.sheet.grid import Grid
from mlr_prio.sheet.place import fault, whole

if TYPE_CHECKING:
    from pathlib import Path

    from mlr_prio.finding import Finding

_EXTRA: Final = "excel"

SUFFIXES: Final = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")


def read_workbook(path: Path, name: str) -> tuple[Grid, ...] | Finding:
    """Return the sheets of a workbook, hidden ones too, or the finding that says why there are none.

    Raises
    ------
    MissingExtraError
        Where the library that reads workbooks is not installed.
    """
    try:
        import python_calamine
    except ImportError as error:
        raise MissingExtraError(_EXTRA, message("workbooks cannot be read")) from error
    try:
        with python_calamine.load_workbook(path) as book:
            sheets = [book.get_sheet_by_name(sheet) for sheet in book.sheet_names]
            return tuple(
                Grid(
                    name,
                    sheet.name,
                    tuple(map(tuple, sheet.to_python(skip_empty_area=False))),
                    tuple(sheet.merged_cell_ranges or ()),
                )
                for sheet in sheets
            )
    except python_calamine.PasswordError:
        what = message("the workbook is protected by a password")
        return fault(FaultCode.ENCODING, whole(name), what, message("save it without one"))
    except (python_calamine.CalamineError, OSError):
        what = message("the file cannot be read as a workbook")
        return fault(FaultCode.ENCODING, whole(name), what, message("open it in Excel and save it as .xlsx"))
