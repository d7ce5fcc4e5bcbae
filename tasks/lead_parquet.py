"""What stands in a Parquet file of contacts? Its cells as texts, in chunks."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl

from models.schemas.lead import Reject
from tasks.lead_encoding import SURROGATE, Probe, shown
from tasks.lead_rows import MAX_CELL_BYTES, ROW_NUMBER, Chunk, Table, fault_in, reject_unread


def open_parquet(path: Path, probe: Probe) -> Table:
    """Return a Parquet file as a table; `InvalidInputError` where it is none."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        schema = pq.read_schema(path)
    except (pa.ArrowException, OSError) as error:
        raise fault_in(path, f"not a Parquet file: {_first_line(error)}") from None
    for name in schema.names:
        if schema.names.count(name) > 1:
            raise fault_in(path, f"two columns have the name {name!r}", suggestion="rename one")
    names = tuple(schema.names)
    unread = [name for name in names if pa.types.is_nested(schema.field(name).type)]
    notices = tuple(f"left out: {name!r}, which holds a list or a struct" for name in unread)
    return Table(
        path, probe.file_hash, "parquet", None, None, names, probe.byte_count, notices,
        unread=frozenset(unread),
    )  # fmt: skip


def parquet_chunks(table: Table, size: int) -> Iterator[Chunk]:
    """Yield the rows of a Parquet file as texts; those that cannot be rows are kept aside."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    number = 0
    try:
        with pq.ParquetFile(table.path) as file:
            if not file.metadata.num_rows:
                yield _chunk(table, file.read(), 0)
            for batch in file.iter_batches(batch_size=size):
                yield _chunk(table, batch, number)
                number += batch.num_rows
    except (pa.ArrowException, OSError) as error:
        cause = f"cannot be read after row {number}: {_first_line(error)}"
        raise fault_in(table.path, cause) from None


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _chunk(table: Table, batch: object, number: int) -> Chunk:
    arrived = pl.from_arrow(_without_nested(batch))
    if not isinstance(arrived, pl.DataFrame):
        raise TypeError("a record batch becomes a frame")
    numbers = pl.int_range(number + 1, number + 1 + arrived.height, dtype=pl.Int32, eager=True)
    read = [_read_texts(column) for column in arrived]
    texts = [text.fill_null("").alias(str(at)) for at, (text, _) in enumerate(read)]
    frame = pl.DataFrame([numbers.alias(ROW_NUMBER), *texts])
    return _set_aside(table, frame, [is_lost for _, is_lost in read])


def _without_nested(batch: Any) -> Any:
    """Empty the columns of lists and structs, which hold no texts."""
    import pyarrow as pa

    for at, field in enumerate(batch.schema):
        if pa.types.is_nested(field.type):
            empty = pa.nulls(batch.num_rows, pa.string())
            batch = batch.set_column(at, field.name, empty)
    return batch


def _read_texts(column: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Return a column's cells as texts, and which of them are none."""
    if column.dtype != pl.Binary:
        texts = _cast(column)
        is_number = column.dtype.is_float()  # where null is what a float says of no number
        return texts, column.is_not_null() & texts.is_null() & (not is_number)
    found = [None if cell is None else cell.decode("utf-8", "surrogateescape") for cell in column]
    is_lost = [cell is not None and SURROGATE.search(cell) is not None for cell in found]
    texts = pl.Series([cell and shown(cell) for cell in found], dtype=pl.String)
    return texts, pl.Series(is_lost, dtype=pl.Boolean)


def _cast(column: pl.Series) -> pl.Series:
    """Return numbers, instants and the like as texts; a whole number has no decimals."""
    if column.dtype.is_float():
        column = column.fill_nan(None)
        is_whole = (column == column.round()) & (column.abs() < 1e15)
        whole = column.cast(pl.Int64, strict=False).cast(pl.String)
        return whole.zip_with(is_whole.fill_null(value=False), column.cast(pl.String))
    if column.dtype == pl.Duration:
        return pl.Series([None if cell is None else str(cell) for cell in column], dtype=pl.String)
    return column.cast(pl.String, strict=False)


def _set_aside(table: Table, frame: pl.DataFrame, lost: list[pl.Series]) -> Chunk:
    cells = pl.all().exclude(ROW_NUMBER)
    marked = frame.select(
        pl.any_horizontal(cells.str.len_bytes() > MAX_CELL_BYTES).alias("long"),
        pl.any_horizontal(cells.str.contains("\0", literal=True)).alias("nul"),
        pl.any_horizontal(*lost).alias("lost"),
    )
    is_odd = marked["long"] | marked["nul"] | marked["lost"]
    odd = frame.filter(is_odd)
    causes = marked.filter(is_odd).select("nul", "lost").iter_rows()
    rejected = [
        reject_unread(row[0], f"row {row[0]}", list(row[1:]), table, _oddities(*marks))
        for row, marks in zip(odd.iter_rows(), causes, strict=True)
    ]
    return Chunk(frame.filter(~is_odd), rejected)


def _oddities(is_nul: bool, is_lost: bool) -> set[Reject]:
    found = {Reject.NUL_BYTE: is_nul, Reject.UNDECODABLE: is_lost}
    return {reason for reason, holds in found.items() if holds}
