"""How do tests, the demo and people see and steer the sandbox?

The control API under /control/, described in docs/reference/sandbox.md. Reading changes nothing;
a malformed order is answered by 400 and changes nothing either.
"""

from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

import orjson

from deployments.sandbox.clock import ClockWentBackError, format_instant, parse_instant
from deployments.sandbox.wire import Json, Reply, Request, json_object, json_reply
from deployments.sandbox.world import World

LEDGER = (
    "select seq, message_id, attempt_id, account, to_hash, accepted_at, content_hash,"
    " provider_message_id from accepted where seq > ? order by seq limit ?"
)
LEDGER_NAMES = [
    "seq",
    "message_id",
    "attempt_id",
    "account",
    "to_hash",
    "accepted_at",
    "content_hash",
    "provider_message_id",
]
CALLS = (
    "select n, at, endpoint, account, fault, status, ending, message_count from call"
    " where n > ? order by n limit ?"
)
CALL_NAMES = ["n", "at", "endpoint", "account", "fault", "status", "ending", "message_count"]
HAPPENINGS = (
    "select happening.id, seq, message_id, attempt_id, kind, what, order_key, happens_at, due_at,"
    " delivered_at, answer from happening join accepted using (seq, message_id)"
    " where happening.id > ? order by happening.id limit ?"
)
HAPPENING_NAMES = [
    "id",
    "seq",
    "message_id",
    "attempt_id",
    "kind",
    "what",
    "order_key",
    "happens_at",
    "due_at",
    "delivered_at",
    "answer",
]
INSTANTS = {"at", "accepted_at", "happens_at", "due_at", "delivered_at"}
PAGE = 100_000
MAIL_OF_ONE = "select mail from accepted where message_id = ? and mail is not null order by seq"
MAILS = "select mail from accepted where seq > ? and mail is not null order by seq limit ?"

Order = Callable[[Request], Awaitable[Reply]]


