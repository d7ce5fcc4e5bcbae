"""`parley sql`: a question to the published marts, answered as a table, JSON, CSV or Parquet.

Opens the file for one query and reads only it: a statement can change nothing, reach no other
file, and never stands in a publisher's way.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import App, Parameter

from models.errors import UsageError
from models.printable import printable

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

SCHEMA = "parley.sql.v1"
_WIDTH = 100
_SHOWN_ROWS = 40
_BATCH = 10_000
_LEAST_NUMBER, _LARGEST_NUMBER = -(2**63), 2**64 - 1  # that a JSON document here holds
_UNKNOWN_TABLE = re.compile(r"Table with name (\S+) does not exist")

app = App(name="sql", help='Ask the published marts; `parley sql "show tables"` lists them.')
sql_app = app


@app.default
def sql(
    query: Annotated[
        str,
        Parameter(
            help="DuckDB's SQL; - reads it from stdin. A box answers several statements in turn",
            allow_leading_hyphen=True,
        ),
    ],
    *,
    output: Annotated[
        Literal["box", "json", "csv", "parquet"],
        Parameter(help="csv makes spreadsheet formulas harmless; parquet needs --file"),
    ] = "box",
    file: Annotated[Path | None, Parameter(help="write there instead of to stdout")] = None,
    home: Annotated[Path | None, Parameter(help="the state folder; default PARLEY_HOME")] = None,
) -> None:
    """Answer a query from the published marts, read-only."""
    from deployments.workspace import find_marts
    from tasks.store.warehouse import open_published

    text = _read_text(query)
    if output == "parquet" and file is None:
        raise UsageError("parquet is no text; say --file NAME.parquet")
    with open_published(find_marts(home)) as connection, _one_line_errors(connection):
        _answer(connection, _split(connection, text, output), output, file)


def _read_text(query: str) -> str:
    """Return the text that was given, or that stdin holds."""
    try:
        text = sys.stdin.read() if query == "-" else query
        text.encode()  # bytes that are no text come as surrogates where no locale is set
    except UnicodeError:
        raise UsageError("the query is not UTF-8 text") from None
    return text


def _split(connection: "DuckDBPyConnection", text: str, output: str) -> list[str]:
    """Return the text's statements; several where the answers are boxes, else the only one."""
    found = [_without_end(each.query) for each in connection.extract_statements(text)]
    if not found:
        raise UsageError('the query is empty; try `parley sql "show tables"`')
    if len(found) > 1 and output != "box":
        raise UsageError(
            f"{output} holds one answer, and these are {len(found)} statements; ask each by itself"
        )
    return found


def _without_end(statement: str) -> str:
    """Return a statement without its `;` and what follows: a box takes it as part of another."""
    import duckdb

    text = statement.encode()  # tokens stand at places of bytes
    told = [
        place for place, kind in duckdb.tokenize(statement) if kind != duckdb.token_type.comment
    ]
    return text[: told[-1]].decode() if text[told[-1] :].startswith(b";") else statement


@contextmanager
def _one_line_errors(connection: "DuckDBPyConnection") -> Iterator[None]:
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        raise UsageError(f"the query does not hold: {_cause(connection, error)}") from None


def _cause(connection: "DuckDBPyConnection", error: Exception) -> str:
    """Return what is wrong; of a table that is not there, which of the marts' may be meant."""
    from difflib import get_close_matches

    unknown = _UNKNOWN_TABLE.search(str(error))
    if unknown is None:
        return " ".join([line for line in str(error).splitlines() if line.strip()][:2])
    names = [str(row[0]) for row in connection.execute("show tables").fetchall()]
    near = get_close_matches(unknown[1].lower(), names, n=1)
    meant = f"did you mean {near[0]}? " if near else ""
    return f'there is no table {unknown[1]}; {meant}`parley sql "show tables"` lists them'


