"""What can go wrong, as one tree.

ParleyError
├── UsageError                     exit 2: the call itself is wrong
│   ├── SettingsError
│   └── AsOfRefusedError
├── InvalidInputError              exit 1: a file that a person wrote
├── InvalidDataError               exit 1: figures or facts that contradict themselves
├── IllegalMoveError               exit 1: a state change that the lifecycle does not know
├── StateFolderError               exit 1: PARLEY_HOME is no folder, or not ours to use
├── BlockedError                   exit 4: a gate is closed, or what must come first has not been
│   ├── NoWorkspaceError
│   ├── NoMartsError
│   ├── WrongKeysError
│   ├── WrongWorldError
│   └── EpochMismatchError
├── UnavailableError               exit 75: try later
│   └── StoreUnavailableError
└── AdapterError                   what became of one call to a provider
    ├── RejectedError
    ├── ThrottledError
    ├── UnreachableError
    ├── AccountRefusedError
    └── OutcomeUnknownError

A message says what happened, to which key, and what to do next. A command prints it without a
traceback and ends with the class's exit code.
"""

from dataclasses import dataclass


class ParleyError(Exception):
    """Parley could not do what was asked."""

    exit_code = 1

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or (self.__doc__ or "").strip())


class UsageError(ParleyError):
    """The call is not one that this command takes."""

    exit_code = 2


class SettingsError(UsageError):
    """The settings do not hold; every fault is listed."""


class AsOfRefusedError(UsageError):
    """A live dispatch was asked to run at an instant too far from the clock."""


@dataclass(frozen=True)
class Fault:
    """One fault in a file: where it is, what is wrong, and what would be right."""

    path: str
    message: str
    line: int | None = None
    field: str | None = None
    suggestion: str | None = None
    column: int | None = None

    def __str__(self) -> str:
        numbers = [str(each) for each in (self.line, self.column) if each is not None]
        place = ":".join([self.path, *numbers])
        field = f" {self.field}:" if self.field else ""
        hint = f" ({self.suggestion})" if self.suggestion else ""
        return f"{place}:{field} {self.message}{hint}"


class InvalidInputError(ParleyError):
    """A file does not have the form that it must have."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


class InvalidDataError(ParleyError):
    """Figures or facts contradict themselves."""


class IllegalMoveError(ParleyError):
    """A state cannot change in this way."""


class StateFolderError(ParleyError):
    """The state folder cannot be used; trying again does not help."""


class BlockedError(ParleyError):
    """A gate is closed; nothing was done."""

    exit_code = 4


class NoWorkspaceError(BlockedError):
    """There is no workspace to look at yet."""


class NoMartsError(BlockedError):
    """No marts have been published yet."""


class WrongKeysError(BlockedError):
    """No master key at hand opens a person's key; nothing of that person can be read."""


class WrongWorldError(BlockedError):
    """A sandbox met a live thing, or a live world met a sandbox's; nothing was sent."""


class EpochMismatchError(BlockedError):
    """The database was restored from a backup; reconcile before anything is sent."""


class UnavailableError(ParleyError):
    """Something that Parley needs does not answer; try later."""

    exit_code = 75


class StoreUnavailableError(UnavailableError):
    """The operational store does not answer."""


class AdapterError(ParleyError):
    """A call to a provider did not end in acceptance."""


class RejectedError(AdapterError):
    """The provider refused this message for good; it is never sent again."""


class NotTogetherError(AdapterError):
    """The provider took nothing of a call; messages of the same `part` may go in one of their own.

    Not an end: it is no word about any one message.
    """

    def __init__(self, message: str | None = None, part: int = 0) -> None:
        super().__init__(message)
        self.part = part


class ThrottledError(AdapterError):
    """The provider asks us to wait; nothing left us."""

    def __init__(
        self, message: str | None = None, retry_after_seconds: float | None = None
    ) -> None:
        super().__init__(message)
        self.retry_after_seconds = retry_after_seconds


class UnreachableError(AdapterError):
    """The provider could not be reached; nothing left us."""


class AccountRefusedError(AdapterError):
    """The provider refuses the account (key or credit), or a sender; no message is to blame.

    `is_of_sender` says that the sender's address is not verified there; the account's others go on.
    """

    def __init__(
        self,
        message: str | None = None,
        *,
        is_quota_spent: bool = False,
        is_of_sender: bool = False,
    ) -> None:
        super().__init__(message)
        self.is_quota_spent = is_quota_spent
        self.is_of_sender = is_of_sender


class OutcomeUnknownError(AdapterError):
    """The request was written and no answer tells what became of it."""
