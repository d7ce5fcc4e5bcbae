"""What becomes of one accepted message, from delivery to reply?

All of it is decided when the message is accepted, from the seed, the message's id and the
recipient: a person's traits hold for all their mail, the rest is drawn for each message.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from deployments.sandbox.chance import Dice
from deployments.sandbox.people.happenings import Happening, find_links, unsubscribe_url
from deployments.sandbox.people.rates import Rates
from deployments.sandbox.people.timing import ZONES, in_working_hours
from deployments.sandbox.sendgrid_api.events import EventWriter
from deployments.sandbox.sendgrid_api.rendering import Mail

BROWSERS = (
    (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
        " Chrome/131.0.0.0 Safari/537.36"
    ),
    (
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
        " Version/18.1 Safari/605.1.15"
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
        " Gecko) Mobile/15E148"
    ),
    (
        "Mozilla/5.0 (Windows NT 6.1; WOW64; rv:24.0) Gecko/20100101 Firefox/24.0 (via"
        " ggpht.com GoogleImageProxy)"
    ),
)
MACHINE_AGENT = "Mozilla/5.0"
SCANNER_AGENT = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/109.0.0.0 Safari/537.36 LinkSecurityScanner/2.1"
)
BOUNCES = {
    "hard": ("bounce", "5.1.1", "550 5.1.1 The email account does not exist.", "Invalid Address"),
    "soft": ("blocked", "4.2.2", "452 4.2.2 The mailbox is over quota.", "Mailbox Unavailable"),
    "blocked": ("blocked", "5.7.1", "550 5.7.1 Message rejected by content policy.", "Content"),
    "late": ("bounce", "5.1.10", "550 5.1.10 Recipient not found.", "Invalid Address"),
}


@dataclass
class Life:
    """Everything that happens to one message, told in turn."""

    mail: Mail
    person: Dice
    company: Dice
    dice: Dice
    rates: Rates
    zone: ZoneInfo
    events: EventWriter
    accepted_at: float

    def __post_init__(self) -> None:
        self._links, self._leaving = find_links(self.mail)
        self._ordinals = {name: count() for name in ("open", "click")}

    def unfold(self) -> Iterator[Happening]:
        """All happenings, in no particular order."""
        dice, rates = self.dice, self.rates
        sent = self.accepted_at + dice.between("processed", 0, 2)
        yield from self.events.write("processed", 0, sent)
        failure = self._failure()
        if failure is not None and failure != "late":
            yield from self._bounce(failure, sent + dice.lognormal("bounce.at", 3, 0.8))
            return
        delivered = sent + dice.lognormal("delivered.at", 4, 0.8)
        if dice.happens("deferred", rates.deferred):
            yield from self.events.write(
                "deferred", 0, delivered, response="451 4.7.1 Please try again later", attempt="1"
            )
            delivered += dice.between("deferred.for", 300, 3_600)
        yield from self.events.write(
            "delivered", 0, delivered, response="250 2.0.0 OK", ip="192.0.2.25", tls=1
        )
        if failure == "late":
            yield from self._bounce("late", delivered + dice.between("late.at", 60, 7_200))
            return
        yield from self._machines(delivered)
        yield from self._human(delivered)

    def _failure(self) -> str | None:
        if self.person.happens("hard", self.rates.hard_bounce):
            return "hard"
        rates = {
            "soft": self.rates.soft_bounce,
            "blocked": self.rates.blocked,
            "late": self.rates.late_bounce,
        }
        for kind, rate in rates.items():
            if self.dice.happens(kind, rate):
                return kind
        return None

    def _bounce(self, kind: str, at: float) -> Iterator[Happening]:
        type_, status, reason, classification = BOUNCES[kind]
        # A bounce after the delivery comes by mail: SendGrid has no connection to tell of, and
        # leaves its message id out.
        context: dict[str, Any] = (
            {"sg_message_id": None} if kind == "late" else {"ip": "192.0.2.25", "tls": 1}
        )
        yield from self.events.write(
            "bounce",
            0,
            at,
            type=type_,
            status=status,
            reason=reason,
            bounce_classification=classification,
            **context,
        )

    def _open(self, at: float, agent: str, ip: str, *, by_machine: bool) -> Iterator[Happening]:
        if self.mail.tracks_opens:
            yield from self.events.write(
                "open",
                next(self._ordinals["open"]),
                at,
                useragent=agent,
                ip=ip,
                sg_machine_open=by_machine,
                sg_content_type="html",
            )

    def _click(self, at: float, url: str, agent: str, ip: str) -> Iterator[Happening]:
        if self.mail.tracks_clicks:
            yield from self.events.write(
                "click",
                next(self._ordinals["click"]),
                at,
                url=url,
                url_offset={"index": self._links.index(url), "type": "html"},
                useragent=agent,
                ip=ip,
            )

    def _machines(self, delivered: float) -> Iterator[Happening]:
        if self.company.happens("scanner", self.rates.link_scanner):
            at = delivered + self.dice.between("scanner", 1, 15)
            yield from self._open(at, SCANNER_AGENT, "198.51.100.7", by_machine=False)
            for position, url in enumerate(self._links):
                yield from self._click(at + position * 0.4, url, SCANNER_AGENT, "198.51.100.7")
            for url in self._leaving:
                token = self.dice.token(f"fetch.{url}")
                yield Happening("fetch", "scanner", token, at, at, orjson.dumps({"url": url}))
        if self.person.happens("proxy", self.rates.machine_open):
            at = delivered + self.dice.lognormal("proxy.at", 900, 1.5)
            yield from self._open(at, MACHINE_AGENT, "203.0.113.40", by_machine=True)

    def _human(self, delivered: float) -> Iterator[Happening]:
        if self.dice.happens("away", self.rates.out_of_office):
            at = delivered + self.dice.between("away.at", 5, 120)
            yield self._reply("out_of_office", at)
        wait = self.dice.lognormal("open.at", 2_700, 1.3)
        read = in_working_hours(delivered + wait, self.zone, self.dice, "open.morning")
        replies = self._does("reply")
        clicks_or_opens = self._does("open")
        if clicks_or_opens or replies:
            yield from self._reads(read)
        if replies:
            wait = self.dice.lognormal("reply.at", 5_400, 1.2)
            at = in_working_hours(read + wait, self.zone, self.dice, "reply.morning")
            kind = self.dice.weighted("reply.kind", self.rates.reply_kinds)
            yield self._reply(kind, at)
        yield from self._leave(read)

    def _does(self, name: str) -> bool:
        engagement = self.person.between("engagement", 0.4, 1.6)
        rate = self.rates.rate(name, self.mail.subject, self.mail.custom_args)
        return self.dice.happens(name, min(rate * engagement, 1.0))

    def _browser(self) -> tuple[str, str]:
        ip = f"203.0.113.{int(self.person.between('ip', 50, 250))}"
        return self.person.pick("browser", BROWSERS), ip

    def _reads(self, at: float) -> Iterator[Happening]:
        agent, ip = self._browser()
        # Behind a privacy proxy the person's own opens never reach the sender.
        if not self.person.happens("proxy", self.rates.machine_open):
            yield from self._open(at, agent, ip, by_machine=False)
            if self.dice.happens("second", self.rates.second_open):
                later = at + self.dice.lognormal("second.at", 14_400, 1.0)
                again = in_working_hours(later, self.zone, self.dice, "second.morning")
                yield from self._open(again, agent, ip, by_machine=False)
        if self._links and self._does("click"):
            url = self.dice.pick("click.url", self._links)
            yield from self._click(at + self.dice.between("click.at", 5, 120), url, agent, ip)

    def _leave(self, read: float) -> Iterator[Happening]:
        at = read + self.dice.between("leave.at", 10, 90)
        if self._does("unsubscribe"):
            url = unsubscribe_url(self.mail)
            if url is not None:
                token = self.dice.token("unsubscribe")
                yield Happening(
                    "unsubscribe", "one_click", token, at, at, orjson.dumps({"url": url})
                )
            elif self.mail.asm_group_id is not None:
                agent, ip = self._browser()
                yield from self.events.write("group_unsubscribe", 0, at, useragent=agent, ip=ip)
            else:
                yield from self.events.write("unsubscribe", 0, at)
        if self._does("complaint"):
            yield from self.events.write("spamreport", 0, at)

    def _reply(self, kind: str, at: float) -> Happening:
        mail = self.mail
        spec = {
            "kind": kind,
            "from_email": mail.to_email,
            "from_name": mail.to_name,
            "to_email": mail.reply_to,
            "subject": mail.subject,
            "smtp_id": self.events.smtp_id,
            "quoted": mail.text[:1_500],
            "quoted_from": mail.from_name or mail.from_email,
            "sent_at": self.accepted_at,
            "at": at,
            "threaded": not self.dice.happens("threadless", self.rates.reply_without_thread),
        }
        return Happening(
            "reply", kind, self.dice.token(f"reply.{kind}"), at, at, orjson.dumps(spec)
        )


def live(
    seed: int,
    mail: Mail,
    rates: Rates,
    accepted_at: float,
    ids: tuple[str, str],
    zone_of: Callable[[str], str | None],
) -> list[Happening]:
    """What happens to this mail; `ids` are its sg_message_id and its Message-ID."""
    address = mail.to_email.lower()
    person = Dice(seed, "person", address)
    company = Dice(seed, "company", address.rpartition("@")[2])
    dice = Dice(seed, "message", mail.message_id or mail.content_hash(), address)
    zone = ZoneInfo(zone_of(address) or person.weighted("zone", ZONES))
    events = EventWriter(mail, dice, rates, *ids)
    return list(Life(mail, person, company, dice, rates, zone, events, accepted_at).unfold())
