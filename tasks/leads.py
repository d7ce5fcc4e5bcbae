"""Who is behind a lead's id?

Names and contact points open under the person's own key; a person without a key is forgotten and
does not appear.
"""

from collections.abc import Sequence

from tasks.keyring import Keyring, open_sealed
from tasks.store.postgres import Session

FIELD_OF_KIND = {"email": "email", "phone": "phone", "linkedin": "linkedin_url"}


def open_people(
    session: Session, keyring: Keyring, lead_ids: Sequence[str]
) -> dict[str, dict[str, str]]:
    """Return first_name, last_name, email, phone and linkedin_url of people, as far as known."""
    people: dict[str, dict[str, str]] = {}
    keys: dict[str, bytes] = {}
    for person, wrapped, first_name, last_name in session.rows(
        "leads.list_names", lead_ids=list(lead_ids)
    ):
        keys[person] = keyring.unwrap(wrapped, person)
        sealed = {"first_name": first_name, "last_name": last_name}
        people[person] = {
            field: open_sealed(keys[person], cipher, person, field).decode()
            for field, cipher in sealed.items()
            if cipher is not None
        }
    for person, kind, cipher in session.rows("leads.list_points", lead_ids=list(keys)):
        opened = open_sealed(keys[person], cipher, person, kind).decode()
        people[person].setdefault(FIELD_OF_KIND[kind], opened)
    return people
