"""Where do the statements stand?

In sql/queries, one file an aggregate: `-- name: claim_due` in messages.sql is `messages.claim_due`.
Parameters are bound (`:as_of`), never pasted. A line `-- include: planning.gate` stands for that
named part, so that a rule which several statements need is written once.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_NAME = re.compile(r"^-- name: (\w+)\s*$", re.MULTILINE)
_PARAMETER = re.compile(r"(?<![:\w]):([a-z_]\w*)")
_INCLUDE = re.compile(r"^[ ]*-- include: (\w+\.\w+)[ ]*$", re.MULTILINE)
_LITERAL = re.compile(r"('(?:[^']|'')*'|--[^\n]*)")


def to_pyformat(statement: str) -> str:
    """Turn `:name` into psycopg's `%(name)s`, outside of literals and comments."""
    parts = _LITERAL.split(statement.replace("%", "%%"))
    return "".join(
        part if index % 2 else _PARAMETER.sub(r"%(\1)s", part) for index, part in enumerate(parts)
    )


@cache
def load_queries() -> dict[str, str]:
    """Return every named statement by `file.name`, ready for psycopg."""
    texts: dict[str, str] = {}
    for path in sorted(files("sql").joinpath("queries").iterdir(), key=lambda path: path.name):
        if path.name.endswith(".sql"):
            texts |= _split(path.name.removesuffix(".sql"), path.read_text(encoding="utf-8"))
    return {name: to_pyformat(_include(text, texts)) for name, text in texts.items()}


def _split(stem: str, text: str) -> dict[str, str]:
    pieces = _NAME.split(text)[1:]
    return {
        f"{stem}.{name}": body.strip().rstrip(";")
        for name, body in zip(pieces[::2], pieces[1::2], strict=True)
    }


def _include(text: str, texts: Mapping[str, str]) -> str:
    return _INCLUDE.sub(lambda found: _include(texts[found[1]], texts), text)
