"""What does each recipient get?

Legacy substitutions: every tag (`-key-`, any string) is replaced by its value in the subject and
in each content block of that recipient, in one pass, so a value is never searched again.

content_hash is sha256, in hex, of the UTF-8 bytes of subject + "\\n" + text + "\\n" + html; a part
that is missing counts as the empty string.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any


@dataclass(slots=True)
class Mail:
    """One rendered e-mail to one recipient."""

    message_id: str
    attempt_id: str
    to_email: str
    to_name: str
    from_email: str
    from_name: str
    reply_to: str
    subject: str
    text: str
    html: str
    headers: dict[str, str]
    custom_args: dict[str, str]
    categories: list[str]
    asm_group_id: int | None
    tracks_opens: bool
    tracks_clicks: bool

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
    tags = tuple(tag for tag in values if tag)
    if not tags or not text:
        return text
    return _pattern(tags).sub(lambda match: values[match.group()], text)


def render_mails(payload: dict[str, Any]) -> Iterator[Mail]:
    """One mail for each recipient (to, cc and bcc) of a payload that holds no errors."""
    parts = {block["type"]: block["value"] for block in payload["content"]}
    for person in payload["personalizations"]:
        first = _render_one(payload, parts, person, person["to"][0])
        yield first
        others = [*person["to"][1:], *(person.get("cc") or ()), *(person.get("bcc") or ())]
        for recipient in others:
            yield _render_one(payload, parts, person, recipient)


def _render_one(
    payload: dict[str, Any],
    parts: dict[str, str],
    person: dict[str, Any],
    recipient: dict[str, Any],
) -> Mail:
    values = person.get("substitutions") or {}
    sender = person.get("from") or payload["from"]
    arguments = {**(payload.get("custom_args") or {}), **(person.get("custom_args") or {})}
    reply_to = (payload.get("reply_to") or sender)["email"]
    return Mail(
        message_id=str(arguments.get("message_id", "")),
        attempt_id=str(arguments.get("attempt_id", "")),
        to_email=recipient["email"],
        to_name=recipient.get("name") or "",
        from_email=sender["email"],
        from_name=sender.get("name") or "",
        reply_to=substitute(reply_to, values),
        subject=substitute(person.get("subject") or payload.get("subject") or "", values),
        text=substitute(parts.get("text/plain", ""), values),
        html=substitute(parts.get("text/html", ""), values),
        headers={**(payload.get("headers") or {}), **(person.get("headers") or {})},
        custom_args=arguments,
        categories=payload.get("categories") or [],
        asm_group_id=(payload.get("asm") or {}).get("group_id"),
        tracks_opens=_tracks(payload, "open_tracking"),
        tracks_clicks=_tracks(payload, "click_tracking"),
    )


def _tracks(payload: dict[str, Any], kind: str) -> bool:
    setting = (payload.get("tracking_settings") or {}).get(kind) or {}
    return bool(setting.get("enable", True))
