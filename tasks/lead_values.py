"""What does one written value mean?

Each reader takes a cell and returns its normal form, or None where it has none. They are called
once for each distinct value, and never for a value that a column rule has settled.
"""

import re
import unicodedata
import zoneinfo
from datetime import UTC, datetime, timedelta
from functools import cache

_COUNT = re.compile(r"^(\d{1,9})(?:(?:-|–|to)\d{1,9}|\+)?$")
_PROFILE = re.compile(
    r"^(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/(?:in|pub)/([^/?#\s]+)", re.IGNORECASE
)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = (
    r"(?:(?: |T|, ?| at )(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?"
    r"(?: ?(?P<half>[ap])\.?m\.?)?)?(?: ?(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d))?$"
)
_DATES = tuple(
    re.compile(day + _TIME, re.IGNORECASE)
    for day in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[- .]+(?P<month>[a-z]{3,9})[-,. ]+(?P<year>\d{4})",
        r"(?:[a-z]+, )?(?P<month>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})",
    )
)
_MAILTO = re.compile(r"^mailto:|\?subject=.*$", re.IGNORECASE)
_NAMED_ADDRESS = re.compile(r"^[^<>@]*<([^<>\s@]+@[^<>\s@]+)$")
"""A name and an address in angle brackets, the last of which is gone."""
_AROUND_ADDRESS = " \t\r\n'\"<>,;."


@cache
def known_zones() -> dict[str, str]:
    """Return the IANA zones by their name in lower case."""
    return {name.lower(): name for name in zoneinfo.available_timezones()}


def read_count(text: str) -> str | None:
    """Return a count in digits; of a range such as 51-200 its lower end."""
    found = _COUNT.match(re.sub(r"[,\s']", "", text).removesuffix("employees"))
    return str(int(found[1])) if found else None


def read_instant(text: str, as_of: datetime) -> str | None:
    """Return a date or instant in UTC, or None where it is none, in doubt, or in the future.

    ISO 8601, a year in front, or a month by its English name. A date without a time is its first
    moment; one without a zone is UTC.
    """
    try:
        instant = _read_date(text)
        utc = instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return utc.isoformat() if utc <= as_of + timedelta(days=1) else None


def _read_date(text: str) -> datetime:
    """Return the instant of a text whose day and month cannot be taken for each other."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        found = next((match for form in _DATES if (match := form.match(text))), None)
        if found is None:
            raise
    said = found.groupdict(default="0")
    month = said["month"].lower()[:3]
    number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
    hour = (
        int(said["hour"]) % 12 + 12 * (said["half"] in "pP") if found["half"] else int(said["hour"])
    )
    day = datetime(int(said["year"]), number, int(said["day"]))  # noqa: DTZ001 -- the zone follows
    moment = day.replace(hour=hour, minute=int(said["minute"]), second=int(said["second"]))
    zone = (found["zone"] or "").upper().replace("UTC", "Z").replace("GMT", "Z")
    return datetime.fromisoformat(moment.isoformat() + zone)


def linkedin_profile(text: str) -> str | None:
    """Return a person's profile address in one form, or None where it is not one."""
    found = _PROFILE.match(text)
    return f"https://www.linkedin.com/in/{found[1].lower()}" if found else None


def tidy_email(cell: str) -> str:
    """Return the address of a cell that holds one and something around it, else the cell.

    `Ann Lee <ann@acme.example>` is one address; two are not, whichever was meant.
    """
    plain = unicodedata.normalize("NFKC", cell)
    plain = "".join(sign for sign in plain if unicodedata.category(sign) not in ("Cf", "Cc"))
    plain = _MAILTO.sub("", plain.strip(_AROUND_ADDRESS)).strip(_AROUND_ADDRESS)
    named = _NAMED_ADDRESS.match(plain)
    return named[1] if named else plain


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
