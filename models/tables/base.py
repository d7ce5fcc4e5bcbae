"""What do all tables share?

One metadata, one naming convention, and column makers whose suffixes keep the house's names.
`changed_xid` is what the marts extract by: a default on append-only tables, a trigger on others.
"""

from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Column, DateTime, MetaData, Text, text
from sqlalchemy.dialects.postgresql import UUID
from sqlalchemy.dialects.postgresql.base import ischema_names
from sqlalchemy.types import UserDefinedType

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Xid8(UserDefinedType[int]):
    """Postgres' 64-bit transaction id."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """Return the type's name in SQL."""
        return "xid8"


ischema_names["xid8"] = Xid8  # lets SQLAlchemy recognise the type when it reads a live schema


def key(name: str, *constraints: Any, **options: Any) -> Column[Any]:
    """Make a uuid column that is read as text."""
    return Column(name, UUID(as_uuid=False), *constraints, **options)


def at(name: str, *, nullable: bool = False, **options: Any) -> Column[Any]:
    """Make a timezone-aware instant."""
    return Column(name, DateTime(timezone=True), nullable=nullable, **options)


def word(name: str, *constraints: Any, nullable: bool = False, **options: Any) -> Column[Any]:
    """Make a text column."""
    return Column(name, Text, *constraints, nullable=nullable, **options)


def serial(name: str) -> Column[Any]:
    """Make an ever-growing row number."""
    from sqlalchemy import Identity

    return Column(name, BigInteger, Identity(always=True), primary_key=True)


def changed_xid() -> Column[Any]:
    """Make the mark by which changes are extracted."""
    return Column(
        "changed_xid", Xid8(), nullable=False, server_default=text("pg_current_xact_id()")
    )


def one_of(column: str, states: type[StrEnum]) -> str:
    """Return the condition that a column holds one of an enumeration's values."""
    return f"{column} in ({', '.join(repr(str(state)) for state in states)})"
