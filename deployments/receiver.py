"""Where does the world reach us? One small web service: webhooks, unsubscribes, inbound mail.

It verifies, stores, answers; the ingest flow gives meaning. `python -m deployments.receiver`
serves on the settings' host and port until SIGTERM; behind it belongs a proxy that speaks TLS.
"""

import logging
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import anyio.to_thread
import psycopg
import uvicorn
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import JSONResponse
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.requests import ClientDisconnect

from deployments import receiver_routes_unsubscribe, receiver_routes_webhooks
from deployments.receiver_logs import RequestLog, configure_logs
from deployments.receiver_pages import unavailable_page
from deployments.receiver_state import Receiver, Shared
from models.errors import ParleyError, UnavailableError
from tasks.clock import WallClock
from tasks.configuration import load_settings
from tasks.held_settings import ask_prefect
from tasks.resources import Resources, open_resources

logger = logging.getLogger("parley.receiver")
health = APIRouter()

_STORE_CONNECTIONS = 12  # the store's pool; more requests at once wait in line
_RETRY_AFTER = {"retry-after": "30"}


def create_app(resources: Resources) -> FastAPI:
    """Return the application; `SettingsError` where the settings do not allow it to serve."""
    app = FastAPI(
        title="Parley receiver", docs_url=None, redoc_url=None, openapi_url=None, lifespan=_lifespan
    )
    app.state.receiver = Receiver(resources)
    app.add_middleware(RequestLog, clock=WallClock())
    for module in (receiver_routes_webhooks, receiver_routes_unsubscribe):
        app.include_router(module.router)
    app.include_router(health)
    for failure in (UnavailableError, psycopg.OperationalError, psycopg.InterfaceError):
        app.add_exception_handler(failure, _say_unavailable)
    app.add_exception_handler(PoolTimeoutError, _say_unavailable)
    app.add_exception_handler(ClientDisconnect, _drop_request)
    return app


@asynccontextmanager
async def _lifespan(_: FastAPI) -> AsyncIterator[None]:
    anyio.to_thread.current_default_thread_limiter().total_tokens = _STORE_CONNECTIONS
    yield


async def _say_unavailable(request: Request, error: Exception) -> Response:
    """Answer 503: nothing was stored; the provider will tell it again, a person gets a page."""
    logger.error("store unavailable", extra={"facts": {"error": type(error).__name__}})
    if request.url.path.startswith("/u/"):
        page = unavailable_page(request.app.state.receiver.settings.organisation)
        page.headers.update(_RETRY_AFTER)
        return page
    return JSONResponse({"error": "try again later"}, 503, _RETRY_AFTER)


async def _drop_request(_: Request, __: Exception) -> Response:
    """End a request whose sender went away in the middle of the body."""
    return JSONResponse({"error": "the body broke off"}, 400)


@health.get("/health")
def show_health(receiver: Shared) -> dict[str, Any]:
    """Say that the database answers, and of which world it is; 503 where it does not."""
    with receiver.resources.store.transaction() as session:
        world = session.value("operations.read_world")
    return {"status": "ok", "world": world}


def serve(resources: Resources) -> None:
    """Serve until SIGTERM or SIGINT; requests that have begun are answered first."""
    settings = resources.settings.receiver
    config = uvicorn.Config(
        create_app(resources),
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=10,
        proxy_headers=False,
    )
    listener = _listen(settings.host, settings.port)
    port = listener.getsockname()[1]
    logger.info("listening", extra={"facts": {"port": port, "world": resources.world}})
    for number in (signal.SIGTERM, signal.SIGINT):
        # uvicorn ends in good order, then raises the signal again: to end so is no failure
        signal.signal(number, lambda *_: None)
    uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=1024)
    except OSError:
        raise UnavailableError(
            f"{host}:{port}: the port is taken or not ours; set PARLEY_RECEIVER__PORT to a free one"
        ) from None


def main() -> None:
    """Run the receiver as a process; exits 0, or with the error's code and one line."""
    configure_logs()
    try:
        held = ask_prefect(os.environ)
        if held.trouble:
            logger.warning("prefect unavailable", extra={"facts": {"trouble": held.trouble}})
        with open_resources(load_settings(held.values)) as resources:
            serve(resources)
    except ParleyError as error:
        print(f"parley receiver: {error}", file=sys.stderr)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
