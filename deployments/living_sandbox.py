"""Where do commands beside a running `parley up` find its sandbox, and with which keys?

`parley up` leaves both in the state folder for as long as it runs, readable by its owner alone.
What a killed one left is not used: it counts only while the very sandbox that it names listens.
"""

import json
import os
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NOTE = "up.json"
_SECONDS = 1


@contextmanager
def noted_sandbox(folder: Path, settings: Mapping[str, str]) -> Iterator[None]:
    """Leave a sandbox's settings, by dotted name, in its folder; take them away at the end."""
    scratch, note = folder / f"{NOTE}.{os.getpid()}", folder / NOTE
    scratch.unlink(missing_ok=True)
    with os.fdopen(os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump({"endpoints": _read(folder / "endpoints.json"), "settings": dict(settings)}, file)
    scratch.replace(note)
    try:
        yield
    finally:
        note.unlink(missing_ok=True)


def find_sandbox(home: Path) -> Mapping[str, Any]:
    """Return the settings of the sandbox that `parley up` runs for this home; none where none."""
    folder = home / "sandbox"
    noted = _read(folder / NOTE)
    if not noted or noted.get("endpoints") != _read(folder / "endpoints.json"):
        return {}
    found = noted.get("settings", {})
    return found if _listens(noted["endpoints"]) else {}


def _read(path: Path) -> dict[str, Any]:
    """Return the object of a file; nothing where there is none, or it cannot be read."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _listens(endpoints: Mapping[str, int]) -> bool:
    try:
        os.kill(endpoints["pid"], 0)
    except PermissionError:
        pass  # another user's, and alive
    except (OSError, KeyError):
        return False
    try:
        with socket.create_connection(("127.0.0.1", endpoints["port"]), _SECONDS):
            return True
    except (OSError, KeyError):
        return False
