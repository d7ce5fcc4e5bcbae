"""What does a reply look like when SendGrid's Inbound Parse posts it?

multipart/form-data with either the parsed fields or, in raw mode, the whole mail in `email`.
Replies name the mail they answer (In-Reply-To, References), quote it as mail programs do, and
automatic ones say so (RFC 3834).
"""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from html import escape
from typing import Any

import orjson

from deployments.sandbox.chance import Dice
from deployments.sandbox.people.replies import write_reply

Fields = dict[str, tuple[None, str]]


def compose_reply(spec: dict[str, Any], seed: int) -> EmailMessage:
    """The reply as a mail."""
    dice = Dice(seed, "reply", spec["smtp_id"], spec["from_email"], spec["kind"])
    is_automatic = spec["kind"] == "out_of_office"
    text = write_reply(spec["kind"], dice, spec["at"], spec["from_email"])
    mail = EmailMessage(policy=SMTP)
    mail["From"] = formataddr((" ".join(spec["from_name"].split()), spec["from_email"]))
    mail["To"] = spec["to_email"]
    mail["Subject"] = _subject(spec, is_automatic)
    mail["Date"] = format_datetime(datetime.fromtimestamp(int(spec["at"]), UTC))
    domain = spec["from_email"].rpartition("@")[2]
    mail["Message-ID"] = f"<{dice.token('message id')}@{domain}>"
    if spec["threaded"]:
        mail["In-Reply-To"] = spec["smtp_id"]
        mail["References"] = spec["smtp_id"]
    if is_automatic:
        mail["Auto-Submitted"] = "auto-replied"
        mail["X-Auto-Response-Suppress"] = "All"
        mail.set_content(text)
        return mail
    whole = text + "\n\n" + _quotation(spec, dice)
    mail.set_content(whole)
    mail.add_alternative(_as_html(whole), subtype="html")
    mail.set_boundary(dice.token("boundary"))  # the standard library's own is of the day's chance
    return mail


def _subject(spec: dict[str, Any], is_automatic: bool) -> str:
    subject = " ".join(spec["subject"].split())
    if is_automatic:
        return f"Automatic reply: {subject}"
    return subject if subject.lower().startswith("re:") else f"Re: {subject}"


def _quotation(spec: dict[str, Any], dice: Dice) -> str:
    sent = datetime.fromtimestamp(spec["sent_at"], UTC)
    original = spec["quoted"].strip()
    if dice.happens("outlook", 0.4):
        head = (
            f"-----Original Message-----\nFrom: {spec['quoted_from']}\n"
            f"Sent: {sent:%A, %B} {sent.day}, {sent.year} {sent:%H:%M}\n"
            f"To: {spec['from_email']}\nSubject: {spec['subject']}\n\n"
        )
        return head + original
    head = (
        f"On {sent:%a, %b} {sent.day}, {sent.year} at {sent:%H:%M} {spec['quoted_from']} wrote:\n"
    )
    return head + "\n".join(f"> {line}" for line in original.splitlines())


def _as_html(text: str) -> str:
    lines = "<br>\n".join(escape(line) for line in text.splitlines())
    return f"<html><body><div>{lines}</div></body></html>"


def form_fields(mail: EmailMessage, *, raw: bool) -> Fields:
    """The form that Inbound Parse posts for this mail; headers and bodies stand in it once."""
    sender = mail["From"].addresses[0].addr_spec
    recipient = mail["To"].addresses[0].addr_spec
    whole = mail.as_bytes()
    content = {"email": whole.decode("utf-8", "surrogateescape")} if raw else _parsed(mail, whole)
    named = ["to", "from", "subject", *(name for name in ("text", "html") if name in content)]
    fields = {
        "dkim": f"{{@{sender.rpartition('@')[2]} : pass}}",
        "to": str(mail["To"]),
        "from": str(mail["From"]),
        "sender_ip": "192.0.2.80",
        "spam_report": "Spam detection software: no matching rules.",
        "envelope": orjson.dumps({"to": [recipient], "from": sender}).decode(),
        "subject": str(mail["Subject"]),
        "spam_score": "0.1",
        "charsets": orjson.dumps(dict.fromkeys(named, "UTF-8")).decode(),
        "SPF": "pass",
    }
    return {name: (None, value) for name, value in {**fields, **content}.items()}


def _parsed(mail: EmailMessage, whole: bytes) -> dict[str, str]:
    """What takes the place of the raw mail: its header lines as they came, and its bodies."""
    head = whole.partition(b"\r\n\r\n")[0].decode("utf-8", "surrogateescape")
    found = {"headers": head.replace("\r\n", "\n") + "\n", "attachments": "0"}
    for kind, subtype in (("text", "plain"), ("html", "html")):
        part = mail.get_body((subtype,))
        if part is not None:
            found[kind] = part.get_content()
    return found
