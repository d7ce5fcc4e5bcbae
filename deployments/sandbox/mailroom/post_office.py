"""Which webhooks, replies and clicks are due, and were they acknowledged?

What is due goes out in the order of its due time; equal times are ordered by a hash, so arrival
order does not show. Only an acknowledgement takes a thing off the list: a killed sandbox tells
some of them twice, as providers do. A reply that is answered with a 3xx or 4xx is lost, as
Inbound Parse drops it.
"""

import asyncio
from collections import Counter
from dataclasses import asdict, dataclass, field
from urllib.parse import urlsplit, urlunsplit

import httpx
import orjson

from deployments.sandbox.mailroom.inbound import compose_reply, form_fields
from deployments.sandbox.mailroom.signing import Signer
from deployments.sandbox.store import Store
from deployments.sandbox.wire import Json

DUE = (
    "select id, what, payload from happening"
    " where delivered_at is null and kind = ? and due_at <= ?"
    " order by due_at, order_key limit ?"
)
COUNT_DUE = "select count(*) from happening where delivered_at is null and due_at <= ?"
TOLD = "update happening set delivered_at = ?, answer = ? where id = ?"
KINDS = ("event", "reply", "unsubscribe", "fetch")
CONCURRENT_POSTS = 4
TRIES = 6
FIRST_PAUSE_SECONDS = 0.05

Due = tuple[int, str, bytes]


@dataclass(frozen=True)
class Destinations:
    """Where things go; what has no destination waits."""

    events_url: str | None = None
    inbound_url: str | None = None
    receiver_base: str | None = None
    inbound_raw: bool = False
    events_per_post: int = 500


@dataclass
class Delivery:
    """What one round of deliveries came to."""

    delivered: Counter[str] = field(default_factory=Counter)
    posts: int = 0
    retries: int = 0
    lost: int = 0
    failures: list[Json] = field(default_factory=list)

    def summary(self, pending_due: int) -> Json:
        """The answer of POST /control/drain."""
        return {
            "acknowledged": pending_due == 0 and not self.lost,
            "delivered": {kind: self.delivered[kind] for kind in KINDS},
            "posts": self.posts,
            "retries": self.retries,
            "pending_due": pending_due,
            "lost": self.lost,
            "failures": self.failures,
        }


def rebase(url: str, base: str) -> str:
    """The URL with scheme and host of the base, and the base's path in front of its own."""
    target, root = urlsplit(url), urlsplit(base)
    path = root.path.rstrip("/") + target.path
    return urlunsplit((root.scheme, root.netloc, path, target.query, ""))


class PostOffice:
    """Delivers what is due; one round at a time."""

    def __init__(self, store: Store, signer: Signer, seed: int) -> None:
        self._store = store
        self._signer = signer
        self._seed = seed
        self._lock = asyncio.Lock()
        self._client: httpx.AsyncClient | None = None
        self.destinations = Destinations()

    def settings(self) -> Json:
        """The destinations, as the control API shows them."""
        return asdict(self.destinations)

    async def close(self) -> None:
        """Let go of open connections."""
        if self._client is not None:
            await self._client.aclose()

    async def deliver(self, now: float, tries: int = TRIES) -> Json:
        """Tell everything due at `now`, each thing `tries` times at most."""
        async with self._lock:
            delivery = Delivery()
            for kind in KINDS:
                await self._deliver_kind(kind, now, tries, delivery)
            return delivery.summary(self._store.read(COUNT_DUE, (now,))[0][0])

    async def _deliver_kind(self, kind: str, now: float, tries: int, delivery: Delivery) -> None:
        size = self.destinations.events_per_post if kind == "event" else 1
        while due := self._store.read(DUE, (kind, now, size * CONCURRENT_POSTS)):
            if self._target(kind) is None:
                delivery.failures.append({"kind": kind, "reason": "no destination is set"})
                return
            bundles = [due[start : start + size] for start in range(0, len(due), size)]
            told = await asyncio.gather(
                *(self._tell(kind, bundle, now, tries, delivery) for bundle in bundles)
            )
            self._store.commit()
            if not all(told):
                return

    def _target(self, kind: str) -> str | None:
        where = self.destinations
        if kind == "event":
            return where.events_url
        return where.inbound_url if kind == "reply" else where.receiver_base

    async def _tell(
        self, kind: str, bundle: list[Due], now: float, tries: int, delivery: Delivery
    ) -> bool:
        try:
            request = self._request(kind, bundle, now)
        except (ValueError, httpx.InvalidURL) as error:
            # A mail that names no usable address: nobody can follow it, so it is done with.
            delivery.failures.append({"kind": kind, "reason": f"unusable: {error}"})
            self._store.write_many(TOLD, [(now, 0, each[0]) for each in bundle])
            return True
        delivery.posts += 1
        reason: str | int = ""
        for attempt in range(tries):
            if attempt:
                delivery.retries += 1
                await asyncio.sleep(FIRST_PAUSE_SECONDS * 2**attempt)
            reason = await self._attempt(request)
            if isinstance(reason, int) and _is_final(kind, reason):
                self._store.write_many(TOLD, [(now, reason, each[0]) for each in bundle])
                if not _is_loss(kind, reason):
                    delivery.delivered[kind] += len(bundle)
                    return True
                delivery.lost += len(bundle)
                break
        delivery.failures.append({"kind": kind, "url": str(request.url), "reason": reason})
        return isinstance(reason, int) and _is_final(kind, reason)

    async def _attempt(self, request: httpx.Request) -> int | str:
        """The status of the answer, or what kept one from coming."""
        try:
            response = await self._http().send(request)
        except httpx.TransportError as error:
            return f"{type(error).__name__}: {error}"
        return response.status_code

    def _http(self) -> httpx.AsyncClient:
        if self._client is None:
            self._client = httpx.AsyncClient(timeout=60.0, trust_env=False)
        return self._client

    def _request(self, kind: str, bundle: list[Due], now: float) -> httpx.Request:
        target = self._target(kind) or ""
        if kind == "event":
            # SendGrid's bodies end with a line break, which its signature covers.
            body = b"[" + b",\r\n".join(each[2] for each in bundle) + b"]\r\n"
            headers = {"content-type": "application/json", **self._signer.sign(body, now)}
            return self._http().build_request("POST", target, content=body, headers=headers)
        spec = orjson.loads(bundle[0][2])
        if kind == "reply":
            mail = compose_reply(spec, self._seed)
            form = form_fields(mail, raw=self.destinations.inbound_raw)
            boundary = mail["Message-ID"].strip("<>").partition("@")[0]
            headers = {"content-type": f"multipart/form-data; boundary={boundary}"}
            return self._http().build_request("POST", target, files=form, headers=headers)
        url = rebase(spec["url"], target)
        if kind == "fetch":
            return self._http().build_request("GET", url)
        return self._http().build_request("POST", url, data={"List-Unsubscribe": "One-Click"})


def _is_final(kind: str, status: int) -> bool:
    """True if nobody asks again after this answer."""
    # Mailbox providers and scanners ask once and take any answer. SendGrid tells events until a
    # 2xx, and posts a mail again after a 5xx alone.
    return 200 <= status < 300 if kind == "event" else status < 500


def _is_loss(kind: str, status: int) -> bool:
    """True if a mail was not taken and is not posted again."""
    return kind == "reply" and not 200 <= status < 300
