"""What waits for a person?

A review task is known by its kind and its subject, so asking again asks once.
"""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from tasks.store.postgres import Session

_TASKS = uuid.UUID("b7b0c2f4-3d0e-5c6b-9a55-1f6f0f6c7d10")


class ReviewOrder(NamedTuple):
    """One thing that a person should look at; priority 1 comes first."""

    kind: str
    subject_key: str
    priority: int
    reason: str


def open_reviews(session: Session, orders: Sequence[ReviewOrder], as_of: datetime) -> int:
    """Ask for these reviews and return how many were new."""
    if not orders:
        return 0
    return session.run(
        "replies.write_review_tasks",
        review_task_ids=[
            str(uuid.uuid5(_TASKS, f"{order.kind}\x1f{order.subject_key}")) for order in orders
        ],
        kinds=[order.kind for order in orders],
        subject_keys=[order.subject_key for order in orders],
        priorities=[order.priority for order in orders],
        reasons=[order.reason for order in orders],
        as_of=as_of,
    )
