"""Which provider answers a request, who is calling, and does a fault strike?

Order for each provider call: route, key, fault before acceptance, the provider's own answer, fault
after acceptance, the record of the call, commit, and only then the answer.
"""

from hashlib import blake2b

from deployments.sandbox.faults import Rule
from deployments.sandbox.openai_api import refusals
from deployments.sandbox.providers import Family, Route
from deployments.sandbox.sendgrid_api import mail_send
from deployments.sandbox.wire import Reply, Request, json_value
from deployments.sandbox.world import World

FORBIDDEN = "access forbidden"


class Router:
    """Answers provider calls and records each of them."""

    def __init__(self, world: World, routes: list[Route]) -> None:
        self._world = world
        self._routes = routes

    def respond(self, request: Request) -> Reply:
        """The answer, faults included, once everything it stands for is on disk."""
        route = next((each for each in self._routes if _fits(each, request)), None)
        if route is None:
            return self._refuse_unknown(request)
        account = route.family.account(request)
        if account is None:
            reply, rule = route.family.deny(request.bearer()), None
        else:
            reply, rule = self._answer(route, request, account)
        if route.family.request_id_header:
            reply.headers.setdefault(route.family.request_id_header, _request_id(request))
        self._record(route, account or "", reply, rule)
        self._world.store.commit()
        return reply

    def _refuse_unknown(self, request: Request) -> Reply:
        """Nothing answers here: the path is not known, or not with this method."""
        is_known = any(each.pattern.fullmatch(request.path) for each in self._routes)
        if request.path.startswith("/v1/"):
            return refusals.refuse_call(request.method, request.path, is_known=is_known)
        words = "method not allowed" if is_known else "not found"
        return mail_send.refuse(405 if is_known else 404, words)

    def _answer(self, route: Route, request: Request, account: str) -> tuple[Reply, Rule | None]:
        world = self._world
        now = world.clock.now()
        count, sender = _read_units(route, request) if world.dial.rules else (0, "")
        rule = world.dial.choose(route.endpoint, account, request.body, now, count, sender)
        if rule is not None and not rule.accepts:
            return self._spoil(rule, route.family, None), rule
        reply = route.answer(request, account, now)
        if route.endpoint == "mail_send":
            reply.delay_seconds += world.modes.latency_ms / 1_000
        elif reply.status < 300:
            reply.message_count = 1
        world.dial.accept(route.endpoint, account, reply.message_count)
        return (reply, None) if rule is None else (self._spoil(rule, route.family, reply), rule)

    def _spoil(self, rule: Rule, family: Family, reply: Reply | None) -> Reply:
        """What the caller gets instead of, or after, the provider's own answer."""
        count = reply.message_count if reply else 0
        if rule.kind == "slow" and reply is not None:
            reply.delay_seconds += rule.latency_ms / 1_000
            return reply
        if rule.kind.startswith("reset"):
            return Reply(0, ending="reset", message_count=count)
        if rule.kind.startswith("timeout"):
            return Reply(0, ending="hang", message_count=count)
        spoiled = _refusal(rule, family, self._world.clock.now())
        spoiled.message_count = count
        return spoiled

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
    payload = json_value(request)
    if not isinstance(payload, dict):
        return 0, ""
    people, sender = payload.get("personalizations"), payload.get("from")
    address = sender.get("email") if isinstance(sender, dict) else None
    return len(people) if isinstance(people, list) else 0, str(address or "").lower()


def _refusal(rule: Rule, family: Family, now: float) -> Reply:
    if rule.kind == "quota":
        reply = family.quota()
        reply.status = rule.status or reply.status
        return reply
    if rule.kind == "unverified":
        return mail_send.refuse(rule.status or 403, mail_send.UNVERIFIED, "from")
    if rule.kind == "revoked":
        status = rule.status or 401
        return family.deny("revoked") if status == 401 else family.refuse(status, FORBIDDEN)
    if rule.kind == "429":
        return family.throttle(rule.retry_after, now)
    return family.refuse(int(rule.kind[:3]), "server error")


def _request_id(request: Request) -> str:
    key = f"{request.method} {request.path}\0".encode() + request.body
    return f"req_{blake2b(key, digest_size=16).hexdigest()}"
