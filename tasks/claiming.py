"""Which due messages may go out, and who sends them?

One transaction per claim: it locks people, reads their messages as committed, decides each, and
writes what changed; a message that may go gets an attempt with a lease and a fencing token.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from models.keys import attempt_id
from models.rules.accounts import AccountPlan
from models.rules.eligibility import Decision, MessageFacts, decide
from models.rules.industries import industry_class
from models.rules.reasons import Reason, Verdict
from models.rules.send_windows import closing_after, zone_of
from tasks.budgets import Budgets
from tasks.claim_rows import Claim, ClaimRow, Sender
from tasks.policies import Version, Versions
from tasks.sequences import close_steps
from tasks.store.postgres import Session

_UTC = ZoneInfo("UTC")
_PAUSE_REASONS = {
    "global": Reason.PAUSED_GLOBALLY,
    "campaign": Reason.CAMPAIGN_PAUSED,
    "sender": Reason.SENDER_PAUSED,
    "channel": Reason.CHANNEL_PAUSED,
    "enrolment": Reason.ENROLMENT_PAUSED,
}


@dataclass
class _Round:
    """What one claim has granted and found so far."""

    sender: Sender
    as_of: datetime
    budgets: Budgets
    pauses: dict[tuple[str, str], Reason]
    sends: list[ClaimRow] = field(default_factory=list)
    holds: list[tuple[ClaimRow, Decision]] = field(default_factory=list)
    drops: list[tuple[ClaimRow, Decision]] = field(default_factory=list)
    decisions: list[tuple[ClaimRow, Decision, MessageFacts, str]] = field(default_factory=list)


def claim_due(
    session: Session,
    sender: Sender,
    plan: AccountPlan,
    versions: Versions,
    as_of: datetime,
    limit: int,
    lease: tuple[str, int],
) -> tuple[list[Claim], Counter[str]]:
    """Decide up to `limit` due messages of a sender and claim those that may go.

    Returns the claims and the counts of every verdict; `looked_at` zero means that none is left.
    """
    pairs = session.rows(
        "dispatch.lock_due_leads", sender_id=sender.sender_id, as_of=as_of, limit=limit
    )
    first = {lead: message for message, lead in reversed(pairs)}
    rows = [
        ClaimRow(*row)
        for row in session.rows(
            "dispatch.read_facts", message_ids=list(first.values()), as_of=as_of
        )
    ]
    if not rows:
        return [], Counter()
    known = versions.load(session, {row.campaign_version_id for row in rows})
    claim_round = _Round(sender, as_of, Budgets.of(sender, plan, as_of), _open_pauses(session))
    policies = {each: version.policy for each, version in known.items()}
    claim_round.budgets.lock(session, rows, policies)
    for row in rows:
        _judge(claim_round, row, known[row.campaign_version_id])
    claims = _write(session, claim_round, versions, known, lease)
    counts = Counter(looked_at=len(rows), claimed=len(claims))
    counts.update(held=len(claim_round.holds), dropped=len(claim_round.drops))
    counts.update(overtaken=len(claim_round.sends) - len(claims))
    return claims, +counts


def _open_pauses(session: Session) -> dict[tuple[str, str], Reason]:
    return {
        (level, key): _PAUSE_REASONS[level] for level, key in session.rows("dispatch.open_pauses")
    }


def _pause_of(claim_round: _Round, row: ClaimRow) -> Reason | None:
    if not claim_round.pauses:
        return None
    scopes = (
        ("global", ""),
        ("campaign", row.campaign_name),
        ("sender", claim_round.sender.sender_id),
        ("channel", claim_round.sender.channel),
        ("enrolment", row.enrolment_id),
    )
    return next(
        (claim_round.pauses[scope] for scope in scopes if scope in claim_round.pauses), None
    )


def _facts(claim_round: _Round, row: ClaimRow, version: Version) -> MessageFacts:
    budgets = claim_round.budgets
    return MessageFacts(
        pause=_pause_of(claim_round, row),
        campaign_state=row.campaign_state,
        enrolment_state=row.enrolment_state,
        waiting_until=row.waiting_until,
        is_erased=row.is_erased,
        is_banned=row.is_banned,
        email_confidence=row.email_confidence,
        has_replied=row.has_replied,
        has_contact_point=row.has_contact_point,
        is_sender_enabled=claim_round.sender.is_enabled,
        content_state=row.content_state,
        is_content_stale=row.is_content_stale,
        step=row.step,
        due_at=row.due_at,
        timezones=tuple(row.timezone.split(",")),
        country=row.country or version.definition.country,
        industry=industry_class(row.industry),
        lead_sent_at=tuple(row.lead_sent_at),
        account_sent_count=budgets.used_count(budgets.company_key(row)),
        cooling_from=row.cooling_from,
        last_contacted_at=row.last_contacted_at,
        sender_remaining_count=budgets.sender_limit - budgets.used_count(budgets.sender_key),
        sender_day_ends_at=budgets.sender_day_ends_at,
        previous_step_at=row.previous_step_at,
        provider_retry_at=claim_round.sender.retry_at,
        provider_remaining_count=budgets.provider_remaining(),
        provider_free_at=budgets.provider_free_at,
        campaign_remaining_count=budgets.campaign_remaining(row),
        campaign_free_at=budgets.campaign_free_at[row.campaign_version_id],
    )


def _judge(claim_round: _Round, row: ClaimRow, version: Version) -> None:
    facts = _facts(claim_round, row, version)
    decision = decide(facts, version.policy, claim_round.as_of)
    is_new = True
    if decision.verdict is Verdict.SEND:
        claim_round.sends.append(row)
        claim_round.budgets.take(row)
    elif decision.verdict is Verdict.HOLD:
        claim_round.holds.append((row, decision))
        is_new = _is_news(row, decision)
    else:
        claim_round.drops.append((row, decision))
    if is_new:
        claim_round.decisions.append((row, decision, facts, version.policy.policy_hash))


def _write(
    session: Session,
    claim_round: _Round,
    versions: Versions,
    known: dict[str, Version],
    lease: tuple[str, int],
) -> list[Claim]:
    as_of = claim_round.as_of
    _write_decisions(session, claim_round)
    if claim_round.holds:
        session.run(
            "dispatch.holds_write",
            message_ids=[row.message_id for row, _ in claim_round.holds],
            from_states=[row.state for row, _ in claim_round.holds],
            are_new=[_is_news(row, decision) for row, decision in claim_round.holds],
            reasons=[str(decision.reason) for _, decision in claim_round.holds],
            untils=[decision.until for _, decision in claim_round.holds],
            as_of=as_of,
        )
    if claim_round.drops:
        reasons = {row.message_id: decision.reason for row, decision in claim_round.drops}
        dropped = session.rows(
            "dispatch.drops_write",
            message_ids=list(reasons),
            reasons=[str(reason) for reason in reasons.values()],
            as_of=as_of,
        )
        close_steps(session, versions, {row[0]: reasons[row[0]] for row in dropped}, as_of)
    if not claim_round.sends:
        return []
    claims = _write_claims(session, claim_round, known, lease)
    claim_round.budgets.spend(session)
    return claims


def _is_news(row: ClaimRow, decision: Decision) -> bool:
    return row.state != "held" or row.reason != decision.reason


def _write_decisions(session: Session, claim_round: _Round) -> None:
    if not claim_round.decisions:
        return
    rows = [
        {
            "message_id": row.message_id,
            "verdict": str(decision.verdict),
            "reason": str(decision.reason),
            "until": decision.until,
            "facts": dict(zip(MessageFacts._fields, facts, strict=True)),
            "policy_hash": policy_hash,
        }
        for row, decision, facts, policy_hash in claim_round.decisions
    ]
    session.run(
        "dispatch.decisions_write", decisions=orjson.dumps(rows).decode(), as_of=claim_round.as_of
    )


def _write_claims(
    session: Session, claim_round: _Round, known: dict[str, Version], lease: tuple[str, int]
) -> list[Claim]:
    sends, sender = claim_round.sends, claim_round.sender
    attempts = [attempt_id(row.message_id, row.attempt_count + 1) for row in sends]
    tokens: dict[str, int] = dict(
        session.rows(
            "dispatch.claims_write",
            message_ids=[row.message_id for row in sends],
            from_states=[row.state for row in sends],
            attempt_ids=attempts,
            lead_ids=[row.lead_id for row in sends],
            ordinals=[row.attempt_count + 1 for row in sends],
            content_hashes=[row.content_hash for row in sends],
            budget_keys=[" ".join(claim_round.budgets.keys_of(row)) for row in sends],
            channel=sender.channel,
            provider=sender.provider,
            account_name=sender.account_name,
            sender_id=sender.sender_id,
            lease_owner=lease[0],
            lease_seconds=lease[1],
            as_of=claim_round.as_of,
        )
    )
    for row, attempt in zip(sends, attempts, strict=True):
        if attempt not in tokens:  # evidence closed it while it was judged
            claim_round.budgets.give_back(row)
    closings = {
        (zones, version): _closes_at(zones, known[version], claim_round.as_of)
        for zones, version in {(row.timezone, row.campaign_version_id) for row in sends}
    }
    return [
        Claim(
            row.message_id,
            attempt,
            tokens[attempt],
            row.failure_count,
            closings[row.timezone, row.campaign_version_id],
        )
        for row, attempt in zip(sends, attempts, strict=True)
        if attempt in tokens
    ]


def _closes_at(timezones: str, version: Version, as_of: datetime) -> datetime:
    zones: list[Any] = [zone for name in timezones.split(",") if (zone := zone_of(name))]
    zones = zones or [zone_of(version.policy.timezone) or _UTC]
    return min(closing_after(as_of, version.policy.window, zone) for zone in zones)
