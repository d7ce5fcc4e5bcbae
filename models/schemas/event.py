"""What of an incoming webhook event may be kept?

Only the fields named here cross the border: addresses, links and IP addresses as keyed hashes,
free text with addresses, numbers and the recipient's own name masked. Whatever the provider adds
is dropped, so nothing personal slips in with a new field.
"""

import re
from collections.abc import Mapping
from typing import Any, Protocol
from uuid import UUID

EVENTS = frozenset(
    {
        "processed",
        "deferred",
        "delivered",
        "bounce",
        "dropped",
        "open",
        "click",
        "spamreport",
        "unsubscribe",
        "group_unsubscribe",
        "group_resubscribe",
    }
)
"""The events of SendGrid's Event Webhook; others are kept as `unknown`."""

OPT_OUTS: Mapping[str, str] = {
    "unsubscribe": "unsubscribe",
    "group_unsubscribe": "unsubscribe",
    "spamreport": "complaint",
}
"""The events that forbid further mail, and the ban's reason."""

UNREADABLE = "unreadable"
_LATEST_TIMESTAMP = 1 << 33
_EARLIEST_MILLISECONDS = 100_000_000_000  # as seconds it would be the year 5138
_DECIMAL = re.compile(r"\d{1,13}(\.\d{1,9})?", re.ASCII)
_TOKEN = re.compile(r"[\w.:+/=@-]{1,200}", re.ASCII)
_ADDRESS = re.compile(r"[^\s<>\"'();,:]+@[^\s<>\"'();,]+")
_IP = re.compile(
    r"(?<![\w.])(?:\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4})", re.IGNORECASE
)
_NUMBER = re.compile(r"\+?\d[\d ()/-]{6,}\d")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


class Pseudonyms(Protocol):
    """Keyed hashes, as hex, of what must not be kept."""

    def email(self, address: str) -> str:
        """Return the lookup hash of an address."""
        ...

    def domain(self, domain: str) -> str:
        """Return the lookup hash of a mail domain."""
        ...

    def url(self, url: str) -> str:
        """Return a short key of a link; `unsubscribe` for our own unsubscribe links."""
        ...

    def ip(self, address: str) -> str:
        """Return a short key of an IP address."""
        ...


def read_address(event: Mapping[str, Any]) -> str | None:
    """Return the recipient's address as the event has it, if it is one."""
    address = event.get("email")
    if isinstance(address, str) and "@" in address and len(address) <= 320:
        return address
    return None


def pseudonymise(event: Any, names: Pseudonyms) -> dict[str, Any]:
    """Return the event as it may be kept; fields without a value are left out."""
    if not isinstance(event, Mapping):
        return {"event": UNREADABLE}
    address = read_address(event)
    kind = event.get("event")
    is_known = isinstance(kind, str) and kind in EVENTS
    body: dict[str, Any] = {"event": kind if is_known else "unknown"}
    if address is not None:
        body["email_hash"] = names.email(address)
        body["domain_hash"] = names.domain(address.rpartition("@")[2].strip().lower())
    body["message_id"] = _uuid(event.get("message_id"))
    body["attempt_id"] = _uuid(event.get("attempt_id"))
    body["timestamp"] = _timestamp(event.get("timestamp"))
    for name in ("sg_message_id", "sg_event_id", "type", "status", "campaign", "step", "arm"):
        body[name] = _token(event.get(name))
    body["world"] = _token(event.get("world"))
    reason = event.get("reason") or event.get("response")
    if isinstance(reason, str):
        body["reason"] = mask_text(reason, address)
    _add_engagement(body, event, names)
    return {name: value for name, value in body.items() if value is not None}


def _add_engagement(body: dict[str, Any], event: Mapping[str, Any], names: Pseudonyms) -> None:
    url, ip, agent = event.get("url"), event.get("ip"), event.get("useragent")
    if isinstance(url, str) and url:
        body["url_key"] = names.url(url)
    if isinstance(ip, str) and ip:
        body["ip_hash"] = names.ip(ip)
    if isinstance(agent, str) and agent:
        body["useragent"] = _ADDRESS.sub("<address>", _CONTROL.sub(" ", agent[:300]))
    if event.get("sg_machine_open") is True:
        body["sg_machine_open"] = True


def mask_text(text: str, address: str | None) -> str:
    """Return free text of at most 500 signs without addresses, IPs, numbers, or the recipient."""
    masked = _CONTROL.sub(" ", text[:2000])
    masked = _ADDRESS.sub("<address>", masked)
    local = (address or "").partition("@")[0]
    if len(local) >= 3:
        masked = re.sub(re.escape(local), "<name>", masked, flags=re.IGNORECASE)
    masked = _IP.sub("<ip>", masked)
    return _NUMBER.sub("<number>", masked)[:500]


def _uuid(value: Any) -> str | None:
    if not isinstance(value, str) or len(value) > 45:
        return None
    try:
        return str(UUID(value))
    except ValueError:
        return None


def _timestamp(value: Any) -> int | None:
    """Return the provider's seconds since 1970, if they are plausible.

    Some of SendGrid's own examples state text, fractions or milliseconds.
    """
    if isinstance(value, str):
        value = float(value) if _DECIMAL.fullmatch(value.strip()) else None
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    seconds = value // 1_000 if value >= _EARLIEST_MILLISECONDS else value
    return int(seconds) if 1 <= seconds < _LATEST_TIMESTAMP else None


def _token(value: Any) -> str | None:
    """Return a short code or key; a text with spaces or an address is none."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    text = value.strip() if isinstance(value, str) else ""
    return text if _TOKEN.fullmatch(text) and not _ADDRESS.search(text) else None
