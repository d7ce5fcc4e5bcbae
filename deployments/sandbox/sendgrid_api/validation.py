"""Would SendGrid take this payload, and what would it say if not?

Limits and sentences follow the v3 mail/send reference: at most 1,000 recipients, 10,000 bytes of
substitutions and of custom arguments for each personalization, addresses unique within one
personalization's to, cc and bcc, reserved headers refused.
"""

import re
from typing import Any

Errors = list[dict[str, Any]]

MAX_RECIPIENTS = 1_000
MAX_SUBSTITUTION_BYTES = 10_000
MAX_CUSTOM_ARGS_BYTES = 10_000
HELP = "http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html#message."
ADDRESS = re.compile(
    r"[^\s@<>(),:;\"\\\[\]\x00-\x1f]{1,64}@"
    r"(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9][a-z0-9-]{0,61}[a-z0-9]",
    re.IGNORECASE,
)
OBJECTS = ("reply_to", "asm", "tracking_settings", "mail_settings", "custom_args", "headers")
NAME_BREAKS = re.compile(r"[;,\r\n\x00]")  # SendGrid's stated limitation of to.name
RESERVED_HEADERS = frozenset(
    [
        "x-sg-id",
        "x-sg-eid",
        "received",
        "dkim-signature",
        "content-type",
        "content-transfer-encoding",
        "to",
        "from",
        "subject",
        "reply-to",
        "cc",
        "bcc",
    ]
)


def _error(message: str, field: str | None, anchor: str | None = None) -> dict[str, Any]:
    return {"message": message, "field": field, "help": HELP + (anchor or field or "")}


def find_errors(payload: dict[str, Any]) -> Errors:
    """Every fault of a mail/send payload, as SendGrid words it; empty if it would be taken."""
    people = payload.get("personalizations")
    if not isinstance(people, list) or not people:
        return [
            _error(
                "The personalizations field is required and must have at least one"
                " personalization.",
                "personalizations",
            )
        ]
    errors = _type_errors(payload) + _sender_errors(payload) + _content_errors(payload)
    errors += _header_errors(payload.get("headers"), "headers")
    has_subject = _is_text(payload.get("subject"))
    if has_subject and _has_break(payload["subject"]):
        errors.append(_line_break_error("subject"))
    recipients = 0
    for position, person in enumerate(people):
        found, count = _personalization_errors(person, f"personalizations.{position}", has_subject)
        errors += found
        recipients += count
    if recipients > MAX_RECIPIENTS or len(people) > MAX_RECIPIENTS:
        errors.append(
            _error(
                f"The total number of recipients must be no more than {MAX_RECIPIENTS}. You have"
                f" {max(recipients, len(people))}.",
                "personalizations",
            )
        )
    return errors


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _is_address(value: object) -> bool:
    return isinstance(value, str) and ADDRESS.fullmatch(value) is not None


def _has_break(text: str) -> bool:
    return "\n" in text or "\r" in text or "\0" in text


def _line_break_error(field: str) -> dict[str, Any]:
    return _error("Cannot contain CRLF or NUL characters.", field, "headers")


def _type_errors(payload: dict[str, Any]) -> Errors:
    errors = [
        _error(f"The {name} parameter must be an object.", name)
        for name in OBJECTS
        if payload.get(name) is not None and not isinstance(payload[name], dict)
    ]
    for name in ("tracking_settings", "mail_settings"):
        settings = payload.get(name)
        if isinstance(settings, dict):
            errors += [
                _error("Each setting must be an object.", f"{name}.{each}")
                for each, value in settings.items()
                if value is not None and not isinstance(value, dict)
            ]
    categories = payload.get("categories")
    if categories is not None and not _are_texts(categories):
        errors.append(_error("The categories must be an array of strings.", "categories"))
    errors += _size_errors(payload, "", "custom_args", MAX_CUSTOM_ARGS_BYTES)
    return errors


def _are_texts(values: object) -> bool:
    return isinstance(values, list) and all(isinstance(each, str) for each in values)


def _sender_errors(payload: dict[str, Any]) -> Errors:
    sender = payload.get("from")
    if not isinstance(sender, dict):
        return [
            _error(
                "The from object must be provided for every email send. It is an object that"
                " requires the email parameter, but may also contain a name parameter.",
                "from",
            )
        ]
    if not _is_address(sender.get("email")):
        return [_error("The from email does not contain a valid address.", "from.email", "from")]
    if not str(sender["email"]).isascii():
        return [_error("Unicode encoding is not supported for the from field.", "from.email")]
    reply_to = payload.get("reply_to")
    if isinstance(reply_to, dict) and not _is_address(reply_to.get("email")):
        return [_error("The reply_to email does not contain a valid address.", "reply_to.email")]
    return []


