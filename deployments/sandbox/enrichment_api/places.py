"""In which zone does a headquarters lie?

Zones are those of the IANA database. A state with more than one has its exceptions by city; only
places of companies.csv need to be right.
"""

import re
from dataclasses import dataclass

EASTERN, CENTRAL, PACIFIC = "America/New_York", "America/Chicago", "America/Los_Angeles"
STATES = {
    **dict.fromkeys(
        (
            "Connecticut",
            "D.C.",
            "Delaware",
            "Florida",
            "Georgia",
            "Maine",
            "Maryland",
            "Massachusetts",
            "New Hampshire",
            "New Jersey",
            "New York",
            "North Carolina",
            "Ohio",
            "Pennsylvania",
            "Rhode Island",
            "Virginia",
        ),
        EASTERN,
    ),
    **dict.fromkeys(
        (
            "Alabama",
            "Arkansas",
            "Illinois",
            "Iowa",
            "Louisiana",
            "Minnesota",
            "Missouri",
            "Nebraska",
            "Oklahoma",
            "Tennessee",
            "Texas",
            "Wisconsin",
        ),
        CENTRAL,
    ),
    **dict.fromkeys(("California", "Nevada", "Oregon", "Washington"), PACIFIC),
    "Arizona": "America/Phoenix",
    "Colorado": "America/Denver",
    "Idaho": "America/Boise",
    "Indiana": "America/Indiana/Indianapolis",
    "Kentucky": "America/Kentucky/Louisville",
    "Michigan": "America/Detroit",
    "Montana": "America/Denver",
    "Utah": "America/Denver",
}
COUNTRIES = {
    "Bermuda": ("BM", "Atlantic/Bermuda"),
    "Ireland": ("IE", "Europe/Dublin"),
    "Netherlands": ("NL", "Europe/Amsterdam"),
    "Switzerland": ("CH", "Europe/Zurich"),
    "United Kingdom": ("GB", "Europe/London"),
}
CITIES = {
    ("Merrillville", "Indiana"): CENTRAL,
    ("Vancouver", "Canada"): "America/Vancouver",
}
FOOTNOTE = re.compile(r"\[\d+\]")


@dataclass(frozen=True)
class Place:
    """A city, its country (ISO 3166-1 alpha-2) and its IANA zone."""

    city: str
    region: str | None
    country: str
    timezone: str


def locate(headquarters: str) -> Place | None:
    """The place of a headquarters entry, the first if it names two; None if it names none."""
    parts = FOOTNOTE.sub("", headquarters).split(";")[0].split(", ")
    city, last = parts[0], parts[-1]
    if len(parts) < 2:
        return None
    if last in COUNTRIES:
        country, zone = COUNTRIES[last]
        return Place(city, None, country, zone)
    zone = CITIES.get((city, last)) or STATES[last]
    return Place(city, None, "CA", zone) if last == "Canada" else Place(city, last, "US", zone)
