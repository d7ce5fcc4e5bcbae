"""Why was a message sent, held, dropped, or given up?

A closed list: each reason has a sentence, what a person can do about it, and what it means for
the sequence. docs/reference/reasons.md is made from it; the code is the anchor there.
"""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What `decide` can say."""

    SEND = "send"
    HOLD = "hold"
    DROP = "drop"


class After(StrEnum):
    """What a closed step means for its sequence."""

    STEP_ONLY = "step_only"
    ENDS_ENROLMENT = "ends_enrolment"
    WAITS = "waits"


class Reason(StrEnum):
    """The code of a reason; it never changes its meaning."""

    DUE = "due"
    PAUSED_GLOBALLY = "paused_globally"
    CAMPAIGN_NOT_ACTIVE = "campaign_not_active"
    CAMPAIGN_PAUSED = "campaign_paused"
    CAMPAIGN_CLOSED = "campaign_closed"
    SENDER_PAUSED = "sender_paused"
    CHANNEL_PAUSED = "channel_paused"
    ENROLMENT_PAUSED = "enrolment_paused"
    ENROLMENT_STOPPED = "enrolment_stopped"
    ABSENT = "absent"
    ERASED = "erased"
    SUPPRESSED = "suppressed"
    EMAIL_CONFIDENCE = "email_confidence"
    REPLIED = "replied"
    NO_CONTACT_POINT = "no_contact_point"
    SENDER_DISABLED = "sender_disabled"
    CONTENT_PENDING = "content_pending"
    CONTENT_STALE = "content_stale"
    CONTENT_REJECTED = "content_rejected"
    CONTENT_CHANGED = "content_changed"
    REVIEW_PENDING = "review_pending"
    UNREADABLE = "unreadable"
    FACTS_MISSING = "facts_missing"
    UNSAFE_HEADER = "unsafe_header"
    NOT_DUE = "not_due"
    QUIET_HOURS = "quiet_hours"
    NO_BUSINESS_DAY = "no_business_day"
    LEAD_DAY_CAP = "lead_day_cap"
    LEAD_WEEK_CAP = "lead_week_cap"
    ACCOUNT_DAY_CAP = "account_day_cap"
    COOLING = "cooling"
    SENDER_QUOTA = "sender_quota"
    PROVIDER_QUOTA = "provider_quota"
    MINIMUM_GAP = "minimum_gap"
    PROVIDER_DOWN = "provider_down"
    BUDGET_SPENT = "budget_spent"
    THROTTLED = "throttled"
    UNREACHABLE = "unreachable"
    ACCOUNT_REFUSED = "account_refused"
    LEASE_LOST = "lease_lost"
    REVOKED = "revoked"
    REJECTED = "rejected"
    ATTEMPTS_SPENT = "attempts_spent"
    OUTCOME_UNKNOWN = "outcome_unknown"
    WORKER_LOST = "worker_lost"
    EVIDENCE = "evidence"
    NO_EVIDENCE = "no_evidence"
    NOT_IN_LOG = "not_in_log"
    RESENT_BY_POLICY = "resent_by_policy"
    RETRIED_BY_PERSON = "retried_by_person"
    DISCARDED_BY_PERSON = "discarded_by_person"


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reason in words, and what to do."""

    sentence: str
    remedy: str
    after: After = After.WAITS


def _end(sentence: str, remedy: str) -> Explanation:
    return Explanation(sentence, remedy, After.ENDS_ENROLMENT)


def _step(sentence: str, remedy: str) -> Explanation:
    return Explanation(sentence, remedy, After.STEP_ONLY)


