"""What does every request of the receiver share?

Settings, keys and the store, opened once. Business instants are the world's clock's; a refused
request costs a counter and, from one client too often, not even that.
"""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hmac import compare_digest
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from fastapi.responses import JSONResponse
from sendgrid.helpers.eventwebhook import EventWebhook

from models.errors import SettingsError
from models.settings import SendGridSettings
from tasks.border import Arrival, Border
from tasks.clock import WallClock
from tasks.resources import Resources
from tasks.store.postgres import Session

_FAILURES_PER_WINDOW = 100
_WINDOW_SECONDS = 10.0
_MOST_CLIENTS = 10_000


class FailureLimit:
    """Counts refusals by client within ten seconds; in this process's memory alone."""

    def __init__(self, clock: WallClock) -> None:
        self._clock = clock
        self._window = -1
        self._counts: dict[str, int] = {}

    def is_over(self, client: str) -> bool:
        """Note one more refusal and say whether the client has had too many."""
        window = int(self._clock.monotonic() / _WINDOW_SECONDS)
        if window != self._window or len(self._counts) > _MOST_CLIENTS:
            self._window, self._counts = window, {}
        self._counts[client] = self._counts.get(client, 0) + 1
        return self._counts[client] > _FAILURES_PER_WINDOW


class Receiver:
    """The receiver's hands; `SettingsError` where a credential or the public URL does not hold."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources
        self.settings = resources.settings
        self.world = resources.world
        self.border = Border(resources.keyring, self.settings.receiver.public_url)
        self.link_key = resources.keyring.purpose_key("link-tokens")
        self._verifiers = [_read_public_key(key) for key in webhook_keys(self.settings.sendgrid)]
        self._limit = FailureLimit(WallClock())
        self._partitions: set[tuple[int, int]] = set()
        public_url = self.settings.receiver.public_url
        if self.world == "live" and not public_url.startswith("https://"):
            raise SettingsError(
                f"receiver.public_url: {public_url} is not https; links that change something are "
                "never sent over a plain connection"
            )

    def is_signed(self, raw: bytes, signature: str, timestamp: str) -> bool:
        """Say whether SendGrid signed these raw bytes at that timestamp."""
        try:
            text = raw.decode()  # strict: the bytes that are verified are the bytes that came
            return any(
                verifier.verify_signature(text, signature, timestamp)
                for verifier in self._verifiers
            )
        except ValueError:  # no UTF-8, no base64
            return False

    def is_inbound_secret(self, stated: str) -> bool:
        """Say whether a URL of Inbound Parse is ours."""
        secret = self.settings.receiver.inbound_secret
        if secret is None:
            return False
        return compare_digest(stated.encode(), secret.get_secret_value().encode())

    def arrival(self, source: str, raw: bytes, timestamp: str | None = None) -> Arrival:
        """Say when a request came in, and whether its signature is stale by the world's clock."""
        received_at = self.resources.clock.now()
        signed_at = _read_timestamp(timestamp)
        limit = timedelta(seconds=self.settings.receiver.freshness_seconds)
        return Arrival(
            source=source,
            received_at=received_at,
            body_hash=self.border.body_hash(raw),
            signed_at=signed_at,
            is_stale=signed_at is not None and abs(received_at - signed_at) > limit,
        )

    @contextmanager
    def transaction(self, received_at: datetime) -> Iterator[Session]:
        """Open the one transaction of a request; its month's partition is there before."""
        month = (received_at.year, received_at.month)
        if month not in self._partitions:
            with self.resources.store.transaction() as session:
                session.rows("events.ensure_partition", instant=received_at)
            self._partitions.add(month)
        with self.resources.store.transaction() as session:
            yield session

    def refuse(self, request: Request, what: str) -> JSONResponse:
        """Count a request that proves nothing, store nothing of it, and answer 403."""
        client = request.client.host if request.client else ""
        if self._limit.is_over(client):
            return JSONResponse({"error": "too many refused requests"}, 429, {"retry-after": "10"})
        self.count(what, 1)
        return JSONResponse({"error": what}, 403)

    def count(self, what: str, count: int) -> None:
        """Add to a counter of the world's current day."""
        day = self.resources.clock.now().date().isoformat()
        with self.resources.store.transaction() as session:
            session.run(
                "operations.count_up", counter_name=f"receiver.{what}", day=day, count=count
            )


def webhook_keys(settings: SendGridSettings) -> list[str | None]:
    """Return the public keys of every account's event webhook, the main account's first."""
    further = [account.webhook_public_key for account in settings.accounts.values()]
    return [settings.webhook_public_key, *(key for key in further if key)]


def _read_public_key(stated: str | None) -> EventWebhook:
    if not stated:
        raise SettingsError(
            "sendgrid.webhook_public_key is missing; copy it from SendGrid's Event Webhook page "
            "(a sandbox shows its own at /control/public-key)"
        )
    try:
        return EventWebhook(stated)
    except ValueError:
        raise SettingsError(
            "sendgrid.webhook_public_key is no P-256 public key in base64"
        ) from None


def _read_timestamp(stated: str | None) -> datetime | None:
    if stated is None or not (stated.isascii() and stated.isdigit() and len(stated) <= 10):
        return None
    return datetime.fromtimestamp(int(stated), UTC)


def get_receiver(request: Request) -> Receiver:
    """Return what the requests of this application share."""
    receiver: Receiver = request.app.state.receiver
    return receiver


def body_up_to(limit_bytes: int) -> Callable[[Request], AsyncIterator[bytes] | object]:
    """Return a dependency that reads a body of at most `limit_bytes`, else answers 413."""

    async def read(request: Request) -> bytes:
        stated = request.headers.get("content-length", "")
        if stated.isdigit() and int(stated) > limit_bytes:
            raise HTTPException(413, "the body is too large")
        chunks: list[bytes] = []
        size = 0
        async for chunk in request.stream():
            size += len(chunk)
            if size > limit_bytes:
                raise HTTPException(413, "the body is too large")
            chunks.append(chunk)
        return b"".join(chunks)

    return read


Shared = Annotated[Receiver, Depends(get_receiver)]
