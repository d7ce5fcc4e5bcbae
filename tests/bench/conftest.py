"""What the benchmarks share: one line of the machine before all, and a server that loses nothing.

What the single benchmarks print is of their own work alone; on what it ran is said once, at the
beginning, for it is the same for all.
"""

import platform
import subprocess
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import psutil
import pytest

from deployments.embedded_postgres import PostgresAddress
from deployments.postgres_tools import program
from tests.bench.ledgers import size_note
from tests.postgres_fixture import running_server

PACKAGES = ("duckdb", "prefect", "polars")
GIB = 1024**3


@pytest.fixture(scope="session", autouse=True)
def machine(request: pytest.FixtureRequest) -> None:
    """Print, once a session, on what everything below was measured."""
    capture = request.config.pluginmanager.getplugin("capturemanager")
    load = ", ".join(f"{each:.1f}" for each in psutil.getloadavg())
    with capture.global_and_fixture_disabled():
        print(f"\n{_machine()}\n{_versions()}")
        print(f"load before, over 1, 5 and 15 minutes: {load}{size_note()}")


def _machine() -> str:
    memory = psutil.virtual_memory().total / GIB
    kernel = f"{platform.system()} {platform.release()}"
    return f"{psutil.cpu_count()} cores of {_processor()}, {memory:.0f} GiB of memory, {kernel}"


def _processor() -> str:
    """Return the processor's name; Linux keeps it in a file alone."""
    path = Path("/proc/cpuinfo")
    told = path.read_text() if path.exists() else ""
    names = (line.partition(":")[2].strip() for line in told.splitlines() if "model name" in line)
    return next(names, platform.processor() or platform.machine())


def _versions() -> str:
    """Return the versions of what does the work; Postgres is that of the embedded server."""
    command = [program("postgres"), "--version"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    ours = {"Python": platform.python_version(), "Postgres": told.split()[2]}
    ours |= {name: version(name) for name in PACKAGES}
    return ", ".join(f"{name} {number}" for name, number in ours.items())


@pytest.fixture(scope="module")
def durable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresAddress]:
    """A server of its own with fsync and synchronous_commit on."""
    with running_server(tmp_path_factory.mktemp("durable")) as address:
        yield address
