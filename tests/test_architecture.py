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
