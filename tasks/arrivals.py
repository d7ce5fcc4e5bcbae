"""What has come in since the last reading?

Read by transaction ids up to the snapshot horizon, never by "max id": a row whose transaction is
still open is not passed over. The cursor moves when all of a window is understood; a run that
dies reads the window again, which changes nothing the second time.
"""

from dataclasses import dataclass
from datetime import datetime

from tasks.events import PARKED_RETRY
from tasks.resources import Resources

CURSOR = "ingest_events"


@dataclass(frozen=True)
class Window:
    """The ids of what came in, events and mails apart; `parked` are looked at once more."""

    upper: int
    events: list[int]
    mails: list[int]
    parked: list[int]


def open_window(resources: Resources, as_of: datetime) -> Window:
    """Return what has come in and is not yet understood."""
    with resources.store.transaction(is_snapshot=True) as session:
        horizon = int(session.value("operations.snapshot_horizon"))
        lower = int(session.value("events.read_position", cursor_name=CURSOR) or 0)
        # A cursor ahead of the horizon is of another database system: read everything again.
        is_foreign = lower > horizon
        rows = session.rows(
            "events.list_unread",
            lower=str(0 if is_foreign else lower),
            upper=None if is_foreign else horizon,
        )
        parked = session.rows("events.list_parked", since=as_of - PARKED_RETRY)
    unread = {row[0] for row in rows}
    return Window(
        upper=horizon,
        events=[raw_event_id for raw_event_id, is_mail in rows if not is_mail],
        mails=[raw_event_id for raw_event_id, is_mail in rows if is_mail],
        parked=[row[0] for row in parked if row[0] not in unread],
    )


def close_window(resources: Resources, window: Window, as_of: datetime) -> None:
    """Note that the window is understood; a rival that read further is not set back.

    Where nothing came in, nothing is written: the next reading begins where this one did.
    """
    has_read = bool(window.events or window.mails)
    with resources.store.transaction() as session:
        reached = session.value("operations.read_cursor", cursor_name=CURSOR)
        horizon = int(session.value("operations.snapshot_horizon"))
        is_foreign = reached is not None and int(reached) > horizon
        is_further = reached is None or int(reached) < window.upper
        if is_foreign or (has_read and is_further):
            session.run(
                "operations.write_cursor",
                cursor_name=CURSOR,
                next_xid=window.upper,
                updated_at=as_of,
            )
