"""What do the machine-readable parts of a notice say?

Delivery status (RFC 3464), feedback reports (RFC 5965) and disposition notifications (RFC 8098),
read leniently: blank lines between groups may be missing, values may be folded or bare.
"""

import re
from dataclasses import dataclass

from models.mail.facts import Mail, Part

FIELD_LIMIT = 2_000
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60})[ \t]*:[ \t]*(.*)")
# A local part, an @ and a domain; bounded, so that no text makes it slow.
ADDRESS = re.compile(
    r"[^\s<>()\[\]{},;:\"'@|\\=*、-〟！-～]{1,64}(?:=[^\s<>()\[\]{},;:\"'@|\\*、-〟！-～]{1,64})?"
    r"@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}"
)

Fields = dict[str, str]


@dataclass(frozen=True, slots=True)
class StatusReport:
    """The fields about the message and those of each recipient."""

    message: Fields
    recipients: tuple[Fields, ...]


def find_part(mail: Mail, *kinds: str) -> Part | None:
    """Return the first part of one of the kinds that is not inside an embedded mail."""
    return next((p for p in mail.parts if p.content_type in kinds and not p.is_embedded), None)


def read_status(mail: Mail) -> StatusReport | None:
    """Return the delivery status of a notice, also where it stands in a plain text part."""
    part = find_part(mail, "message/delivery-status", "message/global-delivery-status")
    text = part.text if part else _inline_status(mail)
    if not text:
        return None
    groups = _groups(text)
    recipients = tuple(group for group in groups if _is_recipient(group))
    message = next((group for group in groups if not _is_recipient(group)), {})
    return StatusReport(message, recipients) if recipients or "reporting-mta" in message else None


def read_fields(text: str) -> Fields:
    """Return the first value of each field of a text in header form."""
    fields: Fields = {}
    for group in _groups(text):
        for name, value in group.items():
            fields.setdefault(name, value)
    return fields


def find_address(value: str) -> str | None:
    """Return the first address in a field such as `rfc822; <someone@example.com>`."""
    text = value.split(";", 1)[1] if ";" in value and "@" in value.split(";", 1)[1] else value
    match = ADDRESS.search(text[:FIELD_LIMIT])
    return match[0].strip(".'") if match else None


def _inline_status(mail: Mail) -> str:
    for part in mail.parts:
        if part.is_embedded or not part.content_type.startswith("text/"):
            continue
        start = part.text.find("Final-Recipient:")
        if start >= 0 and "Action:" in part.text:
            first = part.text.rfind("Reporting-MTA:", 0, start)
            return part.text[first if first >= 0 else start :]
    return ""


def _is_recipient(group: Fields) -> bool:
    return any(name in group for name in ("final-recipient", "original-recipient", "action"))


def _groups(text: str) -> list[Fields]:
    groups: list[Fields] = [{}]
    last = ""
    for line in text[:65_536].split("\n")[:2_000]:
        if not line.strip():
            if groups[-1]:
                groups.append({})
            last = ""
            continue
        if line[0] in " \t" and last:
            groups[-1][last] = f"{groups[-1][last]} {line.strip()}"[:FIELD_LIMIT]
            continue
        match = _FIELD.match(line.strip())
        if match is None:
            continue
        last = match[1].lower()
        if last in groups[-1] and last in ("final-recipient", "action", "original-recipient"):
            groups.append({})
        groups[-1].setdefault(last, match[2].strip()[:FIELD_LIMIT])
    return _merged([group for group in groups if group])


def _merged(groups: list[Fields]) -> list[Fields]:
    """Join a recipient's group to the next one if a blank line parted its own fields."""
    merged: list[Fields] = []
    for group in groups:
        previous = merged[-1] if merged else {}
        if (
            _is_recipient(previous)
            and "final-recipient" not in group
            and not set(group) & set(previous)
        ):
            previous.update(group)
        else:
            merged.append(group)
    return merged
