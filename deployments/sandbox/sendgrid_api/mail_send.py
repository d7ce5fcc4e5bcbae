"""POST /v3/mail/send: which messages are accepted, and what follows from that?

The ledger row, the message's whole future and the record of the call are written in one
transaction, which the router commits before the 202 goes out.
"""

from collections.abc import Callable
from dataclasses import asdict
from email.utils import formatdate
from math import ceil
from typing import Any

import orjson

from deployments.sandbox.chance import Dice
from deployments.sandbox.modes import Modes
from deployments.sandbox.people.happenings import Happening
from deployments.sandbox.people.lives import live
from deployments.sandbox.people.rates import Rates
from deployments.sandbox.sendgrid_api.events import EventWriter
from deployments.sandbox.sendgrid_api.rendering import Mail, render_mails
from deployments.sandbox.sendgrid_api.validation import find_errors
from deployments.sandbox.sendgrid_api.wording import type_fault
from deployments.sandbox.store import Store
from deployments.sandbox.wire import Reply, Request, json_reply, json_value

ACCEPT = "insert into accepted values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
HAPPEN = (
    "insert into happening (seq, message_id, kind, what, order_key, happens_at, due_at, payload)"
    " values (?, ?, ?, ?, ?, ?, ?, ?)"
)
SUPPRESS = "insert or ignore into suppression values (?, ?, ?, ?)"
UNVERIFIED = (
    "The from address does not match a verified Sender Identity. Mail cannot be sent until this "
    "error is resolved. Visit https://sendgrid.com/docs/for-developers/sending-email/"
    "sender-identity/ to see the Sender Identity requirements"
)
CALLS_A_MINUTE = 600
SUPPRESSING = {"spamreport": "Spam Reporting Address", "unsubscribe": "Unsubscribed Address"}


def refuse(status: int, message: str, field: str | None = None) -> Reply:
    """An answer in the form of SendGrid's errors."""
    return json_reply(status, {"errors": [{"message": message, "field": field, "help": None}]})


def deny(key: str | None) -> Reply:
    """The answer to a key that is no good, or to none."""
    if key is None:
        return refuse(401, "authorization required")
    return refuse(401, "The provided authorization grant is invalid, expired, or revoked")


def throttle(wait_seconds: float, now: float) -> Reply:
    """429, with the limit's state in the headers that SendGrid documents."""
    reply = refuse(429, "too many requests")
    reply.headers |= {
        "date": formatdate(now, usegmt=True),
        "retry-after": f"{wait_seconds:g}",
        "x-ratelimit-limit": str(CALLS_A_MINUTE),
        "x-ratelimit-remaining": "0",
        "x-ratelimit-reset": str(ceil(now + wait_seconds)),
    }
    return reply


class MailDesk:
    """Accepts mail for all accounts."""

    def __init__(
        self, store: Store, seed: int, zone_of: Callable[[str], str | None], modes: Modes
    ) -> None:
        self._store = store
        self._seed = seed
        self._zone_of = zone_of
        self._modes = modes
        self._seq = store.next_seq()
        self.rates = Rates()

    def restart_numbers(self) -> None:
        """Number the ledger anew after it was emptied."""
        self._seq = self._store.next_seq()

    def send(self, request: Request, account: str, now: float) -> Reply:
        """202 and X-Message-Id, or 400 with every fault of the payload."""
        if request.media_type() != "application/json":
            return refuse(415, "Content-Type should be application/json.")
        payload = json_value(request)
        if payload is None:
            return refuse(400, "Bad Request")
        if not isinstance(payload, dict):
            return json_reply(400, {"errors": [type_fault(payload, "object", "(root)")]})
        errors = find_errors(payload, now)
        if errors:
            return json_reply(400, {"errors": errors})
        if ((payload.get("mail_settings") or {}).get("sandbox_mode") or {}).get("enable"):
            return Reply(200)
        return self._accept(list(render_mails(payload)), account, now)

    def _accept(self, mails: list[Mail], account: str, now: float) -> Reply:
        rows: list[tuple[Any, ...]] = []
        happenings: list[tuple[Any, ...]] = []
        tokens = [self._token(mail) for mail in mails]
        for seq, (mail, token) in enumerate(zip(mails, tokens, strict=True), self._seq):
            provider_id = f"{token}.recvd-{token[:10].lower()}-1.0"
            rows.append(self._ledger_row(seq, mail, account, provider_id, now))
            if not self._modes.sink:
                future = self._future(mail, account, token, provider_id, now)
                happenings += [_happening_row(seq, mail.message_id, each) for each in future]
        self._seq += len(mails)
        self._store.write_many(ACCEPT, rows)
        if happenings:
            self._store.write_many(HAPPEN, happenings)
        return Reply(202, headers={"X-Message-Id": tokens[0]}, message_count=len(mails))

    def _token(self, mail: Mail) -> str:
        key = (mail.message_id or mail.content_hash(), mail.attempt_id, mail.to_email.lower())
        return Dice(self._seed, "provider id", *key).token("id")

    def _ledger_row(
        self, seq: int, mail: Mail, account: str, provider_id: str, now: float
    ) -> tuple[Any, ...]:
        return (
            seq,
            mail.message_id,
            mail.attempt_id,
            account,
            provider_id,
            mail.to_email,
            mail.to_hash(),
            mail.from_email,
            mail.subject,
            mail.content_hash(),
            now,
            orjson.dumps(mail.custom_args).decode(),
            orjson.dumps(asdict(mail)).decode() if self._modes.keep_bodies else None,
        )

    def _future(
        self, mail: Mail, account: str, token: str, provider_id: str, now: float
    ) -> list[Happening]:
        smtp_id = mail.header("Message-ID") or f"<{token}@geopod-ismtpd-sandbox>"
        ids = (provider_id, smtp_id)
        begins = max(now, mail.send_at or 0.0)
        reason = self._suppression(account, mail, begins)
        if reason is not None:
            dice = Dice(self._seed, "message", mail.message_id, mail.to_email.lower())
            writer = EventWriter(mail, dice, self.rates, *ids)
            return writer.write("dropped", 0, begins + 1, reason=reason)
        future = live(self._seed, mail, self.rates, begins, ids, self._zone_of)
        self._suppress(account, mail, future)
        return future

    def _suppression(self, account: str, mail: Mail, now: float) -> str | None:
        rows = self._store.read(
            "select reason from suppression where account = ? and to_hash = ? and since <= ?"
            " order by since",
            (account, mail.to_hash(), now),
        )
        return next((row[0] for row in rows if row[0] not in mail.bypasses), None)

    def _suppress(self, account: str, mail: Mail, future: list[Happening]) -> None:
        """From then on SendGrid itself drops mail to an address that bounced or complained."""
        for each in future:
            reason = SUPPRESSING.get(each.what)
            if each.what == "bounce" and b'"type":"bounce"' in each.payload:
                reason = "Bounced Address"
            if reason is not None:
                row = (account, mail.to_hash(), reason, each.happens_at)
                self._store.write(SUPPRESS, row)


def _happening_row(seq: int, message_id: str, each: Happening) -> tuple[Any, ...]:
    return (
        seq,
        message_id,
        each.kind,
        each.what,
        each.order_key,
        each.happens_at,
        each.due_at,
        each.payload,
    )
