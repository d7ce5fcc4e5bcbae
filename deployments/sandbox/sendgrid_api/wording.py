"""How does SendGrid word what is wrong with a field?

Sentences and anchors follow the v3 mail/send error reference; wrong types are worded as its schema
validator does ("Invalid type. Expected: object, given: string.").
"""

import re
from typing import Any

Fault = dict[str, Any]
Faults = list[Fault]

HELP = "http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html#message."
ADDRESS = re.compile(
    r"[^\s@<>(),:;\"\\\[\]\x00-\x1f]{1,64}@"
    r"(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9][a-z0-9-]{0,61}[a-z0-9]",
    re.IGNORECASE,
)
_KINDS = {
    "string": str,
    "object": dict,
    "array": list,
    "boolean": bool,
    "integer": int,
    "number": float,
}


def fault(message: str, field: str | None, anchor: str | None = None) -> Fault:
    """One entry of an answer's `errors`; the anchor is that of the reference page."""
    return {"message": message, "field": field, "help": HELP + (anchor or field or "")}


def name_kind(value: object) -> str:
    """What JSON calls the value's type."""
    if value is None:
        return "null"
    return next(name for name, kind in _KINDS.items() if isinstance(value, kind))


def is_kind(value: object, kind: str) -> bool:
    """True if the value is of this JSON type; true and false are no integers."""
    is_truth = isinstance(value, bool)
    return is_truth if kind == "boolean" else isinstance(value, _KINDS[kind]) and not is_truth


def type_fault(value: object, kind: str, field: str) -> Fault:
    """The fault of a value of another type than this."""
    return fault(f"Invalid type. Expected: {kind}, given: {name_kind(value)}.", field)


def find_type_fault(value: object, kind: str, field: str) -> Faults:
    """The fault of a value that is given and of another type."""
    return [] if value is None or is_kind(value, kind) else [type_fault(value, kind, field)]


def is_text(value: object) -> bool:
    """True for a string of at least one character."""
    return isinstance(value, str) and bool(value)


def is_address(value: object) -> bool:
    """True for an e-mail address."""
    return isinstance(value, str) and ADDRESS.fullmatch(value) is not None


def has_break(text: str) -> bool:
    """True if a header with this text would break, or end early."""
    return "\n" in text or "\r" in text or "\0" in text


def line_break_fault(field: str) -> Fault:
    """The fault of a text that would break a header."""
    return fault("Cannot contain CRLF or NUL characters.", field, "headers")


def find_person_fault(person: object, field: str, name: str) -> Faults:
    """The fault of an object with `email` and perhaps `name`: from, reply_to, or one in a list."""
    if not isinstance(person, dict):
        return [type_fault(person, "object", field)]
    if not is_address(person.get("email")):
        place = f"{field}.email"
        return [fault(f"The {name} email does not contain a valid address.", place, name)]
    return find_type_fault(person.get("name"), "string", f"{field}.name")
