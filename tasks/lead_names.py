"""What are the first and the last name in a whole one?

Asked only of rows that have neither. What leaves a doubt is not taken, for a greeting with half a
surname is worse than one without. Two plain words are settled by a pattern; the library, at less
than half a millisecond a name, sees each other name once.
"""

import re

import polars as pl

from models.rules.dedupe import LEGAL_FORMS
from models.rules.lead_headings import FULL_NAME

_TITLES = (  # noqa: SIM905 -- one word a line would take fifty lines
    "mr mrs ms miss mx dr prof professor herr frau hr fr sir dame lord lady rev hon don dona "
    "mme mlle sig ing dipl mag ms and und et von van de der la le di del jr sr phd md mba esq"
).split()
_NO_NAMES = (  # noqa: SIM905
    "team office info sales support admin department dept group desk service services reception "
    "marketing accounting purchasing vertrieb einkauf buchhaltung zentrale accueil unknown user"
).split()
_TWO_WORDS = r"^(\p{Lu}[\p{L}'’-]+) (\p{Lu}[\p{L}'’-]+)$"
_FOR_LIBRARY = rf"(?i)\b(?:{'|'.join([*_TITLES, *_NO_NAMES, *sorted(LEGAL_FORMS)])})\b"
_NO_PERSON = re.compile(
    rf"[@&/\\\d|:;<>#*+=_]|\b(?:and|und|et|{'|'.join([*_NO_NAMES, *sorted(LEGAL_FORMS)])})\b",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"(?:\w\.?)|(?:\w\.)+")
_LONGEST = 100


def take_names_apart(frame: pl.DataFrame) -> pl.DataFrame:
    """Fill first and last name from `full_name` in rows that have neither."""
    whole = pl.col(FULL_NAME)
    is_asked = pl.col("first_name").is_null() & pl.col("last_name").is_null() & whole.is_not_null()
    is_plain = whole.str.contains(_TWO_WORDS) & ~whole.str.contains(_FOR_LIBRARY)
    asked = frame.select(
        pl.when(is_asked & is_plain).then(whole).alias("plain"),
        pl.when(is_asked & ~is_plain).then(whole).alias("other"),
    )
    parts = asked["plain"].str.extract_groups(_TWO_WORDS)
    others = asked["other"].drop_nulls().unique()
    split = [split_name(name) for name in others]
    columns = [
        pl.coalesce(field, parts.struct.field(str(at + 1)), _look_up(asked, others, split, at))
        for at, field in enumerate(("first_name", "last_name"))
    ]
    return frame.with_columns(
        column.alias(field)
        for column, field in zip(columns, ("first_name", "last_name"), strict=True)
    )


def count_whole(frame: pl.DataFrame) -> int:
    """Return how many names were left as they were."""
    if FULL_NAME not in frame.columns:
        return 0
    nameless = pl.all_horizontal(pl.col("first_name", "last_name").is_null())
    return frame.filter(nameless & pl.col(FULL_NAME).is_not_null()).height


def _look_up(
    asked: pl.DataFrame, names: pl.Series, split: list[tuple[str | None, str | None]], at: int
) -> pl.Series:
    parts = pl.Series([each[at] for each in split], dtype=pl.String)
    return asked["other"].replace_strict(names, parts, default=None, return_dtype=pl.String)


def split_name(text: str) -> tuple[str | None, str | None]:
    """Return the first and the last name; None for what cannot be told.

    Titles and initials of middle names are left out; other middle names stay with the last name.
    """
    from nameparser import HumanName

    if len(text) > _LONGEST or _NO_PERSON.search(text):
        return None, None
    name = HumanName(text)
    middle = [word for word in name.middle.split() if not _INITIAL.fullmatch(word)]
    last = " ".join([*middle, name.last]) if name.last else None
    first = None if not name.first or _INITIAL.fullmatch(name.first) else name.first
    return (first, last) if last and (name.first or name.title) else (None, None)
