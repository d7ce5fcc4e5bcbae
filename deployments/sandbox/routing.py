"""Which provider answers a request, who is calling, and does a fault strike?

Order for each provider call: route, key, fault before acceptance, the provider's own answer, fault
after acceptance, the record of the call, commit, and only then the answer.
"""

import orjson

from deployments.sandbox.faults import Rule
from deployments.sandbox.providers import Family, Route
from deployments.sandbox.sendgrid_api import mail_send
from deployments.sandbox.wire import Reply, Request, json_reply
from deployments.sandbox.world import World


class Router:
    """Answers provider calls and records each of them."""

    def __init__(self, world: World, routes: list[Route]) -> None:
        self._world = world
        self._routes = routes

    def respond(self, request: Request) -> Reply:
        """The answer, faults included, once everything it stands for is on disk."""
        route = next((each for each in self._routes if _fits(each, request)), None)
        if route is None:
            return json_reply(404, {"errors": [{"message": "not found", "field": None}]})
        account = route.family.account(request)
        if account is None:
            reply, rule = route.family.refuse(401, route.family.unauthorized), None
        else:
            reply, rule = self._answer(route, request, account)
        self._record(route, account or "", reply, rule)
        self._world.store.commit()
        return reply

    def _answer(self, route: Route, request: Request, account: str) -> tuple[Reply, Rule | None]:
        world = self._world
        now = world.clock.now()
        count, sender = _read_units(route, request) if world.dial.rules else (0, "")
        rule = world.dial.choose(route.endpoint, account, request.body, now, count, sender)
        if rule is not None and not rule.accepts:
            return _spoil(rule, route.family, None), rule
        reply = route.answer(request, account, now)
        if route.endpoint == "mail_send":
            reply.delay_seconds += world.modes.latency_ms / 1_000
        elif reply.status < 300:
            reply.message_count = 1
        world.dial.accept(route.endpoint, account, reply.message_count)
        return (reply, None) if rule is None else (_spoil(rule, route.family, reply), rule)

    def _record(self, route: Route, account: str, reply: Reply, rule: Rule | None) -> None:
        status = reply.status if reply.ending == "answer" else None
        self._world.record_call(
            route.endpoint,
            account,
            rule.kind if rule else None,
            (status, reply.ending),
            reply.message_count,
        )


def _fits(route: Route, request: Request) -> bool:
    return route.method == request.method and route.pattern.fullmatch(request.path) is not None


def _read_units(route: Route, request: Request) -> tuple[int, str]:
    """What a quota counts, messages of a mail/send or else calls; and who a mail is from."""
    if route.endpoint != "mail_send":
        return 1, ""
    try:
        payload = orjson.loads(request.payload())
    except (orjson.JSONDecodeError, OSError, EOFError):
        return 0, ""
    if not isinstance(payload, dict):
        return 0, ""
    people, sender = payload.get("personalizations"), payload.get("from")
    address = sender.get("email") if isinstance(sender, dict) else None
    return len(people) if isinstance(people, list) else 0, str(address or "").lower()


def _spoil(rule: Rule, family: Family, reply: Reply | None) -> Reply:
    """What the caller gets instead of, or after, the provider's own answer."""
    count = reply.message_count if reply else 0
    if rule.kind == "slow" and reply is not None:
        reply.delay_seconds += rule.latency_ms / 1_000
        return reply
    if rule.kind.startswith("reset"):
        return Reply(0, ending="reset", message_count=count)
    if rule.kind.startswith("timeout"):
        return Reply(0, ending="hang", message_count=count)
    spoiled = _refusal(rule, family)
    spoiled.message_count = count
    return spoiled


def _refusal(rule: Rule, family: Family) -> Reply:
    if rule.kind == "quota":
        reply = family.quota()
        reply.status = rule.status or reply.status
        return reply
    if rule.kind == "unverified":
        return mail_send.refuse(rule.status or 403, mail_send.UNVERIFIED, "from")
    if rule.kind == "revoked":
        status = rule.status or 401
        return family.refuse(status, family.unauthorized if status == 401 else "access forbidden")
    status = int(rule.kind[:3])
    reply = family.refuse(status, "too many requests" if status == 429 else "server error")
    if status == 429:
        wait = f"{rule.retry_after:g}"
        reply.headers |= {"retry-after": wait, "x-ratelimit-remaining": "0"}
    return reply
