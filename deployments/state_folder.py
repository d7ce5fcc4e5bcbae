"""Can the state folder be used, and if not, what is the matter with it?"""

import errno
import os
import stat
from pathlib import Path

from models.errors import StateFolderError

READ_ONLY = os.strerror(errno.EROFS)


def require_usable(home: Path, *, is_written: bool = False) -> None:
    """Raise `StateFolderError` where this folder is none, or refuses this user; makes nothing.

    A folder that is not there yet is judged by the one that it would be made in.
    """
    cause = _find_trouble(home, is_written=is_written)
    if cause:
        raise unusable(home, cause)


def unusable(home: Path, cause: str) -> StateFolderError:
    """Return the one line that tells why the state folder cannot be used."""
    is_fixed = cause.startswith(READ_ONLY)
    wanted = "on a disk that can be written to" if is_fixed else "that you own"
    return StateFolderError(
        f"The state folder {home} cannot be used by uid {os.geteuid()}: {cause}; "
        f"set PARLEY_HOME to a folder {wanted}, or mend this one"
    )


def _find_trouble(home: Path, *, is_written: bool) -> str | None:
    try:
        mode = home.stat().st_mode
    except FileNotFoundError:
        return _find_trouble_above(home, is_written=is_written)
    except OSError as error:
        return error.strerror
    if not stat.S_ISDIR(mode):
        return "Not a directory"
    wanted = os.R_OK | os.X_OK | (os.W_OK if is_written else 0)
    return None if os.access(home, wanted) else _refusal(home)


def _refusal(folder: Path) -> str:
    """Say whether the disk takes no writes at all, or the folder none of this user's."""
    is_fixed = os.access(folder, os.X_OK) and os.statvfs(folder).f_flag & os.ST_RDONLY
    return READ_ONLY if is_fixed else "Permission denied"


def _find_trouble_above(home: Path, *, is_written: bool) -> str | None:
    """Look at the nearest folder that is there; nobody need list it to make another in it."""
    if home.is_symlink():
        return f"it is a link to {home.readlink()}, which is not there"
    above = home.absolute().parent
    while not above.exists():
        above = above.parent
    is_open = os.access(above, os.X_OK | (os.W_OK if is_written else 0))
    return None if is_open else f"{_refusal(above)} ({above})"
