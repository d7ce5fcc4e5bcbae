"""Is a place's time zone right, and unknown where there is a doubt?"""

import zoneinfo

import pytest

from models.rules.location_states import CITIES, STATES
from models.rules.location_tables import COUNTRIES
from models.rules.locations import country_code, zone_of_location


@pytest.mark.parametrize(
    ("city", "state", "country", "zone"),
    [
        ("El Paso", "Texas", "US", "America/Denver"),
        ("Houston", "TX", "United States", "America/Chicago"),
        ("Knoxville", "Tennessee", "USA", "America/New_York"),
        ("Portland", "Maine", "U.S.A.", "America/New_York"),
        ("Boston", "Texas", None, "America/Chicago"),
        ("Vancouver", "Washington", "US", "America/Los_Angeles"),
        ("Vancouver", None, "Canada", "America/Vancouver"),
        ("München", None, "Deutschland", "Europe/Berlin"),
        (None, "Western Australia", "Australia", "Australia/Perth"),
        ("São Paulo", None, "Brasil", "America/Sao_Paulo"),
        (None, None, "India", "Asia/Kolkata"),
        (None, None, "United States", None),
        ("Springfield", None, "US", None),
        ("Paris", None, "Atlantis", None),
        (None, None, None, None),
    ],
)
def test_a_place_lies_in_its_zone(city, state, country, zone):
    assert zone_of_location(city, state, country) == zone


def test_every_zone_of_the_tables_exists():
    stated = {line.split("|")[1] for line in COUNTRIES.splitlines()}
    known = zoneinfo.available_timezones()

    assert {*STATES.values(), *CITIES.values(), *stated} - {""} <= known


@pytest.mark.parametrize(
    ("text", "code"),
    [("the Netherlands", "NL"), ("nl", "NL"), ("U.K.", "GB"), ("Côte d'Ivoire", "CI"), ("X", None)],
)
def test_a_country_is_known_by_name_code_and_abbreviation(text, code):
    assert country_code(text) == code
