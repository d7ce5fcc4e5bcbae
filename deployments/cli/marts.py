"""`parley marts`: build and publish the marts, say how fresh they are, say where they are."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import App, Parameter

app = App(name="marts", help="The DuckDB marts: build and publish, freshness, place.")

STATUS_SCHEMA = "parley.marts_status.v1"
BUILD_SCHEMA = "parley.marts_build.v1"

Output = Annotated[Literal["text", "json"], Parameter(help="json for programs")]
Home = Annotated[Path | None, Parameter(help="the state folder; default PARLEY_HOME, else .parley")]


@app.command
def build(
    *,
    as_of: Annotated[datetime | None, Parameter(help="with a zone, such as 2026-03-02Z")] = None,
    full: Annotated[bool, Parameter(help="read the whole store afresh, not only changes")] = False,
    home: Home = None,
    output: Output = "text",
) -> None:
    """Read what changed, build, check and publish; a failed check leaves the file from before."""
    from deployments.workspace import load_workspace_settings, open_workspace
    from tasks.marts import publish_marts_at
    from tasks.runs import resolve_as_of
    from tasks.store.warehouse import marts_path

    settings = load_workspace_settings(home)
    with open_workspace(settings) as resources:
        instant = resolve_as_of(resources, as_of)
        counts = publish_marts_at(resources, instant, is_full=full)
        place = str(marts_path(settings.home))
    facts = {"as_of": instant.isoformat(), "path": place, **dict(sorted(counts.items()))}
    _show(BUILD_SCHEMA, facts, output)


@app.command
def status(*, home: Home = None, output: Output = "text") -> None:
    """Say for which instant the marts were built, from how much, and how old each source is."""
    from deployments.workspace import find_marts
    from tasks.store.warehouse import open_published

    place = find_marts(home)
    with open_published(place) as connection:
        rows = connection.execute(
            "select source_name, row_count, newest_at, as_of from freshness order by source_name"
        ).fetchall()
        marts = connection.execute(
            "select table_name, row_count from manifest_table where kind = 'mart'"
        ).fetchall()
    sources = [
        {"source": name, "rows": count, "newest_at": newest and newest.isoformat()}
        for name, count, newest, _ in rows
    ]
    as_of = rows[0][3].isoformat() if rows else None
    if output == "json":
        _show(STATUS_SCHEMA, {"as_of": as_of, "sources": sources, "marts": dict(marts)}, output)
        return
    print(f"built for {as_of}: {place}")
    for name, count in marts:
        print(f"  {name:<22} {count:>12,} rows")
    print("read from the store:")
    for source in sources:
        print(f"  {source['source']:<22} {source['rows']:>12,} rows, newest {source['newest_at']}")


@app.command
def path(*, home: Home = None) -> None:
    """Print the file's path, for DuckDB, notebooks and dashboards; open it read-only."""
    from deployments.workspace import find_marts

    place = find_marts(home)
    print(place)
    if not place.exists():
        print("nothing is published there yet; run `parley marts build`", file=sys.stderr)


def _show(schema: str, facts: dict[str, Any], output: str) -> None:
    if output == "json":
        import orjson

        stated = {"schema": schema, **facts}
        print(orjson.dumps(stated, option=orjson.OPT_INDENT_2).decode())
        return
    for name, value in facts.items():
        print(f"{name:<18} {value}")
