"""What is wrong with a call, in one line, and what would be right?

The words and the near name are the command line's own; only its boxes and its lists of all that
there is are left out.
"""

import re

from cyclopts import (
    CycloptsError,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
)

from models.errors import UsageError

_LISTS_ALL = re.compile(r" Available commands: .*")
_NEXT_SENTENCE = re.compile(r"\. (Choose from: |Did you mean |Only got )")
_SCOPES = "name one: --all, --campaign NAME, --sender NAME, --channel NAME or --enrolment ID"
_INSTEAD = {"pause": _SCOPES, "resume": _SCOPES}
"""What to say by options, for commands that take no word of their own."""


def name_usage(error: CycloptsError) -> UsageError:
    """Return the one line that tells what is wrong with a call."""
    command = " ".join(error.command_chain or ())
    if isinstance(error, UnusedCliTokensError):
        unused = " ".join(error.unused_tokens or ())
        return UsageError(
            f"{command} takes no {unused!r}; {_INSTEAD.get(command) or _help(command)}"
        )
    said = _LISTS_ALL.sub("", " ".join(str(error).split())).rstrip(".")
    said = _NEXT_SENTENCE.sub(lambda found: f"; {found[1][:1].lower()}{found[1][1:]}", said)
    said = said.replace("Unknown option: ", "unknown option ")
    is_unknown = isinstance(error, UnknownOptionError | UnknownCommandError)
    if is_unknown and "did you mean" not in said:
        said += f"; {_help(command)}"
    return UsageError(f"{said[:1].lower()}{said[1:]}")


def _help(command: str) -> str:
    return f"`parley {command} --help` says what it takes" if command else "see `parley --help`"
