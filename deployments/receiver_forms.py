"""What does a form that was posted say?

Both forms of RFC 8058 and of Inbound Parse: multipart/form-data and urlencoded. Values are kept
as the bytes that came, since a mail inside a form is whatever its sender made it.
"""

import re
from collections.abc import Mapping
from email.message import Message
from hashlib import sha256
from urllib.parse import parse_qsl

import orjson

_NAME = re.compile(rb"""form-data\b[^\r\n]*?;\s*name=(?:"([^"]*)"|([^;\s]+))""", re.IGNORECASE)
_MOST_FIELDS = 200
_CONTENT_HEADER = re.compile(r"^(content-|mime-version)", re.IGNORECASE)


def read_form(content_type: str, raw: bytes) -> dict[str, bytes]:
    """Return the fields of a form; the first of equal names; empty if it is no form."""
    head = Message()
    head["content-type"] = content_type
    kind = head.get_content_type()
    if kind == "multipart/form-data":
        boundary = head.get_param("boundary")
        return _read_parts(raw, boundary) if isinstance(boundary, str) and boundary else {}
    if kind != "application/x-www-form-urlencoded":
        return {}
    try:
        pairs = parse_qsl(raw, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return {}
    return {name.decode("latin-1"): value for name, value in reversed(pairs)}


def _read_parts(raw: bytes, boundary: str) -> dict[str, bytes]:
    delimiter = b"\r\n--" + boundary.encode("latin-1", "replace")
    fields: dict[str, bytes] = {}
    for part in (b"\r\n" + raw).split(delimiter, _MOST_FIELDS)[1:]:
        if part.startswith(b"--"):
            break
        head, gap, value = part.partition(b"\r\n\r\n")
        found = _NAME.search(head)
        if gap and found:
            name = (found.group(1) or found.group(2) or b"").decode("utf-8", "replace")
            fields.setdefault(name, value)
    return fields


def assemble_mail(fields: Mapping[str, bytes]) -> bytes | None:
    """Return the mail of an Inbound Parse form: the raw one, else rebuilt; None if there is none.

    Where SendGrid sends parsed fields, headers and bodies are put together again; attachments
    are left out, since nothing reads them.
    """
    if fields.get("email"):
        return fields["email"]
    if not fields.get("headers") and not fields.get("from"):
        return None
    bodies = [
        (subtype, fields[name])
        for name, subtype in (("text", "plain"), ("html", "html"))
        if fields.get(name)
    ]
    return _kept_headers(fields) + _body(bodies or [("plain", b"")], _charsets(fields))


def _kept_headers(fields: Mapping[str, bytes]) -> bytes:
    """Return the mail's own headers without those that describe the body, which is rebuilt."""
    headers = fields.get("headers") or b""
    if not headers.strip():
        named = (("from", "From"), ("to", "To"), ("subject", "Subject"))
        headers = b"".join(
            label.encode() + b": " + b" ".join(fields.get(name, b"").split()) + b"\n"
            for name, label in named
        )
    kept: list[str] = []
    is_kept = True
    for line in headers.decode("utf-8", "surrogateescape").splitlines():
        if not line.startswith((" ", "\t")):
            is_kept = bool(line) and not _CONTENT_HEADER.match(line)
        if is_kept:
            kept.append(line)
    text = "".join(f"{line}\r\n" for line in kept)
    return text.encode("utf-8", "surrogateescape") + b"MIME-Version: 1.0\r\n"


def _charsets(fields: Mapping[str, bytes]) -> dict[str, str]:
    try:
        stated = orjson.loads(fields.get("charsets") or b"{}")
    except orjson.JSONDecodeError:
        return {}
    if not isinstance(stated, dict):
        return {}
    return {
        name: value
        for name, value in stated.items()
        if isinstance(value, str) and re.fullmatch(r"[\w.:-]{1,40}", value)
    }


def _body(bodies: list[tuple[str, bytes]], charsets: Mapping[str, str]) -> bytes:
    names = {"plain": "text", "html": "html"}
    parts = [
        f"Content-Type: text/{subtype}; charset={charsets.get(names[subtype], 'utf-8')}\r\n"
        "Content-Transfer-Encoding: 8bit\r\n\r\n".encode()
        + text
        for subtype, text in bodies
    ]
    if len(parts) == 1:
        return parts[0]
    boundary = sha256(b"\x00".join(parts)).hexdigest()[:40]
    fence = f"\r\n--{boundary}".encode()
    opening = f'Content-Type: multipart/alternative; boundary="{boundary}"\r\n'.encode()
    return opening + b"".join(fence + b"\r\n" + part for part in parts) + fence + b"--\r\n"