class Control:
    """Answers the control API of one world."""

    def __init__(
        self, world: World, ports: dict[str, int], on_change: Callable[[], Awaitable[None]]
    ) -> None:
        self._world = world
        self._ports = ports
        self._on_change = on_change
        self._orders: dict[tuple[str, str], Order] = {
            ("GET", "health"): self._health,
            ("GET", "clock"): self._get_clock,
            ("PUT", "clock"): self._put_clock,
            ("POST", "drain"): self._drain,
            ("GET", "ledger"): self._ledger,
            ("GET", "ledger/duplicates"): self._duplicates,
            ("GET", "mail"): self._mail,
            ("GET", "calls"): self._calls,
            ("GET", "happenings"): self._happenings,
            ("GET", "stats"): self._stats,
            ("GET", "faults"): self._get_faults,
            ("PUT", "faults"): self._put_faults,
            ("GET", "webhooks"): self._get_webhooks,
            ("PUT", "webhooks"): self._put_webhooks,
            ("GET", "mode"): self._get_mode,
            ("PUT", "mode"): self._put_mode,
            ("PUT", "people"): self._put_people,
            ("GET", "public-key"): self._public_key,
            ("POST", "reset"): self._reset,
        }

    async def respond(self, request: Request) -> Reply:
        """The answer to one order."""
        order = self._orders.get((request.method, request.path.removeprefix("/control/")))
        if order is None:
            return json_reply(404, {"error": f"no {request.method} {request.path} here"})
        try:
            return await order(request)
        except ClockWentBackError as error:
            return json_reply(409, {"error": str(error)})
        except (ValueError, TypeError, KeyError) as error:
            return json_reply(400, {"error": f"{error}"})

    async def _health(self, request: Request) -> Reply:  # noqa: ARG002
        now = format_instant(self._world.clock.now())
        body = {"ok": True, "seed": self._world.seed, "clock": self._world.clock.kind, "now": now}
        return json_reply(200, {**body, **self._ports})

    async def _get_clock(self, request: Request) -> Reply:  # noqa: ARG002
        clock = self._world.clock
        return json_reply(200, {"now": format_instant(clock.now()), "kind": clock.kind})

    async def _put_clock(self, request: Request) -> Reply:
        self._world.advance_clock(parse_instant(_body(request)["now"]))
        await self._on_change()
        return await self._get_clock(request)

    async def _drain(self, request: Request) -> Reply:  # noqa: ARG002
        return json_reply(200, await self._world.post_office.deliver(self._world.clock.now()))

    async def _ledger(self, request: Request) -> Reply:
        if request.query().get("format") == "summary":
            return json_reply(200, self._ledger_summary())
        return self._page(request, LEDGER, LEDGER_NAMES)

    def _ledger_summary(self) -> Json:
        store = self._world.store
        accepted, messages, first, last = store.read(
            "select count(*), count(distinct message_id), min(accepted_at), max(accepted_at)"
            " from accepted"
        )[0]
        by_account = store.read("select account, count(*) from accepted group by 1 order by 1")
        return {
            "accepted": accepted,
            "messages": messages,
            "duplicates": len(self._doubled()),
            "by_account": dict(by_account),
            "first_at": format_instant(first) if first is not None else None,
            "last_at": format_instant(last) if last is not None else None,
        }

    def _doubled(self) -> list[tuple[Any, ...]]:
        return self._world.store.read(
            "select message_id, count(*), json_group_array(attempt_id) from accepted"
            " where message_id <> '' group by message_id having count(*) > 1 order by message_id"
        )

    async def _duplicates(self, request: Request) -> Reply:  # noqa: ARG002
        doubled = [
            {"message_id": message_id, "count": count, "attempt_ids": orjson.loads(attempts)}
            for message_id, count, attempts in self._doubled()
        ]
        return json_reply(200, {"count": len(doubled), "duplicates": doubled})

    async def _mail(self, request: Request) -> Reply:
        query = request.query()
        if "message_id" in query:
            self._world.store.index_messages()
            rows = self._world.store.read(MAIL_OF_ONE, (query["message_id"],))
        else:
            values = (int(query.get("after", "0")), int(query.get("limit", str(PAGE))))
            rows = self._world.store.read(MAILS, values)
        return json_reply(200, {"mails": [orjson.loads(row[0]) for row in rows]})

    async def _calls(self, request: Request) -> Reply:
        return self._page(request, CALLS, CALL_NAMES)

    async def _happenings(self, request: Request) -> Reply:
        return self._page(request, HAPPENINGS, HAPPENING_NAMES)

    def _page(self, request: Request, statement: str, names: list[str]) -> Reply:
        query = request.query()
        values = (int(query.get("after", "0")), int(query.get("limit", str(PAGE))))
        lines = [
            orjson.dumps(
                {name: _shown(name, value) for name, value in zip(names, row, strict=True)}
            )
            for row in self._world.store.iterate(statement, values)
        ]
        body = b"\n".join(lines) + (b"\n" if lines else b"")
        return Reply(200, body, {"content-type": "application/x-ndjson"})

    async def _stats(self, request: Request) -> Reply:  # noqa: ARG002
        store = self._world.store
        happenings = store.read(
            "select kind, what, count(*), sum(delivered_at is not null) from happening"
            " group by 1, 2 order by 1, 2"
        )
        calls: Counter[str] = Counter()
        for endpoint, fault, count in store.read(
            "select endpoint, coalesce(fault, 'none'), count(*) from call group by 1, 2"
        ):
            calls[f"{endpoint}:{fault}"] = count
        body = {
            "ledger": self._ledger_summary(),
            "happenings": [
                {"kind": kind, "what": what, "count": count, "delivered": delivered}
                for kind, what, count, delivered in happenings
            ],
            "calls": dict(sorted(calls.items())),
        }
        return json_reply(200, body)

    async def _get_faults(self, request: Request) -> Reply:  # noqa: ARG002
        return json_reply(200, {"rules": self._world.dial.raw})

    async def _put_faults(self, request: Request) -> Reply:
        rules = _body(request)["rules"]
        self._world.dial.put(rules)
        self._world.store.commit()
        await self._on_change()
        return json_reply(200, {"rules": rules})

    async def _get_webhooks(self, request: Request) -> Reply:  # noqa: ARG002
        return json_reply(200, self._world.post_office.settings())

    async def _put_webhooks(self, request: Request) -> Reply:
        self._world.change_destinations(_body(request))
        return json_reply(200, self._world.post_office.settings())

    async def _get_mode(self, request: Request) -> Reply:  # noqa: ARG002
        return json_reply(200, self._world.modes.show())

    async def _put_mode(self, request: Request) -> Reply:
        self._world.change_modes(_body(request))
        return json_reply(200, self._world.modes.show())

    async def _put_people(self, request: Request) -> Reply:
        changes = _body(request)
        self._world.change_people(changes)
        return json_reply(200, changes)

    async def _public_key(self, request: Request) -> Reply:  # noqa: ARG002
        return json_reply(200, {"public_key": self._world.signer.public_key})

    async def _reset(self, request: Request) -> Reply:  # noqa: ARG002
        self._world.reset()
        await self._on_change()
        return json_reply(200, {"ok": True})


def _body(request: Request) -> Json:
    body = json_object(request)
    if body is None:
        raise ValueError("the body must be a JSON object")
    return body


def _shown(name: str, value: Any) -> Any:
    return format_instant(value) if name in INSTANTS and value is not None else value
