"""How do long lists get to Postgres cheaply?

psycopg escapes each element of a list by a regular expression in Python, which costs more than the
statement that reads it; here a list of plain values becomes one array literal. Statements say the
type (`:ids::uuid[]`). Lists of anything else are left to psycopg.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

_PLAIN = frozenset({int, float, bool, datetime, date, type(None)})


def write_arrays(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters with each list of plain values as an array literal."""
    return {
        name: array_literal(value) if type(value) is list else value
        for name, value in parameters.items()
    }


def array_literal(values: list[Any]) -> Any:
    """Return the literal of a list of texts, numbers, instants and None, else the list itself."""
    kinds = set(map(type, values))
    if kinds == {str}:
        return _texts(values)
    if kinds <= _PLAIN:
        return "{" + ",".join(_plains(values, kinds)) + "}"
    if kinds <= _PLAIN | {str}:
        return "{" + ",".join(_text(v) if type(v) is str else _plain(v) for v in values) + "}"
    return values


def _plains(values: list[Any], kinds: set[type]) -> Iterable[str]:
    """Spell each distinct value once: most columns of a batch hold one value or few."""
    if bool in kinds and len(kinds) > 1:
        return map(_plain, values)  # True equals 1, yet is spelled otherwise
    spelled = {value: _plain(value) for value in set(values)}
    return map(spelled.__getitem__, values)


def _texts(values: list[str]) -> str:
    joined = '","'.join(values)
    if "\\" in joined or joined.count('"') != 2 * (len(values) - 1):
        return "{" + ",".join(map(_text, values)) + "}"
    return '{"' + joined + '"}'


def _text(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _plain(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, date):
        return f'"{value.isoformat()}"'
    return str(value)
