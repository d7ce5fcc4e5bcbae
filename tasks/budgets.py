"""What may still be spent by a claim, and what did it spend?

A budget is a row, locked in key order by whoever claims and moved by conditional UPDATE: the
sender's local day, a company's day where the lead lives, the day of the provider's account, and
the campaign's own limits. A budget without a limit has no row.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from models.rules.accounts import AccountPlan, account_cap
from models.rules.cadence import lead_zone
from models.rules.limits import sender_cap, sender_day
from models.rules.policy import Policy
from models.rules.send_windows import local_instant, zone_of
from tasks.claim_rows import ClaimRow, Sender
from tasks.store.postgres import Session

_UTC_ZONE = ZoneInfo("UTC")
_DAY = timedelta(days=1)


@dataclass
class Budgets:
    """The budgets of one sender's claim: limits, what was used before, and what this one spends."""

    sender: Sender
    as_of: datetime
    sender_key: str
    sender_limit: int
    sender_day_ends_at: datetime
    provider_key: str
    provider_limit: int | None
    provider_free_at: datetime
    campaign_keys: dict[str, list[str]] = field(default_factory=dict)
    campaign_free_at: dict[str, datetime] = field(default_factory=dict)
    limits: dict[str, int] = field(default_factory=dict)
    used: dict[str, int] = field(default_factory=dict)
    spent: dict[str, int] = field(default_factory=dict)
    lead_days: dict[tuple[str, str], date] = field(default_factory=dict)

    @classmethod
    def of(cls, sender: Sender, plan: AccountPlan, as_of: datetime) -> "Budgets":
        """Return the sender's budgets for its day and its account's, nothing locked yet."""
        zone = zone_of(sender.timezone) or _UTC_ZONE
        today, utc_day = sender_day(as_of, zone), as_of.astimezone(UTC).date()
        return cls(
            sender=sender,
            as_of=as_of,
            sender_key=f"sender/{sender.sender_id}/{today}",
            sender_limit=sender_cap(sender.warmup_started_on, today, sender.daily_cap),
            sender_day_ends_at=local_instant(today + _DAY, time(0), zone),
            provider_key=f"provider/{sender.provider}:{sender.account_name}/{utc_day}",
            provider_limit=account_cap(plan, utc_day),
            provider_free_at=_free_at(sender, utc_day),
        )

    def lock(
        self, session: Session, rows: Iterable[ClaimRow], policies: Mapping[str, Policy]
    ) -> None:
        """Make the rows that are missing, lock all in key order, and read what is used."""
        self.limits = {self.sender_key: self.sender_limit}
        if self.provider_limit is not None:
            self.limits[self.provider_key] = self.provider_limit
        for version_id, policy in policies.items():
            zone = zone_of(policy.timezone) or _UTC_ZONE
            day = sender_day(self.as_of, zone)
            own = _campaign_limits(policy, day)
            self.limits.update(own)
            self.campaign_keys[version_id] = list(own)
            self.campaign_free_at[version_id] = local_instant(day + _DAY, time(0), zone)
        for row in rows:
            policy = policies[row.campaign_version_id]
            lives_by = (row.timezone, row.campaign_version_id)
            if lives_by not in self.lead_days:
                zone = lead_zone(row.timezone.split(",")[0], policy)
                self.lead_days[lives_by] = self.as_of.astimezone(zone).date()
            self.limits[self.company_key(row)] = policy.per_account_per_day
        keys = sorted(self.limits)
        session.run(
            "dispatch.ensure_budgets_write",
            budget_keys=keys,
            limits=[self.limits[key] for key in keys],
            as_of=self.as_of,
        )
        self.used = dict(session.rows("dispatch.lock_budgets", budget_keys=keys))

    def company_key(self, row: ClaimRow) -> str:
        """Return the key of the company's day, by the date where the lead lives."""
        return f"account/{row.account_id}/{self.lead_days[row.timezone, row.campaign_version_id]}"

    def keys_of(self, row: ClaimRow) -> list[str]:
        """Return the keys of every budget that one message draws on."""
        keys = [
            self.sender_key,
            self.company_key(row),
            *self.campaign_keys[row.campaign_version_id],
        ]
        return keys if self.provider_limit is None else [*keys, self.provider_key]

    def take(self, row: ClaimRow) -> None:
        """Grant one message."""
        for key in self.keys_of(row):
            self.spent[key] = self.spent.get(key, 0) + 1

    def give_back(self, row: ClaimRow) -> None:
        """Take one grant back: the message is not claimed after all."""
        for key in self.keys_of(row):
            self.spent[key] -= 1

    def used_count(self, key: str) -> int:
        """Return what is used of a budget, this claim's own grants included."""
        return self.used.get(key, 0) + self.spent.get(key, 0)

    def provider_remaining(self) -> int | None:
        """Return what the account may still carry today, or None for no limit."""
        if self.provider_limit is None:
            return None
        return self.provider_limit - self.used_count(self.provider_key)

    def campaign_remaining(self, row: ClaimRow) -> int | None:
        """Return what the campaign's limits leave, or None where it has none."""
        keys = self.campaign_keys[row.campaign_version_id]
        return min((self.limits[key] - self.used_count(key) for key in keys), default=None)

    def spend(self, session: Session) -> None:
        """Write what was granted; the rows are locked, so each must move."""
        spent = {key: count for key, count in sorted(self.spent.items()) if count}
        moved = session.run(
            "dispatch.spend_budgets_write",
            budget_keys=list(spent),
            counts=list(spent.values()),
            limits=[self.limits[key] for key in spent],
            as_of=self.as_of,
        )
        if moved != len(spent):
            raise AssertionError(f"budgets moved {moved} of {len(spent)} rows that were locked")


def _free_at(sender: Sender, utc_day: date) -> datetime:
    """Return when the account may send again, or a fallback's sender is tried elsewhere."""
    ends_at = local_instant(utc_day + _DAY, time(0), _UTC_ZONE)
    return ends_at if sender.next_try_at is None else min(ends_at, sender.next_try_at)


def _campaign_limits(policy: Policy, day: date) -> dict[str, int]:
    stated = {
        f"campaign/{policy.campaign_name}/{day}": policy.messages_per_day,
        f"campaign/{policy.campaign_name}/all": policy.messages_in_all,
    }
    return {key: limit for key, limit in stated.items() if limit is not None}
