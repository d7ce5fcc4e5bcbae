"""Are phrases found as people write them?"""

import gc
import re

import pytest

import models.mail.explain  # noqa: F401  # loads every book of phrases
from models.mail.phrases import Phrasebook, _pattern, fold


@pytest.mark.parametrize(
    ("phrase", "text", "is_found"),
    [
        ("take me off .. list", "Take me off of your list!", True),
        ("take me off .. list", "Take me off. The list is long.", False),
        ("(please |)remove me", "PLEASE remove me", True),
        ("unsubscrib*", "unsubscribing", True),
        ("stop", "nonstop", False),
        ("désabonnez", "desabonnez-moi", True),
        ("don't write", "don’t write", True),
        ("配信停止", "今すぐ配信停止して", True),
        ("within ## hours", "within 24 hours", True),
    ],
)
def test_a_phrase_is_found_where_it_stands(phrase, text, is_found):
    assert (Phrasebook({"rule": [phrase]}).first(fold(text)) is not None) == is_found


def test_every_phrase_of_every_book_makes_a_pattern():
    books = [thing for thing in gc.get_objects() if isinstance(thing, Phrasebook)]
    sources = {entry[3] for book in books for entry in book._entries}

    patterns = [_pattern(source) for source in sources]

    assert len(patterns) > 2_000
    assert all(isinstance(pattern, re.Pattern) for pattern in patterns)
