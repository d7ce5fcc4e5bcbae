"""Which version has the schema, and how does it get to the newest?

Migrations run under an advisory lock with a lock timeout; the first one also writes the row that
says which world this is, once and for ever.
"""

import uuid
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from models.errors import WrongWorldError
from tasks.clock import draw_bytes
from tasks.store.postgres import Store

_LOCK = 7_203_161_001


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(str(files("sql"))) / "migrations"))
    config.attributes["connection"] = connection
    return config


def newest_version() -> str | None:
    """Return the newest version that the code knows."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def current_version(store: Store) -> str | None:
    """Return the version of the store's schema, or None where there is none."""
    with store.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade_schema(store: Store, world: str, as_of: datetime, target: str = "head") -> None:
    """Bring the schema to `target`; `WrongWorldError` where the store is of another world."""
    with store.engine.connect() as connection:
        connection.execute(text("set lock_timeout = '60s'"))
        connection.execute(text("select pg_advisory_lock(:key)"), {"key": _LOCK})
        connection.commit()
        try:
            command.upgrade(_config(connection), target)
            connection.commit()
            _write_state(connection, world, as_of)
            connection.commit()
        finally:
            connection.rollback()
            connection.execute(text("select pg_advisory_unlock(:key)"), {"key": _LOCK})
            connection.commit()


def downgrade_schema(store: Store, target: str) -> None:
    """Bring the schema back to `target` ("base" removes everything)."""
    with store.engine.connect() as connection:
        command.downgrade(_config(connection), target)
        connection.commit()


def _write_state(connection: Connection, world: str, as_of: datetime) -> None:
    row: dict[str, Any] = {
        "world": world,
        "database_id": str(uuid.UUID(bytes=draw_bytes(16), version=4)),
        "as_of": as_of,
    }
    connection.execute(
        text(
            "insert into system_state (is_only_row, world, database_id, epoch, created_at)"
            " values (true, :world, :database_id, 1, :as_of) on conflict do nothing"
        ),
        row,
    )
    found = connection.execute(text("select world from system_state")).scalar_one()
    if found != world:
        raise WrongWorldError(
            f"this database is of the {found} world, not {world}; use another PARLEY_HOME or "
            "DATABASE_URL for the other world"
        )
