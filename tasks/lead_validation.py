"""Which rows of a contacts file become leads?

Rules run on whole columns; what needs a look at each cell sees each distinct one once. A rejected
row keeps its number, its first reason in the order of `_RULES`, and its cells; no detail repeats a
cell, for cells are personal.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import polars as pl

from models.rules.dedupe import company_domain, company_key
from models.rules.lead_columns import ColumnMap
from models.rules.lead_headings import FULL_NAME
from models.rules.locations import country_code, zone_of_location
from models.schemas.lead import ENUMERATIONS, FIELDS, LONG_FIELDS, Reject
from models.schemas.opt_out_words import plain_word
from tasks.lead_contacts import normalise_emails, normalise_phones
from tasks.lead_names import count_whole, take_names_apart
from tasks.lead_opt_outs import BAN_REASON, read_opt_outs
from tasks.lead_rows import ROW_NUMBER, SHORT_TEXT, Chunk, Rejected, reject_row
from tasks.lead_values import known_zones, linkedin_profile, read_count, read_instant

COMPANY_COLUMNS = ("account_key", "account_domain", "account_name")
BLANKS = ("n/a", "#n/a", "null", "-", "--", "undefined", "(blank)", "<null>", "-none-")
"""What programs write where there is nothing; `None` and `NaN` are left, for people have them."""
_BROKEN = ("#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "[object Object]")
_MANGLED = (Reject.UNDECODABLE, Reject.NUL_BYTE, Reject.CELL_TOO_LONG)
"""Reasons of rows that were not read as rows, but of which each cell has its column."""
_READ_ALOUD = ("first_name", "last_name", "company", "role")
"""Fields that stand in letters as they are; a mark that nobody sees goes, and an error is nothing.

Elsewhere it is a fault: what stood there is not known, and might have kept somebody out.
"""
_AROUND = (
    " \t\r\n\v\f\u00a0\u00ad\u200b\u200e\u200f\u2007\u2009\u200a\u2028\u2029"
    "\u202f\u2060\u3000\ufeff"
)
"""Blanks, and marks that nobody sees."""
_UNSEEN = "[\u00ad\u200b\u202a-\u202e\u2060\ufeff]"
"""Of these marks those that no name needs inside either; some scripts and pictures need others."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A chunk after its rules: rows that hold, with normal values, and the others.

    `banned` are the others who must not be written to: source's key, address as it is looked up,
    and the reason; `whole_name_count` says how many names of those that hold could not be taken
    apart.
    """

    frame: pl.DataFrame
    rejected: list[Rejected]
    banned: list[tuple[str | None, str | None, str]]
    whole_name_count: int


@dataclass(frozen=True, slots=True)
class Terms:
    """What a batch is judged by: its columns, its instant, and whether mail can reach anybody.

    `has_marks` says that its form is one in which an apostrophe marks a formula's sign.
    """

    columns: ColumnMap
    as_of: datetime
    is_live: bool
    has_marks: bool = True


def judge(chunk: Chunk, terms: Terms) -> Judged:
    """Normalise the chunk's values and set the rows aside that break a rule."""
    frame = _name_columns(chunk.frame, terms)
    frame = frame.with_columns(read_opt_outs(chunk.frame, terms.columns.opt_outs))
    frame = _normalise(frame, terms)
    verdicts = pl.coalesce(*(_verdict(*rule) for rule in _RULES), pl.lit(None, pl.String))
    frame = frame.with_columns(verdicts.alias("_verdict"))
    good = frame.filter(pl.col("_verdict").is_null())
    bad = frame.filter(pl.col("_verdict").is_not_null())
    banned = [*_who_is_banned(bad), *_read_mangled(chunk, terms)]
    verdicts_of = bad.select(ROW_NUMBER, "_verdict")
    rejected = [*chunk.rejected, *_set_aside(verdicts_of, chunk.frame, terms.columns.headings)]
    kept = good.select(ROW_NUMBER, *FIELDS, BAN_REASON, "email_key", *COMPANY_COLUMNS)
    return Judged(kept, rejected, banned, count_whole(good))


