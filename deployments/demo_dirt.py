"""How do real exports spoil a row? Each kind as people and programs make it."""

import csv
import io
from collections.abc import Callable, Sequence
from typing import Protocol

_ID, _EMAIL, _PHONE, _COUNTRY, _ZONE, _LINKEDIN, _STATUS, _QUALITY = 0, 3, 4, 10, 11, 12, 14, 16
_SENT, _LAST = 21, 22


class Dice(Protocol):
    """What chooses between the kinds of dirt."""

    def below(self, limit: int) -> int:
        """Return a number in 0 … limit - 1."""
        ...


def soil(cells: Sequence[str], earlier: Sequence[str], dice: Dice) -> bytes:
    """Return a line of CSV that says the row in a way that cannot be imported.

    `earlier` is a clean row that stands before it; one kind of dirt repeats its person.
    """
    lot = dice.below(len(KINDS) + 2)
    return KINDS[lot](list(cells)) if lot < len(KINDS) else _same_person(list(cells), earlier)


def _line(cells: Sequence[str]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue().encode()


def _with(position: int, text: str) -> Callable[[list[str]], bytes]:
    def write(cells: list[str]) -> bytes:
        cells[position] = text
        return _line(cells)

    return write


def _without_at(cells: list[str]) -> bytes:
    cells[_EMAIL] = cells[_EMAIL].replace("@", " at ")
    return _line(cells)


def _two_addresses(cells: list[str]) -> bytes:
    cells[_EMAIL] = f"{cells[_EMAIL]}; office@{cells[_EMAIL].partition('@')[2]}"
    return _line(cells)


def _cell_too_many(cells: list[str]) -> bytes:
    return _line([*cells, "see notes"])


def _cells_cut_off(cells: list[str]) -> bytes:
    return _line(cells[:9])


def _nul_byte(cells: list[str]) -> bytes:
    cells[_SENT] = "\0"
    return _line(cells)


def _other_encoding(cells: list[str]) -> bytes:
    cells[1] = "~"
    return _line(cells).replace(b"~", "Zoë".encode("latin-1"))


def _same_person(cells: list[str], earlier: Sequence[str]) -> bytes:
    """Write an earlier row's person under a record of its own, in capitals and with a plus-tag."""
    local, _, domain = earlier[_EMAIL].partition("@")
    return _line([cells[_ID], *earlier[1:_EMAIL], f"{local.upper()}+crm@{domain}", *earlier[4:]])


KINDS: tuple[Callable[[list[str]], bytes], ...] = (
    _with(_EMAIL, ""),
    _with(_EMAIL, "n/a"),
    _without_at,
    _two_addresses,
    _with(_PHONE, "call reception"),
    _with(_COUNTRY, "Untied States"),
    _with(_ZONE, "Pacific/Nowhere"),
    _with(_LINKEDIN, "see CRM notes"),
    _with(_STATUS, "#REF!"),
    _with(_QUALITY, "Maybe"),
    _with(_SENT, "several"),
    _with(_LAST, "31/02/2025"),
    _cell_too_many,
    _cells_cut_off,
    _nul_byte,
    _other_encoding,
)
