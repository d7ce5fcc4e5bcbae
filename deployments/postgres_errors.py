"""What became of Postgres in the middle of a command, in one line, and what mends it?"""

import contextlib
import re
from collections.abc import Iterator

from models.errors import StoreUnavailableError
from tasks.store.reach import name_start

_FULL_DISK = re.compile("No space left on device|File too large|Disk quota exceeded")
"""A limit on file sizes has no code of its own in Postgres: it comes as an internal error."""


@contextlib.contextmanager
def naming_store_errors() -> Iterator[None]:
    """Turn the loss of the store into StoreUnavailableError; a fault of a statement goes through.

    Wraps a whole command: what was committed stays, so running it again carries on.
    """
    import psycopg
    import sqlalchemy.exc

    try:
        yield
    except (psycopg.Error, sqlalchemy.exc.DBAPIError) as error:
        cause = error.orig if isinstance(error, sqlalchemy.exc.DBAPIError) else error
        if isinstance(cause, psycopg.OperationalError) or _FULL_DISK.search(str(cause)):
            raise store_unavailable(cause) from error
        raise


def name_store_error(error: BaseException) -> StoreUnavailableError | None:
    """Return the error to show where this one tells of the store's loss, else None."""
    if type(error).__module__.split(".")[0] not in {"psycopg", "sqlalchemy"}:
        return None  # and neither package is imported for it
    try:
        with naming_store_errors():
            raise error
    except StoreUnavailableError as named:
        return named
    except type(error):
        return None


def store_unavailable(error: BaseException | None) -> StoreUnavailableError:
    """Return the error to show for one of psycopg's: its cause and the mending command."""
    state = getattr(error, "sqlstate", None) or ""
    said = (str(error).strip().splitlines() or [type(error).__name__])[0]
    return StoreUnavailableError(f"{said.rstrip('.')}; {_remedy(state, said)}")


def _remedy(state: str, said: str) -> str:
    if state == "53100" or _FULL_DISK.search(said):
        return "the disk of Postgres is full: free some space, run `parley db start`, then again"
    if state == "53300":
        return "too many sessions are open: stop some of the workers, then run this again"
    if state in {"40001", "40P01", "55P03", "55006", "57014"}:
        return "another command was in the way: run this again"
    if state.startswith("28") or "password authentication failed" in said:
        return "Postgres refuses this user: mend the user and password in DATABASE_URL"
    return f"Postgres has gone: {name_start(said)}, then run this again"