def _who_is_banned(frame: pl.DataFrame) -> list[tuple[str | None, str | None, str]]:
    found = frame.filter(pl.col(BAN_REASON).is_not_null())
    return found.select("source_key", "email_key", BAN_REASON).rows()


def _read_mangled(chunk: Chunk, terms: Terms) -> list[tuple[str | None, str | None, str]]:
    """Return who opted out in rows of which a cell is no text, for the others say it."""
    width = chunk.frame.width - 1
    rows = [
        (row.row_number, *row.cells)
        for row in chunk.rejected
        if row.reason in _MANGLED and len(row.cells) == width
    ]
    if not rows:
        return []
    raw = pl.DataFrame(rows, schema=chunk.frame.schema, orient="row")
    named = _name_columns(raw, terms).with_columns(read_opt_outs(raw, terms.columns.opt_outs))
    return _who_is_banned(normalise_emails(named, is_live=terms.is_live))


def _name_columns(frame: pl.DataFrame, terms: Terms) -> pl.DataFrame:
    """Give columns their fields' names; trim, and turn empty texts and fillers into null.

    An apostrophe before a formula sign is what our export puts into CSV; one is taken off again.
    """
    columns = terms.columns
    cells = {
        field: pl.col(str(columns.positions[field])).str.strip_chars(_AROUND)
        if field in columns.positions
        else pl.lit(None, pl.String)
        for field in FIELDS
    }
    others = {
        f"{field} {at}": pl.col(str(at)).str.strip_chars(_AROUND)
        for field, spares in columns.spares.items()
        for at in spares
    }
    if FULL_NAME in columns.positions:
        others[FULL_NAME] = pl.col(str(columns.positions[FULL_NAME])).str.strip_chars(_AROUND)
    named = frame.select(
        ROW_NUMBER, *(cell.alias(field) for field, cell in (cells | others).items())
    )
    present = pl.col(*(field for field in cells if field in columns.positions), *others)
    is_blank = (present == "") | present.str.to_lowercase().is_in(BLANKS)
    aloud = pl.col(_READ_ALOUD).str.replace_all(_UNSEEN, "")
    named = named.with_columns(pl.when(~aloud.is_in(_BROKEN)).then(aloud).name.keep())
    plain = present.str.replace(r"^'('*[=+\-@\t\r])", "${1}") if terms.has_marks else present
    return _fill_in(named.with_columns(pl.when(~is_blank).then(plain).name.keep()), columns)


def _fill_in(frame: pl.DataFrame, columns: ColumnMap) -> pl.DataFrame:
    """Read a field's other columns where its own is empty, and names out of a whole one."""
    for field, spares in columns.spares.items():
        names = [f"{field} {at}" for at in spares]
        frame = frame.with_columns(pl.coalesce(field, *names)).drop(names)
    return take_names_apart(frame) if FULL_NAME in columns.positions else frame


def _normalise(frame: pl.DataFrame, terms: Terms) -> pl.DataFrame:
    """Add `is_<field>_valid` for checked fields and put their normal form in place."""
    frame = normalise_emails(frame, is_live=terms.is_live)
    zones = known_zones()
    readers: Mapping[str, Callable[[str], str | None]] = {
        "country": country_code,
        "timezone": lambda text: zones.get(text.lower().replace("_slash_", "/")),
        "company_domain": company_domain,
        "linkedin_url": linkedin_profile,
        "employee_count": read_count,
        "past_email_count": read_count,
        "last_contacted_at": lambda text: read_instant(text, terms.as_of),
        "last_replied_at": lambda text: read_instant(text, terms.as_of),
    }
    for field, read in readers.items():
        frame = _read_each(frame, field, read)
    for field, allowed in ENUMERATIONS.items():
        frame = _read_each(frame, field, partial(_look_up, allowed))
    return _place(_find_company(normalise_phones(frame)))


