"""Would SendGrid take this payload, and what would it say if not?

Limits and sentences follow the v3 mail/send reference. What this sandbox cannot do (templates,
batches of scheduled mail, sections, footers) is refused by name, never passed over.
"""

from typing import Any

from deployments.sandbox.sendgrid_api.validation_people import (
    find_header_faults,
    find_people_faults,
)
from deployments.sandbox.sendgrid_api.validation_settings import find_setting_faults
from deployments.sandbox.sendgrid_api.wording import (
    Faults,
    fault,
    find_person_fault,
    find_type_fault,
    has_break,
    is_text,
    line_break_fault,
    type_fault,
)

NO_FROM = (
    "The from object must be provided for every email send. It is an object that requires the"
    ' email parameter, but may also contain a name parameter.  e.g. {"email" :'
    ' "example@example.com"}  or {"email" : "example@example.com", "name" : "Example'
    ' Recipient"}.'
)
NO_CONTENT = (
    "Unless a valid template_id is provided, the content parameter is required. There must be at"
    " least one defined content block. We typically suggest both text/plain and text/html blocks"
    " are included, but only one block is required."
)
ORDER = (
    "Following RFC 1341, section 7.2, if either text/html or text/plain are to be sent in your"
    " email: text/plain needs to be first, followed by text/html, followed by any other content."
)
BODIES = ("text/plain", "text/html")
NOT_HERE = {
    "batch_id": "The sandbox keeps no batches: nothing could pause or cancel this send.",
    "sections": "The sandbox has no sections; write their values as substitutions.",
}


def find_errors(payload: dict[str, Any], now: float) -> Faults:
    """Every fault of a mail/send payload, as SendGrid words it; empty if it would be taken."""
    return [
        *_sender_faults(payload),
        *_subject_faults(payload),
        *_content_faults(payload),
        *find_header_faults(payload.get("headers"), "headers"),
        *find_setting_faults(payload, now),
        *find_people_faults(payload, now),
        *(fault(NOT_HERE[name], name) for name in NOT_HERE if payload.get(name)),
    ]


def _sender_faults(payload: dict[str, Any]) -> Faults:
    sender = payload.get("from")
    if sender is None:
        return [fault(NO_FROM, "from")]
    faults = find_person_fault(sender, "from", "from")
    if not faults and not str(sender["email"]).isascii():
        faults = [fault("Unicode encoding is not supported for the from field.", "from.email")]
    return faults + _reply_faults(payload)


def _reply_faults(payload: dict[str, Any]) -> Faults:
    alone, several = payload.get("reply_to"), payload.get("reply_to_list")
    faults = find_type_fault(several, "array", "reply_to_list")
    if alone is not None:
        faults += find_person_fault(alone, "reply_to", "reply_to")
        if several:
            words = "You can use either reply_to or reply_to_list, but not both."
            faults.append(fault(words, "reply_to_list"))
    for place, person in enumerate(several if isinstance(several, list) else ()):
        faults += find_person_fault(person, f"reply_to_list.{place}", "reply_to_list")
    return faults


def _subject_faults(payload: dict[str, Any]) -> Faults:
    subject = payload.get("subject")
    if isinstance(subject, str):
        return [line_break_fault("subject")] if has_break(subject) else []
    return find_type_fault(subject, "string", "subject")


def _content_faults(payload: dict[str, Any]) -> Faults:
    if payload.get("template_id"):
        words = "The template_id must be a valid template ID for this account."
        return [fault(words, "template_id")]
    blocks = payload.get("content")
    if not isinstance(blocks, list) or not blocks:
        return [fault(NO_CONTENT, "content")]
    faults: Faults = []
    for position, block in enumerate(blocks):
        faults += _block_faults(block, f"content.{position}")
    kinds = [block.get("type") for block in blocks if isinstance(block, dict)]
    bodies = [kind for kind in kinds if kind in BODIES]
    if len(set(bodies)) < len(bodies):
        words = "If present, text/plain and text/html may only be provided once."
        faults.append(fault(words, "content"))
    elif kinds[: len(bodies)] != sorted(bodies, key=BODIES.index):
        faults.append(fault(ORDER, "content"))
    return faults


def _block_faults(block: object, field: str) -> Faults:
    if not isinstance(block, dict):
        return [type_fault(block, "object", field)]
    faults: Faults = []
    for name in ("type", "value"):
        if not is_text(block.get(name)):
            words = f"The content {name} must be a string at least one character in length."
            faults.append(fault(words, f"{field}.{name}", f"content.{name}"))
    kind = block.get("type")
    if isinstance(kind, str) and (";" in kind or has_break(kind)):
        words = "The content type cannot contain ';', or CRLF characters."
        faults.append(fault(words, f"{field}.type", "content.type"))
    return faults
