"""What does a refusal mean for the address?

The class follows the enhanced status (RFC 3463, its registry, and the codes that Microsoft and
Google document), then the SMTP reply (RFC 5321), then the words. Only a dead address is `hard`;
a temporary code is never hard.
"""

import re
from dataclasses import dataclass

from models.mail.facts import BounceClass, Evidence, Reason, cite
from models.mail.phrases import Phrasebook, fold
from models.mail.words_reasons import REASONS

_BOOK = Phrasebook(REASONS)
_STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d]|\.\d)")
_REPLY = re.compile(r"(?<![\d.\w/-])([45][0-5]\d)(?:[ -]|(?=[;:,)])|$)")

HARD = frozenset({Reason.UNKNOWN_USER, Reason.UNKNOWN_HOST, Reason.INACTIVE, Reason.MOVED})
HARD |= {Reason.BAD_ADDRESS}
SENDER = frozenset({Reason.SENDER_FAULT})
OTHER = frozenset({Reason.FEEDBACK_REPORT, Reason.DELAYED, Reason.DELIVERED, Reason.READ_NOTICE})
OTHER |= {Reason.CHALLENGE}

# Subject and detail of RFC 3463; a pair that is missing says too little by itself.
_BY_STATUS: dict[str, Reason] = {
    "1.1": Reason.UNKNOWN_USER,
    "1.2": Reason.UNKNOWN_HOST,
    "1.3": Reason.BAD_ADDRESS,
    "1.4": Reason.UNKNOWN_USER,
    "1.6": Reason.MOVED,
    "1.7": Reason.SENDER_FAULT,
    "1.8": Reason.SENDER_FAULT,
    "1.10": Reason.UNKNOWN_USER,
    "1.20": Reason.UNKNOWN_USER,
    "2.1": Reason.INACTIVE,
    "2.2": Reason.MAILBOX_FULL,
    "2.3": Reason.TOO_LARGE,
    "2.4": Reason.SYSTEM,
    "3.1": Reason.SYSTEM,
    "3.4": Reason.TOO_LARGE,
    "4.6": Reason.NETWORK,
    "4.7": Reason.EXPIRED,
    "4.14": Reason.NETWORK,
    "4.310": Reason.UNKNOWN_HOST,
    "4.312": Reason.NETWORK,
    "4.316": Reason.EXPIRED,
    "5.3": Reason.RATE,
    "6.0": Reason.CONTENT,
    "7.12": Reason.POLICY,
    "7.124": Reason.POLICY,
    "7.133": Reason.POLICY,
    "7.134": Reason.POLICY,
    "7.135": Reason.POLICY,
    "7.136": Reason.POLICY,
    "7.8": Reason.SENDER_FAULT,
    "7.9": Reason.SENDER_FAULT,
    "7.20": Reason.SENDER_FAULT,
    "7.21": Reason.SENDER_FAULT,
    "7.22": Reason.SENDER_FAULT,
    "7.23": Reason.SENDER_FAULT,
    "7.24": Reason.SENDER_FAULT,
    "7.25": Reason.SENDER_FAULT,
    "7.26": Reason.SENDER_FAULT,
    "7.27": Reason.SENDER_FAULT,
    "7.28": Reason.RATE,
    "7.29": Reason.SENDER_FAULT,
    "7.30": Reason.SENDER_FAULT,
    "7.57": Reason.SENDER_FAULT,
    "7.60": Reason.SENDER_FAULT,
    "7.64": Reason.RELAYING,
    "7.501": Reason.SENDER_FAULT,
    "7.502": Reason.SENDER_FAULT,
    "7.503": Reason.SENDER_FAULT,
    "7.508": Reason.RATE,
    "7.509": Reason.SENDER_FAULT,
    "7.511": Reason.BLOCKED,
    "7.515": Reason.SENDER_FAULT,
    "7.520": Reason.POLICY,
    "7.606": Reason.BLOCKED,
    "7.705": Reason.SENDER_FAULT,
    "7.708": Reason.BLOCKED,
    "7.750": Reason.SENDER_FAULT,
}
# Only where neither the status nor the words say more.
_BY_SUBJECT = {
    "1": Reason.UNKNOWN_USER,
    "2": Reason.UNDEFINED,
    "3": Reason.SYSTEM,
    "4": Reason.NETWORK,
    "5": Reason.SYSTEM,
    "6": Reason.CONTENT,
    "7": Reason.POLICY,
}
_BY_REPLY = {
    "421": Reason.NETWORK,
    "422": Reason.MAILBOX_FULL,
    "450": Reason.SYSTEM,
    "451": Reason.SYSTEM,
    "452": Reason.SYSTEM,
    "521": Reason.UNKNOWN_HOST,
    "523": Reason.TOO_LARGE,
    "530": Reason.SENDER_FAULT,
    "535": Reason.SENDER_FAULT,
    "550": Reason.UNKNOWN_USER,
    "551": Reason.MOVED,
    "552": Reason.MAILBOX_FULL,
    "553": Reason.BAD_ADDRESS,
    "554": Reason.POLICY,
    "556": Reason.UNKNOWN_HOST,
}
# Words that contradict "no such user" or "inactive" when a server is careless with its codes.
_STRONGER = frozenset({Reason.MAILBOX_FULL, Reason.RATE, Reason.GREYLISTED, Reason.TOO_LARGE})
_DERIVED = {
    Reason.UNKNOWN_USER: "1.1",
    Reason.UNKNOWN_HOST: "1.2",
    Reason.BAD_ADDRESS: "1.3",
    Reason.MOVED: "1.6",
    Reason.INACTIVE: "2.1",
    Reason.MAILBOX_FULL: "2.2",
    Reason.TOO_LARGE: "3.4",
    Reason.SYSTEM: "3.0",
    Reason.NETWORK: "4.1",
    Reason.EXPIRED: "4.7",
    Reason.DELAYED: "4.7",
    Reason.RATE: "7.28",
    Reason.GREYLISTED: "7.0",
    Reason.CONTENT: "6.0",
    Reason.BLOCKED: "7.1",
    Reason.POLICY: "7.1",
    Reason.RELAYING: "7.1",
    Reason.SENDER_FAULT: "7.1",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """What one diagnostic says."""

    reason: Reason
    bounce_class: BounceClass
    status: str
    status_source: str
    smtp_reply: str | None
    evidence: Evidence


def find_status(text: str) -> str | None:
    """Return the most telling enhanced status code in a text."""
    found = [match[0] for match in _STATUS.finditer(text[:20_000]) if match[1] != "2"]
    return next((code for code in found if not code.endswith((".0.0", ".0"))), None) or next(
        iter(found), None
    )


def find_reply(text: str) -> str | None:
    """Return the SMTP reply code in a text."""
    match = _REPLY.search(text[:20_000])
    return match[1] if match else None


def judge_refusal(diagnostic: str, stated: str | None, *, context: str = "") -> Refusal:
    """Say why a mail was refused: by code, then reply, then the words; `context` is read last."""
    inner = find_status(diagnostic)
    status = inner if inner and (stated is None or stated[2:] in _VAGUE) else stated
    reply = find_reply(diagnostic)
    if status is None and reply is None and context:
        status, reply = find_status(context), find_reply(context)
    words, evidence = _by_words(diagnostic)
    if words is None and context:
        words, evidence = _by_words(context)
    reason, rule = _weigh(status, reply, words)
    evidence = evidence if rule == "words" else cite(f"bounce.{rule}", f"{reply or ''} {status}")
    is_temporary = (status or reply or "5")[0] == "4"
    source = "stated"
    if status is None:
        leading = (reply or "5")[0] if reason not in _MOSTLY_TEMPORARY or reply else "4"
        status, source = f"{leading}.{_DERIVED.get(reason, '0.0')}", "derived"
    return Refusal(
        reason, class_of(reason, is_temporary=is_temporary), status, source, reply, evidence
    )


def class_of(reason: Reason, *, is_temporary: bool = False) -> BounceClass:
    """Return the class of a reason; a temporary refusal is never hard."""
    if reason in OTHER:
        return BounceClass.OTHER
    if reason in HARD:
        return BounceClass.SOFT if is_temporary else BounceClass.HARD
    if reason in SENDER:
        return BounceClass.SENDER_FAULT
    return BounceClass.SOFT


_VAGUE = frozenset({"0.0", "1.0", "2.0", "3.0", "4.0", "5.0", "7.0", "1.5", "5.4", "3.5"})
_MOSTLY_TEMPORARY = frozenset({Reason.MAILBOX_FULL, Reason.NETWORK, Reason.SYSTEM})
_MOSTLY_TEMPORARY |= {Reason.EXPIRED, Reason.RATE, Reason.GREYLISTED, Reason.UNDEFINED}


def _by_words(text: str) -> tuple[Reason | None, Evidence]:
    folded = fold(text[:4_000])
    hit = _BOOK.first(folded)
    if hit is None:
        return None, Evidence("bounce.no_words")
    return Reason(hit.rule), cite(f"bounce.words.{hit.rule}", folded, hit.start, hit.end)


def _weigh(status: str | None, reply: str | None, words: Reason | None) -> tuple[Reason, str]:
    """Weigh the code, the reply and the words; return the reason and which of them decided."""
    by_status = _BY_STATUS.get(status[2:]) if status else None
    if by_status is None and status and status.startswith("5.4.4"):
        by_status = Reason.UNKNOWN_HOST
    if by_status is not None and not _contradicts(by_status, words):
        return by_status, f"status.{status}"
    if words is Reason.NETWORK and status and status.startswith("5.7."):
        return Reason.BLOCKED, f"status.{status}"
    if words is not None:
        return words, "words"
    if status and status[2] != "0":
        return _BY_SUBJECT.get(status[2], Reason.UNDEFINED), f"status.{status}"
    if reply:
        return _BY_REPLY.get(reply, Reason.UNDEFINED), f"reply.{reply}"
    return Reason.UNDEFINED, "nothing"


def _contradicts(by_status: Reason, words: Reason | None) -> bool:
    if words is None or words == by_status:
        return False
    if by_status in (Reason.UNKNOWN_USER, Reason.INACTIVE):
        return words in _STRONGER or words in (Reason.UNKNOWN_HOST, Reason.SENDER_FAULT)
    if by_status in (Reason.SYSTEM, Reason.NETWORK, Reason.CONTENT):
        return True
    return by_status == Reason.EXPIRED and words == Reason.MAILBOX_FULL