def _content_errors(payload: dict[str, Any]) -> Errors:
    if payload.get("template_id"):
        return [
            _error("The template_id must be a valid template ID for this account.", "template_id")
        ]
    blocks = payload.get("content")
    if not isinstance(blocks, list) or not blocks:
        return [
            _error(
                "Unless a valid template_id is provided, the content parameter is required. There"
                " must be at least one defined content block.",
                "content",
            )
        ]
    errors: Errors = []
    for position, block in enumerate(blocks):
        if not isinstance(block, dict) or not _is_text(block.get("type")):
            errors.append(_error("The content type is required.", f"content.{position}.type"))
        elif not _is_text(block.get("value")):
            errors.append(
                _error(
                    "The content value must be a string at least one character in length.",
                    f"content.{position}.value",
                )
            )
    kinds = [block.get("type") for block in blocks if isinstance(block, dict)]
    if kinds[1:] and "text/plain" in kinds[1:]:
        errors.append(
            _error(
                "If present, text/plain must be first, followed by text/html, followed by any other"
                " content.",
                "content",
            )
        )
    return errors


def _header_errors(headers: object, field: str) -> Errors:
    if headers is None:
        return []
    if not isinstance(headers, dict):
        return [_error("The headers parameter must be an object.", field)]
    errors: Errors = []
    for name, value in headers.items():
        if name.lower() in RESERVED_HEADERS:
            errors.append(
                _error(f"The header {name} is reserved and cannot be set.", f"{field}.{name}")
            )
        elif not isinstance(value, str) or _has_break(name + value):
            errors.append(_line_break_error(f"{field}.{name}"))
    return errors


def _personalization_errors(person: object, field: str, has_subject: bool) -> tuple[Errors, int]:
    if not isinstance(person, dict):
        return [_error("Each personalization must be an object.", field)], 0
    errors, count = _recipient_errors(person, field)
    subject = person.get("subject")
    if not has_subject and not _is_text(subject):
        errors.append(
            _error(
                "The subject is required. You can get around this requirement if you use a template"
                " with a subject defined or if every personalization has a subject defined.",
                "subject",
            )
        )
    elif isinstance(subject, str) and _has_break(subject):
        errors.append(_line_break_error(f"{field}.subject"))
    errors += _header_errors(person.get("headers"), f"{field}.headers")
    errors += _size_errors(person, field, "substitutions", MAX_SUBSTITUTION_BYTES)
    errors += _size_errors(person, field, "custom_args", MAX_CUSTOM_ARGS_BYTES)
    return errors, count


def _recipient_errors(person: dict[str, Any], field: str) -> tuple[Errors, int]:
    to = person.get("to")
    if not isinstance(to, list) or not to:
        message = (
            "The to array is required for all personalization objects, and must have at least one"
            " email object with a valid email address."
        )
        return [_error(message, f"{field}.to", "personalizations.to")], 0
    errors: Errors = []
    seen: set[str] = set()
    for kind in ("to", "cc", "bcc"):
        recipients = person.get(kind)
        if not recipients:
            continue
        if not isinstance(recipients, list):
            errors.append(_error(f"The {kind} parameter must be an array.", f"{field}.{kind}"))
            continue
        for position, recipient in enumerate(recipients):
            email = recipient.get("email") if isinstance(recipient, dict) else None
            if not isinstance(email, str) or not ADDRESS.fullmatch(email):
                message = "Does not contain a valid address."
                place = f"{field}.{kind}.{position}.email"
                errors.append(_error(message, place, "personalizations.to"))
                continue
            name = recipient.get("name")
            if name and NAME_BREAKS.search(str(name)):
                message = "The name cannot include line breaks, ';' or ','."
                errors.append(_error(message, f"{field}.{kind}.{position}.name"))
            address = email.lower()
            if address in seen:
                errors.append(_duplicate_error(email, field, kind))
            seen.add(address)
    return errors, len(seen)


def _duplicate_error(email: str, field: str, kind: str) -> dict[str, Any]:
    message = (
        "Each email address in the personalization block should be unique between to, cc, and bcc."
        f" We found the first duplicate instance of [{email}] in the {field}.{kind} field."
    )
    return _error(message, field, "recipient-errors")


def _size_errors(person: dict[str, Any], field: str, name: str, limit: int) -> Errors:
    values = person.get(name)
    if values is None:
        return []
    try:
        size = len("".join((*values, *values.values())).encode())
    except (AttributeError, TypeError):  # no object, or not of strings
        return [_error(f"The {name} must be an object of strings.", f"{field}.{name}".strip("."))]
    if size > limit:
        message = f"The total length of {name} must be less than {limit} bytes; it is {size}."
        return [_error(message, f"{field}.{name}".strip("."))]
    return []
