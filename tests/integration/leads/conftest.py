"""An import of rows written on the spot, and a look into the store."""

from collections.abc import Iterator

import pytest

from deployments.sandbox_control import Sandbox
from tasks.lead_import import ImportRequest, import_leads
from tests.factories_leads import make_resources, write_csv


@pytest.fixture
def resources(store, as_of, tmp_path):
    return make_resources(store, as_of, tmp_path)


@pytest.fixture
def run_import(resources, as_of, tmp_path):
    def _import(rows, source="crm", at=None, **options):
        path = write_csv(tmp_path / "contacts.csv", rows)
        request = ImportRequest(path, source, at or as_of, **options)
        return import_leads(resources, request)[0]

    return _import


@pytest.fixture
def import_bytes(resources, as_of, tmp_path):
    def _import(content: bytes, name="contacts.csv"):
        path = tmp_path / name
        path.write_bytes(content)
        return import_leads(resources, ImportRequest(path, "crm", as_of))[0]

    return _import


@pytest.fixture
def query(store):
    def _query(statement, *parameters):
        with store.transaction() as session:
            return session.connection.execute(statement, parameters or None).fetchall()

    return _query


@pytest.fixture
def dump(query):
    """All rows of the leads' side as text, without the run log."""
    plain = ("account", "lead", "contact_point", "lead_fact", "ban", "import_batch", "quarantine")
    tables = (*plain, "keys.person_key", "keys.border_key")

    def _dump():
        return {name: query(f"select t::text from {name} t order by 1") for name in tables}

    return _dump


@pytest.fixture(scope="module")
def running_sandbox(tmp_path_factory) -> Iterator[Sandbox]:
    with Sandbox.start(tmp_path_factory.mktemp("sandbox"), seed=11) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running_sandbox):
    running_sandbox.reset()
    running_sandbox.put_faults()
    running_sandbox.put_mode(unknown_field_rate=0.0)
    return running_sandbox
