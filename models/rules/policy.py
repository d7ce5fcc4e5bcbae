"""By which rules is a campaign's message judged?

Everything from the campaign's version and the settings that `decide` reads, frozen, with a hash
that every decision carries.
"""

from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from itertools import pairwise

import orjson

from models.keys import digest
from models.rules.send_windows import Window
from models.schemas.campaign import CampaignDefinition
from models.settings import CapSettings


@dataclass(frozen=True, slots=True)
class Policy:
    """What `decide` reads beside the facts."""

    campaign_name: str
    window: Window
    timezone: str
    email_confidence: frozenset[str]
    per_lead_per_day: int
    per_lead_per_week: int
    per_account_per_day: int
    cooling_days: int
    minimum_gap_days: tuple[int, ...]
    messages_per_day: int | None = None
    messages_in_all: int | None = None
    policy_hash: str = ""


def make_policy(definition: CampaignDefinition, caps: CapSettings) -> Policy:
    """Freeze a campaign version and the caps into a policy."""
    window = definition.window
    return _hashed(
        Policy(
            campaign_name=definition.name,
            window=Window(
                window.opens,
                window.closes,
                window.business_days_only,
                definition.country,
                dict(window.preferred_hours),
                window.spread_minutes,
            ),
            timezone=definition.timezone,
            email_confidence=frozenset(definition.gates.get("email_confidence", ())),
            per_lead_per_day=caps.per_lead_per_day,
            per_lead_per_week=caps.per_lead_per_week,
            per_account_per_day=caps.per_account_per_day,
            cooling_days=caps.cooling_days,
            minimum_gap_days=minimum_gaps(tuple(step.day for step in definition.steps)),
            messages_per_day=definition.limits.messages_per_day,
            messages_in_all=definition.limits.messages_in_all,
        )
    )


@lru_cache(maxsize=256)
def minimum_gaps(days: tuple[int, ...]) -> tuple[int, ...]:
    """Return, per step, the days that must lie between it and the one before, after a slip too.

    The first has none; the others keep two days, or their planned distance where that is less.
    """
    return (0, *(min(2, later - earlier) for earlier, later in pairwise(days)))


def _hashed(policy: Policy) -> Policy:
    parts = asdict(policy)
    parts["email_confidence"] = sorted(policy.email_confidence)
    text = orjson.dumps(parts, option=orjson.OPT_SORT_KEYS).decode()
    return replace(policy, policy_hash=digest("policy", text)[:16])
