"""Would SendGrid take a payload's times, labels, attachments and settings?"""

import binascii
from base64 import b64decode
from typing import Any

from deployments.sandbox.sendgrid_api.wording import (
    Faults,
    fault,
    find_type_fault,
    has_break,
    is_kind,
    is_text,
    type_fault,
)

MOST_AHEAD_SECONDS = 72 * 3_600
MAX_CATEGORIES = 10
MAX_CATEGORY_LENGTH = 255
MAX_GROUPS = 25
POOL_LENGTHS = range(2, 65)
SETTINGS: dict[str, dict[str, dict[str, str]]] = {
    "mail_settings": {
        "bypass_list_management": {"enable": "boolean"},
        "bypass_spam_management": {"enable": "boolean"},
        "bypass_bounce_management": {"enable": "boolean"},
        "bypass_unsubscribe_management": {"enable": "boolean"},
        "footer": {"enable": "boolean", "text": "string", "html": "string"},
        "sandbox_mode": {"enable": "boolean"},
    },
    "tracking_settings": {
        "click_tracking": {"enable": "boolean", "enable_text": "boolean"},
        "open_tracking": {"enable": "boolean", "substitution_tag": "string"},
        "subscription_tracking": {
            "enable": "boolean",
            "text": "string",
            "html": "string",
            "substitution_tag": "string",
        },
        "ganalytics": {
            "enable": "boolean",
            "utm_source": "string",
            "utm_medium": "string",
            "utm_term": "string",
            "utm_content": "string",
            "utm_campaign": "string",
        },
    },
}


def find_setting_faults(payload: dict[str, Any], now: float) -> Faults:
    """The faults of all that a message states beside its people and its content."""
    faults = [
        *_category_faults(payload.get("categories")),
        *_group_faults(payload.get("asm")),
        *_pool_faults(payload.get("ip_pool_name")),
        *_attachment_faults(payload.get("attachments")),
    ]
    if "send_at" in payload:
        faults += find_time_faults(payload["send_at"], "send_at", now)
    for name, known in SETTINGS.items():
        settings = payload.get(name)
        faults += find_type_fault(settings, "object", name)
        if isinstance(settings, dict):
            faults += _known_faults(settings, known, name)
    return faults


def find_time_faults(at: object, field: str, now: float) -> Faults:
    """The fault of a send_at that is no time, or too far ahead; one in the past is sent at once."""
    if at is None:
        return []
    if not isinstance(at, int) or isinstance(at, bool):
        words = (
            "The send_at parameter is expecting a UNIX timestamp as an integer. We will send"
            " immediately if you include a send_at timestamp that is in the past."
        )
        return [fault(words, field, "send_at")]
    if at > now + MOST_AHEAD_SECONDS:
        words = "Scheduling more than 72 hours in advance is forbidden."
        return [fault(words, field, "send_at")]
    return []


def _category_faults(categories: object) -> Faults:
    if categories is None:
        return []
    if not isinstance(categories, list) or not all(isinstance(each, str) for each in categories):
        return [fault("Categories must be an array of strings.", "categories")]
    faults: Faults = []
    if len(categories) > MAX_CATEGORIES:
        words = (
            f"There is a limit of {MAX_CATEGORIES} categories for each email that is sent. You"
            f" provided {len(categories)} categories."
        )
        faults.append(fault(words, "categories"))
    for place, each in enumerate(categories):
        words = ""
        if len(each) > MAX_CATEGORY_LENGTH:
            words = f"Each category must not be longer than {MAX_CATEGORY_LENGTH} characters."
        elif not each.isascii():
            words = "Categories can not contain non-ASCII characters."
        elif each in categories[:place]:
            words = f"The categories must be a unique list, and you have included {each} twice."
        if words:
            faults.append(fault(words, f"categories.{place}", "categories"))
    return faults


def _group_faults(asm: object) -> Faults:
    if asm is None or not isinstance(asm, dict):
        return find_type_fault(asm, "object", "asm")
    faults: Faults = []
    if not is_kind(asm.get("group_id"), "integer"):
        faults.append(fault("The ASM group ID must be an integer.", "asm.group_id"))
    shown = asm.get("groups_to_display")
    if shown is None:
        return faults
    if not isinstance(shown, list) or not all(is_kind(each, "integer") for each in shown):
        words = "The ASM Group IDs to display must be an array of integers."
        faults.append(fault(words, "asm.groups_to_display"))
    elif len(shown) > MAX_GROUPS:
        words = (
            f"There is a limit of {MAX_GROUPS} unsubscribe groups that can be displayed to a user"
            " at a time."
        )
        faults.append(fault(words, "asm.groups_to_display"))
    return faults


def _pool_faults(name: object) -> Faults:
    if name is None or (isinstance(name, str) and len(name) in POOL_LENGTHS):
        return []
    words = "The name of your IP pool must be a string of 2 to 64 characters."
    return [fault(words, "ip_pool_name")]


def _attachment_faults(attachments: object) -> Faults:
    faults = find_type_fault(attachments, "array", "attachments")
    for place, each in enumerate(attachments if isinstance(attachments, list) else ()):
        field = f"attachments.{place}"
        if not isinstance(each, dict):
            faults.append(type_fault(each, "object", field))
            continue
        faults += _attachment_content_faults(each.get("content"), f"{field}.content")
        for name in ("filename", "type", "content_id"):
            faults += _attachment_name_faults(each, name, f"{field}.{name}")
        if each.get("disposition", "attachment") not in ("attachment", "inline"):
            words = (
                'The disposition of your attachment can be either "inline" or "attachment". You'
                f" provided '{each['disposition']}'."
            )
            faults.append(fault(words, f"{field}.disposition", "attachments.disposition"))
    return faults


def _attachment_content_faults(content: object, field: str) -> Faults:
    if not is_text(content):
        words = "The attachment content must be a string at least one character in length."
        return [fault(words, field, "attachments.content")]
    try:
        b64decode(str(content), validate=True)
    except (binascii.Error, ValueError):
        words = "The attachment content must be base64 encoded."
        return [fault(words, field, "attachments.content")]
    return []


def _attachment_name_faults(each: dict[str, Any], name: str, field: str) -> Faults:
    value = each.get(name)
    if value is None and name != "filename":
        return []
    words = ""
    if not isinstance(value, str) or not value:
        words = f"The attachment {name} must be a string at least one character in length."
    elif has_break(value) or (name == "type" and ";" in value):
        words = f"The attachment {name} cannot contain ';', or CRLF characters."
    return [fault(words, field, f"attachments.{name}")] if words else []


def _known_faults(settings: dict[str, Any], known: dict[str, dict[str, str]], name: str) -> Faults:
    faults: Faults = []
    for each, value in settings.items():
        field = f"{name}.{each}"
        if not isinstance(value, dict):
            faults += find_type_fault(value, "object", field)
            continue
        for part, kind in known.get(each, {"enable": "boolean"}).items():
            stated = value.get(part)
            if stated is not None and not is_kind(stated, kind):
                words = f"The {each} {part} param should be a {kind} value."
                faults.append(fault(words, f"{field}.{part}"))
    footer = settings.get("footer")
    if isinstance(footer, dict) and footer.get("enable") is True:
        words = "The sandbox adds no footer; write it into the content."
        faults.append(fault(words, f"{name}.footer"))
    return faults
