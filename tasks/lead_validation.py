"""Which rows of a contacts file become leads?

Rules run on whole columns first; e-mail and telephone libraries, a thousand times dearer, see only
what the column rules have not settled. A rejected row keeps its number, its first reason in the
order of `_RULES`, and its cells; no detail repeats a cell, for cells are personal.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import polars as pl

from models.keys import normalise_email
from models.rules.dedupe import company_domain, company_key
from models.rules.lead_columns import ColumnMap
from models.rules.locations import country_code, zone_of_location
from models.schemas.lead import ENUMERATIONS, FIELDS, LONG_FIELDS, Reject, plain_word
from tasks.lead_rows import ROW_NUMBER, SHORT_TEXT, Chunk, Rejected, reject_row
from tasks.lead_values import (
    check_email,
    known_zones,
    linkedin_profile,
    normalise_phone,
    read_count,
    read_instant,
)

COMPANY_COLUMNS = ("account_key", "account_domain", "account_name")
BLANKS = ("n/a", "#n/a", "null", "-", "--")
PLAIN_EMAIL = (
    r"^[a-z0-9_%+'-]+(?:\.[a-z0-9_%+'-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$"
)
NEVER_MAILED = r"\.(?:test|invalid|local|localhost|onion|arpa)$"
RESERVED = r"[@.](?:example|example\.(?:com|org|net))$"
PLAIN_PHONE = r"^\+1[2-9]\d{2}[2-9]\d{6}$"
_PUNCTUATION = r"[\s().\-/\u00a0]"


@dataclass(frozen=True, slots=True)
class Judged:
    """A chunk after its rules: rows that hold, with normal values, and the others."""

    frame: pl.DataFrame
    rejected: list[Rejected]


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
    frame = _normalise(frame, terms)
    verdicts = pl.coalesce(*(_verdict(*rule) for rule in _RULES), pl.lit(None, pl.String))
    frame = frame.with_columns(verdicts.alias("_verdict"))
    good = frame.filter(pl.col("_verdict").is_null())
    bad = frame.filter(pl.col("_verdict").is_not_null()).select(ROW_NUMBER, "_verdict")
    rejected = [*chunk.rejected, *_set_aside(bad, chunk.frame, terms.columns.headings)]
    return Judged(good.select(ROW_NUMBER, *FIELDS, "email_key", *COMPANY_COLUMNS), rejected)


def _name_columns(frame: pl.DataFrame, terms: Terms) -> pl.DataFrame:
    """Give columns their fields' names; trim, and turn empty texts and fillers into null.

    An apostrophe before a formula sign is what our export puts into CSV; one is taken off again.
    """
    columns = terms.columns
    cells = {
        field: pl.col(str(columns.positions[field])).str.strip_chars("\u200b\ufeff \t\r\n\u00a0")
        if field in columns.positions
        else pl.lit(None, pl.String)
        for field in FIELDS
    }
    named = frame.select(ROW_NUMBER, *(cell.alias(field) for field, cell in cells.items()))
    present = pl.col(*columns.positions)
    is_blank = (present == "") | present.str.to_lowercase().is_in(BLANKS)
    plain = present.str.replace(r"^'('*[=+\-@\t\r])", "${1}") if terms.has_marks else present
    return named.with_columns(pl.when(~is_blank).then(plain).name.keep())


def _normalise(frame: pl.DataFrame, terms: Terms) -> pl.DataFrame:
    """Add `is_<field>_valid` for checked fields and put their normal form in place."""
    frame = _normalise_email(frame, is_live=terms.is_live)
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
    return _place(_find_company(_normalise_phone(frame)))


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


def _normalise_email(frame: pl.DataFrame, *, is_live: bool) -> pl.DataFrame:
    """Settle plain addresses by one pattern; the others by the library, one by one."""
    address = pl.col("email").str.replace(r"(?i)^mailto:", "").str.strip_chars()
    domain = address.str.extract(r"@([^@]*)$", 1).str.to_lowercase()
    frame = frame.with_columns(
        (address.str.replace(r"@[^@]*$", "") + "@" + domain).fill_null(address).alias("email")
    )
    lower = pl.col("email").str.to_lowercase()
    local_length = lower.str.find("@", literal=True)
    is_plain = (
        lower.str.contains(PLAIN_EMAIL) & (lower.str.len_bytes() <= 254) & (local_length <= 64)
    )
    settled = frame.with_columns(
        is_plain.alias("_plain"), lower.str.contains(NEVER_MAILED).alias("_dead")
    )
    doubtful = settled.filter(~pl.col("_plain") & lower.str.contains("@", literal=True))["email"]
    checked = {value: check_email(value) for value in doubtful.unique()}
    accepted = [value for value, normal in checked.items() if normal is not None]
    is_valid = (pl.col("_plain") | pl.col("email").is_in(accepted)) & ~pl.col("_dead")
    if is_live:
        is_valid = is_valid & ~lower.str.contains(RESERVED)
    valid = settled.with_columns(is_valid.fill_null(value=True).alias("is_email_valid"))
    keys = [normalise_email(value) if value and "@" in value else None for value in valid["email"]]
    return valid.with_columns(pl.Series("email_key", keys, dtype=pl.String))


def _normalise_phone(frame: pl.DataFrame) -> pl.DataFrame:
    """Bring numbers to E.164: North American ones by pattern, the others by the library."""
    bare = pl.col("phone").str.replace_all(_PUNCTUATION, "").str.replace(r"^00", "+")
    is_american = pl.col("country").is_in(["US", "CA"])
    dialled = (
        pl.when(is_american & bare.str.contains(r"^1?[2-9]\d{2}[2-9]\d{6}$"))
        .then("+1" + bare.str.replace(r"^1", ""))
        .otherwise(bare)
    )
    frame = frame.with_columns(dialled.alias("_phone"))
    is_plain = pl.col("_phone").str.contains(PLAIN_PHONE)
    doubtful = frame.filter(pl.col("phone").is_not_null() & ~is_plain).select("phone", "country")
    meanings = {
        pair: normalise_phone(*pair) for pair in doubtful.unique(maintain_order=True).iter_rows()
    }
    if meanings:
        read = pl.DataFrame(
            [(*pair, meant) for pair, meant in meanings.items()],
            schema={"phone": pl.String, "country": pl.String, "_read": pl.String},
            orient="row",
        )
        frame = frame.join(
            read, on=["phone", "country"], how="left", nulls_equal=True, maintain_order="left"
        )
    else:
        frame = frame.with_columns(pl.lit(None, pl.String).alias("_read"))
    meant = pl.when(is_plain).then(pl.col("_phone")).otherwise(pl.col("_read"))
    is_valid = pl.col("phone").is_null() | meant.is_not_null()
    return frame.with_columns(is_valid.alias("is_phone_valid"), meant.alias("phone"))


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
