"""How does sending stop and go on, at any level?

A pause is in force before the next call: its writer takes the lock that every mark shares, so no
call is between its last look and its mark when the pause commits.
"""

from datetime import datetime

from psycopg.types.json import Jsonb

from models.errors import UsageError
from tasks.store.postgres import Session, Store

LEVELS = ("global", "campaign", "sender", "channel", "enrolment")
CHANNELS = ("email", "sms", "whatsapp", "linkedin")


def name_scope(level: str, scope_key: str) -> str:
    """Return what a pause stops, in words."""
    return "everything" if level == "global" else f"{level} {scope_key}"


def pause(
    store: Store, level: str, scope_key: str, reason: str, actor: str, as_of: datetime
) -> bool:
    """Put a pause in force; False where it was in force already.

    Raises `UsageError` where there is no such campaign, sender, channel or enrolment: a stop that
    stops nothing must not look like one.
    """
    with store.transaction() as session:
        _check_scope(session, level, scope_key)
        session.rows("pauses.take_send_wall_alone")
        made = session.rows(
            "pauses.pause_write",
            level=level,
            scope_key=scope_key,
            reason=reason,
            actor=actor,
            at=as_of,
        )
        session.run(
            "operations.write_audit",
            actor=actor,
            action="pause",
            subject_kind=level,
            subject_key=scope_key,
            detail=Jsonb({"reason": reason}),
            at=as_of,
        )
    return bool(made)


def _check_scope(session: Session, level: str, scope_key: str) -> None:
    if level == "global":
        return
    known = list(CHANNELS)
    if level != "channel":
        rows = session.rows("pauses.known_keys", level=level, scope_key=scope_key)
        known = [row[0] for row in rows]
    if scope_key not in known:
        hint = f"there are {', '.join(known[:10])}" if known else "`parley why LEAD` shows them"
        raise UsageError(f"{scope_key}: no such {level}, nothing is paused; {hint}")


def resume(store: Store, level: str, scope_key: str, actor: str, as_of: datetime) -> int:
    """Lift the pause of a scope, and look at what it held again.

    Returns how many pauses were lifted. Overdue messages are not released at once: each passes
    every rule again, caps and quotas included. The global level closes open breakers, too, and
    leaves the pauses of single campaigns, senders, channels and enrolments in force.
    """
    with store.transaction() as session:
        lifted = session.rows(
            "pauses.lift_write", level=level, scope_key=scope_key, actor=actor, at=as_of
        )
        session.run("pauses.look_again_write", at=as_of)
        if level == "global":
            session.run("pauses.close_breakers_write", at=as_of)
        session.run(
            "operations.write_audit",
            actor=actor,
            action="resume",
            subject_kind=level,
            subject_key=scope_key,
            detail=Jsonb({"lifted": len(lifted)}),
            at=as_of,
        )
    return len(lifted)
