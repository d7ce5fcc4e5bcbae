"""Does what an import tells of the past keep people out, hold them back, and send nothing?"""

from datetime import timedelta

import pytest

from tasks.dispatch import send_due
from tasks.explaining import tell_lead
from tasks.planning import plan_due
from tasks.store.migrations import downgrade_schema, upgrade_schema
from tests.bench.ledgers import ledger_resources
from tests.factories_leads import make_row
from tests.factories_ledger import make_ready_world, set_clock

DAY = timedelta(days=1)
WHAT_SENDS_OR_ALERTS = (
    "enrolment", "enrolment_move", "message", "message_move", "decision", "attempt", "outbox",
    "alert", "event", "raw_event", "review_task",
)  # fmt: skip


@pytest.fixture
def world(store, as_of):
    """Four leads in the midst of campaign spring, which takes more."""
    set_clock(store, as_of)
    return make_ready_world(store, 4, as_of)


@pytest.fixture
def hands(store, tmp_path):
    return ledger_resources(store, tmp_path)


def _enrolled(number, **history):
    """The row of a CRM that knows one of the four, too."""
    return make_row(
        Record_ID=str(number),
        Email=f"person{number}@company{number}.example",
        Company_Domain_Name=f"company{number}.example",
        Phone_Number="",
        LinkedIn_URL="",
        **{"Last Contacted": "", "Last Replied": "", "Emails Sent": "", **history},
    )


def _day(moment):
    return moment.date().isoformat()


def test_who_was_mailed_elsewhere_lately_rests_and_then_enters(
    run_import, world, hands, query, as_of
):
    run_import([make_row(1, **{"Emails Sent": "4", "Last Contacted": _day(as_of - 10 * DAY)})])
    lead = query("select lead_id from lead where source = 'crm'")[0][0]

    counts = plan_due(hands, as_of)
    told = tell_lead(hands, lead).not_enrolled
    later = plan_due(hands, as_of + 20 * DAY)

    assert (counts["kept_out_cooling"], counts["planned"]) == (1, 0)
    assert [(row["reason"], row["detail"]) for row in told] == [("cooling", "a contact elsewhere")]
    assert later["planned"] == 1


def test_who_has_answered_elsewhere_is_never_enrolled_as_if_new(
    run_import, world, hands, query, as_of
):
    run_import([make_row(1, **{"Last Replied": "2024-05-06"})])
    lead = query("select lead_id from lead where source = 'crm'")[0][0]

    counts = plan_due(hands, as_of)

    assert (counts["kept_out_replied"], counts["planned"]) == (1, 0)
    assert (
        tell_lead(hands, lead)
        .not_enrolled[0]["sentence"]
        .startswith("The lead has answered before, last on 2024-05-06;")
    )


def test_mails_without_a_date_count_as_sent_when_an_import_first_tells_of_them(
    run_import, query, as_of
):
    found = "select last_contacted_at from lead"
    counted = [
        (query(found)[0][0] if run_import([row], at=at) else None)
        for row, at in (
            (make_row(1, **{"Emails Sent": "0"}), as_of - 9 * DAY),
            (make_row(1, **{"Emails Sent": "2"}), as_of - 8 * DAY),
            (make_row(1, **{"Emails Sent": "2", "Job Title": "CEO"}), as_of - 7 * DAY),
            (make_row(1, **{"Emails Sent": "3"}), as_of - 6 * DAY),
        )
    ]

    assert counted == [None, as_of - 8 * DAY, as_of - 8 * DAY, as_of - 6 * DAY]


def test_an_older_file_does_not_shorten_a_rest_nor_forget_an_answer(run_import, query):
    both = ("Last Contacted", "Last Replied")
    run_import([make_row(1, **dict.fromkeys(both, "2026-02-20"))])

    run_import([make_row(1, **dict.fromkeys(both, "2025-01-01"))])
    run_import([make_row(1)])

    assert query("select last_contacted_at::date::text, last_replied_at::date::text from lead") == [
        ("2026-02-20", "2026-02-20")
    ]


def test_history_that_comes_after_enrolment_is_read_before_the_next_message(
    run_import, world, hands, query, as_of
):
    run_import(
        [
            _enrolled(0, **{"Last Contacted": _day(as_of - 10 * DAY)}),
            _enrolled(1, **{"Last Contacted": (as_of - timedelta(hours=2)).isoformat()}),
            _enrolled(2, **{"Last Replied": _day(as_of - 10 * DAY)}),
        ],
        source="factory",
    )

    send_due(hands, as_of)

    found = query(
        "select lead.source_key, message.state, message.reason, enrolment.state from message"
        " join enrolment using (enrolment_id) join lead on lead.lead_id = message.lead_id"
        " where step = 1 order by 1"
    )
    assert found == [
        ("0", "held", "cooling", "active"),
        ("1", "held", "lead_day_cap", "active"),
        ("2", "dropped", "replied", "responded"),
        ("3", "accepted", None, "active"),
    ]


@pytest.mark.parametrize("status", ["replied", "customer", "closed"])
def test_a_status_that_ends_all_talk_ends_a_sequence_under_way(
    run_import, world, hands, query, as_of, status: str
):
    run_import([_enrolled(0, **{"Lead Status": status})], source="factory")

    send_due(hands, as_of)

    found = query(
        "select lead.source_key, message.state, message.reason, enrolment.state from message"
        " join enrolment using (enrolment_id) join lead on lead.lead_id = message.lead_id"
        " where step = 1 and lead.source_key < '2' order by 1"
    )
    assert found == [
        ("0", "dropped", "replied", "responded"),
        ("1", "accepted", None, "active"),
    ]


def test_an_import_of_history_sends_plans_and_alerts_nothing(
    run_import, world, hands, query, as_of
):
    send_due(hands, as_of, limit=2)
    states = {name: f"select t::text from {name} t order by 1" for name in WHAT_SENDS_OR_ALERTS}
    before = {name: query(statement) for name, statement in states.items()}
    history = {"Last Contacted": _day(as_of), "Last Replied": _day(as_of), "Emails Sent": "9"}

    run_import([_enrolled(number, **history) for number in range(4)], source="factory")
    run_import([make_row(number, **history) for number in range(1, 4)])

    assert {name: query(statement) for name, statement in states.items()} == before
    assert len(before["attempt"]) == 2


def test_a_store_of_the_release_before_keeps_the_history_that_it_has(
    run_import, store, query, as_of
):
    run_import(
        [
            make_row(
                1,
                **{
                    "Last Contacted": "2026-02-01",
                    "Last Replied": "2026-02-02",
                    "Emails Sent": "",
                },
            ),
            make_row(2, **{"Last Contacted": "", "Last Replied": "", "Emails Sent": "3"}),
            make_row(3, **{"Last Contacted": "", "Last Replied": "", "Emails Sent": "0"}),
        ]
    )
    found = "select source_key, last_contacted_at, last_replied_at from lead order by source_key"
    before = query(found)

    downgrade_schema(store, "0004")
    upgrade_schema(store, "sandbox", as_of)

    assert query(found) == before
    assert [row[1] is None for row in before] == [False, False, True]
