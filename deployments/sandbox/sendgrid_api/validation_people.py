"""Are the recipients of a mail/send payload ones that SendGrid would take?

At most 1,000 of them, each once within a personalization's to, cc and bcc; 10,000 bytes of
substitutions and, together with the message's own, of custom arguments for each personalization.
"""

import re
from typing import Any

from deployments.sandbox.sendgrid_api.validation_settings import find_time_faults
from deployments.sandbox.sendgrid_api.wording import (
    ADDRESS,
    Fault,
    Faults,
    fault,
    find_person_fault,
    find_type_fault,
    has_break,
    is_text,
    line_break_fault,
    type_fault,
)

MAX_RECIPIENTS = 1_000
MAX_SUBSTITUTION_BYTES = 10_000
MAX_CUSTOM_ARGS_BYTES = 10_000
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
NO_PEOPLE = "The personalizations field is required and must have at least one personalization."
NO_SUBJECT = (
    "The subject is required. You can get around this requirement if you use a template"
    " with a subject defined or if every personalization has a subject defined."
)
NO_TO = (
    "The to array is required for all personalization objects, and must have at least one"
    " email object with a valid email address."
)


def find_people_faults(payload: dict[str, Any], now: float) -> Faults:
    """The faults of all personalizations, and of their number."""
    faults = _text_faults(payload, "", "custom_args", MAX_CUSTOM_ARGS_BYTES)
    shared = {} if faults else payload.get("custom_args") or {}
    people = payload.get("personalizations")
    if not isinstance(people, list) or not people:
        faults.append(fault(NO_PEOPLE, "personalizations"))
        people = []
    lacks_subject = not people
    recipients = 0
    for position, person in enumerate(people):
        field = f"personalizations.{position}"
        found, count = _personalization_faults(person, field, shared, now)
        faults += found
        recipients += count
        lacks_subject |= isinstance(person, dict) and not is_text(person.get("subject"))
    if lacks_subject and payload.get("subject") in (None, ""):
        faults.append(fault(NO_SUBJECT, "subject"))
    return faults + _number_faults(len(people), recipients)


def _number_faults(people: int, recipients: int) -> Faults:
    if people > MAX_RECIPIENTS:
        words = (
            f"The personalization block is limited to {MAX_RECIPIENTS} personalizations per API"
            f" request. You have provided {people} personalizations. Please consider splitting"
            " this into multiple requests and resending your request."
        )
    elif recipients > MAX_RECIPIENTS:
        words = (
            f"There is a limit of {MAX_RECIPIENTS} total recipients (to + cc + bcc) per request."
            f" You have provided {recipients}."
        )
    else:
        return []
    return [fault(words, "personalizations")]


def _personalization_faults(
    person: object, field: str, shared: dict[str, str], now: float
) -> tuple[Faults, int]:
    if not isinstance(person, dict):
        return [type_fault(person, "object", field)], 0
    faults, count = _recipient_faults(person, field)
    subject = person.get("subject")
    if subject is not None and not isinstance(subject, str):
        faults += find_type_fault(subject, "string", f"{field}.subject")
    elif subject and has_break(subject):
        faults.append(line_break_fault(f"{field}.subject"))
    if person.get("from") is not None:
        faults += find_person_fault(person["from"], f"{field}.from", "from")
    faults += find_header_faults(person.get("headers"), f"{field}.headers")
    faults += _text_faults(person, field, "substitutions", MAX_SUBSTITUTION_BYTES)
    faults += _text_faults(person, field, "custom_args", MAX_CUSTOM_ARGS_BYTES, shared)
    if "send_at" in person:
        faults += find_time_faults(person["send_at"], f"{field}.send_at", now)
    return faults, count


def find_header_faults(headers: object, field: str) -> Faults:
    """The faults of the custom headers of a message or of a personalization."""
    if headers is None:
        return []
    if not isinstance(headers, dict):
        return find_type_fault(headers, "object", field)
    return [
        _header_fault(name, value, f"{field}.{name}")
        for name, value in headers.items()
        if not _is_header(name, value)
    ]


def _is_header(name: str, value: object) -> bool:
    return (
        isinstance(value, str)
        and name.lower() not in RESERVED_HEADERS
        and not has_break(name + value)
        and name.isascii()
        and " " not in name
        and bool(name)
    )


def _header_fault(name: str, value: object, place: str) -> Fault:
    if name.lower() in RESERVED_HEADERS:
        return fault(f"The header {name} is reserved and cannot be set.", place)
    if not isinstance(value, str):
        return fault("All values of the headers object must be strings.", place)
    if has_break(name + value):
        return line_break_fault(place)
    return fault("Header keys cannot contain non-ASCII characters or empty spaces.", place)


def _recipient_faults(person: dict[str, Any], field: str) -> tuple[Faults, int]:
    to = person.get("to")
    if not isinstance(to, list) or not to:
        return [fault(NO_TO, f"{field}.to", "personalizations.to")], 0
    faults: Faults = []
    seen: set[str] = set()
    count = 0
    for kind in ("to", "cc", "bcc"):
        recipients = person.get(kind)
        if not recipients:
            continue
        if not isinstance(recipients, list):
            faults += find_type_fault(recipients, "array", f"{field}.{kind}")
            continue
        count += len(recipients)
        for position, recipient in enumerate(recipients):
            email = recipient.get("email") if isinstance(recipient, dict) else None
            if not isinstance(email, str) or not ADDRESS.fullmatch(email):
                words = "Does not contain a valid address."
                place = f"{field}.{kind}.{position}.email"
                faults.append(fault(words, place, f"personalizations.{kind}"))
                continue
            name = recipient.get("name")
            if name and (not isinstance(name, str) or NAME_BREAKS.search(name)):
                faults.append(_name_fault(name, f"{field}.{kind}.{position}.name"))
            address = email.lower()
            if address in seen:
                faults.append(_duplicate_fault(email, field, kind))
            seen.add(address)
    return faults, count


def _name_fault(name: object, field: str) -> Fault:
    if not isinstance(name, str):
        return type_fault(name, "string", field)
    return fault("The name cannot include line breaks, ';' or ','.", field)


def _duplicate_fault(email: str, field: str, kind: str) -> Fault:
    words = (
        "Each email address in the personalization block should be unique between to, cc, and bcc."
        f" We found the first duplicate instance of [{email}] in the {field}.{kind} field."
    )
    return fault(words, field, "recipient-errors")


def _text_faults(
    whole: dict[str, Any],
    field: str,
    name: str,
    limit: int,
    shared: dict[str, str] | None = None,
) -> Faults:
    """Faults of an object of strings; `shared` counts with it, where it is not overridden."""
    values = whole.get(name)
    if values is None:
        return []
    place = f"{field}.{name}".strip(".")
    if not isinstance(values, dict):
        return [type_fault(values, "object", place)]
    try:
        together = {**shared, **values} if shared else values
        size = len("".join((*together, *together.values())).encode())
    except TypeError:  # not of strings
        return [fault(f"All values of the {name} object must be strings.", place)]
    if size > limit:
        words = f"The total length of {name} must be less than {limit} bytes; it is {size}."
        return [fault(words, place)]
    return []