def _answer(
    connection: "DuckDBPyConnection", statements: Sequence[str], output: str, file: Path | None
) -> None:
    from tasks.file_writing import written_bytes, written_text

    if output == "parquet" and file is not None:
        table = _relation(connection, statements[0]).to_arrow_table()
        _require_names_apart(table.column_names, output)
        with written_bytes(file) as target:
            _write_parquet(table, target)
    elif file is not None:
        with written_text(file) as text:
            _write(connection, statements, output, text)
    else:
        _write(connection, statements, output, sys.stdout)


def _write_parquet(table: Any, target: Any) -> None:
    from pyarrow import ArrowNotImplementedError, parquet

    try:
        parquet.write_table(table, target)
    except ArrowNotImplementedError as error:
        raise UsageError(
            f"parquet has no form for a column of this answer ({error}); make it text, as in"
            " `select wait::varchar as wait`"
        ) from None


def _require_names_apart(names: Sequence[str], output: str) -> None:
    """Refuse an answer of which a record would keep only the last of two columns."""
    twice = [name for place, name in enumerate(names) if name in names[:place]]
    if twice:
        raise UsageError(
            f"two columns are named {twice[0]}, of which {output} keeps one; tell them apart"
            " with `as`"
        )


def _relation(connection: "DuckDBPyConnection", statement: str) -> "DuckDBPyRelation":
    relation: DuckDBPyRelation | None = connection.sql(statement)
    if relation is None:
        raise UsageError("the query does not hold: it gives no rows that could be written")
    return relation


def _write(
    connection: "DuckDBPyConnection", statements: Sequence[str], output: str, target: Any
) -> None:
    if output == "box":
        boxes = [_box(connection, each) for each in statements]
        target.write("".join(boxes))  # all or, where one does not hold, none
        return
    cursor = connection.execute(statements[0])
    names = [field[0] for field in cursor.description or ()]
    if output == "json":
        _require_names_apart(names, output)
        types = [str(field[1]) for field in cursor.description or ()]
        target.write(_json(names, types, cursor.fetchall()))
    else:
        _write_csv(target, names, _batches(cursor))


def _box(connection: "DuckDBPyConnection", statement: str) -> str:
    from contextlib import redirect_stdout
    from io import StringIO

    relation: Any = connection.sql(statement)
    if relation is None:
        return ""
    shown = StringIO()
    with redirect_stdout(shown):
        relation.show(max_width=_WIDTH, max_rows=_SHOWN_ROWS)
    return printable(shown.getvalue().rstrip("\n")) + "\n"


def _json(names: Sequence[str], types: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    import orjson

    columns = [
        {"name": name, "type": kind.lower()} for name, kind in zip(names, types, strict=True)
    ]
    records = [dict(zip(names, map(_plain, row), strict=True)) for row in rows]
    answer = {"schema": SCHEMA, "columns": columns, "rows": records}
    return orjson.dumps(answer, default=str, option=orjson.OPT_INDENT_2).decode() + "\n"


def _plain(value: Any) -> Any:
    """Return a value that a JSON document can hold: what it has no form for is text."""
    if isinstance(value, dict):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, int) and not _LEAST_NUMBER <= value <= _LARGEST_NUMBER:
        return str(value)
    if isinstance(value, bytes):
        return value.hex()
    return value.isoformat() if isinstance(value, time) else value


def _write_csv(
    target: Any, names: Sequence[str], batches: Iterator[Sequence[Sequence[Any]]]
) -> None:
    import csv

    import orjson

    from tasks.row_writing import neutralise

    def harmless(row: Sequence[Any]) -> list[Any]:
        return [neutralise(cell) if isinstance(cell, str) else nested(cell) for cell in row]

    def nested(cell: Any) -> Any:
        if isinstance(cell, list | tuple | dict):
            return orjson.dumps(_plain(cell), default=str).decode()
        return _plain(cell) if isinstance(cell, bytes) else cell

    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(harmless(names))
    for rows in batches:
        writer.writerows(map(harmless, rows))


def _batches(cursor: "DuckDBPyConnection") -> Iterator[Sequence[Sequence[Any]]]:
    while rows := cursor.fetchmany(_BATCH):
        yield rows
