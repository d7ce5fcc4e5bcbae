"""What does each mart promise?

Read from the twin .yml of each statement under sql/marts: description, grain, key, columns with
comments and expectations. Reference pages, column comments and checks all come from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from models.errors import Fault, InvalidInputError
from models.keys import digest
from tasks.mart_log import register_hash
from tasks.store.warehouse import read_folder


@dataclass(frozen=True)
class MartColumn:
    """One column: what it says, and what always holds of it."""

    name: str
    comment: str
    is_nullable: bool = False
    accepted: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    references: str | None = None


@dataclass(frozen=True)
class Mart:
    """One published table."""

    name: str
    description: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[MartColumn, ...]
    cases: tuple[Mapping[str, Any], ...]


@cache
def load_marts() -> dict[str, Mart]:
    """Return every published mart by name; `InvalidInputError` where a twin does not hold."""
    from ruamel.yaml import YAML

    reader = YAML(typ="safe")
    marts = {}
    for path in sorted(files("sql").joinpath("marts").iterdir(), key=lambda path: path.name):
        if path.name.endswith(".yml"):
            stated = reader.load(path.read_text(encoding="utf-8"))
            name = path.name.removesuffix(".yml")
            marts[name] = _read_mart(name, stated)
    return marts


def _read_mart(name: str, stated: Mapping[str, Any]) -> Mart:
    try:
        return Mart(
            name=name,
            description=stated["description"],
            grain=stated["grain"],
            key=tuple(stated["key"]),
            columns=tuple(_read_column(column, tail) for column, tail in stated["columns"].items()),
            cases=tuple(stated.get("cases", ())),
        )
    except (KeyError, TypeError) as error:
        raise InvalidInputError([Fault(f"sql/marts/{name}.yml", f"{error} is missing")]) from None


def _read_column(name: str, stated: str | Mapping[str, Any]) -> MartColumn:
    if isinstance(stated, str):
        return MartColumn(name, stated)
    low, high = stated.get("between", (None, None))
    return MartColumn(
        name=name,
        comment=stated["comment"],
        is_nullable=stated.get("nullable", False),
        accepted=tuple(stated.get("accepted", ())),
        low=low,
        high=high,
        references=stated.get("references"),
    )


@cache
def code_hash() -> str:
    """Return what changes when the marts would be built or checked in another way."""
    texts = [
        text
        for folder in ("staging", "marts", "audits")
        for path in sorted(files("sql").joinpath(folder).iterdir(), key=lambda path: path.name)
        for text in (path.name, path.read_text(encoding="utf-8"))
    ]
    modules = [
        path.read_text(encoding="utf-8")
        for folder, beginning in (("tasks", "mart"), ("models.stats", ""))
        for path in sorted(files(folder).iterdir(), key=lambda path: path.name)
        if path.name.startswith(beginning) and path.name.endswith(".py")
    ]
    suite = files("sql").joinpath("expectations", "marts.json").read_text(encoding="utf-8")
    return digest(*texts, *modules, suite, register_hash())


def statements() -> dict[str, str]:
    """Return the statements of sql/marts by name: published (dim_, fct_, …) and inner (int_)."""
    return {name: text for name, text in read_folder("marts").items() if name[0] != "_"}
