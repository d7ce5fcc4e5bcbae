"""Does a token speak for one message and one purpose, and for nothing else?"""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.link_tokens import make_token, read_token

KEY = bytes(range(32))
MESSAGE = "5b1c2d3e-0000-5000-8000-00000000abcd"


@given(st.uuids())
def test_token_names_the_message_it_was_made_for(identity: UUID):
    token = make_token(KEY, "unsubscribe", str(identity))

    assert read_token(KEY, "unsubscribe", token) == str(identity)


def test_token_fits_a_url_and_the_local_part_of_an_address():
    token = make_token(KEY, "reply", MESSAGE)

    assert token.isalnum()
    assert token == token.lower()
    assert len(f"reply+{token}") <= 64


def test_token_survives_a_mail_system_that_folds_the_case():
    token = make_token(KEY, "reply", MESSAGE)

    assert read_token(KEY, "reply", token.upper()) == MESSAGE


def test_token_of_one_purpose_is_worth_nothing_for_another():
    token = make_token(KEY, "open", MESSAGE)

    assert read_token(KEY, "unsubscribe", token) is None


def test_token_of_another_key_is_refused():
    token = make_token(bytes(32), "unsubscribe", MESSAGE)

    assert read_token(KEY, "unsubscribe", token) is None


@given(position=st.integers(0, 51), letter=st.sampled_from("abcdefghijklmnopqrstuvwxyz234567"))
def test_token_with_one_letter_changed_names_no_other_message(position: int, letter: str):
    token = make_token(KEY, "unsubscribe", MESSAGE)
    changed = token[:position] + letter + token[position + 1 :]

    read = read_token(KEY, "unsubscribe", changed)

    assert read in {None, MESSAGE}
    if position < 51:
        assert (read == MESSAGE) == (changed == token)


@given(st.text(max_size=80))
def test_any_text_is_read_without_raising(text: str):
    assert read_token(KEY, "unsubscribe", text) is None


def test_an_id_that_is_no_uuid_gets_no_token():
    with pytest.raises(ValueError, match="hexadecimal"):
        make_token(KEY, "unsubscribe", "not-a-uuid")
