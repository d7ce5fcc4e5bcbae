"""The rows of claim, mark and settle by bare SQL: what any ledger of this form costs at least.

It reads nothing and decides nothing: its caller knows all ids. It writes every row that a dispatch
leaves behind, under the same triggers, constraints and indexes, in the same three transactions a
batch that safety asks for (claimed before the call, marked right before it, settled after it).
Its statements are its own, so that no change of the product's can move the yardstick.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple, get_type_hints

import orjson
from psycopg import Connection

from models.keys import attempt_id, message_id, step_key
from models.rules.eligibility import MessageFacts
from tasks.store.arrays import write_arrays
from tasks.store.postgres import Store
from tests.factories_ledger import VERSION, ReadyWorld

_DECISIONS = """
insert into decision (message_id, verdict, reason, facts, policy_hash, at)
select message_id, 'send', 'due', facts, '0123456789abcdef', %(as_of)s
from json_to_recordset(%(decisions)s::json) as decided (message_id uuid, facts jsonb)
"""
_BUDGETS = """
insert into budget (budget_key, kind, scope_key, day, limit_count, used_count, updated_at)
select
    budget_key, split_part(budget_key, '/', 1), split_part(budget_key, '/', 2),
    split_part(budget_key, '/', 3), 1000000, used_count, %(as_of)s
from unnest(%(budget_keys)s::text[], %(counts)s::int[]) as spent (budget_key, used_count)
on conflict (budget_key) do update
set used_count = budget.used_count + excluded.used_count, updated_at = excluded.updated_at
"""
_CLAIMS = """
with
claim as (
    select *
    from unnest(
        %(message_ids)s::uuid[], %(attempt_ids)s::uuid[], %(lead_ids)s::uuid[],
        %(budget_keys)s::text[]
    ) as claim (message_id, attempt_id, lead_id, budget_keys)
),

claimed as (
    update message
    set state = 'claimed', reason = null, look_at = null, attempt_count = 1
    from claim
    where message.message_id = claim.message_id
    returning message.message_id, old.state, claim.attempt_id
),

moved as (
    insert into message_move (message_id, from_state, to_state, attempt_id, at)
    select message_id, state, 'claimed', attempt_id, %(as_of)s
    from claimed
)

insert into attempt (
    attempt_id, message_id, lead_id, ordinal, channel, provider, account_name, sender_id,
    lease_owner, lease_until, fencing_token, claimed_at, content_hash, budget_keys
)
select
    attempt_id, message_id, lead_id, 1, 'email', 'sendgrid', 'sendgrid', 'sender1', 'bare/1',
    clock_timestamp() + interval '2 minutes', nextval('fencing_token'), %(as_of)s,
    %(content_hash)s, string_to_array(budget_keys, ' ')
from claim
"""
_MARKS = """
update attempt
set state = 'posting', marked_at = %(as_of)s
where attempt_id = any(%(attempt_ids)s::uuid[])
"""
_SETTLED_ATTEMPTS = """
update attempt
set
    state = 'settled', outcome = 'accepted', settled_at = %(as_of)s, provider_message_id = 'taken'
where attempt_id = any(%(attempt_ids)s::uuid[])
"""
_SETTLED_MESSAGES = """
with
settled as (
    update message
    set state = 'accepted', channel = 'email', accepted_at = %(as_of)s, closed_at = %(as_of)s
    from unnest(%(message_ids)s::uuid[], %(attempt_ids)s::uuid[])
        as target (message_id, attempt_id)
    where message.message_id = target.message_id
    returning message.message_id, old.state, target.attempt_id
)

