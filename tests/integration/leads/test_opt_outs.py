"""Does nobody who opted out elsewhere get lost on the way in?"""

import pytest

from tests.factories_leads import make_row

GOOD = [make_row(number) for number in range(2, 12)]
FLAG = "Unsubscribed"


@pytest.fixture
def bans(query, resources):
    def _bans():
        """The reason of each ban, by the address it is for."""
        found = query("select lookup_hash, reason from ban")
        known = [f"ada{number}@acme.example" for number in range(1, 20)]
        hashes = {resources.keyring.lookup_hash("email", address): address for address in known}
        return {hashes[lookup_hash]: reason for lookup_hash, reason in found}

    return _bans


@pytest.mark.parametrize(
    "bad",
    [
        {"Phone_Number": "call reception"},
        {"Lead_Status": "Some word"},
        {"Company_Name": "", "Company_Domain_Name": "", "Time_Zone": "Mars/Olympus"},
    ],
    ids=["telephone", "status", "time zone"],
)
def test_a_row_that_does_not_go_in_does_not_take_its_opt_out_with_it(run_import, bans, dump, bad):
    rows = [row | {FLAG: "no"} for row in GOOD] + [make_row(1, **bad) | {FLAG: "yes"}]

    report = run_import(rows)

    assert (report.rejected_count, report.opt_out_count) == (1, 1)
    assert bans() == {"ada1@acme.example": "unsubscribe"}
    before = dump()
    assert run_import(rows).opt_out_count == 0
    assert dump() == before


def test_a_later_row_of_the_same_person_opts_out_whom_the_first_lets_in(run_import, bans, query):
    again = make_row(1, Record_ID="77", Email="ADA2+crm@acme.example") | {FLAG: "yes"}

    report = run_import([row | {FLAG: "no"} for row in GOOD] + [again])

    assert report.reasons == {"duplicate(email)": 1}
    assert bans() == {"ada2@acme.example": "unsubscribe"}
    assert query("select count(*) from lead") == [(10,)]


def test_an_opt_out_is_the_persons_whichever_row_and_address_says_it(run_import, bans):
    again = make_row(1, Record_ID="1002") | {FLAG: "yes"}

    report = run_import([row | {FLAG: "no"} for row in GOOD] + [again])

    assert report.reasons == {"duplicate(source_key)": 1}
    assert bans() == dict.fromkeys(("ada1@acme.example", "ada2@acme.example"), "unsubscribe")


@pytest.mark.parametrize("email", ["", "gone away", "ada3@acme.example"])
def test_a_known_person_opts_out_by_a_row_without_an_address_that_holds(run_import, bans, email):
    run_import(GOOD)

    rows = [row | {FLAG: ""} for row in GOOD[1:]] + [make_row(2, Email=email) | {FLAG: "yes"}]
    report = run_import(rows)

    assert report.rejected_count == 1
    assert bans()["ada2@acme.example"] == "unsubscribe"


def test_a_bounce_is_no_matter_of_the_persons_other_address(run_import, bans):
    again = make_row(1, Record_ID="1002") | {"Bounced": "yes"}

    run_import([row | {"Bounced": ""} for row in GOOD] + [again])

    assert bans() == {"ada1@acme.example": "hard_bounce"}


def test_a_row_with_a_byte_that_is_no_text_leaves_its_opt_out(run_import, bans):
    rows = [row | {FLAG: "no"} for row in GOOD]

    report = run_import([*rows, make_row(1, First_Name="Ad\0") | {FLAG: "yes"}])

    assert report.reasons == {"nul_byte": 1}
    assert bans() == {"ada1@acme.example": "unsubscribe"}


def test_an_address_of_another_source_is_banned_by_a_row_that_is_turned_away(run_import, bans):
    run_import(GOOD)

    report = run_import(
        [row | {FLAG: ""} for row in GOOD[1:]]
        + [make_row(2, Record_ID="1", Phone_Number="none at all") | {FLAG: "x"}],
        source="newsletter",
    )

    assert (report.rejected_count, report.opt_out_count) == (1, 1)
    assert bans() == {"ada2@acme.example": "unsubscribe"}


def test_one_of_several_columns_is_enough_and_a_bounce_is_the_addresss(run_import, bans):
    columns = (
        "Unsubscribed",
        "Do Not Contact",
        "Email Bounced Date",
        "Subscribed",
        "Opt-out reason",
    )
    said = {
        1: "yes,no,,,",
        2: "no,x,,,",
        3: "no,,2026-01-09,,",
        4: ",,,No,",
        5: ",,,,too many",
        6: ",no,,Yes,",
    }

    run_import(
        [
            make_row(n) | dict(zip(columns, cells.split(","), strict=True))
            for n, cells in said.items()
        ]
    )

    assert bans() == {
        f"ada{number}@acme.example": "hard_bounce" if number == 3 else "unsubscribe"
        for number in (1, 2, 3, 4, 5)
    }


def test_a_status_that_says_it_is_enough(run_import, bans, query):
    words = {1: "Do Not Contact", 2: "Unsubscribed", 3: "Bounced", 4: "New"}

    run_import([make_row(number, Lead_Status=word) for number, word in words.items()])

    assert bans() == {
        "ada1@acme.example": "unsubscribe",
        "ada2@acme.example": "unsubscribe",
        "ada3@acme.example": "hard_bounce",
    }
    found = query("select engagement_status from lead order by source_key")
    assert found == [("closed",), ("closed",), ("contacted",), ("new",)]


def test_a_refused_file_bans_nobody(run_import, bans):
    from tasks.lead_refusal import ImportRefusedError

    with pytest.raises(ImportRefusedError):
        run_import([make_row(1, Phone_Number="nobody") | {FLAG: "yes"}])

    assert bans() == {}
