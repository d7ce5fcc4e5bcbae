"""Do the pages name commands that exist, link to files that exist, and say what the code says?"""

import functools
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from deployments.settings_reference import PAGE, settings_page

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
_FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def _commands(page: Path) -> list[str]:
    """Return the lines of the page's `sh` blocks; a line that ends in a backslash goes on."""
    blocks = [body for kind, body in _FENCE.findall(page.read_text("utf-8")) if kind == "sh"]
    lines = "\n".join(blocks).replace("\\\n", " ").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _words(line: str) -> list[str]:
    """Return a command's words without its settings, comment and what it is piped into."""
    words = shlex.split(line, comments=True)
    while "=" in words[0]:
        words = words[1:]
    ends = [n for n, word in enumerate(words) if word in {"|", ">", "&&", "<"}]
    return words[: ends[0]] if ends else words


def _chain(words: list[str]) -> tuple[str, ...]:
    """Return the longest chain of sub-commands that the words begin with."""
    from cyclopts import App

    from deployments.cli.app import app

    chain: list[str] = []
    node: App = app
    for word in words:
        if word.startswith("-") or word not in node:
            break
        node = node[word]
        chain.append(word)
    assert chain or words[0].startswith("-"), words
    return tuple(chain)


@functools.cache
def _help(chain: tuple[str, ...]) -> str:
    """Return what a command's help says; pages name the same commands often."""
    ended = subprocess.run(
        [BIN / "parley", *chain, "--help"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return ended.stdout


PARLEY_LINES = sorted(
    {
        (str(page.relative_to(ROOT)), line)
        for page in PAGES
        for line in _commands(page)
        if _words(line)[:1] == ["parley"] and len(_words(line)) > 1
    }
)


def test_readme_names_the_two_commands_and_more():
    lines = _commands(ROOT / "README.md")

    assert {"make demo", "make test"} <= set(lines)
    assert len(lines) >= 10


@pytest.mark.slow
@pytest.mark.parametrize(("page", "line"), PARLEY_LINES, ids=lambda part: part.replace("/", "-"))
def test_command_of_a_page_exists_with_its_options(page: str, line: str):
    words = _words(line)[1:]

    text = _help(_chain(words))

    for option in (word.partition("=")[0] for word in words if word.startswith("--")):
        assert option in text or option == "--help", (page, line)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_make_targets_and_programs_of_a_page_exist(page: Path):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    for line in _commands(page):
        words = _words(line)
        if words[0] == "make":
            named = {word for word in words[1:] if "=" not in word and not word.startswith("-")}
            assert named <= targets, line
        if words[0] == "prefect":
            assert (BIN / "prefect").exists()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_relative_link_leads_somewhere(page: Path):
    text = _FENCE.sub("", page.read_text("utf-8"))
    targets = [each.partition("#")[0] for each in _LINK.findall(text) if "://" not in each]

    assert [each for each in targets if each and not (page.parent / each).exists()] == []


def test_page_of_the_settings_is_the_one_of_the_code():
    assert PAGE.read_text("utf-8") == settings_page(), "python -m deployments.settings_reference"
