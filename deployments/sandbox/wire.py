"""What does one HTTP exchange with the sandbox look like?"""

import gzip
import zlib
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import parse_qsl

import orjson

Json = dict[str, Any]
Ending = Literal["answer", "reset", "hang"]


@dataclass(slots=True)
class Request:
    """One request as it came in; header names are lower case."""

    method: str
    path: str
    query_string: str
    headers: dict[str, str]
    body: bytes

    def payload(self) -> bytes:
        """The body, unpacked where the client compressed it."""
        if self.headers.get("content-encoding") == "gzip":
            return gzip.decompress(self.body)
        return self.body

    def media_type(self) -> str:
        """The type that the client gives the body, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def query(self) -> dict[str, str]:
        """The query parameters; of a repeated one, the last."""
        return dict(parse_qsl(self.query_string, keep_blank_values=True))

    def bearer(self) -> str | None:
        """The key of the Authorization header, if it carries one."""
        scheme, _, key = self.headers.get("authorization", "").partition(" ")
        return key.strip() if scheme.lower() == "bearer" and key.strip() else None


@dataclass(slots=True)
class Reply:
    """One answer, how long it is held back, and how the connection ends."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    delay_seconds: float = 0.0
    ending: Ending = "answer"
    message_count: int = 0


def json_reply(status: int, payload: Any, headers: dict[str, str] | None = None) -> Reply:
    """An answer with a JSON body."""
    return Reply(
        status, orjson.dumps(payload), {"content-type": "application/json", **(headers or {})}
    )


def json_value(request: Request) -> Any:
    """What the body says as JSON, or None if it is none."""
    try:
        return orjson.loads(request.payload())
    except (orjson.JSONDecodeError, gzip.BadGzipFile, EOFError, zlib.error):
        return None


def json_object(request: Request) -> Json | None:
    """The body as a JSON object, or None if it is anything else."""
    payload = json_value(request)
    return payload if isinstance(payload, dict) else None
