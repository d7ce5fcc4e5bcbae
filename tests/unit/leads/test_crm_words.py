"""Are the words of a CRM's stock fields known, and does none of them let in whom it shuts out?"""

import pytest

from models.rules.lead_columns import map_columns
from models.schemas.lead import ENUMERATIONS
from models.schemas.opt_out_words import plain_word

HUBSPOT = {
    "NEW": "new",
    "OPEN": "new",
    "IN_PROGRESS": "engaged",
    "OPEN_DEAL": "engaged",
    "UNQUALIFIED": "closed",
    "ATTEMPTED_TO_CONTACT": "contacted",
    "CONNECTED": "engaged",
    "BAD_TIMING": "closed",
}
LABELS = {name.replace("_", " ").capitalize(): status for name, status in HUBSPOT.items()}
SALESFORCE = {
    "Open - Not Contacted": "new",
    "Working - Contacted": "contacted",
    "Closed - Converted": "customer",
    "Closed - Not Converted": "closed",
    "New": "new",
    "Contacted": "contacted",
    "Working": "contacted",
    "Nurturing": "contacted",
    "Qualified": "engaged",
    "Unqualified": "closed",
    "Converted": "customer",
}
IN_REACH = {"new", "open", "open not contacted", "not contacted", "not yet contacted"}
"""All that leave a lead to a campaign; whoever adds one shows that nobody has written to it yet."""


@pytest.mark.parametrize(
    ("word", "status"), [*HUBSPOT.items(), *LABELS.items(), *SALESFORCE.items()]
)
def test_the_stock_lead_status_of_a_crm_is_known(word: str, status: str):
    assert ENUMERATIONS["engagement_status"][plain_word(word)] == status


@pytest.mark.parametrize(
    "word", ["Open \N{EN DASH} Not Contacted", "open-not contacted", "OPEN_NOT  CONTACTED"]
)
def test_dashes_and_spaces_make_no_other_word(word: str):
    assert plain_word(word) == "open not contacted"


def test_no_other_word_lets_a_lead_into_a_campaign():
    words = ENUMERATIONS["engagement_status"].items()

    assert {word for word, status in words if status == "new"} == IN_REACH


def test_every_listed_word_is_one_that_a_cell_can_come_to():
    for words in ENUMERATIONS.values():
        assert [word for word in words if plain_word(word) != word] == []


@pytest.mark.parametrize(
    "headings",
    [
        ("Vorname", "Nachname", "Firma", "Telefon", "E-Mail-Adresse", "Land", "Ort", "Branche"),
        ("Prénom", "Nom", "Société", "Téléphone", "Adresse e-mail", "Pays", "Ville", "Secteur"),
    ],
)
def test_german_and_french_headings_need_no_mapping(headings: tuple[str, ...]):
    columns = map_columns(headings)

    assert tuple(columns.positions[field] for field in (
        "first_name", "last_name", "company", "phone", "email", "country", "city", "industry",
    )) == tuple(range(8))  # fmt: skip
    assert columns.ignored == ()
