"""Is what is installed the same everywhere, and from no place but the index that a machine has?"""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINS = {
    "prefect": "==3.8.8",
    "fastapi": "<0.151",
    "sqlalchemy": "<2.1",
    "numpy": "==2.4.6",
    "scipy": "==1.17.1",
}
"""What docs/decisions/0002-pins.md holds back; numpy and scipy are one row there."""
PACKAGE = re.compile(
    r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[A-Za-z0-9.+!]+)"
    r"(?: ; (?P<marker>[^\\]+?))?(?P<hashes>(?: \\\n    --hash=sha256:[0-9a-f]{64})+)"
)


def locked() -> dict[str, set[str]]:
    """The versions of each package; a package may have one a platform."""
    found: dict[str, set[str]] = {}
    for each in PACKAGE.finditer(LOCK):
        found.setdefault(canonicalize_name(each["name"]), set()).add(each["version"])
    return found


def wanted() -> list[Requirement]:
    development = PROJECT["dependency-groups"]["dev"]
    return [Requirement(each) for each in (*PROJECT["project"]["dependencies"], *development)]


def test_every_line_of_the_lock_is_a_version_with_its_hashes_and_nothing_else():
    rest = PACKAGE.sub("", LOCK)

    assert len(locked()) > 50
    assert rest.strip() == ""


def test_the_lock_names_no_index_no_host_and_no_file():
    assert not re.search(
        r"://|--(?:extra-)?index|--find-links|--trusted|@ |file:|git\+|^-", LOCK, re.M
    )


def test_every_requirement_of_the_project_is_locked_at_a_version_that_it_allows():
    versions = locked()

    for requirement in wanted():
        found = versions[canonicalize_name(requirement.name)]
        assert all(map(requirement.specifier.contains, found)), requirement


@pytest.mark.parametrize("name", PINS)
def test_what_is_held_back_is_held_in_the_project_in_the_lock_and_in_the_record(name: str):
    stated = {each.name: str(each.specifier) for each in wanted()}
    record = (ROOT / "docs" / "decisions" / "0002-pins.md").read_text(encoding="utf-8")

    assert stated[name] == PINS[name]
    assert all(map(Requirement(f"{name}{PINS[name]}").specifier.contains, locked()[name]))
    assert f"`{name}{PINS[name]}`" in record
