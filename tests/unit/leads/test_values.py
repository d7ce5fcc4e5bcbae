"""What does one cell mean?"""

from datetime import UTC, datetime

import pytest

from models.schemas.enrichment import CompanyAnswer, read_facts
from models.schemas.lead import LeadRecord
from tasks.lead_values import (
    check_email,
    linkedin_profile,
    normalise_phone,
    read_count,
    read_instant,
    tidy_email,
)
from tasks.row_writing import neutralise

AS_OF = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "count"),
    [("1,200", "1200"), ("51-200 employees", "51"), ("10000+", "10000"), ("many", None)],
)
def test_counts(text, count):
    assert read_count(text) == count


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-01-09", "2026-01-09T00:00:00+00:00"),
        ("2026-01-09T10:00:00+02:00", "2026-01-09T08:00:00+00:00"),
        ("2027-01-01", None),
        ("31/02/2025", None),
        ("2025/11/02", "2025-11-02T00:00:00+00:00"),
        ("2 Nov 2025", "2025-11-02T00:00:00+00:00"),
        ("02-Nov-2025 09:30", "2025-11-02T09:30:00+00:00"),
        ("November 2nd, 2025 at 3:04 PM", "2025-11-02T15:04:00+00:00"),
        ("2025-11-02 12:05 am", "2025-11-02T00:05:00+00:00"),
        ("2025-11-02 09:30:00 UTC", "2025-11-02T09:30:00+00:00"),
        ("2 Foo 2025", None),
        ("31 Feb 2025", None),
        ("Nov 2, 2099", None),
    ],
)
def test_instants(text, instant):
    assert read_instant(text, AS_OF) == instant


def test_profiles_have_one_form():
    form = "https://www.linkedin.com/in/ada-n"
    assert linkedin_profile("uk.linkedin.com/in/Ada-N/?x=1") == form
    assert linkedin_profile("https://www.linkedin.com/company/acme") is None


@pytest.mark.parametrize(
    ("text", "country", "number"),
    [
        ("020 7946 0018", "GB", "+442079460018"),
        ("0049 30 901820", None, "+4930901820"),
        ("12345", None, None),
        ("call reception", "US", None),
    ],
)
def test_numbers_are_read_as_dialled_in_their_country(text, country, number):
    assert normalise_phone(text, country) == number


def test_addresses_beyond_ascii_are_checked_by_the_standard():
    assert check_email("zoë@acme.com") == "zoë@acme.com"
    assert check_email("zoë@@acme.com") is None


@pytest.mark.parametrize(
    "cell",
    [
        "mailto:ada@acme.example",
        "MAILTO:ada@acme.example?subject=Hi",
        "Ada Okonkwo <ada@acme.example>",
        '"Okonkwo, Ada" <ada@acme.example>',
        "<ada@acme.example>",
        "ada@acme.example.",
        "ada@acme.example\u202c",
        "a\u200bda@acme.example",
        "ａｄａ＠ａｃｍｅ.example",
    ],
)
def test_an_address_is_read_out_of_what_stands_around_it(cell: str):
    assert tidy_email(cell) == "ada@acme.example"


@pytest.mark.parametrize(
    "cell",
    ["a@acme.example; b@acme.example", "a@acme.example ::: b@acme.example", "a@b <c@acme.example>"],
)
def test_of_two_addresses_none_is_chosen(cell: str):
    assert check_email(tidy_email(cell)) is None


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_formulas_are_neutralised(cell):
    assert neutralise(cell) == f"'{cell}"


def test_a_lead_record_survives_writing_and_reading():
    record = LeadRecord(
        source_key="1",
        email="ada@acme.example",
        employee_count=3,
        last_contacted_at=AS_OF,
        email_confidence="Real",
    )

    assert LeadRecord.model_validate_json(record.model_dump_json()) == record


def test_a_vendors_malformed_values_are_left_out():
    answer = CompanyAnswer(
        found=True,
        fields={"industry": " Energy ", "employee_count": "many", "country": "USA", "hq": "x"},
        confidence={"industry": 7.0},
    )

    assert read_facts(answer) == {"industry": ("Energy", 1.0)}
