"""Does a person's key open that person's fields, and nothing else?"""

from concurrent.futures import ThreadPoolExecutor

import pytest

from models.errors import BlockedError
from tasks.keyring import Keyring, open_sealed, seal

KEYRING = Keyring({1: b"1" * 32, 2: b"2" * 32}, {1: b"l" * 32})
FIELDS = ("body", "email", "first_name")


def test_a_cipher_opens_every_field_of_its_person():
    key, wrapped = KEYRING.new_person_key("ada")
    sealed = {field: seal(key, field.encode(), "ada", field) for field in FIELDS}

    cipher = KEYRING.person_cipher(wrapped, "ada")

    assert {field: cipher.open(sealed[field], field) for field in FIELDS} == {
        field: field.encode() for field in FIELDS
    }
    assert open_sealed(KEYRING.unwrap(wrapped, "ada"), sealed["email"], "ada", "email") == b"email"


@pytest.mark.parametrize(("person", "field"), [("ada", "phone"), ("bob", "email")])
def test_what_was_sealed_for_another_field_or_person_does_not_open(person: str, field: str):
    key, wrapped = KEYRING.new_person_key("ada")
    sealed = seal(key, b"ada@firm.example", person, field)

    with pytest.raises(BlockedError, match="person ada: email does not open"):
        KEYRING.person_cipher(wrapped, "ada").open(sealed, "email")


def test_a_key_wrapped_for_another_person_does_not_open():
    _, wrapped = KEYRING.new_person_key("ada")

    with pytest.raises(BlockedError, match="person bob: key does not open"):
        KEYRING.person_cipher(wrapped, "bob")


def test_keys_wrapped_under_an_older_master_key_still_open():
    key, _ = KEYRING.new_person_key("ada")
    older = Keyring({1: KEYRING.master_keys[1]}, KEYRING.lookup_keys)

    assert KEYRING.unwrap(older.wrap(key, "ada"), "ada") == key


def test_a_master_key_that_is_not_held_is_named():
    _, wrapped = KEYRING.new_person_key("ada")
    older = Keyring({1: KEYRING.master_keys[1]}, KEYRING.lookup_keys)

    with pytest.raises(BlockedError, match="master key version 2"):
        older.person_cipher(wrapped, "ada")


def test_threads_may_open_with_one_keyring_and_one_cipher_at_once():
    key, wrapped = KEYRING.new_person_key("ada")
    cipher = KEYRING.person_cipher(wrapped, "ada")
    sealed = [seal(key, b"%d" % number * 200, "ada", "body") for number in range(500)]

    def open_all(_: int) -> list[bytes]:
        assert KEYRING.unwrap(wrapped, "ada") == key
        return [cipher.open(each, "body") for each in sealed]

    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(open_all, range(4)))

    assert opened == [[b"%d" % number * 200 for number in range(500)]] * 4
