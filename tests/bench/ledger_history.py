"""A ledger with a past: people whose whole sequence of two steps was sent, as the rows stand then.

Ids are as scattered as the product's own, documents as large; the rows are loaded by set-based
statements without triggers, then vacuumed, so that what is measured afterwards meets them as
they would lie after months of work.
"""

from datetime import datetime, timedelta

import psycopg
from psycopg.types.json import Jsonb

from tasks.store.postgres import Store
from tests.bench.bare_ledger import usual_facts
from tests.factories_ledger import VERSION

STEPS = 2
DAYS = 500
"""How far the past reaches back; a message's day is spread evenly over it."""

_PEOPLE = """
insert into account (account_id, account_key, name, industry, country, created_at)
select md5('a' || i)::uuid, 'past' || i || '.example', 'Past ' || i, 'technology', 'US', %(start)s
from generate_series(0, %(leads)s / 4) as i;
insert into lead (lead_id, source, source_key, account_id, first_name_cipher, last_name_cipher,
    email_confidence, country, timezone, created_at, updated_at)
select md5('l' || i)::uuid, 'past', i::text, md5('a' || i / 4)::uuid, %(name_cipher)s,
    %(name_cipher)s, 'Real', 'US', 'UTC', %(start)s, %(start)s
from generate_series(0, %(leads)s - 1) as i;
insert into keys.person_key (lead_id, wrapped_key, created_at)
select lead_id, %(wrapped_key)s, %(start)s from lead where source = 'past';
insert into contact_point (contact_point_id, lead_id, kind, lookup_hash, domain_hash, key_version,
    normaliser_version, cipher, created_at)
select md5('p' || i)::uuid, md5('l' || i)::uuid, 'email', sha256(('p' || i)::bytea),
    sha256(('d' || i / 4)::bytea), 1, 1, %(address_cipher)s, %(start)s
from generate_series(0, %(leads)s - 1) as i;
insert into ban (ban_key, kind, lookup_hash, key_version, scope, reason, source, at, recorded_at)
select 'past/' || i, 'email', sha256(('p' || i)::bytea), 1, 'global', 'unsubscribe', 'past',
    %(start)s, %(start)s
from generate_series(0, %(leads)s - 1, 50) as i;
insert into lead_fact (lead_id, field, value, source, precedence, confidence, observed_at)
select md5('l' || i)::uuid, field, '"known"', 'crm', 10, 1, %(start)s
from generate_series(0, %(leads)s - 1) as i
cross join (values ('role'), ('seniority'), ('technologies')) as known (field);
"""

_SEQUENCES = """
insert into enrolment (enrolment_id, lead_id, account_id, campaign_name, round,
    campaign_version_id, sender_id, state, timezone, day_zero_on, next_step, step_count,
    enrolled_at, closed_at)
select md5('e' || i)::uuid, md5('l' || i)::uuid, md5('a' || i / 4)::uuid, 'spring', 1, %(version)s,
    'sender1', 'completed', 'UTC', %(start)s::date, 2, 2, %(start)s,
    %(start)s::timestamptz + interval '5 days'
from generate_series(0, %(leads)s - 1) as i;
insert into enrolment_move (enrolment_id, from_state, to_state, reason, at)
select enrolment_id, from_state, to_state, reason, %(start)s
from enrolment
cross join (
    values (null, 'active', 'enrolled'), ('active', 'completed', 'due')
) as move (from_state, to_state, reason)
where state = 'completed';
insert into content (content_id, enrolment_id, step, lead_id, content_hash, body_cipher, origin,
    facts_hash, facts, findings, review_state, created_at)
select md5('c' || i)::uuid, md5('e' || i / 2)::uuid, mod(i, 2) + 1, md5('l' || i / 2)::uuid,
    md5('h' || i) || md5('i' || i), %(body_cipher)s, 'template', 'none',
    '{"fields": {}, "expires_at": null}', '[]', 'approved', %(start)s
from generate_series(0, %(messages)s - 1) as i;
insert into reply (reply_id, raw_event_id, message_id, enrolment_id, lead_id, kind, intent,
    needs_person, rule, received_at, rules_version)
select md5('r' || i)::uuid, i, md5('m' || 2 * i)::uuid, md5('e' || i)::uuid, md5('l' || i)::uuid,
    'human', 'interested', false, 'past', %(start)s, 1
from generate_series(0, %(leads)s - 1, 30) as i;
"""

