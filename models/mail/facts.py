"""What can be said about a mail?

Every verdict names the rule that decided (`evidence.rule`) and the words it stood on
(`evidence.snippet`, at most 120 characters). Values are frozen: a fact is never edited.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Kind(StrEnum):
    """Who or what wrote the mail, and why."""

    HUMAN = "human"
    BOUNCE = "bounce"
    FEEDBACK_REPORT = "feedback_report"
    OUT_OF_OFFICE = "out_of_office"
    AUTO_ACK = "auto_ack"
    TICKET = "ticket"
    CHALLENGE = "challenge"
    LIST = "list"
    OTHER = "other"


class BounceClass(StrEnum):
    """What a bounce means for the address: dead, try later, our own fault, or no failure."""

    HARD = "hard"
    SOFT = "soft"
    SENDER_FAULT = "sender_fault"
    OTHER = "other"


class Reason(StrEnum):
    """Why a mail was not delivered, or what else a notice reports."""

    UNKNOWN_USER = "unknown_user"
    UNKNOWN_HOST = "unknown_host"
    INACTIVE = "inactive"
    MOVED = "moved"
    BAD_ADDRESS = "bad_address"
    MAILBOX_FULL = "mailbox_full"
    BLOCKED = "blocked"
    CONTENT = "content"
    POLICY = "policy"
    RATE = "rate"
    GREYLISTED = "greylisted"
    RELAYING = "relaying"
    TOO_LARGE = "too_large"
    EXPIRED = "expired"
    NETWORK = "network"
    SYSTEM = "system"
    SENDER_FAULT = "sender_fault"
    FEEDBACK_REPORT = "feedback_report"
    DELAYED = "delayed"
    DELIVERED = "delivered"
    READ_NOTICE = "read_notice"
    CHALLENGE = "challenge"
    UNDEFINED = "undefined"


class Intent(StrEnum):
    """What the person wants to happen next."""

    INTERESTED = "interested"
    NOT_INTERESTED = "not_interested"
    NEED_MORE_INFO = "need_more_info"
    READY_TO_MEET = "ready_to_meet"
    REFERRAL = "referral"
    WRONG_PERSON = "wrong_person"
    NOT_NOW = "not_now"


class Sentiment(StrEnum):
    """How the person takes it."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    NEUTRAL = "neutral"
    QUESTION = "question"


class Urgency(StrEnum):
    """How soon the person expects to be answered."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The rule that decided, and the words it stood on."""

    rule: str
    snippet: str = ""


def cite(rule: str, text: str = "", start: int = 0, end: int | None = None) -> Evidence:
    """Return the evidence of `rule` with `text[start:end]` as one line of at most 120 signs."""
    piece = text[start : min(len(text) if end is None else end, start + 400)]
    return Evidence(rule, " ".join(piece.split())[:120])


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the mail that could not be read, and what was done instead."""

    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Part:
    """One leaf of the MIME tree. `text` is empty for parts that are not text."""

    path: str
    content_type: str
    params: dict[str, str]
    disposition: str
    filename: str
    headers: tuple[tuple[str, str], ...]
    text: str
    is_embedded: bool


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as far as it could be read.

    `text` is the author's plain text (of the HTML where there is no other), with quotes of the
    HTML marked by `>`; `html` the first HTML part; `original` the headers of the first mail
    that is embedded or returned inside; `problems` says what could not be read.
    """

    sha256: str
    size: int
    headers: tuple[tuple[str, str], ...]
    content_type: str
    params: dict[str, str]
    parts: tuple[Part, ...]
    text: str
    html: str
    original: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]

    def header(self, name: str) -> str:
        """Return the first value of a header, decoded and on one line; empty if absent."""
        return next((value for key, value in self.headers if key == name), "")

    def header_all(self, name: str) -> tuple[str, ...]:
        """Return every value of a header, in order."""
        return tuple(value for key, value in self.headers if key == name)


@dataclass(frozen=True, slots=True)
class FailedRecipient:
    """One address that a notice names, and what the receiving side said about it.

    `status` is the enhanced status code (RFC 3463); `status_source` says whether the notice
    `stated` it or it was `derived` from the SMTP reply or the reason. `final_address` is where
    the mail was forwarded to, if that differs.
    """

    address: str
    final_address: str | None
    status: str
    status_source: str
    smtp_reply: str | None
    diagnostic: str
    reason: Reason
    bounce_class: BounceClass
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a delivery notice says: the verdict of its first recipient, and all of them."""

    bounce_class: BounceClass
    reason: Reason
    status: str | None
    status_source: str | None
    smtp_reply: str | None
    recipients: tuple[FailedRecipient, ...]
    original_message_id: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Automatic:
    """Which kind of automatic mail this is; `return_on` is the day an absence ends."""

    kind: Kind
    evidence: Evidence
    return_on: date | None = None
    return_evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """The author's own words, and what was cut: quoted history and signature."""

    text: str
    quoted: str
    signature: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged(Generic[T]):
    """A verdict with its calibrated confidence (0 to 1); `value` None is "abstain"."""

    value: T | None
    confidence: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a person's words ask for."""

    language: str
    opt_out: Judged[bool]
    intent: Judged[Intent]
    sentiment: Judged[Sentiment]
    urgency: Judged[Urgency]


@dataclass(frozen=True, slots=True)
class ThreadKeys:
    """By what a mail can be matched to the one it answers, strongest first."""

    message_id: str | None
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    tokens: tuple[str, ...]
    subject: str
    is_reply: bool
    is_forward: bool


@dataclass(frozen=True, slots=True)
class MailFacts:
    """Everything that the rules say about one mail."""

    sha256: str
    size: int
    subject: str
    sender: str
    sent_at: datetime | None
    is_own: bool
    kind: Kind
    kind_evidence: Evidence
    bounce: Bounce | None
    automatic: Automatic | None
    reply: Reply | None
    meaning: Meaning | None
    thread: ThreadKeys
    problems: tuple[Problem, ...]
