"""Which of our messages does a mail answer, and what does it mean for the sequence?

Headers first (In-Reply-To, then References from the newest back), then the token of a plus
address, then the sender. Verdicts come from models/mail; here they become the few kinds that a
sequence knows. Pure functions of the mail, so every reply can be derived again.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from models.keys import event_id
from models.mail.facts import BounceClass, Intent, Kind, MailFacts, Meaning, Sentiment
from models.rules.link_tokens import REPLY, read_token
from models.rules.outcomes import EventKind
from models.rules.send_windows import zone_of

RULES_VERSION = 1
"""Of the rules below; a reply keeps the version that judged it."""

_REPLIES = uuid.UUID("0a3f7a52-6a0f-5a57-8c3e-0a2d7f1e9b44")
_ABSENCE = timedelta(days=14)  # I5: where no date of return is stated
_LONGEST_ABSENCE = timedelta(days=400)
_OPT_OUT_CONFIDENCE = 0.8  # below it a person decides; the sequence has stopped all the same
_SURE = 0.7
_LATE_MAIL = timedelta(days=7)


class ReplyKind(StrEnum):
    """What a mail is to a sequence."""

    HUMAN = "human"
    UNSUBSCRIBE = "unsubscribe"
    OUT_OF_OFFICE = "out_of_office"
    BOUNCE = "bounce"
    COMPLAINT = "complaint"
    AUTOMATIC = "automatic"
    OWN = "own"


_KINDS = {
    Kind.HUMAN: ReplyKind.HUMAN,
    Kind.BOUNCE: ReplyKind.BOUNCE,
    Kind.FEEDBACK_REPORT: ReplyKind.COMPLAINT,
    Kind.OUT_OF_OFFICE: ReplyKind.OUT_OF_OFFICE,
}
_EVENTS = {
    ReplyKind.HUMAN: EventKind.REPLIED,
    ReplyKind.UNSUBSCRIBE: EventKind.UNSUBSCRIBED,
    ReplyKind.COMPLAINT: EventKind.COMPLAINED,
    ReplyKind.BOUNCE: EventKind.BOUNCED,
}
_ANSWERED = frozenset(
    {Intent.INTERESTED, Intent.READY_TO_MEET, Intent.NEED_MORE_INFO, Intent.REFERRAL}
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a mail means; `rule` names what decided."""

    kind: ReplyKind
    rule: str
    intent: str | None = None
    sentiment: str | None = None
    urgency: str | None = None
    confidence: float | None = None
    needs_person: bool = False
    return_on: date | None = None
    bounce_class: str | None = None
    status: str | None = None


def judge_reply(facts: MailFacts) -> Verdict:
    """Say what a mail is to a sequence."""
    rule = facts.kind_evidence.rule
    if facts.is_own:
        return Verdict(ReplyKind.OWN, "own_address")
    kind = _KINDS.get(facts.kind, ReplyKind.AUTOMATIC)
    if kind is ReplyKind.HUMAN and facts.meaning is not None:
        return _judge_words(facts.meaning)
    if kind is ReplyKind.BOUNCE and facts.bounce is not None:
        bounce_class = _bounce_class(facts.bounce.bounce_class)
        status = facts.bounce.status
        return Verdict(kind, rule, bounce_class=bounce_class, status=status)
    return_on = facts.automatic.return_on if facts.automatic is not None else None
    return Verdict(kind, rule, return_on=return_on)


def _bounce_class(found: BounceClass) -> str:
    return "blocked" if found is BounceClass.SENDER_FAULT else str(found)


