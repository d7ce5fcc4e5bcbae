"""How does sending stop and go on, at any level?

A pause is in force before the next call: its writer takes the lock that every mark shares, so no
call is between its last look and its mark when the pause commits.
"""

from datetime import datetime

from psycopg.types.json import Jsonb

from tasks.store.postgres import Store

LEVELS = ("global", "campaign", "sender", "channel", "enrolment")


def pause(
    store: Store, level: str, scope_key: str, reason: str, actor: str, as_of: datetime
) -> bool:
    """Put a pause in force; False where it was in force already."""
    with store.transaction() as session:
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


def resume(store: Store, level: str, scope_key: str, actor: str, as_of: datetime) -> int:
    """Lift the pauses of a scope (an empty level: all), and look at what they held again.

    Returns how many pauses were lifted. Overdue messages are not released at once: each passes
    every rule again, caps and quotas included. Lifting all closes open breakers, too.
    """
    with store.transaction() as session:
        lifted = session.rows(
            "pauses.lift_write", level=level, scope_key=scope_key, actor=actor, at=as_of
        )
        session.run("pauses.look_again_write", at=as_of)
        if not level:
            session.run("pauses.close_breakers_write", at=as_of)
        session.run(
            "operations.write_audit",
            actor=actor,
            action="resume",
            subject_kind=level or "all",
            subject_key=scope_key,
            detail=Jsonb({"lifted": len(lifted)}),
            at=as_of,
        )
    return len(lifted)
