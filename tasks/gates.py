"""Which gate keeps a lead out of a campaign, and how many does each keep out?

The rule stands once, in sql/queries/planning.sql; planning, its counts and `parley why` read it
with the same parameters.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any, NamedTuple

from tasks.policies import Version, Versions
from tasks.store.postgres import Session

WAITS = "waits_for_wave"
"""The code of a lead that no gate keeps out."""
ENROLLED = "enrolled"
"""The code of a lead that the campaign has, or had."""


class Gate(NamedTuple):
    """What a code means for one lead and for many, and what a person can do about it."""

    sentence: str
    of_many: str
    remedy: str


GATES: Mapping[str, Gate] = {
    ENROLLED: Gate(
        "The campaign has or had the lead.",
        "The campaign has them, or had them.",
        "None: a campaign takes each lead once.",
    ),
    "erased": Gate(
        "The person was erased.", "The person was erased.", "None: an erasure is final."
    ),
    "suppressed": Gate(
        "The address or its domain is on the suppression list ({detail}).",
        "The address or its domain is on the suppression list.",
        "`parley why LEAD` shows the ban; lifting one needs a person and a reason.",
    ),
    "engaged": Gate(
        "The lead's engagement is {detail}; sequences take new leads.",
        "Somebody talks with the lead already; sequences take new leads.",
        "Answer the person yourself.",
    ),
    "replied": Gate(
        "The lead has answered before, last on {detail}; sequences take new leads.",
        "They have answered before; sequences take new leads.",
        "Answer the person yourself.",
    ),
    "no_email": Gate(
        "The lead has no usable e-mail address.",
        "There is no usable e-mail address.",
        "Import an address.",
    ),
    "email_confidence": Gate(
        "The address's confidence, {detail}, is below the campaign's gate: {confidences}.",
        "The address's confidence is below the campaign's gate: {confidences}.",
        "Verify the address and import it again.",
    ),
    "holdout": Gate(
        "The company is held out of the experiment {detail}.",
        "The company is held out of the experiment.",
        "None: the holdout is what the experiment is compared with.",
    ),
    "other_sequence": Gate(
        "The lead is in another sequence, {detail}.",
        "The lead is in another sequence.",
        "Wait until that one ends.",
    ),
    "cooling": Gate(
        "The lead rests until {until:%Y-%m-%d %H:%M} UTC, after {detail}.",
        "The lead rests after another sequence or a contact elsewhere.",
        "Nothing to do.",
    ),
    "paused": Gate(
        "A pause is in force, of the campaign or of everything: nobody enters meanwhile.",
        "A pause is in force, of the campaign or of everything: nobody enters meanwhile.",
        "`parley status` names the pause; `parley resume --campaign NAME` or `--all` lifts it.",
    ),
    WAITS: Gate(
        "The lead waits for its wave: {wave_size:,} enter a day, {entered_today:,} did today.",
        "No gate: they wait for their wave, {wave_size:,} a day.",
        "Wait for the next plan run, or raise waves.leads_per_day.",
    ),
}


def gate_parameters(version: Version, now: datetime) -> dict[str, Any]:
    """Return what `planning.gate` asks of a campaign's version at this instant."""
    experiment = version.definition.experiment
    return {
        "campaign_name": version.definition.name,
        "confidences": sorted(version.policy.email_confidence),
        "experiment_key": experiment.name if experiment else "",
        "rested_since": now - timedelta(days=version.policy.cooling_days),
    }


def day_start(now: datetime) -> datetime:
    """Return the beginning of the UTC day, from which a wave is counted."""
    return datetime.combine(now.date(), time(0), UTC)


def count_gates(session: Session, version: Version, now: datetime) -> dict[str, int]:
    """Return how many leads there are by code; each lead counts once."""
    rows = session.rows("planning.gate_counts", **gate_parameters(version, now))
    return {code or WAITS: count for code, count in rows}


def explain_counts(session: Session, version: Version, now: datetime) -> list[dict[str, Any]]:
    """Return the leads that a campaign does not have, by gate, with the sentence of each."""
    counts = count_gates(session, version, now)
    return [
        {
            "reason": code,
            "lead_count": counts[code],
            "sentence": GATES[code].of_many.format(
                confidences=", ".join(sorted(version.policy.email_confidence)),
                wave_size=version.definition.waves.leads_per_day,
            ),
            "remedy": GATES[code].remedy,
        }
        for code in (*GATES,)
        if counts.get(code) and code != ENROLLED
    ]


def explain_gates(
    session: Session, versions: Versions, lead_id: str, now: datetime
) -> list[dict[str, Any]]:
    """Say for each active campaign that does not have the lead which gate is in its way."""
    found = session.rows("why.campaigns_without_lead", lead_id=lead_id, since=day_start(now))
    loaded = versions.load(session, {version_id for _, version_id, _ in found})
    return [
        _explain(session, loaded[version_id], lead_id, entered, now)
        for _, version_id, entered in found
    ]


def _explain(
    session: Session, version: Version, lead_id: str, entered_today: int, now: datetime
) -> dict[str, Any]:
    parameters = gate_parameters(version, now)
    rows = session.rows("why.lead_gate", lead_id=lead_id, **parameters)
    code, detail, rests_from = rows[0]
    code = code or WAITS
    until = rests_from + timedelta(days=version.policy.cooling_days) if rests_from else None
    wave_size = version.definition.waves.leads_per_day
    return {
        "campaign": version.definition.name,
        "reason": code,
        "detail": detail,
        "until": until,
        "wave_size": wave_size,
        "entered_today": entered_today,
        "sentence": GATES[code].sentence.format(
            detail=detail,
            confidences=", ".join(parameters["confidences"]),
            until=until.astimezone(UTC) if until else None,
            wave_size=wave_size,
            entered_today=entered_today,
        ),
        "remedy": GATES[code].remedy,
    }
