"""Which databases does a server hold, and how is one added, copied or dropped?"""

from typing import TYPE_CHECKING

from deployments.embedded_postgres import PostgresAddress

if TYPE_CHECKING:
    from psycopg.sql import Composed


def create_database(address: PostgresAddress, name: str, template: str | None = None) -> str:
    """Make a database, empty or a copy of `template`, and return its URL.

    Nobody may be connected to the template. Raises psycopg.errors.DuplicateDatabase if the name is
    taken.
    """
    from psycopg import sql

    source = sql.Identifier(template or "template0")
    _run(address, sql.SQL("create database {} template {}").format(sql.Identifier(name), source))
    return address.database_url(name)


def drop_database(address: PostgresAddress, name: str) -> None:
    """Drop a database with whatever sessions it still has; a missing one is no error."""
    from psycopg import sql

    _run(address, sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def libpq_url(url: str) -> str:
    """Return an SQLAlchemy URL of the psycopg driver in the form that libpq reads."""
    return url.replace("postgresql+psycopg://", "postgresql://", 1).replace(" ", "%20")


def _run(address: PostgresAddress, statement: "Composed") -> None:
    import psycopg

    with psycopg.connect(libpq_url(address.database_url("postgres")), autocommit=True) as session:
        session.execute(statement)
