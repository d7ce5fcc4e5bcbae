"""What is in a store's schema, by Postgres' own catalogue, and is it what the tables say?"""

from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from models.tables.schema import metadata
from tasks.store.postgres import Store

OURS = "namespace.nspname in ('public', 'keys')"
CATALOGUE = {
    "column": """
        select relation.oid::regclass::text || '.' || attname,
            concat_ws(' ', format_type(atttypid, atttypmod), attnotnull, attidentity,
                attstorage, attcompression, pg_get_expr(adbin, adrelid))
        from pg_attribute join pg_class relation on relation.oid = attrelid
        join pg_namespace namespace on namespace.oid = relnamespace
        left join pg_attrdef on (adrelid, adnum) = (attrelid, attnum)
        where {ours} and relkind in ('r', 'p', 'v', 'm') and attnum > 0 and not attisdropped
    """,
    "relation": """
        select relation.oid::regclass::text,
            concat_ws(' ', relkind, relpersistence, reloptions,
                case when relkind in ('v', 'm') then pg_get_viewdef(relation.oid) end,
                case when relkind = 'p' then pg_get_partkeydef(relation.oid) end)
        from pg_class relation join pg_namespace namespace on namespace.oid = relnamespace
        where {ours} and relkind in ('r', 'p', 'v', 'm', 'S')
    """,
    "index": """
        select indexrelid::regclass::text, concat_ws(' ', pg_get_indexdef(indexrelid), indisvalid)
        from pg_index join pg_class relation on relation.oid = indrelid
        join pg_namespace namespace on namespace.oid = relnamespace where {ours}
    """,
    "constraint": """
        select concat_ws(' ', conrelid::regclass, conname),
            concat_ws(' ', pg_get_constraintdef(c.oid), convalidated)
        from pg_constraint c join pg_namespace namespace on namespace.oid = connamespace
        where {ours} and conrelid <> 0
    """,
    "trigger": """
        select concat_ws(' ', tgrelid::regclass, tgname),
            concat_ws(' ', pg_get_triggerdef(t.oid), tgenabled)
        from pg_trigger t join pg_class relation on relation.oid = tgrelid
        join pg_namespace namespace on namespace.oid = relnamespace
        where {ours} and not tgisinternal
    """,
    "function": """
        select p.oid::regprocedure::text, pg_get_functiondef(p.oid)
        from pg_proc p join pg_namespace namespace on namespace.oid = pronamespace where {ours}
    """,
    "comment": """
        select concat_ws(' ', classoid::regclass, identity.identity), description
        from pg_description,
            pg_identify_object(classoid, objoid, objsubid) identity
        where identity.schema in ('public', 'keys') or identity.identity like any(
            array['public.%', 'keys.%', '% on public.%', '% on keys.%'])
    """,
}
"""Statements that say of each thing in the schema what it is called, and all there is to it."""

Schema = dict[str, str]


def describe(store: Store) -> Schema:
    """Everything in the schema, by kind and name."""
    found: Schema = {}
    with store.transaction() as session:
        for kind, statement in CATALOGUE.items():
            for name, text in session.connection.execute(statement.format(ours=OURS)).fetchall():
                found[f"{kind} {name}"] = text
    return found


def differences(one: Schema, other: Schema) -> list[str]:
    """What stands in one alone, or otherwise in the other."""
    return sorted({name for name, _ in one.items() ^ other.items()})


def _is_of_a_table(_: object, name: str | None, kind: str, *__: object) -> bool:
    return not (kind == "table" and (name or "").startswith(("raw_event_", "alembic_")))


def differences_from_tables(store: Store) -> list[Any]:
    """What Alembic would change to make the schema the one that the tables describe."""
    options = {"include_schemas": True, "include_object": _is_of_a_table}
    with store.engine.connect() as connection:
        return list(
            compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
        )
