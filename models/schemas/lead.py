"""What is a lead, and what may each of its fields say?

`LeadRecord` is a lead at the border: what an import row must become and what an export gives.
Texts are trimmed, empty means unknown, and a record written and read again is the same record.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from models.schemas.opt_out_words import BOUNCED, NO, OPTED_IN, OPTED_OUT, YES

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
LongText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=65_536)]


class EmailConfidence(StrEnum):
    """How sure it is that an address is the person's; campaigns admit `Real` and `Pattern`."""

    REAL = "Real"
    PATTERN = "Pattern"
    GUESS = "Guess"
    UNKNOWN = "Unknown"


class EngagementStatus(StrEnum):
    """How far the talk with a person has gone; an import only ever moves it onward."""

    NEW = "new"
    CONTACTED = "contacted"
    ENGAGED = "engaged"
    REPLIED = "replied"
    CUSTOMER = "customer"
    CLOSED = "closed"


class Reject(StrEnum):
    """Why a row of an import is kept aside."""

    FIELD_COUNT = "field_count"
    NUL_BYTE = "nul_byte"
    UNDECODABLE = "undecodable"
    BROKEN_QUOTES = "broken_quotes"
    CELL_TOO_LONG = "cell_too_long"
    MISSING = "missing"
    INVALID_EMAIL = "invalid_email"
    INVALID_PHONE = "invalid_phone"
    INVALID_URL = "invalid_url"
    INVALID_NUMBER = "invalid_number"
    INVALID_DATE = "invalid_date"
    UNKNOWN_TIMEZONE = "unknown_timezone"
    UNKNOWN_COUNTRY = "unknown_country"
    UNKNOWN_VALUE = "unknown_value"
    TEXT_TOO_LONG = "text_too_long"
    DUPLICATE = "duplicate"
    ADDRESS_OF_ANOTHER = "address_of_another"
    ERASED_PERSON = "erased_person"


class LeadRecord(BaseModel):
    """One lead with all that is known of it; the values are valid, the unknown ones None."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source_key: Text | None = None
    first_name: Text | None = None
    last_name: Text | None = None
    email: Text
    phone: Text | None = None
    linkedin_url: Text | None = None
    company: Text | None = None
    company_domain: Text | None = None
    role: Text | None = None
    industry: Text | None = None
    employee_count: int | None = Field(None, ge=0)
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")] | None = None
    state: Text | None = None
    city: Text | None = None
    timezone: Text | None = None
    language: Text | None = None
    owner: Text | None = None
    stage: Text | None = None
    email_confidence: EmailConfidence | None = None
    engagement_status: EngagementStatus | None = None
    company_description: LongText | None = None
    top_services: LongText | None = None
    tone: Text | None = None
    behavioural_insights: LongText | None = None
    preferences: LongText | None = None
    is_opted_out: bool | None = None
    past_email_count: int | None = Field(None, ge=0)
    last_contacted_at: datetime | None = None
    last_replied_at: datetime | None = None


FIELDS = tuple(LeadRecord.model_fields)
LONG_FIELDS = ("company_description", "top_services", "behavioural_insights", "preferences")
FACT_FIELDS = (
    "company_description",
    "top_services",
    "tone",
    "behavioural_insights",
    "preferences",
    "industry",
    "employee_count",
    "past_email_count",
    "last_contacted_at",
    "last_replied_at",
)
"""Fields that become `lead_fact` rows, with provenance, under these names."""

ENGAGEMENT_RANK = {status: rank for rank, status in enumerate(EngagementStatus)}

_ENGAGEMENT_ALIASES = {
    "open": EngagementStatus.NEW,
    "attempted to contact": EngagementStatus.CONTACTED,
    "attempting": EngagementStatus.CONTACTED,
    "working": EngagementStatus.CONTACTED,
    "nurturing": EngagementStatus.CONTACTED,
    "in progress": EngagementStatus.ENGAGED,
    "connected": EngagementStatus.ENGAGED,
    "open deal": EngagementStatus.ENGAGED,
    "responded": EngagementStatus.REPLIED,
    "won": EngagementStatus.CUSTOMER,
    "unqualified": EngagementStatus.CLOSED,
    "bad timing": EngagementStatus.CLOSED,
    "disqualified": EngagementStatus.CLOSED,
    "qualified": EngagementStatus.ENGAGED,
    "converted": EngagementStatus.CUSTOMER,
    "open not contacted": EngagementStatus.NEW,
    "working contacted": EngagementStatus.CONTACTED,
    "closed converted": EngagementStatus.CUSTOMER,
    "closed not converted": EngagementStatus.CLOSED,
    "not contacted": EngagementStatus.NEW,
    "not yet contacted": EngagementStatus.NEW,
    "contact in future": EngagementStatus.CONTACTED,
    "unresponsive": EngagementStatus.CONTACTED,
    "no response": EngagementStatus.CONTACTED,
    "completed": EngagementStatus.CONTACTED,
    "pre qualified": EngagementStatus.ENGAGED,
    "interested": EngagementStatus.ENGAGED,
    "meeting booked": EngagementStatus.ENGAGED,
    "closed won": EngagementStatus.CUSTOMER,
    "client": EngagementStatus.CUSTOMER,
    "closed lost": EngagementStatus.CLOSED,
    "lost": EngagementStatus.CLOSED,
    "lost lead": EngagementStatus.CLOSED,
    "junk lead": EngagementStatus.CLOSED,
    "junk": EngagementStatus.CLOSED,
    "not qualified": EngagementStatus.CLOSED,
    "not interested": EngagementStatus.CLOSED,
    "bad fit": EngagementStatus.CLOSED,
}
"""What CRMs call it, as `plain_word` leaves it; HubSpot's, Salesforce's and Zoho's defaults too.

Only `new` lets a lead into a campaign, so what is in doubt is taken for more than that.
"""

_CONFIDENCE_ALIASES = {
    "verified": EmailConfidence.REAL,
    "valid": EmailConfidence.REAL,
    "deliverable": EmailConfidence.REAL,
    "guessed": EmailConfidence.GUESS,
    "extrapolated": EmailConfidence.GUESS,
    "likely to engage": EmailConfidence.GUESS,
    "risky": EmailConfidence.GUESS,
    "catch all": EmailConfidence.GUESS,
    "catchall": EmailConfidence.GUESS,
    "accept all": EmailConfidence.GUESS,
    "unverified": EmailConfidence.UNKNOWN,
    "not verified": EmailConfidence.UNKNOWN,
    "unavailable": EmailConfidence.UNKNOWN,
    "user managed": EmailConfidence.UNKNOWN,
    "update required": EmailConfidence.UNKNOWN,
}
ENUMERATIONS: dict[str, dict[str, str]] = {
    "email_confidence": {str(e).lower(): str(e) for e in EmailConfidence}
    | {alias: str(e) for alias, e in _CONFIDENCE_ALIASES.items()}
    | dict.fromkeys(OPTED_OUT | BOUNCED, str(EmailConfidence.UNKNOWN)),
    "engagement_status": {str(e): str(e) for e in EngagementStatus}
    | {alias: str(e) for alias, e in _ENGAGEMENT_ALIASES.items()}
    | dict.fromkeys(OPTED_OUT, str(EngagementStatus.CLOSED))
    | dict.fromkeys(BOUNCED, str(EngagementStatus.CONTACTED)),
    "is_opted_out": dict.fromkeys(YES | OPTED_OUT, "true") | dict.fromkeys(NO | OPTED_IN, "false"),
}
"""Allowed values by field: what may be written, as `plain_word` leaves it, to what is stored."""
