"""Can text from outside give a terminal an order?"""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.printable import printable, printable_json

ANY_TEXT = st.text(st.characters(), max_size=40)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("\x9b2J", "\\x9b2J"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("gpj.\u202eexe", "gpj.\\u202eexe"),
        ("a\rb\tc\x00\x7f", "a\\x0db\\x09c\\x00\\x7f"),
        ("\u2028\ufeff\udcff", "\\u2028\\ufeff\\udcff"),
        ("\U000e0041", "\\U000e0041"),
        ("two\nlines", "two\nlines"),
        ("Ünal, 株式会社, می‌خواهم, 👩‍💻", "Ünal, 株式会社, می‌خواهم, 👩‍💻"),
    ],
)
def test_orders_are_named_and_words_stay(text: str, shown: str):
    assert printable(text) == shown


def test_a_line_may_be_kept_to_one():
    assert printable("two\nlines", kept="") == "two\\x0alines"


@given(ANY_TEXT)
def test_no_text_at_all_orders_anything(text: str):
    left = {unicodedata.category(each) for each in printable(text, kept="")} - {"Cf"}

    assert not left & {"Cc", "Cs", "Zl", "Zp"}


@given(ANY_TEXT)
def test_a_json_document_means_the_same(text: str):
    document = json.dumps({"text": text}, ensure_ascii=not text.isprintable()).encode()
    raw = json.dumps({"text": text.encode(errors="replace").decode()}, ensure_ascii=False).encode()

    assert json.loads(printable_json(document)) == json.loads(document)
    assert json.loads(printable_json(raw)) == json.loads(raw)
    assert printable_json(raw).decode() == printable(printable_json(raw).decode())
