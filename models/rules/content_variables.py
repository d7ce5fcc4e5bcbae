"""Which variables may a text use, and which facts may a model be told?

A model is told facts of the company and never who the person is: name and company name are
variables that it may place, filled in afterwards.
"""

import re
from collections.abc import Collection, Mapping
from typing import Any

from models.schemas.lead import FACT_FIELDS

PLAIN_VARIABLES = (
    "first_name",
    "company_name",
    "sender_name",
    "organisation_name",
    "role",
    "city",
)
"""What a template may use by itself; only company_name, sender_name and organisation_name are
always known."""
MODEL_VARIABLES = ("first_name", "company_name", "sender_name")
"""What a model may place."""
ENRICHED_FACTS = (
    "headquarters",
    "founded",
    "founded_year",
    "sub_industry",
    "website",
    "description",
    "technologies",
    "revenue_band",
    "funding_stage",
    "recent_news",
    "ticker",
)
LEAD_FACTS = (*FACT_FIELDS, *ENRICHED_FACTS)
"""Facts that a template may name as `facts.<name>`."""
_ADDRESS = re.compile(r"[^\s@<>(),;:]+@[^\s@<>(),;:]+\.\w+")
_NUMBER = re.compile(r"(?<![\w.])\+?\d(?:[\s().-]{0,2}\d){7,14}(?!\w)")
_LINK = re.compile(r"(?:\b[a-z][a-z0-9+.-]*://|www\.|\b(?:[\w-]+\.)+[a-z]{2,}/)\S+", re.IGNORECASE)
LONGEST_FACT = 1_000


def mask_contacts(value: Any) -> Any:
    """Return a fact as a model is told it: shortened, without addresses, numbers and links."""
    if isinstance(value, str):
        text = _LINK.sub("[link]", _ADDRESS.sub("[address]", value))
        return _NUMBER.sub("[number]", text)[:LONGEST_FACT]
    if isinstance(value, list):
        return [mask_contacts(item) for item in value[:50]]
    if isinstance(value, dict):
        return {str(key): mask_contacts(item) for key, item in list(value.items())[:50]}
    return value


def sample_variables(
    required: Collection[str], campaign_facts: Mapping[str, str]
) -> dict[str, Any]:
    """Return variables as the barest lead of a step has them: what is always or surely known."""
    return {
        "company_name": "Example Company",
        "sender_name": "Alex Example",
        "organisation_name": "Example Organisation",
        "facts": dict.fromkeys(required, "something"),
        "campaign": dict(campaign_facts),
    }
