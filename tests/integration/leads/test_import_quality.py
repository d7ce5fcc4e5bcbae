"""Does each expectation of an import fail where what it expects does not hold?

The row rules keep such rows aside, so the suite stands behind them: each case lets one cell past
the rules that they would have stopped, as a rule with a gap would.
"""

from collections.abc import Callable

import polars as pl
import pytest

from models.rules.lead_columns import map_columns
from models.schemas.lead import ENUMERATIONS
from tasks.lead_batch import Batch, read_batch
from tasks.lead_files import open_table
from tasks.lead_import import read_figures
from tasks.lead_validation import Terms
from tasks.quality import check_import, load_suite
from tests.factories_leads import make_row, write_csv

FAILURE_SHARE = 0.2
PAST_THE_RULES = {
    "every accepted row has an address": {"email": None},
    "every accepted row is a person of its own": {"email_hash": "the same"},
    "every accepted row has a company": {"account_key": None},
    "every stated time zone is an IANA zone": {"timezone": "Mars/Olympus"},
    "every stated number is in E.164": {"phone": "212 555 0101"},
    "no accepted address lacks a domain": {"email": "ada at acme"},
    "enumerated fields hold listed values": {"email_confidence": "Certain"},
}


@pytest.fixture
def read(resources, as_of, tmp_path) -> Callable[..., Batch]:
    """A file of contacts, its rows judged."""

    def _read(*bad: dict[str, str], good_count: int = 20) -> Batch:
        rows = [make_row(number) for number in range(1, good_count + 1)]
        table = open_table(write_csv(tmp_path / "contacts.csv", [*rows, *bad]))
        terms = Terms(map_columns(table.headings, {}), as_of, is_live=False)
        return read_batch(table, terms, resources.keyring, lambda *_: None)

    return _read


def failures(batch: Batch) -> set[str]:
    checkpoint = check_import(read_figures(batch), FAILURE_SHARE)
    assert checkpoint.is_passed == (not checkpoint.findings)
    return {finding.sentence for finding in checkpoint.findings}


def pass_rules(batch: Batch, cells: dict[str, str | None]) -> None:
    """Put cells into the first two rows as if the rules had let them through."""
    is_one = pl.int_range(pl.len()) < 2
    batch.frame = batch.frame.with_columns(
        pl.when(is_one).then(pl.lit(cell, pl.String)).otherwise(pl.col(name)).alias(name)
        for name, cell in cells.items()
    )


def test_file_of_good_rows_passes(read):
    assert failures(read()) == set()


@pytest.mark.parametrize("sentence", PAST_THE_RULES)
def test_what_the_row_rules_would_let_through_fails_the_file(read, sentence: str):
    batch = read()
    pass_rules(batch, PAST_THE_RULES[sentence])

    assert failures(batch) == {sentence}


@pytest.mark.parametrize("field", ENUMERATIONS)
def test_each_enumerated_field_is_looked_at(read, field: str):
    batch = read()
    pass_rules(batch, {field: "unlisted"})

    assert failures(batch) == {"enumerated fields hold listed values"}


@pytest.mark.parametrize(("bad_count", "is_failed"), [(5, False), (6, True)])
def test_more_than_a_fifth_of_bad_rows_fails_the_file_and_a_fifth_does_not(
    read, bad_count: int, is_failed: bool
):
    bad = [make_row(100 + number, Email="nobody") for number in range(bad_count)]

    found = failures(read(*bad))

    sentence = "no more rows are kept aside than the threshold allows"
    assert found == ({sentence} if is_failed else set())


def test_every_expectation_of_the_suite_is_made_to_fail_here():
    stated = {each["meta"]["sentence"] for each in load_suite("lead_import")["expectations"]}

    assert stated == PAST_THE_RULES.keys() | {
        "no more rows are kept aside than the threshold allows"
    }