_R = Reason
EXPLANATIONS: dict[Reason, Explanation] = {
    _R.DUE: _step("It was due and nothing forbade it.", "Nothing to do."),
    _R.PAUSED_GLOBALLY: Explanation("All sending is paused.", "`parley resume --all`"),
    _R.CAMPAIGN_NOT_ACTIVE: Explanation(
        "The campaign is a draft or waits for approval.", "Activate the campaign."
    ),
    _R.CAMPAIGN_PAUSED: Explanation("The campaign is paused.", "`parley resume --campaign NAME`"),
    _R.CAMPAIGN_CLOSED: _end("The campaign is closed.", "Enrol the lead in another campaign."),
    _R.SENDER_PAUSED: Explanation("The sender is paused.", "`parley resume --sender ID`"),
    _R.CHANNEL_PAUSED: Explanation("The channel is paused.", "`parley resume --channel NAME`"),
    _R.ENROLMENT_PAUSED: Explanation(
        "This lead's sequence is paused.", "`parley resume --enrolment ID`"
    ),
    _R.ENROLMENT_STOPPED: _end("The sequence was stopped.", "See the enrolment's own reason."),
    _R.ABSENT: Explanation(
        "The lead is away; an automatic answer said so.", "Wait, or resume the enrolment by hand."
    ),
    _R.ERASED: _end("The person was erased.", "None: an erasure is final."),
    _R.SUPPRESSED: _end(
        "The address or its domain is on the suppression list.",
        "`parley why` shows the ban; lifting one needs a person and a reason.",
    ),
    _R.EMAIL_CONFIDENCE: _end(
        "The address's confidence is below the campaign's gate.",
        "Verify the address and import it again.",
    ),
    _R.REPLIED: _end("The lead has answered.", "Answer the person."),
    _R.NO_CONTACT_POINT: _step(
        "The lead has no usable address for any channel of the step.", "Import an address."
    ),
    _R.SENDER_DISABLED: Explanation("The sender is switched off.", "Enable the sender."),
    _R.CONTENT_PENDING: Explanation(
        "The text is not written yet.", "`parley run generate`, and see its summary."
    ),
    _R.CONTENT_STALE: Explanation(
        "A fact that the text rests on has changed or expired.",
        "`parley run generate` writes anew.",
    ),
    _R.CONTENT_REJECTED: _step("A person rejected the text.", "Write another text for the step."),
    _R.CONTENT_CHANGED: Explanation(
        "The text is not the one that was approved.", "Approve the new text."
    ),
    _R.UNREADABLE: Explanation(
        "Its text, name or address does not open with the keys at hand.",
        "See that `keys.master_keys` holds every version in use; else import or write it anew.",
    ),
    _R.REVIEW_PENDING: Explanation("The text waits for a person's approval.", "`parley review`"),
    _R.FACTS_MISSING: Explanation(
        "A fact that the step requires is not known, so its text is not written.",
        "Enrich or correct the lead; `parley run generate` then writes the text.",
    ),
    _R.UNSAFE_HEADER: _step(
        "A line break or NUL stands in a header field.", "Correct the name or the subject."
    ),
    _R.NOT_DUE: Explanation("Its time has not come.", "Nothing to do."),
    _R.QUIET_HOURS: Explanation(
        "It is outside the campaign's hours where the lead lives.", "Nothing to do."
    ),
    _R.NO_BUSINESS_DAY: Explanation(
        "It is a weekend or a public holiday where the lead lives.", "Nothing to do."
    ),
    _R.LEAD_DAY_CAP: Explanation(
        "The lead has had the day's messages: sent, in doubt, or from elsewhere.", "Nothing to do."
    ),
    _R.LEAD_WEEK_CAP: Explanation(
        "The lead has had the messages of seven days: sent, in doubt, or from elsewhere.",
        "Nothing to do.",
    ),
    _R.ACCOUNT_DAY_CAP: Explanation(
        "The lead's company has had the day's messages.", "Nothing to do."
    ),
    _R.COOLING: Explanation(
        "The lead rests after another sequence, or a contact elsewhere that an import tells of.",
        "Nothing to do.",
    ),
    _R.SENDER_QUOTA: Explanation(
        "The sender's day is used up.", "Add a sender, or wait for its next day."
    ),
    _R.PROVIDER_QUOTA: Explanation(
        "The provider account's quota is used up, the provider's own or the cap that is set.",
        "Raise the plan's quota or the account's `daily_cap`, or name `sendgrid.fallbacks`.",
    ),
    _R.MINIMUM_GAP: Explanation(
        "The step before it went out too short a time ago.", "Nothing to do."
    ),
    _R.PROVIDER_DOWN: Explanation(
        "The provider's circuit breaker is open.", "See `parley status` for the cause."
    ),
    _R.BUDGET_SPENT: Explanation(
        "The campaign's own limit of messages is reached.", "Raise `limits` in its file, or wait."
    ),
    _R.THROTTLED: Explanation("The provider asked us to wait.", "Nothing to do."),
    _R.UNREACHABLE: Explanation(
        "The provider could not be reached; nothing left us.", "Check the network."
    ),
    _R.ACCOUNT_REFUSED: Explanation(
        "The provider refused the account's key or credit, or the sender; nothing left us.",
        "Renew the key or the credit, or verify the sender; then `parley resume`.",
    ),
    _R.LEASE_LOST: Explanation(
        "The worker was too slow or died before the call; nothing left us.", "Nothing to do."
    ),
    _R.REVOKED: Explanation(
        "An opt-out, a pause, the window's end or the provider's wait came before the call; "
        "nothing left us.",
        "Nothing to do.",
    ),
    _R.REJECTED: _step(
        "The provider refused this message for good.", "`parley dead` shows the provider's words."
    ),
    _R.ATTEMPTS_SPENT: _step("All attempts were used up.", "`parley dead retry ID`"),
    _R.OUTCOME_UNKNOWN: Explanation(
        "The request was written and no answer came: it may have been sent.",
        "`parley run reconcile` looks for evidence.",
    ),
    _R.WORKER_LOST: Explanation(
        "The worker died during the call: it may have been sent.",
        "`parley run reconcile` looks for evidence.",
    ),
    _R.EVIDENCE: _step("Evidence shows that the provider accepted it.", "Nothing to do."),
    _R.NO_EVIDENCE: _step(
        "No evidence came in the campaign's waiting time; it is not sent again.",
        "Late evidence still counts; `uncertain_policy: resend` would send it a second time.",
    ),
    _R.NOT_IN_LOG: Explanation(
        "The provider's log, past its stated lag, does not know it: it was not sent.",
        "Nothing to do.",
    ),
    _R.RESENT_BY_POLICY: Explanation(
        "No evidence came in time, and the campaign says to send again.", "Nothing to do."
    ),
    _R.RETRIED_BY_PERSON: Explanation("A person asked for another try.", "Nothing to do."),
    _R.DISCARDED_BY_PERSON: _step("A person discarded it.", "Nothing to do."),
}
