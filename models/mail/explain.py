"""What is this mail, and which rule says so?

The stages in their order: reading, delivery notices, automatic mail, and for a person's mail the
reply and its meaning. Nothing here looks at a clock, a network or a disk.
"""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from models.mail.automatic import find_automatic
from models.mail.bounces import find_bounce
from models.mail.delivery_status import ADDRESS
from models.mail.facts import Automatic, Bounce, Evidence, Kind, Mail, MailFacts, Reason
from models.mail.meaning import judge_meaning
from models.mail.reading import read_mail
from models.mail.replies import split_reply
from models.mail.threads import thread_keys

_BARE = re.compile(r"[^\s<>\"]{1,254}@[^\s<>\"]{1,254}")
_KIND_OF_NOTICE = {
    Reason.FEEDBACK_REPORT: Kind.FEEDBACK_REPORT,
}


def explain(raw: bytes, own_addresses: frozenset[str] = frozenset()) -> MailFacts:
    """Return all that the rules say about the bytes of a mail; never raises.

    `own_addresses` are in lower case; a mail from one of them is marked as our own.
    """
    mail = read_mail(raw)
    sender = sender_address(mail)
    bounce = find_bounce(mail)
    automatic = find_automatic(mail) if bounce is None else None
    kind, evidence = _kind(bounce, automatic)
    reply = split_reply(mail) if kind == Kind.HUMAN else None
    return MailFacts(
        sha256=mail.sha256,
        size=mail.size,
        subject=mail.header("subject"),
        sender=sender,
        sent_at=_sent_at(mail),
        is_own=sender in own_addresses,
        kind=kind,
        kind_evidence=evidence,
        bounce=bounce,
        automatic=automatic,
        reply=reply,
        meaning=judge_meaning(reply.text or _subject_alone(mail)) if reply else None,
        thread=thread_keys(mail),
        problems=mail.problems,
    )


def sender_address(mail: Mail) -> str:
    """Return the address in From, in lower case; empty if there is none."""
    value = mail.header("from")[:2_000]
    bracketed = value[value.rfind("<") :] if "<" in value else value
    match = ADDRESS.search(bracketed) or _BARE.search(value)
    return match[0].lower() if match else ""


def _subject_alone(mail: Mail) -> str:
    """An answer with an empty body may say all in its subject ("STOP")."""
    subject = thread_keys(mail).subject
    return subject if len(subject) <= 60 and not mail.text.strip() else ""


def _sent_at(mail: Mail) -> datetime | None:
    try:
        return parsedate_to_datetime(mail.header("date")[:200])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _kind(bounce: Bounce | None, automatic: Automatic | None) -> tuple[Kind, Evidence]:
    if bounce is not None:
        return _KIND_OF_NOTICE.get(bounce.reason, Kind.BOUNCE), bounce.evidence
    if automatic is not None:
        return automatic.kind, automatic.evidence
    return Kind.HUMAN, Evidence("kind.no_sign_of_a_machine")
