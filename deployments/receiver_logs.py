"""What does the receiver say about itself?

One JSON object a line on stderr: route templates instead of paths, counts instead of contents.
Tokens, addresses and the values in error messages never reach a log; of an error it tells the
class and the places in the code.
"""

import logging
import sys
import traceback
from typing import Any

import orjson
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tasks.clock import WallClock

logger = logging.getLogger("parley.receiver")


class JsonFormatter(logging.Formatter):
    """Writes a record as one JSON object, without the values that an exception carries."""

    def __init__(self, clock: WallClock) -> None:
        super().__init__()
        self._clock = clock

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, Any] = {
            "at": self._clock.now().isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "what": record.getMessage() if record.name.startswith("parley") else record.name,
            **getattr(record, "facts", {}),
        }
        if record.exc_info and record.exc_info[0] is not None:
            frames = traceback.extract_tb(record.exc_info[2])[-6:]
            line["error"] = record.exc_info[0].__name__
            line["places"] = [f"{frame.name}:{frame.lineno}" for frame in frames]
        elif not record.name.startswith("parley"):
            line["message"] = str(record.msg)  # the pattern without its values
        return orjson.dumps(line).decode()


def configure_logs() -> None:
    """Send the receiver's and uvicorn's records to stderr as JSON lines."""
    channel = logging.StreamHandler(sys.stderr)
    channel.setFormatter(JsonFormatter(WallClock()))
    for name in ("parley", "uvicorn"):
        log = logging.getLogger(name)
        log.handlers = [channel]
        log.setLevel(logging.INFO)
        log.propagate = False


class RequestLog:
    """Tells of each request: route, status, milliseconds."""

    def __init__(self, app: ASGIApp, clock: WallClock) -> None:
        self._app = app
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and note its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 500
        started = self._clock.monotonic()

        async def note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, note)
        finally:
            route = getattr(scope.get("route"), "path", "none")
            elapsed = round((self._clock.monotonic() - started) * 1000, 1)
            facts = {"method": scope["method"], "route": route, "status": status, "ms": elapsed}
            logger.info("request", extra={"facts": facts | scope.get("facts", {})})
