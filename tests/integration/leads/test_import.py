"""Does a file of contacts become leads, once and for all?"""

from datetime import timedelta

import pytest

from models.errors import UnavailableError
from tasks.keyring import open_sealed
from tasks.lead_import import ImportRefusedError
from tasks.lead_refusal import name_lines
from tasks.leads import open_people
from tests.factories_leads import make_row


def test_valid_rows_become_leads_that_open_under_their_own_keys(run_import, resources, query):
    report = run_import([make_row(n) for n in range(1, 21)])

    assert (report.created_count, report.rejected_count) == (20, 0)
    rows = query(
        "select lead_id, wrapped_key, first_name_cipher, cipher from lead"
        " join keys.person_key using (lead_id) join contact_point using (lead_id)"
        " where kind = 'email' order by source_key",
    )
    person, wrapped, first_name, email = rows[0]
    key = resources.keyring.unwrap(wrapped, person)
    assert open_sealed(key, first_name, person, "first_name") == b"Ada1"
    assert open_sealed(key, email, person, "email") == b"ada1@acme.example"
    assert len({row[1] for row in rows}) == 20


def test_the_same_file_again_changes_no_row(run_import, dump, as_of):
    rows = [make_row(n) for n in range(1, 11)] + [make_row(11, Email="nobody")]
    first = run_import(rows)
    before = dump()

    again = run_import(rows, at=as_of + timedelta(days=3))

    assert dump() == before
    assert first.import_id == again.import_id
    assert (again.created_count, again.updated_count, again.unchanged_count) == (0, 0, 10)


def test_no_personal_word_is_stored_in_clear(run_import, dump):
    # Names that no hexadecimal number spells by chance.
    rows = [
        make_row(n, First_Name=f"Yvonne{n}", Email=f"yvonne{n}@acme.example") for n in range(1, 10)
    ]
    run_import([*rows, make_row(10, First_Name="Yvonne10", Email="yvonne10 at acme")])

    text = str(dump()).lower()

    # Each has a letter or sign that no hexadecimal number has: ciphertext cannot hold it by chance.
    for word in ("yvonne", "nkemelu", "@acme.example", "+1212555", "linkedin.com"):
        assert word not in text


def test_case_and_plus_address_are_the_same_person(run_import):
    rows = [make_row(n) for n in range(1, 10)]
    rows.append(make_row(10, Email="ADA1+Events@Acme.Example"))

    report = run_import(rows)

    assert report.created_count == 9
    assert report.reasons == {"duplicate(email)": 1}


def test_a_changed_cell_updates_one_lead_and_keeps_its_id(run_import, query):
    run_import([make_row(1), make_row(2)])
    before = query("select source_key, lead_id from lead order by 1")

    report = run_import([make_row(1, Job_Title="CEO"), make_row(2)])

    assert (report.updated_count, report.unchanged_count) == (1, 1)
    assert query("select source_key, lead_id from lead order by 1") == before
    assert query("select role from lead where source_key = '1001'") == [("CEO",)]


def test_an_empty_cell_erases_nothing(run_import, query):
    run_import([make_row(1)])

    run_import([make_row(1, Job_Title="", First_Name="", Phone_Number="")])

    assert query("select role from lead") == [("Head of Events",)]
    assert query("select count(*) from contact_point where kind = 'phone'") == [(1,)]


def test_another_source_finds_the_person_by_address(run_import, query):
    run_import([make_row(1)], source="crm")

    report = run_import([make_row(1, Record_ID="x-9", Job_Title="CMO")], source="fair")

    assert (report.created_count, report.updated_count) == (0, 1)
    assert query("select source, role from lead") == [("crm", "CMO")]


def test_a_new_address_retires_the_old_one(run_import, query, resources, store):
    run_import([make_row(1)])

    run_import([make_row(1, Email="ada@new.example")])

    statuses = query("select status from contact_point where kind = 'email' order by status")
    assert statuses == [("former",), ("usable",)]
    [(person,)] = query("select lead_id from lead")
    with store.transaction() as session:
        assert open_people(session, resources.keyring, [person])[person]["email"] == (
            "ada@new.example"
        )


