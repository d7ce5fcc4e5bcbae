"""Which epoch does a state folder expect of its database, so that a restored one is noticed?"""

from pathlib import Path

from models.errors import Fault, InvalidInputError

EPOCH = "epoch"


def read_epoch(state_dir: Path) -> int | None:
    """Return the epoch that this state folder expects, or None if it expects none yet."""
    file = state_dir / EPOCH
    if not file.exists():
        return None
    text = file.read_text(encoding="utf-8", errors="replace").strip()
    if not text.isdecimal():
        raise InvalidInputError([Fault(str(file), f"{text!r} is no epoch", suggestion="a number")])
    return int(text)
