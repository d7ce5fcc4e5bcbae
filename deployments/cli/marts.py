"""`parley marts`: build and publish the marts, say how fresh they are, say where they are."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

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
    from deployments.cli.screen import print_json, print_table, show, tell
    from deployments.workspace import load_workspace_settings, open_workspace
    from tasks.marts import publish_marts_at
    from tasks.runs import resolve_as_of
    from tasks.store.warehouse import marts_path

    settings = load_workspace_settings(home)
    with open_workspace(settings) as resources:
        instant = resolve_as_of(resources, as_of)
        counts = publish_marts_at(resources, instant, is_full=full)
        place = str(marts_path(settings.home))
    if output == "json":
        stated = {"as_of": instant.isoformat(), "path": place, **dict(sorted(counts.items()))}
        print_json(BUILD_SCHEMA, stated)
        return
    tell(f"built for {show(instant)} UTC: {place}")
    print_table(("what", "count"), sorted(counts.items()))


@app.command
def status(*, home: Home = None, output: Output = "text") -> None:
    """Say for which instant the marts were built, from how much, and how old each source is."""
    from deployments.cli.screen import print_json, print_table, show, tell
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
    as_of = rows[0][3] if rows else None
    if output == "json":
        sources = [
            {"source": name, "rows": count, "newest_at": newest and newest.isoformat()}
            for name, count, newest, _ in rows
        ]
        stated = {"as_of": as_of and as_of.isoformat(), "sources": sources, "marts": dict(marts)}
        print_json(STATUS_SCHEMA, stated)
        return
    tell(f"built for {show(as_of)} UTC: {place}")
    print_table(("mart", "rows"), marts)
    print_table(("read from the store", "rows", "newest (UTC)"), [row[:3] for row in rows])


@app.command
def path(*, home: Home = None) -> None:
    """Print the file's path, for DuckDB, notebooks and dashboards; open it read-only."""
    from deployments.workspace import find_marts

    place = find_marts(home)
    print(place)
    if not place.exists():
        print("nothing is published there yet; run `parley marts build`", file=sys.stderr)
