"""In which time zone does somebody live?

City, state and country give an IANA zone, or None where they leave a doubt, for a wrong zone sends
in the night. An import fills a lead's unstated zone with it, an enrichment an account's; planning
takes the first of the lead's, the account's and the campaign's.
"""

import unicodedata
from functools import cache

from models.rules.location_states import CITIES, COUNTRY_ALIASES, STATES
from models.rules.location_tables import COUNTRIES


def fold(text: str) -> str:
    """Return a text without case, accents, full stops and doubled spaces, for comparison."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    kept = "".join(c for c in decomposed if not unicodedata.combining(c) and c != ".")
    return " ".join(kept.split())


@cache
def _countries() -> tuple[dict[str, str], dict[str, str]]:
    codes, zones = dict(COUNTRY_ALIASES), {}
    for line in COUNTRIES.splitlines():
        code, zone, name = line.split("|")
        codes[fold(name)] = codes[code.lower()] = code
        if zone:
            zones[code] = zone
    return codes, zones


@cache
def country_code(text: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of a country's name, code or common abbreviation."""
    folded = fold(text)
    codes = _countries()[0]
    return codes.get(folded) or codes.get(folded.removeprefix("the "))


@cache
def zone_of_location(city: str | None, state: str | None, country: str | None) -> str | None:
    """Return the IANA zone of a place, or None where what is known leaves a doubt.

    A city that lies across its state's zone border wins over the state, a state over its country.
    `state` may be a name or an abbreviation; without a country it is read as one of the USA.
    """
    code = country_code(country) if country else None
    if country and code is None:
        return None
    known = fold(city or "")
    region = fold(state or "")
    nation = code or "US"
    zone = CITIES.get((nation, known)) if known else None
    by_state = STATES.get((nation, region)) if region else None
    if zone and (by_state is None or _may_hold(zone, nation, region)):
        return zone
    if by_state:
        return by_state
    return _countries()[1].get(code) if code else None


def _may_hold(zone: str, nation: str, region: str) -> bool:
    """Tell whether a city's zone occurs in the stated region: Portland is in Maine too."""
    return zone in SPLIT_STATES.get((nation, region), ()) or STATES[nation, region] == zone


SPLIT_STATES: dict[tuple[str, str], tuple[str, ...]] = {
    ("US", state): zones
    for states, zones in {
        ("florida", "fl", "tennessee", "tn", "kentucky", "ky", "indiana", "in", "michigan", "mi"): (
            "America/Chicago",
            "America/New_York",
        ),
        (
            "texas",
            "tx",
            "kansas",
            "ks",
            "nebraska",
            "ne",
            "north dakota",
            "nd",
            "south dakota",
            "sd",
        ): (
            "America/Denver",
            "America/Chicago",
        ),
        ("idaho", "id", "oregon", "or", "nevada", "nv"): (
            "America/Los_Angeles",
            "America/Boise",
            "America/Denver",
        ),
    }.items()
    for state in states
}
