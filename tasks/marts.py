"""What do the marts say at `as_of`, and what must be done that they say it?

Read what changed, build, check, publish: one publisher at a time, and nothing at all where the
published file already says it.
"""

from datetime import datetime
from pathlib import Path

from tasks.mart_extract import extract_changes
from tasks.mart_log import ChangeLog
from tasks.mart_publish import build_and_publish, expected_manifest, read_manifest
from tasks.resources import Resources
from tasks.runs import Counts, run_step
from tasks.store.warehouse import exclusive, marts_path, telling_disk_trouble

_PATIENCE_SECONDS = 300.0


def publish_marts_at(resources: Resources, as_of: datetime, *, is_full: bool = False) -> Counts:
    """Publish the marts of the store's present state; return what was read and built.

    `rows_read` were new to the change log; `marts` = `marts_built` + `marts_unchanged`. With
    `is_full` the log is read afresh. Raises `InvalidDataError` where a check fails and
    `UnavailableError` where the disk does; what was published before stands then.
    """
    path = marts_path(resources.settings.home)
    lock = path.with_name("publish.lock")
    with (
        telling_disk_trouble(resources.settings.home),
        exclusive(lock, resources.clock, _PATIENCE_SECONDS),
    ):
        log = ChangeLog(staging_path(resources.settings.home))

        def read() -> Counts:
            extraction = extract_changes(resources.store, log, is_full=is_full)
            return Counts(rows_read=extraction.row_count)

        counts = run_step("read what changed", read)
        counts.update(run_step("build, check, publish", lambda: _publish(log, as_of, path)))
    return counts


def staging_path(home: Path) -> Path:
    """Return where the change log is."""
    return home / "staging"


def _publish(log: ChangeLog, as_of: datetime, path: Path) -> Counts:
    from tasks.mart_contracts import load_marts

    # A log that was read afresh counts its batches anew: its numbers say nothing of the file.
    published = None if log.is_fresh else read_manifest(path)
    mart_count = len(load_marts())
    if published is not None and published.is_same_build(expected_manifest(log, as_of)):
        return Counts(marts=mart_count, marts_unchanged=mart_count)
    rows = build_and_publish(log, as_of, path)
    return Counts(marts=len(rows), marts_built=len(rows), mart_rows=sum(rows.values()))
