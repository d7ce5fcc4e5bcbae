"""Which call goes wrong, and how?

A rule names calls (endpoint, account), a kind of fault, and when: by call number, by share, by
time, by messages accepted. The first rule that fits wins. Shares are drawn from the seed and the
request's own bytes, so the same call meets the same fate whenever it comes; a repeat draws anew.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from fnmatch import fnmatchcase
from hashlib import blake2b
from typing import Any

from deployments.sandbox.chance import Dice
from deployments.sandbox.clock import WallClock, parse_instant
from deployments.sandbox.store import Store

STATUS_KINDS = ("429", "500", "502", "503", "504")
KINDS = (
    *STATUS_KINDS,
    "500_after_accept",
    "503_after_accept",
    "reset_before_accept",
    "reset_after_accept",
    "timeout_before_accept",
    "timeout_after_accept",
    "slow",
    "quota",
    "revoked",
    "unverified",
    "outage",
)
MAX_REMEMBERED = 200_000


@dataclass(frozen=True)
class Rule:
    """One fault and when it strikes; conditions that are not given do not restrict."""

    kind: str
    endpoint: str = "mail_send"
    account: str = "*"
    calls: tuple[int, ...] | None = (
        None  # numbers of matching calls since the rules were put, from 1
    )
    from_call: int | None = None
    to_call: int | None = None
    every: int | None = None
    rate: float | None = None
    virtual: tuple[str, str] | None = None  # from (included) and until (excluded), ISO instants
    wall_seconds: tuple[float, float] | None = None  # since the rules were put
    after_messages: int | None = None  # kind quota: messages that are still accepted
    retry_after: float = 1.0
    latency_ms: float = 1_000.0
    status: int | None = None
    sender: str = "*"  # kind unverified: from-addresses that it strikes

    @property
    def accepts(self) -> bool:
        """True if the call takes effect although its answer is spoiled."""
        return self.kind.endswith("_after_accept") or self.kind == "slow"

    def covers(self, endpoint: str, account: str) -> bool:
        """True if calls to this endpoint and account fall under the rule."""
        return fnmatchcase(endpoint, self.endpoint) and fnmatchcase(account, self.account)


def parse_rules(raw: Iterable[dict[str, Any]]) -> list[Rule]:
    """The rules; ValueError names what is unknown or malformed."""
    known = {spec.name for spec in fields(Rule)}
    rules = []
    for position, each in enumerate(raw):
        unknown = set(each) - known
        if unknown:
            raise ValueError(f"rules.{position}: unknown {sorted(unknown)}; known: {sorted(known)}")
        if each.get("kind") not in KINDS:
            raise ValueError(f"rules.{position}: kind must be one of {', '.join(KINDS)}")
        if each["kind"] == "quota" and each.get("after_messages") is None:
            raise ValueError(f"rules.{position}: a quota needs after_messages")
        spans = {k: tuple(v) for k, v in each.items() if isinstance(v, list)}
        rule = Rule(**{**each, **spans})
        for instant in rule.virtual or ():
            parse_instant(instant)
        rules.append(rule)
    return rules


class FaultDial:
    """The rules in force and how often each was consulted."""

    def __init__(self, store: Store, seed: int) -> None:
        self._store = store
        self._seed = seed
        self._wall = WallClock()
        self._met: Counter[bytes] = Counter()
        kept = store.recall("faults", {"rules": [], "since_call": 0, "put_at": 0.0})
        self.raw: list[dict[str, Any]] = kept["rules"]
        self.rules = parse_rules(self.raw)
        self._put_at = float(kept["put_at"])
        self._seen = [self._calls_since(rule, kept["since_call"]) for rule in self.rules]
        self._accepted = [self._messages_since(rule, kept["since_call"]) for rule in self.rules]

    def put(self, raw: list[dict[str, Any]]) -> None:
        """Replace all rules and count from now on; ValueError if one is malformed."""
        self.rules = parse_rules(raw)
        self.raw = raw
        self._put_at = self._wall.now()
        since = self._store.read("select coalesce(max(n), 0) from call")[0][0]
        self._store.remember("faults", {"rules": raw, "since_call": since, "put_at": self._put_at})
        self._seen = [0] * len(raw)
        self._accepted = [0] * len(raw)
        self._met.clear()

    def _calls_since(self, rule: Rule, since: int) -> int:
        return int(self._since("count(*)", rule, since))

    def _messages_since(self, rule: Rule, since: int) -> int:
        return int(self._since("coalesce(sum(message_count), 0)", rule, since))

    def _since(self, what: str, rule: Rule, since: int) -> float:
        statement = f"select {what} from call where n > ? and endpoint glob ? and account glob ?"  # noqa: S608  # the two literals above
        return float(self._store.read(statement, (since, rule.endpoint, rule.account))[0][0])

    def choose(
        self,
        endpoint: str,
        account: str,
        body: bytes,
        now: float,
        message_count: int,
        sender: str = "",
    ) -> Rule | None:
        """The rule that strikes this call, if one does; `sender` is a mail's from-address."""
        if not self.rules:
            return None
        chosen = None
        key = blake2b(endpoint.encode() + b"\0" + body, digest_size=16).digest()
        self._remember(key)
        for position, rule in enumerate(self.rules):
            if not rule.covers(endpoint, account) or rule.kind == "outage":
                continue
            if rule.kind == "unverified" and not fnmatchcase(sender, rule.sender):
                continue
            self._seen[position] += 1
            if chosen is None and self._strikes(position, rule, key, now, message_count):
                chosen = rule
        return chosen

    def _remember(self, key: bytes) -> None:
        if len(self._met) >= MAX_REMEMBERED:
            self._met.clear()
        self._met[key] += 1

    def accept(self, endpoint: str, account: str, message_count: int) -> None:
        """Count accepted messages against the quotas."""
        for position, rule in enumerate(self.rules):
            if rule.covers(endpoint, account):
                self._accepted[position] += message_count

    def remaining_messages(self, account: str) -> int | None:
        """What the narrowest quota on mail leaves this account, or None without one."""
        left = [
            max((rule.after_messages or 0) - accepted, 0)
            for rule, accepted in zip(self.rules, self._accepted, strict=True)
            if rule.kind == "quota" and rule.covers("mail_send", account)
        ]
        return min(left, default=None)

    def is_outage(self, now: float) -> bool:
        """True while a rule keeps the provider's port closed."""
        return any(rule.kind == "outage" and self._in_time(rule, now) for rule in self.rules)

    def has_wall_outage(self) -> bool:
        """True if an outage begins or ends by the machine's clock."""
        return any(rule.kind == "outage" and rule.wall_seconds for rule in self.rules)

    def _in_time(self, rule: Rule, now: float) -> bool:
        if rule.virtual is not None:
            start, end = (parse_instant(instant) for instant in rule.virtual)
            return start <= now < end
        if rule.wall_seconds is not None:
            begin, finish = rule.wall_seconds
            return begin <= self._wall.now() - self._put_at < finish
        return True

    def _strikes(
        self, position: int, rule: Rule, key: bytes, now: float, message_count: int
    ) -> bool:
        number = self._seen[position]
        if rule.kind == "quota":
            after = rule.after_messages or 0
            return self._accepted[position] + message_count > after
        conditions = (
            rule.calls is None or number in rule.calls,
            rule.from_call is None or number >= rule.from_call,
            rule.to_call is None or number <= rule.to_call,
            rule.every is None or number % rule.every == 0,
            self._in_time(rule, now),
        )
        if not all(conditions):
            return False
        if rule.rate is None:
            return True
        dice = Dice(self._seed, "fault", position, rule.kind, key.hex(), self._met[key])
        return dice.happens("strikes", rule.rate)
