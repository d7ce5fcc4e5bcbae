"""How are files read and written that a person names in a call?

What cannot be read or written is `InvalidInputError`, with the path as it was typed.
"""

from pathlib import Path

from models.errors import Fault, InvalidInputError


def read_named_text(path: Path) -> str:
    """Return a file's text; `InvalidInputError` where there is none, or it is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise unreadable(path, error) from None
    except UnicodeDecodeError:
        raise _fault(path, "it is not UTF-8 text", "name a file that can be read") from None


def require_there(path: Path) -> None:
    """Raise `InvalidInputError` where there is no such file or folder."""
    try:
        path.stat()
    except OSError as error:
        raise unreadable(path, error) from None


def unreadable(path: Path, error: OSError) -> InvalidInputError:
    """Return the one line that tells why a file or folder cannot be read."""
    return _fault(path, _cause(error), "name one that can be read")


def unwritable(path: Path, error: OSError) -> InvalidInputError:
    """Return the one line that tells why a file or folder cannot be written."""
    return _fault(path, f"cannot be written: {_cause(error)}", "name one that can be made")


def require_new(path: Path) -> None:
    """Raise `InvalidInputError` where a file or folder that is to be made is there already."""
    if path.exists() and (path.is_file() or path.is_dir()):
        raise _fault(path, "it is there already", "name one that is to be made")


def _fault(path: Path, cause: str, suggestion: str) -> InvalidInputError:
    return InvalidInputError([Fault(str(path), cause, suggestion=suggestion)])


def _cause(error: OSError) -> str:
    cause = str(error.strerror or error)
    return f"{cause[:1].lower()}{cause[1:]}"
