"""All tables together, and how each is marked for the marts."""

from models.tables import campaigns, events, leads, messages, operations
from models.tables.base import metadata

MODULES = (leads, campaigns, messages, events, operations)

APPEND_ONLY = (
    "lead_fact",
    "consent",
    "preference",
    "ban",
    "ban_lift",
    "quarantine",
    "campaign_version",
    "enrolment_move",
    "experiment_assignment",
    "experiment_verdict",
    "message_move",
    "decision",
    "raw_event",
    "reply",
    "parked_event",
    "llm_call",
    "audit",
    "audit_seal",
    "tombstone",
)
UPDATED = tuple(
    table.name
    for table in metadata.sorted_tables
    if "changed_xid" in table.c and table.name not in APPEND_ONLY
)
