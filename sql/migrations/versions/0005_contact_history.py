"""What imports tell of contacts elsewhere stands on the lead, where gates and `decide` read it."""

from alembic import op

revision = "0005"
down_revision = "0004"

_UP = """
alter table lead add column last_contacted_at timestamptz;
alter table lead add column last_replied_at timestamptz;
comment on column lead.last_contacted_at is 'elsewhere, at the latest, as imports tell';
comment on column lead.last_replied_at is 'elsewhere, as imports tell';

update lead
set last_contacted_at = told.last_contacted_at, last_replied_at = told.last_replied_at
from (
    select
        lead_fact.lead_id,
        coalesce(
            max((lead_fact.value #>> '{}')::timestamptz)
                filter (where lead_fact.field = 'last_contacted_at'),
            max(lead_fact.observed_at)
                filter (
                    where lead_fact.field = 'past_email_count'
                        and (lead_fact.value #>> '{}')::integer > 0
                )
        ) as last_contacted_at,
        max((lead_fact.value #>> '{}')::timestamptz)
            filter (where lead_fact.field = 'last_replied_at') as last_replied_at
    from lead_fact
    where lead_fact.field in ('past_email_count', 'last_contacted_at', 'last_replied_at')
    group by lead_fact.lead_id
) as told
where lead.lead_id = told.lead_id
    and coalesce(told.last_contacted_at, told.last_replied_at) is not null;
"""
_DOWN = """
alter table lead drop column last_replied_at;
alter table lead drop column last_contacted_at;
"""


def upgrade() -> None:
    """Bring what is known already to the leads."""
    op.execute(_UP)


def downgrade() -> None:
    """Leave it to the facts, which still say it."""
    op.execute(_DOWN)
