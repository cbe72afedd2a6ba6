"""The house and its arrows: read from the imports, so that what the documentation says stays true."""

from __future__ import annotations

import ast
import importlib
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).resolve().parent.parent / "mlr_prio"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Each room and the rooms it may import at run time. Nothing points upward.
ARROWS: dict[str, set[str]] = {
    "": {"library"},  # only when a name of it is asked for
    "library": {"workspace", "assessment", "model", "finding", "errors"},
    "message": set(),
    "finding": {"message"},
    "errors": {"message", "finding"},
    "translation": {"message", "errors"},
    "model": {"message", "finding", "errors"},
    "engine": {"message", "errors"},
    "workspace": {"model", "message", "finding", "errors", ""},
    "assessment": {"model", "engine", "message", "finding", "errors"},
    "sheet": {"workspace", "model", "translation", "message", "finding", "errors"},
    "report": {"assessment", "sheet", "model", "translation", "message", "finding", "errors", ""},
    "cli": {
        "workspace",
        "assessment",
        "sheet",
        "report",
        "model",
        "translation",
        "message",
        "finding",
        "errors",
        "",
    },
    "__main__": {"cli"},
}

# Each library and the only places that may import it.
DOORS: dict[str, tuple[str, ...]] = {
    "ruamel": ("workspace/",),
    "platformdirs": ("workspace/",),
    "pydantic": ("model/", "workspace/"),
    "pydantic_core": ("model/", "workspace/"),
    "numpy": ("engine/", "assessment/"),
    "pandas": ("assessment/frame.py",),
    "subprocess": ("workspace/revision.py",),
    "highspy": ("engine/solver.py",),
    "docx": ("report/format/docx_",),
    "docxtpl": ("report/format/docx_",),
    "jinja2": ("report/format/docx_",),
    "lxml": ("report/format/docx_",),
    "typst": ("report/format/pdf_format.py", "report/format/picture.py"),
    "rich": ("report/format/terminal.py", "cli/"),
    "typer": ("cli/",),
    "xlsxwriter": ("sheet/workbook.py", "report/format/xlsx_"),
    "python_calamine": ("sheet/excel.py",),
}

