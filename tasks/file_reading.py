"""Is a file there to be read?

Asked before anything is loaded or started, so this module brings nothing with it.
"""

from pathlib import Path

from models.errors import Fault, InvalidInputError


def require_file(path: Path) -> None:
    """Raise `InvalidInputError` where this is no file that can be read twice."""
    if path.is_file():
        return
    if str(path) == "-":
        cause, hint = "an import reads its file twice, so not from standard input", "name a file"
    elif path.is_dir():
        cause, hint = "this is a folder", "name a file in it"
    elif path.is_fifo():
        cause, hint = "an import reads its file twice, so not from a pipe", "save it to a file"
    elif path.exists():
        cause, hint = "this is not a regular file", "name a file"
    else:
        cause, hint = "there is no such file", "check the path"
    raise InvalidInputError([Fault(str(path), cause, suggestion=hint)])
