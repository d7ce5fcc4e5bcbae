"""What is one thing that will happen to a message, and when is it told?"""

import re
from dataclasses import dataclass
from html import unescape
from typing import Literal

from deployments.sandbox.sendgrid_api.rendering import Mail

Kind = Literal["event", "reply", "unsubscribe", "fetch"]

HREF = re.compile(r"""href\s*=\s*["'](https?://[^"'\s]+)""", re.IGNORECASE)
BARE = re.compile(r"https?://[^\s<>\"')]+")
ANGLED = re.compile(r"<(https?://[^>]+)>")


@dataclass(slots=True)
class Happening:
    """One event, reply or request: true since `happens_at`, told at `due_at`."""

    kind: Kind
    what: str
    order_key: str
    happens_at: float
    due_at: float
    payload: bytes


def unsubscribe_url(mail: Mail) -> str | None:
    """The http(s) URL of the List-Unsubscribe header, if one-click is offered (RFC 8058)."""
    header = mail.header("List-Unsubscribe")
    post = mail.header("List-Unsubscribe-Post")
    if header is None or post is None or "one-click" not in post.lower():
        return None
    found = ANGLED.search(header)
    return found.group(1) if found else None


def find_links(mail: Mail) -> tuple[list[str], list[str]]:
    """The links of a mail in order: those to content, and those that unsubscribe."""
    linked = [unescape(url) for url in HREF.findall(mail.html)]
    found = linked or [url.rstrip(".,;:!?") for url in BARE.findall(mail.text)]
    header = unsubscribe_url(mail)
    leaving = [url for url in found if url == header or "unsubscribe" in url.lower()]
    content = [url for url in found if url not in leaving]
    return list(dict.fromkeys(content)), list(dict.fromkeys(leaving))