_LEDGER = """
insert into message (message_id, source_kind, source_key, lead_id, account_id, enrolment_id,
    campaign_name, campaign_version_id, step, step_name, sender_id, state, first_due_at, due_at,
    look_at, rank_at, attempt_count, channel, accepted_at, closed_at, created_at)
select md5('m' || i)::uuid, 'sequence', md5('e' || i / 2)::uuid || '/' || mod(i, 2) + 1,
    md5('l' || i / 2)::uuid, md5('a' || i / 8)::uuid, md5('e' || i / 2)::uuid, 'spring',
    %(version)s, mod(i, 2) + 1, (array['hook', 'proof'])[mod(i, 2) + 1], 'sender1', 'accepted', due,
    due, null, due - interval '4 hours', 1, 'email', due, due, due
from (
    select i, %(start)s::timestamptz + i * interval '1 day' * %(days)s / %(messages)s as due
    from generate_series(0, %(messages)s - 1) as i
) as planned;
insert into attempt (attempt_id, message_id, lead_id, ordinal, channel, provider, account_name,
    sender_id, state, outcome, lease_owner, lease_until, fencing_token, claimed_at, marked_at,
    settled_at, budget_keys, provider_message_id, content_hash)
select md5('t' || message_id)::uuid, message_id, lead_id, 1, 'email', 'sendgrid', 'sendgrid',
    sender_id, 'settled', 'accepted', 'past/1', accepted_at, nextval('fencing_token'), accepted_at,
    accepted_at, accepted_at,
    array['sender/sender1/' || accepted_at::date, 'account/' || account_id || '/'
        || accepted_at::date],
    md5(message_id::text), md5('h' || message_id) || md5('i' || message_id)
from message
where state = 'accepted';
insert into message_move (message_id, from_state, to_state, reason, attempt_id, at)
select message_id, from_state, to_state, 'due', md5('t' || message_id)::uuid, accepted_at
from message
cross join (
    values (null, 'planned'), ('planned', 'claimed'), ('claimed', 'accepted')
) as move (from_state, to_state)
where state = 'accepted';
insert into decision (message_id, verdict, reason, facts, policy_hash, at)
select message_id, 'send', 'due', %(facts)s, '0123456789abcdef', accepted_at
from message
where state = 'accepted';
insert into budget (budget_key, kind, scope_key, day, limit_count, used_count, updated_at)
select budget_key, split_part(budget_key, '/', 1), split_part(budget_key, '/', 2),
    split_part(budget_key, '/', 3), 1000000, count(*), max(settled_at)
from attempt, unnest(budget_keys) as budget_key
group by budget_key;
"""


def write_past(store: Store, messages: int, until: datetime) -> None:
    """Fill an empty store with this many accepted messages (even, two a person) before `until`."""
    parameters = {
        "messages": messages,
        "leads": messages // STEPS,
        "days": DAYS,
        "start": until - timedelta(days=DAYS + 8),
        "version": VERSION,
        "name_cipher": b"n" * 33,
        "address_cipher": b"a" * 60,
        "wrapped_key": b"w" * 60,
        "body_cipher": b"b" * 400,
        "facts": Jsonb(usual_facts()),
    }
    with store.transaction() as session:
        session.connection.execute("set local session_replication_role = replica")
        for statements in (_PEOPLE, _SEQUENCES, _LEDGER):
            psycopg.ClientCursor(session.connection).execute(statements, parameters)
