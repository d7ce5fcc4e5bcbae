"""What do the parts of a file that a person writes have in common?

They are frozen and know their fields; where parts contradict each other, all of it is said at
once, each contradiction with the place that it is about.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

Contradiction = tuple[tuple[int | str, ...], str]
"""A place below the part, and what is wrong there."""


class ContradictionError(ValueError):
    """Fields hold one by one, and not together."""

    def __init__(self, found: list[Contradiction]) -> None:
        super().__init__("; ".join(message for _, message in found))
        self.found = found


class Part(BaseModel):
    """A mapping of a person's file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield what does not hold together; a field that is None for its own fault is left out."""
        yield from ()

    @model_validator(mode="after")
    def _holds_together(self) -> "Part":
        found = list(self.contradictions())
        if found:
            raise ContradictionError(found)
        return self


def known(items: Iterable[Any] | None) -> list[tuple[int, Any]]:
    """Return the items that are there, each with its place in the list."""
    return [(index, item) for index, item in enumerate(items or ()) if item is not None]


def repeated(values: Iterable[tuple[int, Any]]) -> Iterator[tuple[int, Any]]:
    """Yield each value, with its place, that an earlier one equals."""
    seen = set()
    for index, value in values:
        if value in seen:
            yield index, value
        seen.add(value)
