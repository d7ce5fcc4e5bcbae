"""Which field does a column of a contacts export hold?

Known headings are matched without case, spaces and punctuation; a mapping file outranks them. A
column that nothing names is reported and left out, never guessed at.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.rules.lead_headings import (
    COLUMN_FIELDS,
    FULL_NAME,
    NAME_WORDS,
    field_of_heading,
    squeeze,
)
from models.rules.opt_outs import Says, kind_of_heading

OPTED_OUT = "is_opted_out"
WITH_A_SPARE = ("email", "phone", "email_confidence")
"""Fields for which a second column is read where the first is empty."""
WITH_A_STATUS = ("engagement_status", "stage", "email_confidence")
"""Fields whose words may say that somebody opted out, in a second column that is left out too."""
_SAID_OTHERWISE = 99
_SAID = {
    Says.CONSENT: "who has a no there is taken for opted out",
    Says.BOUNCE: "who has an entry there is not written to, for mail came back",
    Says.STATUS: "a word there for an opt-out or a bounce counts, no other",
}


@dataclass(frozen=True)
class ColumnMap:
    """Which field each column fills; what is left out, and what is wrong.

    `headings` has each field's heading as it stands in the file; `spares` the columns that are read
    where a field's own is empty; `opt_outs` all that tell who must not be written to, and how.
    `notices` say what is read otherwise than one may think; `mapping_faults` what is wrong with the
    mapping, by its heading.
    """

    positions: dict[str, int]
    headings: dict[str, str]
    spares: dict[str, tuple[int, ...]]
    opt_outs: dict[int, Says]
    ignored: tuple[str, ...]
    notices: tuple[str, ...]
    faults: tuple[str, ...]
    mapping_faults: dict[str, str]


def count_known(headings: Sequence[str]) -> int:
    """Return how many of the headings name a field."""
    squeezed = [squeeze(heading) for heading in headings]
    return sum(
        each in NAME_WORDS or bool(field_of_heading(each) or kind_of_heading(each))
        for each in squeezed
        if each
    )


def names_address(headings: Sequence[str]) -> bool:
    """Say whether one of the headings names the column of addresses."""
    return any((field_of_heading(squeeze(each)) or ("",))[0] == "email" for each in headings)


def map_columns(headings: Sequence[str], mapping: Mapping[str, str] | None = None) -> ColumnMap:
    """Match columns to fields; `mapping` is heading to field, where "" leaves a column out.

    The better of two columns for one field holds. A mapping that names an unknown heading or field
    is a fault, and so is a table without an e-mail column.
    """
    stated = _stated(headings, mapping or {})
    opt_outs = _find_opt_outs(headings, stated)
    positions: dict[str, int] = {}
    spares: dict[str, tuple[int, ...]] = {}
    ignored: list[int] = []
    notices: list[str] = []
    ranked = _by_rank(headings, stated)
    for position, field in ranked:
        if field in COLUMN_FIELDS and field not in positions:
            positions[field] = position
        elif position not in opt_outs:
            ignored.append(position)
            if field in positions:
                notices.append(_tell_doubled(headings, field, positions[field], position))
                if field in WITH_A_SPARE:
                    spares[field] = (*spares.get(field, ()), position)
    _place_name(headings, positions, ignored)
    status = {position: Says.STATUS for position, field in ranked if field in WITH_A_STATUS}
    read = {field: headings[position] for field, position in positions.items()}
    spared = {position for found in spares.values() for position in found}
    return ColumnMap(
        positions,
        read,
        spares,
        status | opt_outs,
        tuple(headings[position] for position in sorted(ignored) if position not in spared),
        (*notices, *_tell_opt_outs(headings, opt_outs, positions)),
        _faults(headings, positions),
        _mapping_faults(headings, mapping or {}),
    )


def _find_opt_outs(headings: Sequence[str], stated: Mapping[str, str]) -> dict[int, Says]:
    """Return the columns that say who must not be written to; a mapping has the last word."""
    found: dict[int, Says] = {}
    for position, heading in enumerate(headings):
        kind = kind_of_heading(squeeze(heading))
        if stated.get(heading) == OPTED_OUT:
            found[position] = kind if kind not in (None, Says.STATUS) else Says.OPT_OUT
        elif kind and heading not in stated:
            found[position] = kind
    return found


def _tell_opt_outs(
    headings: Sequence[str], opt_outs: Mapping[int, Says], positions: Mapping[str, int]
) -> list[str]:
    hint = "if that is wrong, leave the column out by --mapping"
    return [
        f"{headings[position]!r} is read: {_SAID[kind]}; {hint}"
        for position, kind in opt_outs.items()
        if kind in _SAID and position not in positions.values()
    ]


def _tell_doubled(headings: Sequence[str], field: str, read: int, left_out: int) -> str:
    first, second = (f"column {at + 1} ({headings[at]!r})" for at in (read, left_out))
    rest = "only where that is empty" if field in WITH_A_SPARE else "left out"
    if field in WITH_A_STATUS:
        rest += ", but for a word there for an opt-out or a bounce"
    return f"two columns hold {field}: {first} is read, {second} {rest}"


def _place_name(headings: Sequence[str], positions: dict[str, int], ignored: list[int]) -> None:
    """Read a column `Name` as the part of a name that no other column holds, else as the whole."""
    for position in sorted(ignored):
        word = squeeze(headings[position])
        if word not in NAME_WORDS:
            continue
        field = FULL_NAME
        if "last_name" in positions and "first_name" not in positions:
            field = "first_name"
        elif "first_name" in positions and "last_name" not in positions:
            beside = squeeze(headings[positions["first_name"]])
            field = "last_name" if word == "nom" or beside in ("vorname", "prenom") else FULL_NAME
        if field not in positions:
            positions[field] = position
            ignored.remove(position)


def _stated(headings: Sequence[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return what the mapping says of each heading: as it stands there, else as compared."""
    squeezed = {squeeze(heading): field for heading, field in mapping.items()}
    return {
        heading: mapping.get(heading, squeezed.get(squeeze(heading), ""))
        for heading in headings
        if squeeze(heading) in squeezed
    }


