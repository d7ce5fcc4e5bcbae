"""Is the demo's export made up, reproducible, and as dirty as it says?"""

from datetime import UTC, datetime

from deployments.demo_leads import load_companies, make_row, write_leads

AS_OF = datetime(2026, 3, 2, tzinfo=UTC)


def test_three_rows_in_a_hundred_are_dirty(tmp_path):
    assert write_leads(tmp_path / "x.csv", 2000, 7, AS_OF) == 60


def test_the_same_seed_writes_the_same_bytes(tmp_path):
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        write_leads(tmp_path / name, 300, seed, AS_OF)

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert (tmp_path / "a").read_bytes() != (tmp_path / "c").read_bytes()


def test_nobody_can_be_reached_and_nobody_comes_twice():
    companies = load_companies()
    rows = [make_row(number, companies, 7, AS_OF) for number in range(5000)]
    addresses = [row[3] for row in rows]

    assert len(companies) == 503
    assert all(address.endswith(".example") and address.isascii() for address in addresses)
    assert len(set(addresses)) == 5000
    assert all("555" in row[4] for row in rows if row[4])