def _find_company(frame: pl.DataFrame) -> pl.DataFrame:
    """Add the company's key, domain and name; null where nothing names a company."""
    stated = frame.select(
        "company", "company_domain", pl.col("email_key").str.extract(r"@(.*)$", 1).alias("host")
    )
    triples = stated.unique(maintain_order=True)
    keys = [company_key(name, domain, host or "") for name, domain, host in triples.iter_rows()]
    found = triples.with_columns(
        pl.Series("account_key", [key and key.account_key for key in keys], pl.String),
        pl.Series("account_domain", [key and key.domain for key in keys], pl.String),
        pl.Series("account_name", [key and key.name for key in keys], pl.String),
    )
    joined = stated.join(
        found, on=stated.columns, how="left", nulls_equal=True, maintain_order="left"
    )
    return frame.hstack(joined.select(COMPANY_COLUMNS))


def _place(frame: pl.DataFrame) -> pl.DataFrame:
    """Fill an empty time zone from the location, where that leaves no doubt."""
    places = frame.select("city", "state", "country")
    distinct = places.unique(maintain_order=True)
    zones = [zone_of_location(*place) for place in distinct.iter_rows()]
    located = places.join(
        distinct.with_columns(pl.Series("_zone", zones, dtype=pl.String)),
        on=places.columns,
        how="left",
        nulls_equal=True,
        maintain_order="left",
    )
    return frame.with_columns(pl.coalesce("timezone", located["_zone"]).alias("timezone"))


def _look_up(allowed: Mapping[str, str], text: str) -> str | None:
    return allowed.get(plain_word(text))


def _read_each(frame: pl.DataFrame, field: str, read: Callable[[str], str | None]) -> pl.DataFrame:
    """Replace each distinct value by what it reads as; called once for each of them."""
    values = frame[field].drop_nulls().unique()
    meanings = [read(value) for value in values]
    column = pl.col(field)
    meant = column.replace_strict(
        values, pl.Series(meanings, dtype=pl.String), default=None, return_dtype=pl.String
    )
    return frame.with_columns(
        (column.is_null() | meant.is_not_null()).alias(f"is_{field}_valid"), meant.alias(field)
    )


def _invalid(field: str) -> pl.Expr:
    return ~pl.col(f"is_{field}_valid")


def _over(field: str, limit: int) -> pl.Expr:
    return pl.col(field).str.len_chars() > limit


_RULES: tuple[tuple[pl.Expr, Reject, str], ...] = (
    (pl.col("email").is_null(), Reject.MISSING, "email"),
    (_invalid("email"), Reject.INVALID_EMAIL, "email"),
    (_invalid("phone"), Reject.INVALID_PHONE, "phone"),
    (_invalid("timezone"), Reject.UNKNOWN_TIMEZONE, "timezone"),
    (_invalid("country"), Reject.UNKNOWN_COUNTRY, "country"),
    *((_invalid(field), Reject.UNKNOWN_VALUE, field) for field in ENUMERATIONS),
    (_invalid("company_domain"), Reject.INVALID_URL, "company_domain"),
    (_invalid("linkedin_url"), Reject.INVALID_URL, "linkedin_url"),
    (_invalid("employee_count"), Reject.INVALID_NUMBER, "employee_count"),
    (_invalid("past_email_count"), Reject.INVALID_NUMBER, "past_email_count"),
    (_invalid("last_contacted_at"), Reject.INVALID_DATE, "last_contacted_at"),
    (_invalid("last_replied_at"), Reject.INVALID_DATE, "last_replied_at"),
    (pl.col("account_key").is_null(), Reject.MISSING, "company"),
    *(
        (_over(field, SHORT_TEXT), Reject.TEXT_TOO_LONG, field)
        for field in FIELDS
        if field not in LONG_FIELDS
    ),
)


def _verdict(is_broken: pl.Expr, reason: Reject, field: str) -> pl.Expr:
    return pl.when(is_broken).then(pl.lit(f"{reason}/{field}"))


def _set_aside(bad: pl.DataFrame, raw: pl.DataFrame, headings: Mapping[str, str]) -> list[Rejected]:
    if bad.is_empty():
        return []
    joined = bad.join(raw, on=ROW_NUMBER, how="left", maintain_order="left")
    return [
        reject_row(row[0], Reject(reason), field, row[2:], headings.get(field))
        for row in joined.iter_rows()
        for reason, field in [row[1].split("/")]
    ]
