"""Who of a file's people must not be written to, by any of its columns?

Several columns may tell of it; one that says so is enough.
"""

from collections.abc import Mapping

import polars as pl

from models.rules.opt_outs import Says, Stand, read_opt_out

BAN_REASON = "ban_reason"
OPT_OUT = "unsubscribe"
"""The reason that is a person's, whatever the address; a bounce is the address's alone."""


def read_opt_outs(frame: pl.DataFrame, columns: Mapping[int, Says]) -> list[pl.Series]:
    """Return `is_opted_out` ("true", "false", "unknown" or null) and `ban_reason` of raw rows."""
    stands = [_read(frame[str(position)], kind) for position, kind in columns.items()]
    if not stands:
        nothing = pl.Series([None], dtype=pl.String).new_from_index(0, frame.height)
        return [nothing.alias("is_opted_out"), nothing.alias(BAN_REASON)]
    told = pl.DataFrame([stand.alias(str(at)) for at, stand in enumerate(stands)])
    any_is = {stand: pl.any_horizontal(pl.all() == stand) for stand in Stand}
    found = told.select(
        pl.when(any_is[Stand.OUT])
        .then(pl.lit("true"))
        .when(any_is[Stand.UNKNOWN])
        .then(pl.lit("unknown"))
        .when(any_is[Stand.IN])
        .then(pl.lit("false"))
        .alias("is_opted_out"),
        pl.when(any_is[Stand.OUT])
        .then(pl.lit(OPT_OUT))
        .when(any_is[Stand.BOUNCED])
        .then(pl.lit("hard_bounce"))
        .alias(BAN_REASON),
    )
    return found.get_columns()


def _read(cells: pl.Series, kind: Says) -> pl.Series:
    values = cells.unique()
    meanings = [read_opt_out(kind, value) for value in values]
    return cells.replace_strict(
        values, pl.Series(meanings, dtype=pl.String), return_dtype=pl.String
    )
