"""Who is at the keyboard, for what is kept with a name?"""

import getpass
import os


def read_actor() -> str:
    """Return PARLEY_ACTOR, else the name of the system's user; "unknown" where it has none."""
    try:
        return os.environ.get("PARLEY_ACTOR") or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
