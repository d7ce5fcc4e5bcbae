"""What does each campaign wait for, and when is anything of it looked at next?"""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from models.rules.waiting import DueGroup, waiting_for
from tasks.store.postgres import Session


class CampaignWait(NamedTuple):
    """What a campaign waits for now, and when anything of it is looked at next."""

    waiting_for: str | None
    waiting_count: int
    next_at: datetime | None


def read_campaign_waits(
    session: Session, as_of: datetime, fallbacks: Sequence[str], campaign_name: str = ""
) -> dict[str, CampaignWait]:
    """Return, by campaign, what its due messages wait for; all campaigns unless one is named."""
    rows = session.rows(
        "status.campaign_waits",
        as_of=as_of,
        fallbacks=list(fallbacks),
        campaign_name=campaign_name,
    )
    waits = {}
    for name, found in groupby(rows, key=itemgetter(0)):
        group = list(found)
        due = [DueGroup(reason, count, ready) for _, reason, count, ready, _ in group if count]
        what = waiting_for(due)
        waiting_count = sum(each.message_count for each in due) if what else 0
        waits[name] = CampaignWait(what, waiting_count, min(row[4] for row in group))
    return waits
