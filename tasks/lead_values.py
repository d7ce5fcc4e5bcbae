"""What does one written value mean?

Each reader takes a cell and returns its normal form, or None where it has none. They are called
once for each distinct value, and never for a value that a column rule has settled.
"""

import re
import zoneinfo
from datetime import UTC, datetime, timedelta
from functools import cache

_COUNT = re.compile(r"^(\d{1,9})(?:(?:-|–|to)\d{1,9}|\+)?$")
_PROFILE = re.compile(
    r"^(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/(?:in|pub)/([^/?#\s]+)", re.IGNORECASE
)


@cache
def known_zones() -> dict[str, str]:
    """Return the IANA zones by their name in lower case."""
    return {name.lower(): name for name in zoneinfo.available_timezones()}


def read_count(text: str) -> str | None:
    """Return a count in digits; of a range such as 51-200 its lower end."""
    found = _COUNT.match(re.sub(r"[,\s']", "", text).removesuffix("employees"))
    return str(int(found[1])) if found else None


def read_instant(text: str, as_of: datetime) -> str | None:
    """Return an ISO 8601 date or instant in UTC, or None where it is none or in the future.

    A date without a time is its first moment; one without a zone is UTC.
    """
    try:
        instant = datetime.fromisoformat(text)
        utc = instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return utc.isoformat() if utc <= as_of + timedelta(days=1) else None


def linkedin_profile(text: str) -> str | None:
    """Return a person's profile address in one form, or None where it is not one."""
    found = _PROFILE.match(text)
    return f"https://www.linkedin.com/in/{found[1].lower()}" if found else None


def check_email(address: str) -> str | None:
    """Return the address that RFC 5321 and 6531 allow, or None; nothing is looked up."""
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(address, check_deliverability=False).normalized
    except EmailNotValidError:
        return None


def normalise_phone(text: str, country: str | None) -> str | None:
    """Return a number in E.164, read as dialled in `country`; None where it cannot exist."""
    import phonenumbers

    dialled = "+" + text[2:] if text.startswith("00") else text
    try:
        number = phonenumbers.parse(dialled, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
