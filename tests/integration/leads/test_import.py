"""Does a file of contacts become leads, once and for all?"""

from datetime import timedelta

import pytest

from tasks.keyring import open_sealed
from tasks.lead_import import ImportRequest, import_leads
from tests.factories_leads import make_resources, make_row, write_csv


@pytest.fixture
def resources(store, as_of, tmp_path):
    return make_resources(store, as_of, tmp_path)


@pytest.fixture
def run_import(resources, as_of, tmp_path):
    def _import(rows, source="crm", **options):
        path = write_csv(tmp_path / "contacts.csv", rows)
        return import_leads(resources, ImportRequest(path, source, as_of, **options))[0]

    return _import


def query(store, statement, *parameters):
    with store.transaction() as session:
        return session.connection.execute(statement, parameters).fetchall()


def test_valid_rows_become_leads_that_open_under_their_own_keys(run_import, resources, store):
    report = run_import([make_row(n) for n in range(1, 21)])

    assert (report.created_count, report.rejected_count) == (20, 0)
    rows = query(
        store,
        "select lead_id, wrapped_key, first_name_cipher, cipher from lead"
        " join keys.person_key using (lead_id) join contact_point using (lead_id)"
        " where kind = 'email' order by source_key",
    )
    person, wrapped, first_name, email = rows[0]
    key = resources.keyring.unwrap(wrapped, person)
    assert open_sealed(key, first_name, person, "first_name") == b"Ada1"
    assert open_sealed(key, email, person, "email") == b"ada1@acme.example"
    assert len({row[1] for row in rows}) == 20