def _judge_words(meaning: Meaning) -> Verdict:
    """Judge a person's words; what is unclear, or asks for an answer, needs a person."""
    opt_out, intent = meaning.opt_out, meaning.intent
    if opt_out.value and opt_out.confidence >= _OPT_OUT_CONFIDENCE:
        return Verdict(
            ReplyKind.UNSUBSCRIBE,
            opt_out.evidence.rule,
            sentiment=_text(meaning.sentiment.value),
            confidence=opt_out.confidence,
        )
    is_clear = intent.value is not None and intent.confidence >= _SURE and not opt_out.value
    return Verdict(
        ReplyKind.HUMAN,
        intent.evidence.rule,
        intent=_text(intent.value),
        sentiment=_text(meaning.sentiment.value),
        urgency=_text(meaning.urgency.value),
        confidence=intent.confidence,
        needs_person=not is_clear or intent.value in _ANSWERED,
    )


def _text(value: StrEnum | None) -> str | None:
    return None if value is None else str(value)


def is_negative(verdict: Verdict) -> bool:
    """Say whether a person does not want this campaign: it never writes to them again."""
    return verdict.kind is ReplyKind.HUMAN and (
        verdict.intent == Intent.NOT_INTERESTED or verdict.sentiment == Sentiment.NEGATIVE
    )


def reply_id(facts: MailFacts) -> str:
    """Identify a mail by its Message-ID and sender, else by its bytes; a retry is the same."""
    named = facts.thread.message_id
    key = f"{named}\x1f{facts.sender}" if named else facts.sha256
    return str(uuid.uuid5(_REPLIES, key))


def named_messages(facts: MailFacts, reply_domain: str, link_key: bytes) -> tuple[str, ...]:
    """Return the ids of ours that a mail names, the strongest first, each once."""
    return tuple(dict.fromkeys(_named(facts, reply_domain, link_key)))


def _named(facts: MailFacts, reply_domain: str, link_key: bytes) -> Iterator[str]:
    original = facts.bounce and facts.bounce.original_message_id
    ids = (*facts.thread.in_reply_to, *facts.thread.references, *([original] if original else []))
    for each in ids:
        local, _, domain = each.strip("<>").rpartition("@")
        if domain.lower() == reply_domain.lower():
            try:
                yield str(uuid.UUID(local))
            except ValueError:
                continue
    for token in facts.thread.tokens:
        found = read_token(link_key, REPLY, token)
        if found is not None:
            yield found


def failed_addresses(facts: MailFacts) -> tuple[str, ...]:
    """Return the addresses that a delivery notice calls dead."""
    if facts.bounce is None:
        return ()
    hard = (each for each in facts.bounce.recipients if each.bounce_class is BounceClass.HARD)
    return tuple(dict.fromkeys(each.address.lower() for each in hard if "@" in each.address))


def written_at(facts: MailFacts, received_at: datetime) -> datetime:
    """Return when a mail was written by its own word, where that can be; else when it came."""
    stated = facts.sent_at
    if stated is None or stated.tzinfo is None:
        return received_at
    is_plausible = received_at - _LATE_MAIL <= stated <= received_at
    return stated.astimezone(UTC) if is_plausible else received_at


def away_until(verdict: Verdict, written: datetime, timezone: str) -> datetime:
    """Return when an absence is over: the stated day's start where the person is, else 14 days."""
    stated = verdict.return_on
    if stated is not None:
        zone = zone_of(timezone.split(",", maxsplit=1)[0]) or ZoneInfo("UTC")
        back = datetime.combine(stated, time(), zone).astimezone(UTC)
        if written < back <= written + _LONGEST_ABSENCE:
            return back
    return written + _ABSENCE


def reply_event(reply: str, verdict: Verdict) -> tuple[str, EventKind, dict[str, str]] | None:
    """Return id, kind and detail of the event that a reply is; None for those that are none."""
    kind = _EVENTS.get(verdict.kind)
    if kind is None:
        return None
    if kind is EventKind.BOUNCED:
        detail = {"bounce_class": verdict.bounce_class, "status": verdict.status}
    else:
        detail = {"intent": verdict.intent, "sentiment": verdict.sentiment}
    epoch = datetime.fromtimestamp(0, UTC)  # the reply's id says all; arrival must not
    named = event_id(reply, kind, epoch, "")
    return named, kind, {name: value for name, value in detail.items() if value is not None}
