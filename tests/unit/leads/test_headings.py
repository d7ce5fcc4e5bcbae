"""Are the headings of the field's own exports known without a mapping?"""

import pytest

from models.rules.lead_columns import map_columns

EXPORTS = {
    "Pipedrive": {
        "Person - ID": "source_key", "Person - First name": "first_name",
        "Person - Last name": "last_name", "Person - Organization": "company",
        "Person - Email - Work": "email", "Person - Phone - Work": "phone",
        "Person - Owner": "owner", "Person - Name": "full_name",
    },
    "Salesforce": {
        "Company / Account": "company", "Title": "role", "Mailing City": "city",
        "Mailing State/Province": "state", "Mailing Country": "country", "Email": "email",
    },
    "Outlook": {
        "Job Title": "role", "Business City": "city", "Business Country/Region": "country",
        "E-mail Address": "email", "Web Page": "company_domain", "Company": "company",
    },
    "Google": {
        "Given Name": "first_name", "Family Name": "last_name", "E-mail 1 - Value": "email",
        "Phone 1 - Value": "phone", "Organization 1 - Name": "company",
        "Organization 1 - Title": "role",
    },
    "Spanish": {
        "Nombre": "first_name", "Apellidos": "last_name", "Empresa": "company", "Cargo": "role",
        "Correo electrónico": "email", "Teléfono": "phone", "Ciudad": "city", "País": "country",
    },
    "Portuguese": {
        "Nome": "first_name", "Sobrenome": "last_name", "Empresa": "company", "Cargo": "role",
        "E-mail": "email", "Telefone": "phone", "Cidade": "city", "País": "country",
    },
    "Italian": {
        "Nome": "first_name", "Cognome": "last_name", "Azienda": "company", "Ruolo": "role",
        "Indirizzo email": "email", "Telefono": "phone", "Città": "city", "Paese": "country",
    },
    "German": {"Vorname": "first_name", "Name": "last_name", "E-Mail": "email", "Firma": "company"},
}  # fmt: skip


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_needs_no_mapping(name: str):
    columns = map_columns(list(EXPORTS[name]))

    assert {columns.headings[field]: field for field in columns.positions} == EXPORTS[name]
    assert (columns.ignored, columns.faults) == ((), ())


@pytest.mark.parametrize(
    ("headings", "position"),
    [
        (["Name", "Email", "Company"], 0),
        (["First Name", "Name", "Email", "Company"], 1),
        (["First Name", "Last Name", "Nom complet", "Email", "Company"], 2),
    ],
)
def test_a_name_that_is_no_part_is_the_whole(headings: list[str], position: int):
    assert map_columns(headings).positions["full_name"] == position


@pytest.mark.parametrize(
    "heading",
    ["Company City", "Lead Source", "Primary Email Source", "E-mail 2 Address", "Nickname"],
)
def test_a_heading_of_something_else_is_left_out(heading: str):
    assert map_columns(["Email", "Company", heading]).ignored == (heading,)


@pytest.mark.parametrize(
    ("headings", "read"),
    [
        (["Title", "Job Title"], "Job Title"),
        (["Status", "Lead Status"], "Lead Status"),
        (["lead_id", "id"], "id"),
    ],
)
def test_the_better_of_two_headings_holds_wherever_it_stands(headings: list[str], read: str):
    assert read in map_columns(["Email", "Company", *headings]).headings.values()
