"""Do campaigns' files become rows, once?"""

from pathlib import Path

import pytest

from models.errors import InvalidInputError
from tasks.campaigns import apply_campaigns, load_campaigns
from tasks.store.postgres import Store
from tests.checksums import changed, checksums
from tests.factories_content import CAMPAIGN, EXPERIMENT, SENDERS, write_campaigns
from tests.factories_ledger import make_resources


def apply(store: Store, home: Path, root: Path, as_of) -> dict[str, int]:
    resources = make_resources(store, home, "http://127.0.0.1:9")
    return dict(+apply_campaigns(resources, load_campaigns(root), as_of, "tester"))


def rows(store: Store, statement: str) -> list[tuple]:
    with store.transaction() as session:
        return session.connection.execute(statement).fetchall()


def test_new_campaign_is_active_and_points_to_its_version(store: Store, tmp_path: Path, as_of):
    root = write_campaigns(tmp_path / "campaigns")

    counts = apply(store, tmp_path, root, as_of)

    assert counts == {"senders_new": 1, "campaigns_new": 1}
    assert rows(
        store,
        "select campaign.state, definition ->> 'name', definition -> 'templates' ? 'hook.liquid'"
        " from campaign join campaign_version on campaign_version_id = current_version_id",
    ) == [("active", "spring", True)]


def test_applying_again_changes_no_row(store: Store, tmp_path: Path, as_of):
    root = write_campaigns(tmp_path / "campaigns")
    apply(store, tmp_path, root, as_of)
    marks = "select changed_xid from {} order by 1"
    tables = ("campaign", "campaign_version", "sender", "audit")
    before = [rows(store, marks.format(table)) for table in tables]

    counts = apply(store, tmp_path, root, as_of)

    assert counts == {"senders_as_before": 1, "campaigns_as_before": 1}
    assert [rows(store, marks.format(table)) for table in tables] == before


def test_changed_campaign_gets_a_version_beside_the_old_and_keeps_its_state(
    store: Store, tmp_path: Path, as_of
):
    apply(store, tmp_path, write_campaigns(tmp_path / "before"), as_of)
    rows(store, "update campaign set state = 'paused' returning 1")
    changed = write_campaigns(tmp_path / "after", {**CAMPAIGN, "priority": 2})

    counts = apply(store, tmp_path, changed, as_of)

    assert counts == {"senders_as_before": 1, "campaigns_changed": 1}
    assert rows(store, "select count(*) from campaign_version") == [(2,)]
    assert rows(
        store,
        "select state, definition -> 'priority' from campaign join campaign_version"
        " on campaign_version_id = current_version_id",
    ) == [("paused", 2)]


def test_going_back_to_an_earlier_text_points_to_the_earlier_version(
    store: Store, tmp_path: Path, as_of
):
    first = write_campaigns(tmp_path / "first")
    apply(store, tmp_path, first, as_of)
    apply(store, tmp_path, write_campaigns(tmp_path / "b", {**CAMPAIGN, "priority": 2}), as_of)

    counts = apply(store, tmp_path, first, as_of)

    assert counts["campaigns_changed"] == 1
    assert rows(store, "select count(*) from campaign_version") == [(2,)]


def test_sender_follows_its_file(store: Store, tmp_path: Path, as_of):
    apply(store, tmp_path, write_campaigns(tmp_path / "before"), as_of)
    paused = {"senders": [{**SENDERS["senders"][0], "enabled": False, "daily_cap": 40}]}

    counts = apply(store, tmp_path, write_campaigns(tmp_path / "after", senders=paused), as_of)

    assert counts["senders_changed"] == 1
    assert rows(store, "select is_enabled, daily_cap from sender") == [(False, 40)]


def test_an_experiment_that_another_campaign_has_or_had_is_refused_and_nothing_is_applied(
    store: Store, tmp_path: Path, as_of
):
    with_experiment = {**CAMPAIGN, "experiment": EXPERIMENT}
    apply(store, tmp_path, write_campaigns(tmp_path / "first", with_experiment), as_of)
    apply(store, tmp_path, write_campaigns(tmp_path / "later"), as_of)
    before = checksums(store)
    other = {**with_experiment, "name": "autumn"}
    sender = {"senders": [{**SENDERS["senders"][0], "daily_cap": 40}]}
    root = write_campaigns(tmp_path / "second", other, name="autumn", senders=sender)

    with pytest.raises(InvalidInputError) as caught:
        apply(store, tmp_path, root, as_of)

    assert str(caught.value) == (
        "campaign autumn: experiment.name: 'subjects' is the experiment of the campaign 'spring' "
        "(choose another name: companies are drawn and counted by it)"
    )
    assert changed(before, checksums(store)) == []