insert into message_move (message_id, from_state, to_state, attempt_id, at)
select message_id, state, 'accepted', attempt_id, %(as_of)s
from settled
"""
_NEXT_MESSAGES = """
with
planned as (
    insert into message (
        message_id, source_kind, source_key, lead_id, account_id, enrolment_id, campaign_name,
        campaign_version_id, step, step_name, sender_id, first_due_at, due_at, look_at, rank_at,
        created_at
    )
    select
        message_id, 'sequence', source_key, lead_id, account_id, enrolment_id, 'spring',
        %(version)s, 2, 'proof', 'sender1', %(due_at)s, %(due_at)s, %(due_at)s,
        %(due_at)s::timestamptz - interval '4 hours', %(as_of)s
    from unnest(
        %(next_ids)s::uuid[], %(source_keys)s::text[], %(lead_ids)s::uuid[],
        %(account_ids)s::uuid[], %(enrolment_ids)s::uuid[]
    ) as plan (message_id, source_key, lead_id, account_id, enrolment_id)
    returning message_id
)

insert into message_move (message_id, to_state, reason, at)
select message_id, 'planned', 'due', %(as_of)s
from planned
"""
_ENROLMENTS = """
update enrolment set next_step = 2 where enrolment_id = any(%(enrolment_ids)s::uuid[])
"""


class DueRow(NamedTuple):
    """What the bare ledger is told of a message that goes out."""

    message_id: str
    lead_id: str
    account_id: str
    enrolment_id: str


def usual_facts() -> dict[str, object]:
    """Return a document like the facts of a message that may go: what is known, and many nulls."""
    values = {bool: True, int: 1, str: "approved", datetime: "2026-03-02T15:00:00+00:00"}
    return {name: values.get(kind) for name, kind in get_type_hints(MessageFacts).items()}


def due_rows(world: ReadyWorld) -> list[DueRow]:
    """Return the world's messages in the order in which a dispatch takes them."""
    columns = (world.message_ids, world.lead_ids, world.account_ids, world.enrolment_ids)
    return sorted(DueRow(*row) for row in zip(*columns, strict=True))


def write_bare(store: Store, rows: Sequence[DueRow], as_of: datetime, batch: int) -> None:
    """Write what a dispatch of these messages leaves behind, batch by batch."""
    for offset in range(0, len(rows), batch):
        _write_batch(store, _parameters(rows[offset : offset + batch], as_of))


def _parameters(rows: Sequence[DueRow], as_of: datetime) -> dict[str, Any]:
    messages, leads, accounts, enrolments = (list(column) for column in zip(*rows, strict=True))
    keys = [step_key(each, 2) for each in enrolments]
    facts = usual_facts()
    decisions = [{"message_id": each, "facts": facts} for each in messages]
    sender_key = f"sender/sender1/{as_of.date()}"
    company_keys = [f"account/{each}/{as_of.date()}" for each in accounts]
    return {
        "as_of": as_of,
        "decisions": orjson.dumps(decisions).decode(),
        "message_ids": messages,
        "attempt_ids": [attempt_id(each, 1) for each in messages],
        "lead_ids": leads,
        "account_ids": accounts,
        "enrolment_ids": enrolments,
        "spent_keys": [sender_key, *company_keys],
        "spent_counts": [len(rows)] + [1] * len(rows),
        "budget_keys": [f"{sender_key} {each}" for each in company_keys],
        "content_hash": "0" * 64,
        "version": VERSION,
        "next_ids": [message_id("sequence", key) for key in keys],
        "source_keys": keys,
        "due_at": as_of + timedelta(days=3),
    }


def _write_batch(store: Store, parameters: dict[str, Any]) -> None:
    bound = write_arrays(parameters)
    spent = {**bound, "budget_keys": bound["spent_keys"], "counts": bound["spent_counts"]}
    with store.transaction() as session:
        _run(session.connection, bound, _DECISIONS)
        _run(session.connection, spent, _BUDGETS)
        _run(session.connection, bound, _CLAIMS)
    with store.transaction() as session:
        _run(session.connection, bound, _MARKS)
    with store.transaction() as session:
        _run(session.connection, bound, _SETTLED_ATTEMPTS, _SETTLED_MESSAGES, _NEXT_MESSAGES)
        _run(session.connection, bound, _ENROLMENTS)


def _run(connection: Connection[Any], bound: dict[str, Any], *statements: str) -> None:
    for statement in statements:
        connection.execute(statement, bound)
