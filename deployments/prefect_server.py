"""Where does Prefect run? One server per state folder, its metadata in SQLite there.

Everything Prefect reads from the environment is set in one place, before it is imported.
"""

import socket
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx

from deployments.children import Child, await_ready, start_child
from models.errors import UnavailableError

START_SECONDS = 90


def prefect_environment(home: Path, port: int) -> dict[str, str]:
    """Return what Prefect's server, workers and runs of this workspace are to know."""
    return {
        "PREFECT_HOME": str((home / "prefect").resolve()),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_CLI_PROMPT": "false",
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        # A run's log has its counts; what Prefect says of each of its steps is left out, and so is
        # the console, where only trouble is of use.
        "PREFECT_LOGGING_LEVEL": "WARNING",
        "PREFECT_LOGGING_LOGGERS_PREFECT_FLOW_RUNS_LEVEL": "INFO",
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "WARNING",
        "PREFECT_LOGGING_EXTRA_LOGGERS": "parley",  # slow statements stand in the run's log
        "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
        "GX_ANALYTICS_ENABLED": "false",
    }


def start_prefect_server(home: Path, port: int) -> Child:
    """Start the server and wait until it answers; `UnavailableError` where the port is taken."""
    if not is_free(port):
        raise UnavailableError(f"port {port} is taken; set PARLEY_PREFECT_PORT to a free one")
    child = start_child(
        "Prefect's server",
        ["prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)],
        home / "logs" / "prefect-server.log",
        prefect_environment(home, port),
    )
    try:
        await_ready(child, lambda: is_healthy(port), START_SECONDS, "look at its log")
    except UnavailableError:
        child.stop()
        raise
    return child


def is_healthy(port: int) -> bool:
    """Say whether a Prefect server answers there."""
    try:
        answer: Any = httpx.get(f"http://127.0.0.1:{port}/api/health", timeout=2, trust_env=False)
    except httpx.TransportError:
        return False
    return bool(answer.status_code == 200)


def is_free(port: int) -> bool:
    """Say whether the loopback port can be listened on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_ports(count: int) -> list[int]:
    """Return loopback ports that were free a moment ago, no two of them the same."""
    with ExitStack() as held:
        probes = [held.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [int(probe.getsockname()[1]) for probe in probes]
