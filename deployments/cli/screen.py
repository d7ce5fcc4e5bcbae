"""How do commands show things? Data on stdout, talk on stderr, at most 100 columns wide."""

import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from models.errors import UsageError
from models.printable import printable, printable_json

WIDTH = 100


def print_json(schema: str, payload: Mapping[str, Any]) -> None:
    """Print a document whose first key says what it is, such as parley.prove.v1."""
    import orjson

    document = {"schema": schema, **payload}
    text = orjson.dumps(document, option=orjson.OPT_INDENT_2, default=str)
    sys.stdout.buffer.write(printable_json(text) + b"\n")
    sys.stdout.flush()


def print_table(columns: Sequence[str], rows: Sequence[Sequence[Any]], title: str = "") -> None:
    """Print rows as a table; numbers stand to the right. Cells are text, never markup."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for index, column in enumerate(columns):
        numbers = bool(rows) and all(isinstance(row[index], int | float) for row in rows)
        table.add_column(column, justify="right" if numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(show(cell)) for cell in row))
    console = Console(highlight=False)
    console.width = min(WIDTH, console.width) if console.is_terminal else WIDTH
    if title:  # a table's own title is folded to the table's width
        console.print(Text(printable(title), style="italic"))
    console.print(table)


def show(cell: Any) -> str:
    """Return a cell as text that orders a terminal nothing.

    Instants stand without microseconds, numbers with thousands apart.
    """
    if cell is None:
        return "-"
    if isinstance(cell, datetime):
        return cell.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int):
        return f"{cell:,}"
    if isinstance(cell, float):
        return f"{cell:.4g}"
    return printable(str(cell))


def tell(text: str) -> None:
    """Print a line of data for people; what a stranger wrote in it orders a terminal nothing."""
    print(printable(text))


def tell_json(document: str) -> None:
    """Print a JSON document; its strings order a terminal nothing and mean the same."""
    print(printable_json(document.encode()).decode())


def say(text: str) -> None:
    """Talk to the person, beside the data."""
    print(printable(text), file=sys.stderr)


def read_instant(text: str | None) -> datetime | None:
    """Read --as-of; `UsageError` where it is no instant with a time zone."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--as-of {text}: not an instant such as 2026-03-02T15:00Z") from None
    if moment.tzinfo is None:
        raise UsageError(f"--as-of {text}: say the time zone, such as {text}Z")
    return moment.astimezone(UTC)
