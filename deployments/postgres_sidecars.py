"""What does a state folder remember that a restored database has forgotten?

`epoch` is the number that the database must show, so that a restored one is noticed before
anything is sent. `erasures.jsonl` names the people whose keys were deleted, one line each in the
order of time, so that a backup from before cannot bring them back.
"""

import json
import os
from datetime import datetime
from pathlib import Path
from uuid import UUID

from models.errors import Fault, InvalidInputError
from tasks.store.epoch import EPOCH, read_epoch

ERASURES = "erasures.jsonl"
__all__ = ["EPOCH", "ERASURES", "read_epoch"]


def write_epoch(state_dir: Path, epoch: int) -> None:
    """Set the epoch that this state folder expects; on the disk when this returns."""
    scratch = state_dir / f"{EPOCH}.{os.getpid()}"
    with scratch.open("w", encoding="utf-8") as file:
        file.write(f"{epoch}\n")
        file.flush()
        os.fsync(file.fileno())
    scratch.replace(state_dir / EPOCH)


def record_erasure(state_dir: Path, lead_id: str, erased_at: datetime) -> None:
    """Note that this person's keys are deleted; on the disk when this returns.

    To be called before the deletion is committed: an erasure noted twice or too early does no harm,
    one that is forgotten does.
    """
    line = json.dumps({"lead_id": str(UUID(lead_id)), "erased_at": erased_at.isoformat()}) + "\n"
    with (state_dir / ERASURES).open("ab") as file:  # one write to the end, so rivals do not mix
        os.write(file.fileno(), line.encode())
        os.fsync(file.fileno())


def read_erasures(file: Path) -> list[str]:
    """Return the ids of all erased people; InvalidInputError lists every line that is none."""
    faults = []
    erased = []
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    for number, line in enumerate(lines, start=1):
        try:
            erased.append(str(UUID(json.loads(line)["lead_id"])))
        except (ValueError, TypeError, KeyError, AttributeError):
            example = '{"lead_id": "…", "erased_at": "…"}'
            faults.append(Fault(str(file), "not an erasure", number, suggestion=example))
    if faults:
        raise InvalidInputError(faults)
    return erased