def test_people_swap_addresses_within_one_file(run_import, query):
    run_import([make_row(1), make_row(2)])

    report = run_import(
        [make_row(1, Email="ada2@acme.example"), make_row(2, Email="ada1@acme.example")]
    )

    assert (report.updated_count, report.rejected_count) == (2, 0)
    assert query("select count(*), count(distinct lead_id) from contact_point"
                 " where kind = 'email' and status = 'usable'") == [(2, 2)]  # fmt: skip


def test_an_address_that_its_holder_keeps_is_not_taken(run_import):
    run_import([make_row(n) for n in range(1, 11)])

    report = run_import(
        [make_row(n) for n in range(3, 11)] + [make_row(1, Email="ada2@acme.example")]
    )

    assert report.reasons == {"address_of_another(email)": 1}


def test_a_switchboard_number_stays_with_its_first_holder(run_import, query):
    report = run_import([make_row(1), make_row(2, Phone_Number="+12125550001")])

    assert report.created_count == 2
    assert query("select count(*) from contact_point where kind = 'phone'") == [(1,)]


def test_a_manual_value_outranks_the_file(run_import, query, store, as_of):
    run_import([make_row(1)])
    with store.transaction() as session:
        session.connection.execute("update lead set role = 'Founder'")
        session.connection.execute(
            "insert into lead_fact (lead_id, field, value, source, precedence, confidence,"
            " observed_at, actor) select lead_id, 'role', '\"Founder\"', 'manual', 0, 1, %s, 'kim'"
            " from lead",
            (as_of,),
        )

    run_import([make_row(1, Job_Title="Clerk", City="Albany")])

    assert query("select role, city from lead") == [("Founder", "Albany")]


def test_an_old_file_does_not_reopen_the_engagement_gate(run_import, query, store):
    run_import([make_row(1)])
    with store.transaction() as session:
        session.connection.execute("update lead set engagement_status = 'replied'")

    report = run_import([make_row(1)])

    assert report.unchanged_count == 1
    assert query("select engagement_status from lead") == [("replied",)]


def test_an_erased_person_does_not_return(run_import, resources, store, query, as_of):
    address_hash = resources.keyring.lookup_hash("email", "ada1@acme.example")
    with store.transaction() as session:
        session.connection.execute(
            "insert into ban (ban_key, kind, lookup_hash, key_version, scope, reason, source, at,"
            " recorded_at) values ('erasure/1', 'email', %s, 1, 'global', 'erasure', 'privacy',"
            " %s, %s)",
            (address_hash, as_of, as_of),
        )

    report = run_import(
        [make_row(1, Email="Ada1+x@acme.example")] + [make_row(n) for n in range(2, 9)]
    )

    assert report.reasons == {"erased_person(email)": 1}
    assert query("select count(*) from lead") == [(7,)]


def test_the_cells_of_an_erased_person_are_not_kept_aside(
    run_import, resources, store, query, as_of, tmp_path
):
    from tasks.lead_quarantine import key_name, open_row

    test_an_erased_person_does_not_return(run_import, resources, store, query, as_of)
    [(identity, wrapped)] = query(
        "select import_id, wrapped_key from import_batch, keys.border_key"
    )
    [(number, sealed)] = query("select row_number, row_cipher from quarantine")
    key = resources.keyring.unwrap(wrapped, key_name(identity))

    assert open_row(key, identity, number, sealed)[1] == []


def test_history_feeds_gates_and_bans_and_makes_no_message(run_import, query):
    history = {
        "Unsubscribed": "yes",
        "Emails Sent": "4",
        "Last Contacted": "2026-01-09",
        "Lead_Status": "CONNECTED",
    }

    report = run_import([make_row(n, **history) for n in range(1, 4)])

    assert report.opt_out_count == 3
    assert query("select reason, count(*) from ban group by 1") == [("unsubscribe", 3)]
    assert query("select distinct engagement_status from lead") == [("engaged",)]
    assert query("select count(*) from lead_fact where field = 'past_email_count'") == [(3,)]
    for table in ("message", "attempt", "alert", "event"):
        assert query(f"select count(*) from {table}") == [(0,)]


def test_facts_carry_their_source(run_import, query, as_of):
    run_import([make_row(1)])

    found = query(
        "select value, source, precedence, observed_at from lead_fact where field = 'tone'"
    )
    assert found == [("plain", "import:crm", 10, as_of)]


