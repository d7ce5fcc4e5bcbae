"""Are identities what they are said to be?"""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from models.keys import attempt_id, keyed_fraction, lead_id, message_id, normalise_email

_ROOT = uuid.UUID("6f1d3f0a-3c5e-5b57-9a61-7a0b5d6d2c11")


@given(st.text(), st.text())
def test_identity_is_the_uuid5_of_its_key(source: str, key: str):
    assert lead_id(source, key) == str(uuid.uuid5(_ROOT, f"lead\x1f{source}\x1f{key}"))


def test_identities_of_different_things_differ():
    message = message_id("sequence", "a/1")

    assert len({message, message_id("sequence", "a/2"), attempt_id(message, 1)}) == 3


def test_address_is_looked_up_without_case_and_plus_tag():
    assert normalise_email(" Ada+News@Example.COM ") == "ada@example.com"
    assert normalise_email("A.da@googlemail.com") == normalise_email("ada@gmail.com")


def test_draws_are_uniform_and_fixed_for_a_key():
    draws = [keyed_fraction(b"s" * 32, "experiment", str(number)) for number in range(4000)]

    assert draws == [keyed_fraction(b"s" * 32, "experiment", str(n)) for n in range(4000)]
    assert 0 <= min(draws) < max(draws) < 1
    assert abs(sum(draws) / len(draws) - 0.5) < 0.02
