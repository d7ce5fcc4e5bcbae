"""How does a sequence end when a person has spoken?

Everything of the person that is open is dropped and everything claimed but not yet posting is
taken back; what is in flight is left alone, for it may have left us. The caller holds the
people's locks; further locks are taken in the house's order.
"""

from collections.abc import Sequence
from datetime import datetime

from models.rules.lifecycle import EnrolmentState
from models.rules.reasons import Reason
from tasks.bans import revoke_claims
from tasks.sequences import close_enrolments
from tasks.store.postgres import Session


def stop_people(
    session: Session,
    lead_ids: Sequence[str],
    state: EnrolmentState,
    reason: Reason,
    as_of: datetime,
) -> int:
    """End the live sequences of locked people and drop their open messages; return how many."""
    if not lead_ids:
        return 0
    revoke_claims(session, lead_ids, as_of)
    messages = [
        row[0] for row in session.rows("replies.lock_open_messages", lead_ids=list(lead_ids))
    ]
    if messages:
        session.run(
            "dispatch.drops_write",
            message_ids=messages,
            reasons=[str(reason)] * len(messages),
            as_of=as_of,
        )
    # Enrolments last, as in settling: a settle that holds the budgets waits for them.
    found = session.rows("replies.lock_live_enrolments", lead_ids=list(lead_ids))
    close_enrolments(session, [(row[0], state, reason) for row in found], as_of)
    if found:
        session.run("replies.forget_waits", enrolment_ids=[row[0] for row in found])
    return len(found)
