"""Did anything change in a store? A sum over each table's rows says."""

from collections.abc import Mapping

from psycopg import sql

from models.tables.schema import metadata
from tasks.store.postgres import Store

UNCOUNTED = {"run_log"}
"""What says that something ran: every run writes a line there, whatever it does.

Leases need no exception: a run that claims nothing writes none. The clock and the high-water mark
of dispatch, the reader's position and the counters of a day are compared as all else is.
"""


def checksums(store: Store) -> dict[str, str]:
    """One sum over the rows of each table, `changed_xid` included: a rewritten row shows, too."""
    statement = sql.SQL(
        "select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) from {} t"
    )
    with store.transaction() as session:
        found = {}
        for table in metadata.sorted_tables:
            name = sql.Identifier(*filter(None, (table.schema, table.name)))
            found[table.fullname] = session.connection.execute(statement.format(name)).fetchone()[0]
    return {name: value for name, value in found.items() if name not in UNCOUNTED}


def changed(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """The tables whose rows differ."""
    return sorted(name for name in before if before[name] != after[name])
