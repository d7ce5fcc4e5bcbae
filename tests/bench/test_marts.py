"""How fast are the marts, beside the raw COPY of the same rows and a query written by hand?"""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from deployments.postgres_databases import create_database
from models.settings import Settings
from tasks.clock import WallClock
from tasks.keyring import Keyring
from tasks.mart_build import build_marts
from tasks.mart_extract import extract_changes
from tasks.mart_log import ChangeLog
from tasks.mart_quality import check_marts
from tasks.mart_sources import SOURCES
from tasks.marts import publish_marts_at
from tasks.resources import Resources
from tasks.store.migrations import upgrade_schema
from tasks.store.postgres import Store, open_store
from tasks.store.warehouse import open_builder
from tests import factories_marts as make
from tests.bench.ledgers import SHARE, size_note
from tests.peak_memory import forget_peak, peak_kb
from tests.postgres_fixture import QUICK, running_server

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

STEPS = 3
MESSAGES = STEPS * round(333_333 * SHARE)

FILL = """
set local session_replication_role = replica;
insert into account (account_id, account_key, name, industry, employee_count, country, created_at)
select md5('a' || i)::uuid, 'a' || i, 'a' || i, 'technology', 40, 'US', '{start}'
from generate_series(0, {leads} / 4) as i;
insert into lead (lead_id, source, source_key, account_id, role, created_at, updated_at)
select md5('l' || i)::uuid, 'crm', i::text, md5('a' || i / 4)::uuid, 'VP Sales', '{start}',
    '{start}'
from generate_series(0, {leads} - 1) as i;
insert into enrolment (enrolment_id, lead_id, account_id, campaign_name, round,
    campaign_version_id, sender_id, experiment_key, arm, state, timezone, day_zero_on, next_step,
    step_count, enrolled_at)
select md5('e' || i)::uuid, md5('l' || i)::uuid, md5('a' || i / 4)::uuid, 'spring', 1,
    '{version}', 'anna', 'subjects', case when i / 4 % 2 = 0 then 'plain' else 'curious' end,
    'completed', 'UTC', '2026-03-02', {steps}, {steps}, '{start}'
from generate_series(0, {leads} - 1) as i;
insert into message (message_id, source_kind, source_key, lead_id, account_id, enrolment_id,
    campaign_name, campaign_version_id, step, step_name, sender_id, state, reason, first_due_at,
    due_at, look_at, rank_at, channel, accepted_at, closed_at, created_at)
select md5('m' || i)::uuid, 'sequence', i::text, md5('l' || i / 3)::uuid,
    md5('a' || i / 12)::uuid, md5('e' || i / 3)::uuid, 'spring', '{version}', i % 3 + 1,
    (array['hook', 'proof', 'fomo'])[i % 3 + 1], 'anna', 'accepted', 'accepted', due, due, null,
    due, 'email', due + interval '1 minute', due + interval '1 minute', due
from (
    select i, timestamptz '{start}' + (i / 3 % 60 + i % 3 * 3) * interval '1 day' as due
    from generate_series(0, {messages} - 1) as i
) as planned;
insert into message_move (message_id, from_state, to_state, reason, at)
select message_id, from_state, to_state, 'due', due_at
from message
cross join (
    values (1, null, 'planned'), (2, 'planned', 'claimed'), (3, 'claimed', 'accepted')
) as move (position, from_state, to_state)
order by message_id, position;
insert into decision (message_id, verdict, reason, facts, policy_hash, at)
select message_id, 'send', 'due', '{{}}', md5('policy'), due_at from message;
insert into event (event_id, raw_event_id, message_id, lead_id, kind, occurred_at, received_at,
    is_machine, detail, rules_version)
select md5('v' || kind || message_id)::uuid, 1, message_id, lead_id, kind,
    accepted_at + position * interval '1 hour', accepted_at, kind = 'opened' and step = 2,
    case when kind = 'clicked' then '{{"url_key": "home"}}'::jsonb else '{{}}'::jsonb end, 1
from message
cross join (values (1, 'processed'), (2, 'delivered'), (3, 'opened')) as happened (position, kind);
"""

DAY = """
create temporary table touched on commit drop as
select message_id, lead_id, accepted_at
from message
where mod(('x' || right(message_id::text, 6))::bit(24)::int, 30) = 0;
update message set reason = 'seen' from touched where message.message_id = touched.message_id;
insert into decision (message_id, verdict, reason, facts, policy_hash, at)
select message_id, 'send', 'due', '{}', md5('policy'), accepted_at from touched;
insert into event (event_id, raw_event_id, message_id, lead_id, kind, occurred_at, received_at,
    is_machine, detail, rules_version)
select md5('w' || nth || message_id)::uuid, 1, message_id, lead_id, 'opened',
    accepted_at + nth * interval '1 hour', accepted_at, false, '{}', 1
from touched
cross join generate_series(4, 9) as nth;
"""
"""A day: a thirtieth of the messages, and new rows until a thirtieth of all rows has changed."""

