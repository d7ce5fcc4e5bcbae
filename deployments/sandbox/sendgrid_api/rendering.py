"""What does each recipient get?

Legacy substitutions: every tag (`-key-`, any string) is replaced by its value in the subject and
in each content block of that recipient, in one pass, so a value is never searched again.

content_hash is sha256, in hex, of the UTF-8 bytes of subject + "\\n" + text + "\\n" + html; a part
that is missing counts as the empty string.
"""

import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

BYPASSES = {
    "bypass_bounce_management": "Bounced Address",
    "bypass_spam_management": "Spam Reporting Address",
    "bypass_unsubscribe_management": "Unsubscribed Address",
}


@dataclass(slots=True, kw_only=True)
class _Letter:
    """What a payload states for all its mails, and each mail has as its own."""

    subject: str
    text: str
    html: str
    headers: dict[str, str]
    custom_args: dict[str, str]
    categories: list[str]
    asm_group_id: int | None
    tracks_opens: bool
    tracks_clicks: bool
    ip_pool: str | None
    attachments: list[dict[str, Any]]
    bypasses: list[str]


@dataclass(slots=True, kw_only=True)
class Mail(_Letter):
    """One rendered e-mail to one recipient."""

    message_id: str
    attempt_id: str
    to_email: str
    to_name: str
    from_email: str
    from_name: str
    reply_to: str
    send_at: int | None

    def content_hash(self) -> str:
        """The hash of what the recipient reads; see the module's docstring."""
        return sha256(f"{self.subject}\n{self.text}\n{self.html}".encode()).hexdigest()

    def to_hash(self) -> str:
        """sha256, in hex, of the recipient's address in lower case."""
        return sha256(self.to_email.lower().encode()).hexdigest()

    def header(self, name: str) -> str | None:
        """The value of a custom header, whatever its case."""
        wanted = name.lower()
        return next((v for key, v in self.headers.items() if key.lower() == wanted), None)


@lru_cache(maxsize=256)
def _pattern(tags: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(tags, key=len, reverse=True)
    return re.compile("|".join(re.escape(tag) for tag in longest_first))


def substitute(text: str, values: dict[str, str]) -> str:
    """The text with every tag replaced by its value, in one pass."""
    if not text:
        return text
    whole = values.get(text)
    if whole is not None:  # the text is one tag and nothing else
        return whole
    for tag in values:
        if tag and tag in text:
            tags = tuple(tag for tag in values if tag)
            return _pattern(tags).sub(lambda match: values[match.group()], text)
    return text


@dataclass(slots=True, kw_only=True)
class _Envelope(_Letter):
    """One payload's letter with its tags still in it, and who sends it."""

    sender: dict[str, Any]
    reply_to: dict[str, Any] | None
    send_at: int | None


def _read_envelope(payload: dict[str, Any]) -> _Envelope:
    parts = {block["type"]: block["value"] for block in payload["content"]}
    return _Envelope(
        sender=payload["from"],
        reply_to=payload.get("reply_to") or next(iter(payload.get("reply_to_list") or ()), None),
        send_at=payload.get("send_at"),
        subject=payload.get("subject") or "",
        text=parts.get("text/plain", ""),
        html=parts.get("text/html", ""),
        headers=payload.get("headers") or {},
        custom_args=payload.get("custom_args") or {},
        categories=payload.get("categories") or [],
        asm_group_id=(payload.get("asm") or {}).get("group_id"),
        tracks_opens=_tracks(payload, "open_tracking"),
        tracks_clicks=_tracks(payload, "click_tracking"),
        ip_pool=payload.get("ip_pool_name"),
        attachments=[_describe(each) for each in payload.get("attachments") or ()],
        bypasses=_bypasses(payload),
    )


def render_mails(payload: dict[str, Any]) -> Iterator[Mail]:
    """One mail for each recipient (to, cc and bcc) of a payload that holds no errors."""
    envelope = _read_envelope(payload)
    for person in payload["personalizations"]:
        yield from _render(envelope, person)


def _render(envelope: _Envelope, person: dict[str, Any]) -> Iterator[Mail]:
    """The mails of one personalization, which differ in their recipient alone."""
    values = person.get("substitutions") or {}
    sender = person.get("from") or envelope.sender
    arguments = {**envelope.custom_args, **(person.get("custom_args") or {})}
    headers = {**envelope.headers, **(person.get("headers") or {})}
    reply_to = substitute((envelope.reply_to or sender)["email"], values)
    subject = substitute(person.get("subject") or envelope.subject, values)
    text, html = substitute(envelope.text, values), substitute(envelope.html, values)
    for recipient in _recipients(person):
        yield Mail(
            message_id=arguments.get("message_id", ""),
            attempt_id=arguments.get("attempt_id", ""),
            to_email=recipient["email"],
            to_name=recipient.get("name") or "",
            from_email=sender["email"],
            from_name=sender.get("name") or "",
            reply_to=reply_to,
            send_at=person.get("send_at") or envelope.send_at,
            subject=subject,
            text=text,
            html=html,
            headers=headers,
            custom_args=arguments,
            categories=envelope.categories,
            asm_group_id=envelope.asm_group_id,
            tracks_opens=envelope.tracks_opens,
            tracks_clicks=envelope.tracks_clicks,
            ip_pool=envelope.ip_pool,
            attachments=envelope.attachments,
            bypasses=envelope.bypasses,
        )


def _recipients(person: dict[str, Any]) -> list[dict[str, Any]]:
    return [*person["to"], *(person.get("cc") or ()), *(person.get("bcc") or ())]


def _tracks(payload: dict[str, Any], kind: str) -> bool:
    setting = (payload.get("tracking_settings") or {}).get(kind) or {}
    return bool(setting.get("enable", True))


def _bypasses(payload: dict[str, Any]) -> list[str]:
    """Reasons for which SendGrid would drop mail, and which this message asks it to pass over."""
    settings = payload.get("mail_settings") or {}
    enabled = {name for name, value in settings.items() if (value or {}).get("enable")}
    return [
        reason for name, reason in BYPASSES.items() if {name, "bypass_list_management"} & enabled
    ]


def _describe(attachment: dict[str, Any]) -> dict[str, Any]:
    """What is kept of an attachment; its bytes are counted, not kept."""
    names = ("filename", "type", "disposition", "content_id")
    kept = {name: attachment[name] for name in names if attachment.get(name)}
    return {**kept, "size": len(b64decode(attachment["content"]))}
