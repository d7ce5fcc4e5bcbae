"""How does the whole product run on one machine, with one command?

Postgres, Prefect's server, a work pool with its deployments, a worker, the receiver and, in a
sandbox world, the sandbox: started in order, watched, and stopped in good order.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from deployments.children import ROOT, Child, await_ready, last_words, start_child
from deployments.prefect_server import (
    is_free,
    prefect_environment,
    start_prefect_server,
)
from models.errors import UnavailableError
from models.settings import Settings
from tasks.clock import sleep

if TYPE_CHECKING:
    from deployments.sandbox_control import Sandbox

POOL = "parley"
_SHUTDOWN = (signal.SIGINT, signal.SIGTERM)
Say = Callable[[str], None]
Guard = Callable[[], None]
"""Looks at one thing that runs: mends its loss, or raises UnavailableError that names it."""


@dataclass
class Local:
    """What runs, and where it is reached."""

    home: Path
    prefect_url: str
    receiver_url: str
    sandbox_url: str | None = None
    guards: list[Guard] = field(default_factory=list)


@contextmanager
def running_product(settings: Settings, say: Say) -> Iterator[Local]:
    """Start everything and yield where it is; stop what was started here at the end."""
    home = settings.home.resolve()
    _check_ports(settings)
    with ExitStack() as stack:
        guards = _start_store(settings, stack, say)
        sandbox_url = _start_sandbox(settings, home, stack, say, guards)
        environment = prefect_environment(home, settings.prefect_port)
        os.environ.update(environment)
        os.environ["PARLEY_HOME"] = str(home)
        if stated := os.environ.get("PARLEY_CONFIG"):  # runs work in another folder
            os.environ["PARLEY_CONFIG"] = str(Path(stated).resolve())
        say(f"Prefect's server on port {settings.prefect_port} (about ten seconds)")
        server = start_prefect_server(home, settings.prefect_port)
        stack.callback(server.stop)
        _deploy(environment, say)
        say("worker")
        worker = start_child(
            "the worker",
            ["prefect", "worker", "start", "--pool", POOL, "--type", "process"],
            home / "logs" / "worker.log",
            environment,
        )
        stack.callback(worker.stop)
        receiver = _start_receiver(settings, home, stack, say)
        yield Local(
            home,
            f"http://127.0.0.1:{settings.prefect_port}",
            f"http://{settings.receiver.host}:{settings.receiver.port}",
            sandbox_url,
            [*guards, *(guard_child(each) for each in (server, worker, receiver))],
        )
        say("stopping")


def watch(local: Local) -> None:
    """Stay until told to stop; `UnavailableError` where something is lost and cannot be mended."""
    stopped: list[int] = []
    for number in _SHUTDOWN:
        signal.signal(number, lambda received, _: stopped.append(received))
    while not stopped:
        for guard in local.guards:
            guard()
        sleep(0.5)


def guard_child(child: Child) -> Guard:
    """Return a guard that raises `UnavailableError` once the child has ended by itself."""

    def look() -> None:
        if not child.is_running:
            raise _ended(child.name, child.log)

    return look


def guard_store(home: Path, say: Say) -> Guard:
    """Return a guard that starts the embedded Postgres again, at its old address, and says so."""
    from deployments.embedded_postgres import start, status

    def look() -> None:
        found = status(home)
        if found.address is None:
            address = start(home)
            say(f"Postgres had ended; it runs again as process {address.pid} (log: {found.log})")

    return look


def guard_sandbox(sandbox: "Sandbox") -> Guard:
    """Return a guard that raises `UnavailableError` once nobody listens at the sandbox's port.

    One that is slow to answer is busy, not lost.
    """
    import httpx

    url = f"http://127.0.0.1:{sandbox.control_port}/control/health"

    def look() -> None:
        try:
            httpx.get(url, timeout=2, trust_env=False)
        except httpx.ConnectError as error:
            raise _ended("the sandbox", sandbox.home / "sandbox.log") from error
        except httpx.TransportError:
            return

    return look


def _ended(name: str, log: Path) -> UnavailableError:
    return UnavailableError(
        f"{name} ended: {last_words(log)}; see {log}, then run `parley up` again"
    )


def _check_ports(settings: Settings) -> None:
    for name, port in (
        ("PARLEY_PREFECT_PORT", settings.prefect_port),
        ("PARLEY_RECEIVER__PORT", settings.receiver.port),
    ):
        if not is_free(port):
            raise UnavailableError(f"port {port} is taken; set {name} to a free one")


def _start_store(settings: Settings, stack: ExitStack, say: Say) -> list[Guard]:
    from deployments.embedded_postgres import status, stop
    from deployments.workspace import open_workspace

    say("Postgres")
    was_up = status(settings.home).state == "running"
    with open_workspace(settings, is_making=True) as resources:
        url = resources.settings.database_url
    if url is not None:
        os.environ["PARLEY_DATABASE_URL"] = url.get_secret_value()
    if settings.database_url is not None:
        return []
    if not was_up:
        stack.callback(stop, settings.home)
    return [guard_store(settings.home, say)]


def _start_sandbox(
    settings: Settings, home: Path, stack: ExitStack, say: Say, guards: list[Guard]
) -> str | None:
    if settings.world != "sandbox" or settings.sandbox.base_url is not None:
        return settings.sandbox.base_url
    from deployments.sandbox_control import Sandbox

    say("sandbox")
    sandbox = stack.enter_context(
        Sandbox.start(home / "sandbox", seed=settings.sandbox.seed, clock="wall")
    )
    guards.append(guard_sandbox(sandbox))
    base = f"http://{settings.receiver.host}:{settings.receiver.port}"
    inbound = "sandbox-inbound"
    sandbox.put_webhooks(
        events_url=f"{base}/webhooks/sendgrid",
        inbound_url=f"{base}/inbound/{inbound}",
        receiver_base=base,
    )
    os.environ.update(
        {
            "PARLEY_SANDBOX__BASE_URL": sandbox.url,
            "PARLEY_SENDGRID__API_KEY": "SG.main.sandbox",
            "PARLEY_SENDGRID__WEBHOOK_PUBLIC_KEY": sandbox.public_key(),
            "PARLEY_SENDGRID__ACTIVITY_LAG_SECONDS": "300",
            "PARLEY_OPENAI__API_KEY": "sk-sandbox",
            "PARLEY_RECEIVER__INBOUND_SECRET": inbound,
        }
    )
    return sandbox.url


def _deploy(environment: dict[str, str], say: Say) -> None:
    say("work pool and deployments")
    for arguments in (
        ("work-pool", "create", POOL, "--type", "process", "--overwrite"),
        ("--no-prompt", "deploy", "--all", "--prefect-file", "prefect.yaml"),
    ):
        ended = subprocess.run(
            [sys.executable, "-m", "prefect", *arguments],
            cwd=ROOT,
            env={**os.environ, **environment, "PROJECT_HOME": str(ROOT)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if ended.returncode:
            words = (ended.stderr or ended.stdout).strip().splitlines()
            raise UnavailableError(
                f"prefect {' '.join(arguments[:2])} failed: {words[-1] if words else 'no words'}"
            )


def _start_receiver(settings: Settings, home: Path, stack: ExitStack, say: Say) -> Child:
    import httpx

    say(f"receiver on port {settings.receiver.port}")
    receiver = start_child(
        "the receiver", ["deployments.receiver"], home / "logs" / "receiver.log", {}
    )
    stack.callback(receiver.stop)

    def is_ready() -> bool:
        url = f"http://{settings.receiver.host}:{settings.receiver.port}/health"
        try:
            return httpx.get(url, timeout=2, trust_env=False).status_code == 200
        except httpx.TransportError:
            return False

    await_ready(receiver, is_ready, 60, "see its log")
    return receiver