MODULE_LINES = 400
FUNCTION_LINES = 50


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _module(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def _is_type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def _runtime_nodes(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if _is_type_checking(child):
            continue
        yield child
        yield from _runtime_nodes(child)


def _imports(path: Path) -> Iterator[str]:
    """Yield the modules that a file imports at run time, at its top or inside a function."""
    for node in _runtime_nodes(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.module != "__future__":
            yield node.module
            yield from (
                f"{node.module}.{alias.name}" for alias in node.names if _is_module(node.module, alias.name)
            )


def _is_module(parent: str, name: str) -> bool:
    base = PACKAGE.parent.joinpath(*parent.split("."), name)
    return base.with_suffix(".py").exists() or (base / "__init__.py").exists()


def _own_imports(path: Path) -> set[str]:
    return {name for name in _imports(path) if name.split(".")[0] == "mlr_prio"}


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_imports_only_along_the_arrows(path: Path) -> None:
    room = _room(_module(path))
    wrong = {name for name in _own_imports(path) if _room(name) not in ARROWS[room] | {room}}
    assert not wrong, f"{_name(path)} may not import {sorted(wrong)}"


def test_sheets_know_of_the_workspace_only_how_changes_are_written_down() -> None:
    modules = (path for path in MODULES if _room(_module(path)) == "sheet")
    used = {name for path in modules for name in _own_imports(path) if _room(name) == "workspace"}
    assert used == {"mlr_prio.workspace.edit.change"}


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_library_is_imported_only_at_its_door(path: Path) -> None:
    libraries = {name.split(".")[0] for name in _imports(path)}
    wrong = {lib for lib in libraries & set(DOORS) if not _name(path).startswith(DOORS[lib])}
    assert not wrong, f"{_name(path)} may not import {sorted(wrong)}"


def test_no_library_is_imported_that_the_package_does_not_declare() -> None:
    import sys

    known = set(sys.stdlib_module_names) | set(DOORS) | {"mlr_prio"}
    used = {name.split(".")[0] for path in MODULES for name in _imports(path)}
    assert used <= known


def test_modules_do_not_import_one_another_in_a_circle() -> None:
    """Not even for a type, or when a function runs: of two modules one can be read without the other."""
    graph = {_module(path): _all_imports(path) - {_module(path)} for path in MODULES}
    assert list(TopologicalSorter(graph).static_order())


def _all_imports(path: Path) -> set[str]:
    names = {
        node.module if not _is_module(node.module, alias.name) else f"{node.module}.{alias.name}"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }
    return {name for name in names if name.split(".")[0] == "mlr_prio"}


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_and_its_functions_fit_their_ceilings(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= MODULE_LINES
    long = [name for name, lines in _function_lengths(ast.parse(text)) if lines > FUNCTION_LINES]
    assert not long, f"{_name(path)} has functions over {FUNCTION_LINES} lines: {long}"


def _function_lengths(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield the length of every function's body, its docstring left out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            yield node.name, body[-1].end_lineno - body[0].lineno + 1 if body and body[-1].end_lineno else 0


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_every_public_name_has_a_docstring(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree), f"{_name(path)} has no docstring"
    bare = [name for name, node in _public(tree) if not ast.get_docstring(node)]
    assert not bare, f"{_name(path)} leaves undocumented: {bare}"


Documented = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def _public(tree: ast.Module | ast.ClassDef) -> Iterator[tuple[str, Documented]]:
    for node in tree.body:
        if isinstance(node, Documented) and not node.name.startswith("_"):
            yield node.name, node
            if isinstance(node, ast.ClassDef):
                yield from _public(node)


def _siblings(folder: str, *but: str) -> set[str]:
    return {path.stem for path in (PACKAGE / folder).glob("*.py")} - {"__init__", *but}


def test_every_aggregation_module_is_registered() -> None:
    from mlr_prio.engine.aggregation import METHODS

    modules = {method.aggregate.__module__.rsplit(".", 1)[1] for method in METHODS.values()}
    assert modules == _siblings("engine/aggregation", "method")
    assert all(identifier == method.id for identifier, method in METHODS.items())


def test_every_elicitation_module_is_registered() -> None:
    from mlr_prio.engine.elicitation import ELICITATIONS

    modules = {method.weigh.__module__.rsplit(".", 1)[1] for method in ELICITATIONS.values()}
    assert modules == _siblings("engine/elicitation", "method")
    assert all(identifier == method.id for identifier, method in ELICITATIONS.items())


def test_every_lint_rule_is_registered_once() -> None:
    from mlr_prio.assessment.lint import RULES

    written = [
        importlib.import_module(f"mlr_prio.assessment.lint.{name}")
        for name in _siblings("assessment/lint", "rule")
    ]
    assert {id(module.RULE) for module in written} == {id(rule) for rule in RULES}
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_every_command_is_registered() -> None:
    from mlr_prio.cli.app import COMMANDS

    assert set(COMMANDS) == _siblings("cli/command")
    assert all(hasattr(importlib.import_module(f"mlr_prio.cli.command.{name}"), "run") for name in COMMANDS)


# The engine modules behind each section of the sensitivity analysis; each has a published or exact case.
BEHIND: dict[str, tuple[str, ...]] = {
    "smaa": ("sensitivity.rank_acceptability", "sensitivity.pairwise_winning", "sensitivity.confidence"),
    "stability": ("sensitivity.stability", "sensitivity.family"),
    "drivers": ("sensitivity.drivers",),
    "closeness": ("sensitivity.closeness", "sensitivity.weight_moments"),
    "scenarios": ("aggregation.weighted_sum",),
    "methods": (
        "cross_check.weighted_product",
        "cross_check.topsis",
        "cross_check.vikor",
        "cross_check.promethee_ii",
    ),
    "bounds": ("sensitivity.bounds", "sensitivity.attainable"),
    "needed": ("sensitivity.needed_move", "sensitivity.enter_top", "sensitivity.needed_score"),
}


def test_every_sensitivity_section_is_registered_asked_for_and_in_the_contract() -> None:
    from typing import get_args

    from mlr_prio.cli.sensitivity_option import Sections
    from mlr_prio.report.builder.sensitivity import CONTRACT, SECTIONS

    shared = ("brief", "page", "report", "score_stability", "stability_data")
    modules = {analysis.module for analysis in SECTIONS.values()}
    assert modules == _siblings("report/builder/sensitivity", *shared)
    assert all(identifier == analysis.id for identifier, analysis in SECTIONS.items())
    assert sorted(CONTRACT) == sorted(SECTIONS)
    help_text = get_args(Sections)[1].help
    assert [identifier for identifier in SECTIONS if identifier not in help_text] == []


def test_every_sensitivity_section_has_a_reference_case_and_a_translation() -> None:
    from mlr_prio.report.builder.sensitivity import SECTIONS
    from mlr_prio.translation import Translator

    folder = PACKAGE.parent / "tests" / "reference"
    tried = {name for path in folder.glob("test_*.py") for name in _imports(path)}
    assert set(BEHIND) == set(SECTIONS)
    wanted = [f"mlr_prio.engine.{module}" for modules in BEHIND.values() for module in modules]
    assert [module for module in wanted if module not in tried] == []
    swedish = Translator("sv")
    assert [a.id for a in SECTIONS.values() if swedish(a.question) == a.question.template] == []


def test_every_consensus_section_is_registered() -> None:
    from mlr_prio.report.builder.consensus import SECTIONS

    shared = ("data", "deferred", "head", "phrase", "report", "section")
    modules = {section.blocks.__module__.rsplit(".", 1)[1] for section in SECTIONS.values()}
    assert modules == _siblings("report/builder/consensus", *shared)
    assert all(identifier == section.id for identifier, section in SECTIONS.items())


def test_every_command_of_a_group_is_registered() -> None:
    from mlr_prio.cli.app import GROUPS

    written = {
        (path.parent.name, path.stem.removesuffix("_"))
        for path in (PACKAGE / "cli" / "command").glob("*/*.py")
        if path.stem != "__init__"
    }
    assert {(group, name) for group, (_help, commands) in GROUPS.items() for name in commands} == written


def test_every_chart_is_registered() -> None:
    from mlr_prio.report.chart import CHARTS

    tools = ("axis", "boundary", "canvas", "cut", "dots", "palette", "placement", "scale", "text_width")
    modules = {draw.__module__.rsplit(".", 1)[1] for draw in CHARTS.values()}
    assert modules == _siblings("report/chart", *tools)
    assert {name.replace("-", "_") for name in CHARTS} == modules


def test_every_chapter_is_registered_once() -> None:
    from mlr_prio.report.builder.chapter import REPORT_SECTIONS

    assert sorted(REPORT_SECTIONS) == sorted(_siblings("report/builder/chapter", "basis"))
