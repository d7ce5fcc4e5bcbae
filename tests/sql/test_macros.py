"""Do the SQL intervals agree with the statistics that decide experiments?"""

import duckdb
import numpy as np
import pytest

from models.stats.proportions import wilson_interval
from tasks.store.warehouse import read_folder


@pytest.fixture
def macros():
    with duckdb.connect(":memory:") as connection:
        connection.execute(read_folder("marts")["_macros"])
        yield connection


def test_wilson_interval_is_the_one_of_the_statistics(macros):
    pairs = [(s, n) for n in (1, 2, 7, 30, 1000, 123_456) for s in {0, 1, n // 3, n - 1, n}]
    macros.execute("create table pair (s bigint, n bigint)")
    macros.executemany("insert into pair values (?, ?)", pairs)

    found = macros.execute("select wilson_low(s, n), wilson_high(s, n) from pair").fetchall()

    low, high = wilson_interval([s for s, _ in pairs], [n for _, n in pairs])
    np.testing.assert_allclose(np.array(found), np.stack([low, high], axis=1), atol=1e-12)


def test_wilson_interval_matches_the_published_example(macros):
    # Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263 is 0.2553 to 0.3662.
    found = macros.execute("select wilson_low(81, 263), wilson_high(81, 263)").fetchone()

    assert [round(value, 4) for value in found] == [0.2553, 0.3662]


def test_nothing_counted_is_null_not_zero(macros):
    found = macros.execute("select rate_of(0, 0), wilson_low(0, 0), wilson_high(0, 0)").fetchone()

    assert found == (None, None, None)