def _by_rank(headings: Sequence[str], stated: Mapping[str, str]) -> list[tuple[int, str]]:
    """Put the columns in the order in which they take their fields; "" where none is known."""
    ranked = []
    for position, heading in enumerate(headings):
        field, rank = field_of_heading(squeeze(heading)) or ("", _SAID_OTHERWISE)
        if heading in stated:
            field, rank = stated[heading], -1
        elif kind_of_heading(squeeze(heading)) in (Says.OPT_OUT, Says.MENTION):
            field, rank = OPTED_OUT, 0 if field == OPTED_OUT else _SAID_OTHERWISE
        ranked.append((rank, position, field))
    return [(position, field) for _, position, field in sorted(ranked)]


def _mapping_faults(headings: Sequence[str], mapping: Mapping[str, str]) -> dict[str, str]:
    present = {squeeze(heading) for heading in headings}
    faults = {
        heading: f"the mapping gives {heading!r} to {field!r}, which is no field of a lead"
        for heading, field in mapping.items()
        if field and field not in COLUMN_FIELDS
    }
    return faults | {
        heading: f"the mapping names the column {heading!r}, which the file does not have"
        for heading in mapping
        if squeeze(heading) not in present
    }


def _faults(headings: Sequence[str], positions: Mapping[str, int]) -> tuple[str, ...]:
    faults = []
    if "email" not in positions:
        faults.append("no column holds the e-mail address")
    if "company" not in positions and "company_domain" not in positions:
        faults.append("no column holds the company's name or domain")
    return (*faults, f"the headings are {_listed(headings) or 'none'}") if faults else ()


def _listed(headings: Sequence[str]) -> str:
    shown = ", ".join(repr(heading[:40]) for heading in headings[:12])
    return shown if len(headings) <= 12 else f"{shown} and {len(headings) - 12} more"