BY_HAND = """
create table fct as
select m.message_id, m.campaign_name, m.step, m.state, m.accepted_at, e.opened_at, e.replied_at,
    e.delivered_at
from read_parquet('{messages}') as m
left join (
    select message_id,
        min(occurred_at) filter (kind = 'delivered') as delivered_at,
        min(occurred_at) filter (kind = 'opened' and not is_machine) as opened_at,
        min(occurred_at) filter (kind = 'replied') as replied_at
    from read_parquet('{events}') group by message_id
) as e using (message_id);
create table daily as
select campaign_name, accepted_at::date as day, count(*), count(delivered_at), count(opened_at),
    count(replied_at)
from fct where state = 'accepted' group by all;
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with a million messages, three million events and as many moves."""
    settings = {**QUICK, "shared_buffers": "256MB", "work_mem": "64MB", "max_wal_size": "4GB"}
    with running_server(tmp_path_factory.mktemp("marts"), settings) as address:
        opened = open_store(create_database(address, "marts"))
        upgrade_schema(opened, "sandbox", make.START)
        with opened.transaction() as session:
            version = make.make_campaign(session)
            statement = FILL.format(
                start=make.START.isoformat(),
                version=version,
                leads=MESSAGES // STEPS,
                messages=MESSAGES,
                steps=STEPS,
            )
            session.connection.execute(statement)
        yield opened
        opened.close()


class Stopwatch:
    """Prints a line for each thing measured."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def measure(self, name: str, run: Any) -> Any:
        start = time.perf_counter()
        result = run()
        self.seconds[name] = time.perf_counter() - start
        print(f"  {name:<44} {self.seconds[name]:8.2f} s")
        return result

    def ratio(self, ours: str, raw: str) -> None:
        print(f"  {ours} / {raw}: {self.seconds[ours] / self.seconds[raw]:.2f}")


def _copy_raw(store: Store) -> int:
    size = 0
    with store.transaction(is_snapshot=True) as session, session.connection.cursor() as cursor:
        for source in SOURCES:
            columns = ", ".join(f"({c.expression or c.name})" for c in source.columns)
            with cursor.copy(f"copy (select {columns} from {source.table}) to stdout") as copy:
                size += sum(len(block) for block in copy)
    return size


def _by_hand(folder: Path) -> None:
    with duckdb.connect(str(folder / "hand.duckdb")) as connection:
        connection.execute("set TimeZone = 'UTC'")
        connection.execute("set memory_limit = '1GB'")
        connection.execute(
            BY_HAND.format(
                messages=folder / "staging/message/*.parquet",
                events=folder / "staging/event/*.parquet",
            )
        )
        connection.execute("checkpoint")


def _build(folder: Path, watch: Stopwatch) -> None:
    as_of = make.at(90)
    with open_builder(folder / "ours.duckdb", folder / "spill") as connection:
        log = ChangeLog(folder / "staging")
        watch.measure("build of all marts", lambda: build_marts(connection, log, as_of))
        watch.measure("checks, expectations, audits", lambda: check_marts(connection))
        connection.execute("checkpoint")


def test_marts_of_a_million_messages(store: Store, tmp_path: Path):
    watch = Stopwatch()
    forget_peak()
    print(f"\n{MESSAGES:,} messages, {3 * MESSAGES:,} events, {3 * MESSAGES:,} moves")
    size = watch.measure("raw COPY of the same columns", lambda: _copy_raw(store))
    print(f"  {'':<44} {size / 1e6:8.0f} MB")
    extraction = watch.measure(
        "extraction to the change log",
        lambda: extract_changes(store, ChangeLog(tmp_path / "staging")),
    )
    watch.measure("two marts by hand", lambda: _by_hand(tmp_path))
    _build(tmp_path, watch)
    watch.measure(
        "extraction, nothing new",
        lambda: extract_changes(store, ChangeLog(tmp_path / "staging")),
    )
    watch.ratio("extraction to the change log", "raw COPY of the same columns")
    watch.ratio("build of all marts", "two marts by hand")
    print(f"  rows extracted {extraction.row_count:,}")
    print(f"  peak memory of the process {peak_kb() * 1024 / 1e6:,.0f} MB{size_note()}")

    assert extraction.rows["message"] == MESSAGES


def test_publication_after_a_days_changes(store: Store, tmp_path: Path):
    watch = Stopwatch()
    print(f"\na thirtieth of the rows of {MESSAGES:,} messages has changed")
    keyring = Keyring(master_keys={1: b"m" * 32}, lookup_keys={1: b"l" * 32})
    resources = Resources(Settings(home=tmp_path), store, WallClock(), keyring, "sandbox")
    whole = watch.measure(
        "publication, all rows read", lambda: publish_marts_at(resources, make.at(90))
    )
    with store.transaction() as session:
        session.connection.execute(DAY)
    day = watch.measure(
        "publication after a day's changes", lambda: publish_marts_at(resources, make.at(91))
    )
    watch.ratio("publication after a day's changes", "publication, all rows read")
    print(f"  rows read {whole['rows_read']:,}, then {day['rows_read']:,}{size_note()}")

    assert day["marts_built"] == day["marts"]
    assert 0.02 < day["rows_read"] / whole["rows_read"] < 0.05
