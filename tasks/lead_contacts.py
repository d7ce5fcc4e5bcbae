"""Which address and which number does a cell hold?

Patterns settle whole columns; the libraries for mail and telephone, a thousand times dearer, see
only what the patterns have not settled.
"""

import polars as pl

from models.keys import normalise_email
from tasks.lead_values import check_email, normalise_phone, tidy_email

PLAIN_EMAIL = (
    r"^[a-z0-9_%+'-]+(?:\.[a-z0-9_%+'-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$"
)
NEVER_MAILED = (
    r"^(?:no[._-]?reply|do[._-]?not[._-]?reply|mailer-daemon)[+@]"
    r"|\.(?:test|invalid|local|localhost|onion|arpa)$"
)
RESERVED = r"[@.](?:example|example\.(?:com|org|net))$"
PLAIN_PHONE = r"^\+1[2-9]\d{2}[2-9]\d{6}$"
_PUNCTUATION = r"[\s().\-/\u00a0]"
_WITHOUT_POINT = r"^(\+?\d{7,15})\.0$"
"""A number that a program has read as one with decimals."""


def normalise_emails(frame: pl.DataFrame, *, is_live: bool) -> pl.DataFrame:
    """Settle plain addresses by one pattern; the others by the library, one by one."""
    frame = _tidy_email(frame)
    domain = pl.col("email").str.extract(r"@([^@]*)$", 1).str.to_lowercase()
    whole = pl.col("email").str.replace(r"@[^@]*$", "") + "@" + domain
    frame = frame.with_columns(whole.fill_null(pl.col("email")).alias("email"))
    lower = pl.col("email").str.to_lowercase()
    settled = frame.with_columns(
        _is_plain(lower).alias("_plain"), lower.str.contains(NEVER_MAILED).alias("_dead")
    )
    doubtful = settled.filter(~pl.col("_plain") & lower.str.contains("@", literal=True))["email"]
    accepted = [value for value in doubtful.unique() if check_email(value) is not None]
    is_valid = (pl.col("_plain") | pl.col("email").is_in(accepted)) & ~pl.col("_dead")
    if is_live:
        is_valid = is_valid & ~lower.str.contains(RESERVED)
    valid = settled.with_columns(is_valid.fill_null(value=True).alias("is_email_valid"))
    keys = [normalise_email(value) if value and "@" in value else None for value in valid["email"]]
    return valid.with_columns(pl.Series("email_key", keys, dtype=pl.String))


def _is_plain(lower: pl.Expr) -> pl.Expr:
    local_length = lower.str.find("@", literal=True)
    is_short = (lower.str.len_bytes() <= 254) & (local_length <= 64)
    return lower.str.contains(PLAIN_EMAIL) & is_short


def _tidy_email(frame: pl.DataFrame) -> pl.DataFrame:
    """Take off what stands around an address; only cells that are no plain one are looked at."""
    stripped = frame.with_columns(pl.col("email").str.strip_chars(" \t'\"<>,;"))
    is_odd = ~_is_plain(pl.col("email").str.to_lowercase())
    odd = stripped.filter(is_odd)["email"].drop_nulls().unique()
    if odd.is_empty():
        return stripped
    tidy = pl.Series([tidy_email(cell) for cell in odd], dtype=pl.String)
    return stripped.with_columns(pl.col("email").replace(odd, tidy))


def normalise_phones(frame: pl.DataFrame) -> pl.DataFrame:
    """Bring numbers to E.164: North American ones by pattern, the others by the library."""
    frame = frame.with_columns(pl.col("phone").str.replace(_WITHOUT_POINT, "${1}"))
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
