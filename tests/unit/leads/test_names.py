"""Is a whole name taken apart where that leaves no doubt, and let be where it does?"""

import polars as pl
import pytest

from tasks.lead_names import count_whole, split_name, take_names_apart

APART = {
    "Ada Okonkwo": ("Ada", "Okonkwo"),
    "Okonkwo, Ada": ("Ada", "Okonkwo"),
    "Prof. Dr. Hana Nováková, PhD": ("Hana", "Nováková"),
    "Dieter von der Müller": ("Dieter", "von der Müller"),
    "Ada M. Okonkwo Jr.": ("Ada", "Okonkwo"),
    "María José García López": ("María", "José García López"),
    "Robert (Bob) Smith": ("Robert", "Smith"),
    "J. R. Smith": (None, "Smith"),
    "Frau Dr. Müller": (None, "Müller"),
    "山田 太郎": ("太郎", "山田"),
    "محمد علي": ("محمد", "علي"),
}
WHOLE = (
    "Madonna", "Acme Ltd", "Sales Team", "John & Jane Doe", "ada@acme.example", "Room 12", "?",
    "Ada and Eva Okonkwo", "x" * 200,
)  # fmt: skip


@pytest.mark.parametrize("text", APART)
def test_a_name_is_taken_apart(text: str):
    assert split_name(text) == APART[text]


@pytest.mark.parametrize("text", WHOLE)
def test_what_may_be_no_person_or_half_a_name_is_let_be(text: str):
    assert split_name(text) == (None, None)


def test_only_rows_without_both_parts_are_filled_and_the_others_are_counted():
    rows = [(None, None, name) for name in (*APART, *WHOLE)]
    rows += [("Eve", None, "Ada Okonkwo"), (None, "Ek", "Ada Okonkwo"), (None, None, None)]
    names = ("first_name", "last_name", "full_name")
    frame = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")

    filled = take_names_apart(frame)

    found = filled.select("first_name", "last_name").rows()
    assert found[: len(APART)] == list(APART.values())
    assert found[len(APART) :] == [(None, None)] * len(WHOLE) + [
        ("Eve", None),
        (None, "Ek"),
        (None, None),
    ]
    assert count_whole(filled) == len(WHOLE)
