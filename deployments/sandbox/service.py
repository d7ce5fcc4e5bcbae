"""How do the world, its ports and its time run together in one process?"""

import asyncio
import os
import signal
from pathlib import Path

import orjson

from deployments.sandbox.control import Control
from deployments.sandbox.providers import list_routes
from deployments.sandbox.routing import Router
from deployments.sandbox.server import BrokenTlsProtocol, HttpProtocol, Listener
from deployments.sandbox.wire import Reply, Request
from deployments.sandbox.world import World

DELIVERY_PAUSE_SECONDS = 0.5
OUTAGE_PAUSE_SECONDS = 0.05


class Service:
    """Three loopback ports: the providers, the control API, and one where TLS breaks."""

    def __init__(self, world: World, port: int) -> None:
        """Take the ports; OSError if another process holds the wanted one."""
        self._world = world
        self._connections: set[HttpProtocol] = set()
        control_connections: set[HttpProtocol] = set()
        self._providers = Listener(port, lambda: HttpProtocol(self._respond, self._connections))
        self._steering = Listener(0, lambda: HttpProtocol(self._respond, control_connections))
        self._broken_tls = Listener(0, BrokenTlsProtocol)
        self.ports = {
            "port": self._providers.port,
            "control_port": self._steering.port,
            "broken_tls_port": self._broken_tls.port,
        }
        self._router = Router(world, list_routes(world))
        self._control = Control(world, self.ports, self._apply_outage)

    async def _respond(self, request: Request) -> Reply:
        if request.path.startswith("/control/"):
            return await self._control.respond(request)
        return self._router.respond(request)

    async def _apply_outage(self) -> None:
        """Close or open the providers' port as the fault dial says."""
        if self._world.dial.is_outage(self._world.clock.now()):
            self._providers.close()
            for connection in list(self._connections):
                connection.reset()
        else:
            await self._providers.open()

    async def _watch_outages(self) -> None:
        while True:
            await asyncio.sleep(OUTAGE_PAUSE_SECONDS)
            if self._world.dial.has_wall_outage() or self._world.clock.kind == "wall":
                await self._apply_outage()

    async def _deliver_by_the_wall(self) -> None:
        while True:
            await asyncio.sleep(DELIVERY_PAUSE_SECONDS)
            await self._world.post_office.deliver(self._world.clock.now(), tries=1)

    async def run(self, port_file: Path | None, parent: int | None) -> None:
        """Serve until SIGTERM or SIGINT, or until the parent process is gone."""
        stopped = asyncio.Event()
        loop = asyncio.get_running_loop()
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(each, stopped.set)
        await self._steering.open()
        await self._broken_tls.open()
        await self._apply_outage()
        tasks = [loop.create_task(self._watch_outages())]
        if self._world.clock.kind == "wall":
            tasks.append(loop.create_task(self._deliver_by_the_wall()))
        if parent is not None:
            tasks.append(loop.create_task(_stop_with(parent, stopped)))
        self._announce(port_file)
        await stopped.wait()
        for task in tasks:
            task.cancel()
        for listener in (self._providers, self._steering, self._broken_tls):
            listener.close()
        await self._world.close()

    def _announce(self, port_file: Path | None) -> None:
        ports = {**self.ports, "pid": os.getpid()}
        _write_whole(self._world.home / "endpoints.json", orjson.dumps(ports).decode())
        if port_file is not None:
            _write_whole(port_file, str(self.ports["port"]))


async def _stop_with(parent: int, stopped: asyncio.Event) -> None:
    while os.getppid() == parent and not stopped.is_set():  # noqa: ASYNC110  # no event tells it
        await asyncio.sleep(0.25)
    stopped.set()


def _write_whole(path: Path, text: str) -> None:
    whole = path.with_name(path.name + ".new")
    whole.write_text(text)
    whole.replace(path)
