"""Does the code keep to the house's layout?"""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
CODE = ("models", "tasks", "flows", "deployments")


def _modules() -> list[Path]:
    return [path for folder in CODE for path in sorted((ROOT / folder).rglob("*.py"))]


def test_init_files_hold_a_docstring_and_nothing_else():
    for path in _modules():
        if path.name == "__init__.py":
            body = ast.parse(path.read_text()).body
            assert len(body) == 1, path
            assert ast.get_docstring(ast.parse(path.read_text())), path


def test_no_module_has_a_name_that_says_nothing():
    banned = {"utils", "helpers", "manager", "process", "handle", "data", "common", "misc"}

    names = {path.stem for path in _modules()}

    assert not names & banned


def test_every_module_opens_with_a_docstring():
    for path in _modules():
        assert ast.get_docstring(ast.parse(path.read_text())), path


def test_no_fixture_holds_a_type_of_duckdb_by_its_annotations():
    """Hypothesis holds fixtures until the interpreter ends, and with them the types they name.

    DuckDB's binding then prints that it leaked; an annotation that is written as text names none.
    """
    held = [
        f"{path.relative_to(ROOT)}:{function.lineno}"
        for path in sorted((ROOT / "tests").rglob("*.py"))
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef)
        and any("fixture" in ast.unparse(each) for each in function.decorator_list)
        and any(_names_duckdb(each) for each in _annotations(function))
    ]

    assert held == []


def _annotations(function: ast.FunctionDef) -> list[ast.expr]:
    found = [function.returns, *(each.annotation for each in function.args.args)]
    return [each for each in found if each is not None]


def _names_duckdb(annotation: ast.expr) -> bool:
    names = [each.id for each in ast.walk(annotation) if isinstance(each, ast.Name)]
    return any(name.lower().startswith("duckdb") for name in names)
