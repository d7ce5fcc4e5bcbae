"""How does the whole product run on one machine, with one command?

Postgres, Prefect's server, a work pool with its deployments, a worker, the receiver and, in a
sandbox world, the sandbox: started in order, watched, and stopped in good order.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from deployments.children import ROOT, Child, await_ready, start_child
from deployments.guards import (
    Guard,
    Say,
    guard_child,
    guard_room,
    guard_runs,
    guard_sandbox,
    guard_store,
    keep_child,
)
from deployments.living_sandbox import noted_sandbox
from deployments.orphaned_runs import POOL, close_orphaned_runs
from deployments.prefect_server import (
    free_ports,
    is_free,
    prefect_environment,
    start_prefect_server,
)
from deployments.workspace import load_workspace_settings, open_workspace
from models.errors import SettingsError, UnavailableError
from models.settings import Settings
from tasks.clock import WallClock
from tasks.configuration import find_toml, require_live_settings, variable_of


@dataclass
class Local:
    """What runs, and where it is reached."""

    home: Path
    prefect_url: str
    receiver_url: str
    start_seconds: float
    sandbox_url: str | None = None
    guards: list[Guard] = field(default_factory=list)


def read_settings() -> Settings:
    """Return this workspace's settings; a receiver on port 0 gets a port that is free now.

    All that is started here is told that port by the environment, and links follow it. No Prefect
    is asked, for the one that counts is started here: what starts after it asks it.
    """
    settings = load_workspace_settings(asks_prefect=False)
    if settings.receiver.port:
        return settings
    os.environ["PARLEY_RECEIVER__PORT"] = str(free_ports(1)[0])
    return load_workspace_settings(asks_prefect=False)


@contextmanager
def running_product(settings: Settings, say: Say) -> Iterator[Local]:
    """Start everything and yield where it is; stop what was started here at the end.

    Each part is named when it begins, and again, with the seconds that it took, when it is up.
    A live world that lacks credentials is refused with `BlockedError` before anything starts.
    """
    if settings.world == "live":
        require_live_settings(settings)
    clock = WallClock()
    began = clock.monotonic()
    home = settings.home.resolve()
    _check_ports(settings)
    with ExitStack() as stack:
        guards = [guard_room(home, say), *_start_store(settings, stack, say)]
        sandbox_url = _start_sandbox(settings, home, stack, say, guards)
        environment = prefect_environment(home, settings.prefect_port)
        _tell_runs(settings, home, environment)
        with _telling(say, f"Prefect's server on port {settings.prefect_port}"):
            server = start_prefect_server(home, settings.prefect_port)
        stack.callback(server.stop)
        _deploy(environment, say)
        guards += [guard_child(server), *_start_runners(settings, home, environment, stack, say)]
        yield Local(
            home,
            f"http://127.0.0.1:{settings.prefect_port}",
            f"http://{settings.receiver.host}:{settings.receiver.port}",
            clock.monotonic() - began,
            sandbox_url,
            guards,
        )
        say("stopping")


@contextmanager
def _telling(say: Say, part: str) -> Iterator[None]:
    """Name a part when it begins, and say when it is up."""
    clock = WallClock()
    began = clock.monotonic()
    say(f"{part} ...")
    yield
    say(f"{part}: up ({clock.monotonic() - began:.1f} s)")


def _tell_runs(settings: Settings, home: Path, environment: dict[str, str]) -> None:
    """Tell the runs, which work in another folder, where the state and the settings are."""
    os.environ.update(environment)
    os.environ["PARLEY_HOME"] = str(home)
    if toml := find_toml(os.environ, {"home": settings.home}):
        os.environ["PARLEY_CONFIG"] = str(toml.resolve())


def _check_ports(settings: Settings) -> None:
    if settings.prefect_port == settings.receiver.port:
        raise SettingsError(
            f"prefect_port and receiver.port are both {settings.prefect_port}; "
            "set PARLEY_RECEIVER__PORT to another"
        )
    for name, port in (
        ("PARLEY_PREFECT_PORT", settings.prefect_port),
        ("PARLEY_RECEIVER__PORT", settings.receiver.port),
    ):
        if not is_free(port):
            raise UnavailableError(f"port {port} is taken; set {name} to a free one")


def _start_store(settings: Settings, stack: ExitStack, say: Say) -> list[Guard]:
    from deployments.embedded_postgres import status, stop

    was_up = status(settings.home).state == "running"
    with _telling(say, "Postgres"), open_workspace(settings, is_making=True) as resources:
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

    with _telling(say, "sandbox"):
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
    told = {
        "sandbox.base_url": sandbox.url,
        "sendgrid.api_key": "SG.main.sandbox",
        "sendgrid.webhook_public_key": sandbox.public_key(),
        "sendgrid.activity_lag_seconds": "300",
        "openai.api_key": "sk-sandbox",
        "receiver.inbound_secret": inbound,
    }
    stack.enter_context(noted_sandbox(sandbox.home, told))
    os.environ.update({variable_of(name): value for name, value in told.items()})
    return sandbox.url


def _deploy(environment: dict[str, str], say: Say) -> None:
    for part, arguments in (
        ("work pool", ("work-pool", "create", POOL, "--type", "process", "--overwrite")),
        ("deployments", ("--no-prompt", "deploy", "--all", "--prefect-file", "prefect.yaml")),
    ):
        with _telling(say, part):
            _call_prefect(arguments, environment)


def _call_prefect(arguments: tuple[str, ...], environment: dict[str, str]) -> None:
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


def _start_runners(
    settings: Settings, home: Path, environment: dict[str, str], stack: ExitStack, say: Say
) -> list[Guard]:
    """Start the worker and the receiver; each is started again where it ends by itself."""
    port = settings.prefect_port

    def start_worker() -> Child:
        close_orphaned_runs(port, say)
        return _start_worker(home, environment, stack)

    stack.callback(_close_last_runs, port, say)
    worker = start_worker()
    with _telling(say, f"receiver on port {settings.receiver.port}"):
        receiver = _start_receiver(settings, home, stack)
    with _telling(say, "worker"):
        await_ready(worker, lambda: _has_worker(port), 60, "see its log")
    return [
        keep_child(worker, start_worker, say),
        keep_child(receiver, lambda: _start_receiver(settings, home, stack), say),
        guard_runs(port, say),
    ]


def _start_worker(home: Path, environment: dict[str, str], stack: ExitStack) -> Child:
    worker = start_child(
        "the worker",
        [
            *("prefect", "worker", "start", "--pool", POOL, "--type", "process"),
            *("--name", _worker_name()),
        ],
        home / "logs" / "worker.log",
        environment,
    )
    stack.callback(worker.stop)
    return worker


def _close_last_runs(prefect_port: int, say: Say) -> None:
    """Close what the worker left on the way down; the next `parley up` does where this cannot."""
    with suppress(UnavailableError):
        close_orphaned_runs(prefect_port, say)


def _worker_name() -> str:
    return f"parley up {os.getpid()}"


def _has_worker(prefect_port: int) -> bool:
    """Say whether Prefect has heard of the worker that was started here."""
    import httpx

    url = f"http://127.0.0.1:{prefect_port}/api/work_pools/{POOL}/workers/filter"
    try:
        answer = httpx.post(url, json={}, timeout=5, trust_env=False)
    except httpx.TransportError:
        return False
    return answer.is_success and _worker_name() in {each["name"] for each in answer.json()}


def _start_receiver(settings: Settings, home: Path, stack: ExitStack) -> Child:
    import httpx

    def is_ready() -> bool:
        url = f"http://{settings.receiver.host}:{settings.receiver.port}/health"
        try:
            return httpx.get(url, timeout=2, trust_env=False).status_code == 200
        except httpx.TransportError:
            return False

    receiver = start_child(
        "the receiver", ["deployments.receiver"], home / "logs" / "receiver.log", {}
    )
    stack.callback(receiver.stop)
    await_ready(receiver, is_ready, 60, "see its log")
    return receiver
