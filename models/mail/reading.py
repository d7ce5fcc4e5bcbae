"""What does a mail contain, as far as it can be read?

`read_mail` never raises and never loops: it bounds depth, parts and sizes, keeps the hash of all
raw bytes, and says what could not be read.
"""

import hashlib

from models.mail.facts import Mail, Part
from models.mail.html_text import render_html
from models.mail.mime import parse_params, walk_mail


def read_mail(raw: bytes) -> Mail:
    """Return what the bytes of a mail say; `problems` lists what could not be read."""
    headers, walk = walk_mail(raw)
    content = next((value for key, value in headers if key == "content-type"), "text/plain")
    kind, params = parse_params(content)
    html = next((part.text for part in walk.parts if _is_body(part, "text/html")), "")
    plain = "\n\n".join(_plain(part) for part in _plain_parts(walk.parts))
    text = plain
    if not plain.strip() and html.strip():
        text, note = render_html(html)
        if note:
            walk.note("html", note)
    if not raw.strip():
        walk.note("empty", "the mail is empty")
    return Mail(
        sha256=hashlib.sha256(raw).hexdigest(),
        size=len(raw),
        headers=headers,
        content_type=kind,
        params=params,
        parts=tuple(walk.parts),
        text=text,
        html=html,
        original=walk.original,
        problems=tuple(walk.problems),
    )


def _is_body(part: Part, kind: str) -> bool:
    return (
        part.content_type == kind
        and not part.is_embedded
        and part.disposition != "attachment"
        and not (part.filename and part.disposition != "inline")
    )


def _plain_parts(parts: list[Part]) -> list[Part]:
    """Plain texts that the author wrote; without one, text of an unknown kind."""
    found = [part for part in parts if _is_body(part, "text/plain") and part.text.strip()]
    if found or any(_is_body(part, "text/html") for part in parts):
        return found[:20]
    return [
        part
        for part in parts
        if part.content_type.startswith("text/")
        and not part.is_embedded
        and part.content_type not in ("text/calendar", "text/rfc822-headers", "text/vcard")
        and part.disposition != "attachment"
    ][:20]


def _plain(part: Part) -> str:
    if part.params.get("format", "").lower() != "flowed":
        return part.text
    return _unflow(part.text, drops_space=part.params.get("delsp", "").lower() == "yes")


def _unflow(text: str, *, drops_space: bool) -> str:
    """Join the soft line ends of `format=flowed` (RFC 3676) within one quote depth."""
    lines: list[str] = []
    joins = False
    depth = 0
    for raw in text.split("\n"):
        body = raw.lstrip(">")
        level = len(raw) - len(body)
        body = body[1:] if body.startswith(" ") else body
        is_mark = body.rstrip() == "--"
        if joins and level == depth and not is_mark:
            lines[-1] += body
        else:
            lines.append(f"{'>' * level} {body}" if level else body)
        joins = body.endswith(" ") and not is_mark
        if joins and drops_space:
            lines[-1] = lines[-1][:-1]
        depth = level
    return "\n".join(lines)
