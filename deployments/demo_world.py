"""What does a simulated world consist of, and how is it brought up and taken down?

A home with a store, a sandbox, a receiver and a Prefect server of its own, all on loopback and
all ended with the demo, even where it is killed; the store's files stay, so it carries on.
"""

import base64
import hashlib
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx

from deployments.children import Child, await_ready, start_child
from deployments.embedded_postgres import start, status
from deployments.prefect_server import free_ports, prefect_environment, start_prefect_server
from deployments.sandbox_control import Sandbox
from deployments.workspace import require_room
from models.errors import UnavailableError
from tasks.clock import WallClock

STARTED_AT = datetime(2026, 1, 5, 5, 0, tzinfo=UTC)
"""A Monday morning in Europe, before anybody's office hours in America."""

INBOUND_PATH = "demo-inbound"


@dataclass
class World:
    """A simulated world that is up."""

    home: Path
    sandbox: Sandbox
    receiver: Child
    prefect: Child
    prefect_port: int

    def check(self) -> None:
        """Raise `UnavailableError` that names the part of the world that has ended."""
        store = status(self.home)
        if store.address is None:
            raise UnavailableError(
                f"Postgres has ended; see {store.log}, then run `parley demo` again: it carries on "
                "where it was"
            )
        for child in (self.receiver, self.prefect):
            if not child.is_running:
                raise UnavailableError(
                    f"{child.name} has ended; see {child.log}, then run `parley demo` again: "
                    "it carries on where it was"
                )
        try:
            self.sandbox.health()
        except httpx.TransportError:
            raise UnavailableError(
                f"the sandbox has ended; see {self.sandbox.home / 'sandbox.log'}, then run "
                "`parley demo` again: it carries on where it was"
            ) from None

    @contextmanager
    def naming_losses(self) -> Iterator[None]:
        """Let a failure whose cause is a full disk or a part that has ended be told as that."""
        try:
            yield
        except Exception:  # a lost part shows as any library's error; it is raised again below
            require_room(self.home)
            self.check()
            raise


def write_demo_keys(home: Path, seed: int) -> None:
    """Write a simulated world's keys: the same for a seed, so that its draws are too.

    They lie where every other workspace's do, so that every command can read the demo's people.
    """
    folder = home / "keys"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for purpose in ("master", "lookup"):
        digest = hashlib.sha256(f"parley demo {purpose} {seed}".encode()).digest()
        path = folder / f"{purpose}.key"
        path.touch(mode=0o600)
        path.write_text(f"1:{base64.b64encode(digest).decode()}\n", encoding="ascii")


@contextmanager
def running_world(home: Path, seed: int) -> Iterator[World]:
    """Bring a simulated world up, and take it down, but for Postgres: the results are read yet."""
    with ExitStack() as stack:
        os.environ["PARLEY_DATABASE_URL"] = start(home).url
        stack.callback(os.environ.pop, "PARLEY_DATABASE_URL", None)
        sandbox = stack.enter_context(
            Sandbox.start(home / "sandbox", seed=seed, now=STARTED_AT, with_parent=True)
        )
        receiver_port, prefect_port = free_ports(2)
        os.environ.update(_environment(home, seed, sandbox, receiver_port, prefect_port))
        write_demo_keys(home, seed)
        _migrate()
        alone = {"PREFECT_API_URL": ""}  # it starts before Prefect, which holds nothing for it
        receiver = start_child(
            "the receiver", ["deployments.receiver"], _log(home, "receiver"), alone
        )
        stack.callback(receiver.stop)
        prefect = start_prefect_server(home, prefect_port)
        stack.callback(prefect.stop)
        base = f"http://127.0.0.1:{receiver_port}"
        await_ready(receiver, lambda: _answers(base), 60, "see its log")
        sandbox.put_webhooks(
            events_url=f"{base}/webhooks/sendgrid",
            inbound_url=f"{base}/inbound/{INBOUND_PATH}",
            receiver_base=base,
        )
        yield World(home, sandbox, receiver, prefect, prefect_port)


def _log(home: Path, name: str) -> Path:
    return home / "logs" / f"{name}.log"


def _environment(
    home: Path, seed: int, sandbox: Sandbox, receiver_port: int, prefect_port: int
) -> dict[str, str]:
    return {
        "PARLEY_HOME": str(home),
        "PARLEY_WORLD": "sandbox",
        "PARLEY_SANDBOX__BASE_URL": sandbox.url,
        "PARLEY_SANDBOX__SEED": str(seed),
        "PARLEY_SENDGRID__API_KEY": "SG.main.demo",
        "PARLEY_SENDGRID__WEBHOOK_PUBLIC_KEY": sandbox.public_key(),
        "PARLEY_SENDGRID__ACTIVITY_LAG_SECONDS": "300",
        "PARLEY_OPENAI__API_KEY": "sk-demo",
        "PARLEY_RECEIVER__PORT": str(receiver_port),
        "PARLEY_RECEIVER__PUBLIC_URL": "https://links.northwind.example",
        "PARLEY_RECEIVER__INBOUND_SECRET": INBOUND_PATH,
        "PARLEY_PREFECT_PORT": str(prefect_port),
        **prefect_environment(home, prefect_port),
    }


def _migrate() -> None:
    from tasks.store.migrations import upgrade_schema
    from tasks.store.postgres import open_store

    store = open_store(os.environ["PARLEY_DATABASE_URL"])
    try:
        upgrade_schema(store, "sandbox", WallClock().now())
    finally:
        store.close()


def _answers(base: str) -> bool:
    try:
        return httpx.get(f"{base}/health", timeout=2, trust_env=False).status_code == 200
    except httpx.TransportError:
        return False
