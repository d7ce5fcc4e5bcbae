"""How fast does a contacts file go in, beside a raw COPY of the same cells?

200,000 rows of 24 columns, three in a hundred dirty; a server with its durability on.
`BENCH_SHARE=0.1` runs a tenth of them.
"""

import platform
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from deployments.demo_leads import HEADINGS, write_leads
from deployments.postgres_databases import libpq_url
from tasks.store.migrations import upgrade_schema
from tasks.store.postgres import open_store
from tests.bench.ledgers import SHARE
from tests.postgres_fixture import running_server

ROWS = round(200_000 * SHARE)
AS_OF = datetime(2026, 3, 2, 15, tzinfo=UTC)
SCRIPT = """
import resource, sys, time
from datetime import datetime
from pathlib import Path
from tasks.lead_import import ImportRequest, import_leads
from tasks.store.postgres import open_store
from tests.factories_leads import make_resources

url, path, home, as_of = sys.argv[1:]
instant = datetime.fromisoformat(as_of)
resources = make_resources(open_store(url), instant, Path(home))
started = time.perf_counter()
report, _ = import_leads(resources, ImportRequest(Path(path), "crm", instant))
seconds = time.perf_counter() - started
usage = resource.getrusage(resource.RUSAGE_SELF)
print(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024, report.created_count,
      report.updated_count, report.unchanged_count, report.rejected_count)
"""


def _import(url: str, path: Path, home: Path) -> list[float]:
    command = [sys.executable, "-c", SCRIPT, url, str(path), str(home), AS_OF.isoformat()]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [float(word) for word in done.stdout.split()]


def _raw_copy(url: str, path: Path) -> float:
    """Copy the file's plain lines, as texts, into a table without key or index."""
    clean = path.with_suffix(".clean")
    marks = len(HEADINGS) - 1
    with path.open("rb") as file, clean.open("wb") as kept:
        kept.writelines(
            line
            for line in file
            if line.count(b",") == marks and b"\0" not in line and b"\xeb" not in line
        )
    columns = ", ".join(f"c{number} text" for number in range(len(HEADINGS)))
    with psycopg.connect(libpq_url(url), autocommit=True) as connection:
        connection.execute(f"create table raw_copy ({columns})")
        started = time.perf_counter()
        statement = "copy raw_copy from stdin (format csv)"
        with connection.cursor().copy(statement) as copy, clean.open("rb") as file:
            while block := file.read(1 << 18):
                copy.write(block)
        seconds = time.perf_counter() - started
        [(rows,)] = connection.execute("select count(*) from raw_copy").fetchall()
    return rows / seconds


@pytest.mark.bench
@pytest.mark.timeout(1800)
def test_import_beside_raw_copy(tmp_path):
    path = tmp_path / "contacts.csv"
    write_leads(path, ROWS, 7, AS_OF)
    with running_server(tmp_path / "pg") as address:
        store = open_store(address.url)
        upgrade_schema(store, "sandbox", AS_OF)
        store.close()
        raw = _raw_copy(address.url, path)
        first = _import(address.url, path, tmp_path)
        again = _import(address.url, path, tmp_path)

    print(f"\nimport of {ROWS:,} rows x {len(HEADINGS)} columns, {platform.python_version()}")
    print(f"  raw COPY, no key   {raw:10,.0f} rows/s")
    for name, run in (("first import", first), ("the same again", again)):
        seconds, cpu, peak_mb = run[:3]
        print(
            f"  {name:<18} {ROWS / seconds:10,.0f} rows/s   {seconds:6.1f} s   cpu {cpu:5.1f} s"
            f"   peak {peak_mb:,.0f} MB   1/{raw * seconds / ROWS:,.0f} of the COPY"
        )
    print(
        f"  load {Path('/proc/loadavg').read_text().split()[0]}, peak of this process "
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB"
    )
    assert first[3] + first[6] == ROWS
    assert again[5] == first[3]
