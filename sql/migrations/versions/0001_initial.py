"""The whole schema, with its guards."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None

_FOLDER = Path(__file__).parent.parent
_SCHEMAS = "drop schema if exists keys cascade; drop schema public cascade; create schema public"


def upgrade() -> None:
    """Make the tables, then what guards them."""
    cursor = op.get_bind().connection.cursor()
    for name in ("0001_tables.sql", "0001_guards.sql"):
        cursor.execute((_FOLDER / name).read_text(encoding="utf-8"))


def downgrade() -> None:
    """Remove everything; the version table is made anew by Alembic."""
    op.get_bind().connection.cursor().execute(_SCHEMAS)
    op.execute("create table alembic_version (version_num varchar(32) not null primary key)")
    op.execute("insert into alembic_version values ('0001')")
