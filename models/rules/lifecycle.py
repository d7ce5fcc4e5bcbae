"""Which states are there, and which changes are legal?

One table of arrows for each thing; the database's guard is made from the same table, and an
illegal move raises in both places.
"""

from enum import StrEnum

from models.errors import IllegalMoveError


class MessageState(StrEnum):
    """What the ledger says of an intended message."""

    PLANNED = "planned"
    HELD = "held"
    CLAIMED = "claimed"
    ACCEPTED = "accepted"
    UNCERTAIN = "uncertain"
    DROPPED = "dropped"
    MERGED = "merged"
    DEAD = "dead"


class AttemptState(StrEnum):
    """How far one call has come."""

    PLANNED = "planned"
    POSTING = "posting"
    SETTLED = "settled"


class AttemptOutcome(StrEnum):
    """What became of one call."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    THROTTLED = "throttled"
    UNREACHABLE = "unreachable"
    ACCOUNT_REFUSED = "account_refused"
    UNKNOWN = "unknown"
    ABANDONED = "abandoned"
    REVOKED = "revoked"


class EnrolmentState(StrEnum):
    """Where a lead stands in a campaign."""

    ACTIVE = "active"
    PAUSED = "paused"
    WAITING = "waiting"
    RESPONDED = "responded"
    COMPLETED = "completed"
    STOPPED = "stopped"


class CampaignState(StrEnum):
    """Where a campaign stands."""

    DRAFT = "draft"
    PENDING_APPROVAL = "pending_approval"
    ACTIVE = "active"
    PAUSED = "paused"
    CLOSED = "closed"


_M, _E, _C = MessageState, EnrolmentState, CampaignState

MESSAGE_MOVES: frozenset[tuple[str, str]] = frozenset(
    {
        (_M.PLANNED, _M.CLAIMED),
        (_M.PLANNED, _M.ACCEPTED),
        (_M.PLANNED, _M.HELD),
        (_M.PLANNED, _M.DROPPED),
        (_M.PLANNED, _M.MERGED),
        (_M.HELD, _M.PLANNED),
        (_M.HELD, _M.ACCEPTED),
        (_M.HELD, _M.CLAIMED),
        (_M.HELD, _M.DROPPED),
        (_M.HELD, _M.MERGED),
        (_M.HELD, _M.HELD),
        (_M.CLAIMED, _M.ACCEPTED),
        (_M.CLAIMED, _M.UNCERTAIN),
        (_M.CLAIMED, _M.DEAD),
        (_M.CLAIMED, _M.PLANNED),
        (_M.CLAIMED, _M.DROPPED),
        (_M.UNCERTAIN, _M.ACCEPTED),
        (_M.UNCERTAIN, _M.PLANNED),
        (_M.UNCERTAIN, _M.DROPPED),
        (_M.DROPPED, _M.ACCEPTED),
        (_M.DEAD, _M.PLANNED),
        (_M.DEAD, _M.DROPPED),
        (_M.MERGED, _M.PLANNED),
    }
)
ENROLMENT_MOVES: frozenset[tuple[str, str]] = frozenset(
    {(a, b) for a in (_E.ACTIVE, _E.PAUSED, _E.WAITING) for b in _E if a != b}
    | {(_E.COMPLETED, _E.RESPONDED), (_E.STOPPED, _E.RESPONDED)}
)
CAMPAIGN_MOVES: frozenset[tuple[str, str]] = frozenset(
    {
        (_C.DRAFT, _C.PENDING_APPROVAL),
        (_C.DRAFT, _C.ACTIVE),
        (_C.PENDING_APPROVAL, _C.ACTIVE),
        (_C.PENDING_APPROVAL, _C.DRAFT),
        (_C.ACTIVE, _C.PAUSED),
        (_C.PAUSED, _C.ACTIVE),
        (_C.DRAFT, _C.CLOSED),
        (_C.ACTIVE, _C.CLOSED),
        (_C.PAUSED, _C.CLOSED),
    }
)
LIVE_ENROLMENT = (EnrolmentState.ACTIVE, EnrolmentState.PAUSED, EnrolmentState.WAITING)
OPEN_MESSAGE = (MessageState.PLANNED, MessageState.HELD)


def check_move(moves: frozenset[tuple[str, str]], key: str, before: str, after: str) -> None:
    """Raise `IllegalMoveError` unless the table has the arrow."""
    if (before, after) not in moves:
        raise IllegalMoveError(f"{key}: cannot go from {before} to {after}")
