"""When are the marts built anew, and does what is built hold every rate against its interval?"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from models.errors import InvalidDataError
from tasks.mart_build import build_marts
from tasks.mart_log import ChangeLog
from tasks.mart_quality import check_marts
from tasks.marts import publish_marts_at, staging_path
from tasks.resources import Resources
from tasks.store.warehouse import open_builder
from tests import factories_marts as make
from tests.integration.marts.conftest import Ask

ROOT = Path(__file__).parents[3]


@pytest.fixture
def published(resources: Resources) -> Resources:
    """A store of twelve leads whose marts are published."""
    with resources.store.transaction() as session:
        make.make_history(session, range(12))
    publish_marts_at(resources, make.at(10))
    return resources


def test_store_read_afresh_is_built_whatever_the_number_of_its_batch(
    published: Resources, ask: Ask
):
    shutil.rmtree(staging_path(published.settings.home))
    with published.store.transaction() as session:
        session.connection.execute("update account set industry = 'farming'")

    counts = publish_marts_at(published, make.at(10))

    assert counts["marts_built"] == counts["marts"]
    assert ask("select distinct industry from dim_leads") == [("farming",)]


def test_marts_are_built_anew_where_a_formula_of_theirs_has_changed(tmp_path: Path):
    printed = []
    for change in ("", "# another formula\n"):
        root = tmp_path / f"root{len(printed)}"
        for package in ("models", "tasks", "sql"):
            shutil.copytree(ROOT / package, root / package)
        with (root / "models" / "stats" / "clusters.py").open("a") as file:
            file.write(change)
        said = subprocess.run(
            [sys.executable, "-c", "from tasks.mart_contracts import code_hash as h; print(h())"],
            cwd=root, capture_output=True, text=True, check=True,
        )  # fmt: skip
        printed.append(said.stdout)

    assert printed[0] != printed[1]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("funnel_daily set click_rate = 0.9 where click_rate_count > 0", "rate_name=click_rate"),
        ("step_effectiveness set bounce_rate = null where step = 1", "rate_name=bounce_rate"),
        ("experiment_results set success_rate_high = 0 where success_count > 0", "counted="),
        ("funnel_daily set open_rate = 0 where open_rate_count = 0", "rate_name=open_rate"),
    ],
)
def test_rate_outside_its_interval_is_named_in_whatever_mart(
    published: Resources, tmp_path: Path, change: str, named: str
):
    log = ChangeLog(staging_path(published.settings.home))
    with open_builder(tmp_path / "built", tmp_path / "spill") as connection:
        build_marts(connection, log, make.at(30))
        assert check_marts(connection)
        connection.execute(f"update {change}")

        with pytest.raises(InvalidDataError, match="mart_rates_lie_in_their_intervals") as caught:
            check_marts(connection)

    assert named in str(caught.value)
