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
    "": set(),
    "message": set(),
    "finding": {"message"},
    "errors": {"message", "finding"},
    "translation": {"message", "errors"},
    "model": {"message", "finding", "errors"},
    "engine": {"message", "errors"},
    "workspace": {"model", "message", "finding", "errors", ""},
    "assessment": {"model", "engine", "message", "finding", "errors"},
    "report": {"assessment", "model", "translation", "message", "finding", "errors", ""},
    "cli": {"workspace", "assessment", "report", "model", "translation", "message", "finding", "errors", ""},
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
    "docx": ("report/format/docx_",),
    "docxtpl": ("report/format/docx_",),
    "jinja2": ("report/format/docx_",),
    "lxml": ("report/format/docx_",),
    "typst": ("report/format/pdf_format.py", "report/format/picture.py"),
    "rich": ("report/format/terminal.py", "cli/"),
    "typer": ("cli/",),
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
    """At import time; what a function imports when it runs cannot make a circle."""
    graph = {_module(path): _top_imports(path) - {_module(path)} for path in MODULES}
    assert list(TopologicalSorter(graph).static_order())


def _top_imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    top = ast.Module([node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)], [])
    names = {
        node.module if not _is_module(node.module, alias.name) else f"{node.module}.{alias.name}"
        for node in top.body
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


def test_every_chart_is_registered() -> None:
    from mlr_prio.report.chart import CHARTS

    tools = ("axis", "boundary", "canvas", "cut", "dots", "palette", "placement", "scale", "text_width")
    modules = {draw.__module__.rsplit(".", 1)[1] for draw in CHARTS.values()}
    assert modules == _siblings("report/chart", *tools)
    assert {name.replace("-", "_") for name in CHARTS} == modules


def test_every_chapter_is_registered_once() -> None:
    from mlr_prio.report.build.chapter import REPORT_SECTIONS

    assert sorted(REPORT_SECTIONS) == sorted(_siblings("report/build/chapter", "basis"))
