"""How long does a provider ask us to wait?

Read from an answer's headers alone. A date or an instant counts from the answer's own date, never
from our clock, and a wait that cannot be meant is none.
"""

import re
from collections.abc import Callable
from email.utils import parsedate_to_datetime

LONGEST_SECONDS = 86_400.0
"""No longer wait is believed: limits are told in minutes; a wrong one would stop us for good."""

_NUMBER = re.compile(r"\d{1,15}(\.\d{1,9})?", re.ASCII)

Header = Callable[[str], str | None]


def read_wait(header: Header) -> float | None:
    """Return the seconds to wait, at most a day; None where the answer states none.

    `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), OpenAI's `Retry-After-Ms`, or the
    instant at which SendGrid's limit is renewed (`X-RateLimit-Reset`). `header` gives a header's
    value by its name, whatever its case.
    """
    stated = (header("Retry-After") or "").strip()
    milliseconds = _number(header("Retry-After-Ms"))
    wait = milliseconds / 1_000 if milliseconds is not None else _number(stated)
    if wait is None:
        wait = _until(stated, header("Date"))
    if wait is None:
        wait = _until_instant(_number(header("X-RateLimit-Reset")), header("Date"))
    return None if wait is None else min(max(wait, 0.0), LONGEST_SECONDS)


def _number(stated: str | None) -> float | None:
    text = (stated or "").strip()
    return float(text) if _NUMBER.fullmatch(text) else None


def _until(stated: str, date: str | None) -> float | None:
    try:
        until, since = parsedate_to_datetime(stated), parsedate_to_datetime(date or "")
        return (until - since).total_seconds()
    except (TypeError, ValueError):  # no date, or one without its zone
        return None


def _until_instant(instant: float | None, date: str | None) -> float | None:
    """Return the seconds until an instant; one long gone is none that can be meant."""
    try:
        wait = None if instant is None else instant - parsedate_to_datetime(date or "").timestamp()
    except (TypeError, ValueError):
        return None
    return None if wait is None or wait < -LONGEST_SECONDS else wait
