"""How does it stand? What runs, what is due, what waits and why; read in one snapshot."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from models.rules.waiting import Wait
from tasks.pauses import name_scope
from tasks.store.postgres import Store
from tasks.story_words import explain_state
from tasks.waits import CampaignWait, read_campaign_waits

SILENCE = timedelta(minutes=15)


class Standing(NamedTuple):
    """The store's state at an instant."""

    as_of: datetime
    totals: dict[str, Any]
    waiting: list[dict[str, Any]]
    campaign_waits: dict[str, CampaignWait]
    runs: list[dict[str, Any]]
    breakers: list[dict[str, Any]]
    pauses: list[dict[str, Any]]
    alerts: list[str]


def read_standing(store: Store, as_of: datetime, *, fallbacks: Sequence[str] = ()) -> Standing:
    """Return how the store stands, with what a person should look at."""
    with store.transaction(is_snapshot=True) as session:
        totals = session.records("status.totals")[0]
        waiting = session.records("status.due_now", as_of=as_of)
        campaign_waits = read_campaign_waits(session, as_of, fallbacks)
        runs = session.records("status.last_runs")
        breakers = session.records("status.open_breakers")
        pauses = session.records("status.in_force_pauses")
        silence = session.records("status.silence", since=as_of - SILENCE)[0]
    for row in waiting:
        waits = ("due" if row["due_count"] else "not_due") if row["state"] == "planned" else ""
        row["sentence"], row["remedy"] = explain_state(row["state"], row["reason"] or waits)
    return Standing(
        as_of,
        totals,
        waiting,
        campaign_waits,
        runs,
        breakers,
        pauses,
        _campaign_alerts(campaign_waits) + _alerts(totals, silence, breakers, pauses, as_of),
    )


def _campaign_alerts(waits: dict[str, CampaignWait]) -> list[str]:
    return [
        f"{name} waits: {wait.waiting_for}; {wait.waiting_count:,} messages are due, the next look "
        f"is at {wait.next_at:%Y-%m-%d %H:%MZ}"
        for name, wait in waits.items()
        if wait.waiting_for in (Wait.QUOTA, Wait.PROVIDER)
    ]


def _alerts(
    totals: dict[str, Any],
    silence: dict[str, Any],
    breakers: list[dict[str, Any]],
    pauses: list[dict[str, Any]],
    as_of: datetime,
) -> list[str]:
    alerts = [
        f"circuit breaker of {row['breaker_key']} is {row['state']}: {row['reason']}"
        for row in breakers
    ]
    alerts += [
        f"paused: {name_scope(row['level'], row['scope_key'])} by {row['actor']}: {row['reason']}"
        for row in pauses
    ]
    last = silence["last_accepted_at"]
    is_silent = last is None or as_of - last > SILENCE
    is_paused = any(row["level"] == "global" for row in pauses)
    if silence["overdue_count"] and is_silent and not is_paused:
        alerts.append(
            f"{silence['overdue_count']:,} messages are overdue and nothing has gone out since "
            f"{last.strftime('%Y-%m-%d %H:%MZ') if last else 'ever'}"
        )
    if totals["uncertain_count"]:
        alerts.append(
            f"{totals['uncertain_count']:,} messages are in doubt: `parley run reconcile`"
        )
    if totals["dead_count"]:
        alerts.append(f"{totals['dead_count']:,} messages are dead letters: `parley dead ls`")
    return alerts