def test_a_company_is_one_account_by_domain_and_else_by_folded_name(run_import, query):
    rows = [
        make_row(1),
        make_row(2, Company_Domain_Name="https://www.Acme.example/about"),
        make_row(3, Email="a@gmail.com", Company_Domain_Name="", Company_Name="Bolt & Co. Inc."),
        make_row(4, Email="b@gmail.com", Company_Domain_Name="", Company_Name="BOLT and Co"),
    ]

    run_import(rows)

    assert query("select account_key from account order by 1") == [("acme.example",), ("bolt and",)]


def test_too_many_bad_rows_change_nothing_and_say_why(run_import, dump):
    before = dump()
    rows = [make_row(n) for n in range(1, 8)] + [make_row(n, Email="x") for n in range(8, 11)]

    with pytest.raises(ImportRefusedError) as refused:
        run_import(rows)

    assert dump() == before
    assert refused.value.exit_code == 1
    said = str(refused.value)
    assert "3 of 10 rows are bad (30 %), and the setting import_failure_share allows 20 %" in said
    assert "3 x invalid_email(email), such as line 9: 'Email' is no address" in said
    assert "--rejects FILE" in said


def test_two_imports_at_once_take_turns(run_import, store):
    with store.transaction() as session:
        assert session.value("leads.lock_imports")

        with pytest.raises(UnavailableError, match="another import"):
            run_import([make_row(1)])


def test_a_location_gives_the_time_zone_where_none_is_stated(run_import, query):
    run_import(
        [
            make_row(1),
            make_row(2, City="El Paso", State_Region="Texas"),
            make_row(3, Time_Zone="europe/berlin"),
            make_row(4, City="", State_Region=""),
        ]
    )

    assert [row[0] for row in query("select timezone from lead order by source_key")] == [
        "America/New_York",
        "America/Denver",
        "Europe/Berlin",
        None,
    ]


def test_stored_texts_come_back_with_quotes_line_breaks_and_backslashes(run_import, query):
    text = 'He said "yes"\n\\N and\t\\x41, then\r\nleft'

    run_import([make_row(1, Company_Description=text)])

    [(value,)] = query("select value from lead_fact where field = 'company_description'")
    assert value == text


def test_an_import_goes_in_while_mail_goes_out(run_import, store):
    with store.transaction() as session:
        session.rows("dispatch.take_send_wall")

        report = run_import([make_row(1)])

    assert report.created_count == 1


SALESFORCE = {
    "Open - Not Contacted": "new",
    "Working - Contacted": "contacted",
    "Closed - Converted": "customer",
    "Closed - Not Converted": "closed",
}


def test_a_stock_salesforce_export_goes_in_and_its_status_is_read(run_import, query):
    report = run_import([make_row(n, Lead_Status=word) for n, word in enumerate(SALESFORCE)])

    assert report.created_count == 4
    found = query("select source_key, engagement_status from lead order by 1")
    assert [status for _, status in found] == list(SALESFORCE.values())


def test_a_value_that_is_not_allowed_is_told_by_heading_line_and_what_is_allowed(run_import):
    rows = [make_row(number, Lead_Status="Secret word") for number in range(3)]

    with pytest.raises(ImportRefusedError) as refused:
        run_import(rows)

    [told] = refused.value.reasons
    assert str(told) == (
        "3 x unknown_value(engagement_status), such as line 2: 'Lead Status' is none of the "
        "allowed values: new, contacted, engaged, replied, customer, closed, or a CRM's usual "
        "word for one (docs/howto/import-leads.md)"
    )
    assert [row.detail for row in name_lines(refused.value.batch)] == [
        f"line {number}: {told.detail}" for number in (2, 3, 4)
    ]
    assert "Secret word" not in str(refused.value)


@pytest.mark.parametrize("text", ["11/02/2025", "2.11.2025", "2099-01-01"])
def test_a_date_that_may_be_read_two_ways_is_refused_and_what_to_write_is_said(run_import, text):
    with pytest.raises(ImportRefusedError, match="such as 2025-11-02"):
        run_import([make_row(1) | {"Last Contacted": text}])
