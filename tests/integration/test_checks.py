"""Does `parley doctor` say of each damaged thing what it is and what mends it, and go on?"""

from pathlib import Path

import pytest

from deployments.checks import Finding, run_checks
from deployments.packages import find_strays
from models.errors import BlockedError, InvalidInputError, SettingsError
from models.settings import Settings
from tasks.configuration import live_needs, require_live_settings
from tasks.dispatch import check_may_dispatch
from tasks.store.postgres import Store, open_store
from tests.factories_ledger import make_resources


def _checked(home: Path, **settings) -> dict[str, Finding]:
    stated = {"home": home, "campaigns": home / "none", "receiver": {"port": 1}, **settings}
    return {each.check: each for each in run_checks(Settings.model_validate(stated))}


def test_damaged_epoch_file_is_a_finding_and_stops_a_dispatch_in_one_line(
    store: Store, database_url: str, tmp_path: Path, as_of
):
    (tmp_path / "epoch").write_text("one\n", encoding="utf-8")

    found = _checked(tmp_path, database_url=database_url)

    assert found["epoch"].state == "failed"
    assert "is no epoch" in found["epoch"].fact
    assert found["world"].state == "ok"
    with pytest.raises(InvalidInputError, match="is no epoch"):
        check_may_dispatch(make_resources(store, tmp_path, "http://127.0.0.1:1"), as_of)


@pytest.mark.parametrize(
    ("url", "fact"),
    [
        ("nonsense", "no database's address"),
        ("postgresql://postgres@127.0.0.1:1/none", "does not answer"),
    ],
)
def test_useless_database_url_is_what_is_to_be_mended(tmp_path: Path, url: str, fact: str):
    found = _checked(tmp_path, database_url=url)

    assert (found["store"].state, found["store"].remedy) == ("failed", "mend DATABASE_URL")
    assert fact in found["store"].fact
    assert "campaigns" in found


def test_address_of_no_database_is_a_settings_error_without_its_password():
    with pytest.raises(SettingsError) as caught:
        open_store("secret")

    assert "secret" not in str(caught.value)


def test_damaged_key_is_a_finding(tmp_path: Path):
    folder = tmp_path / "keys"
    folder.mkdir()
    for name in ("master.key", "lookup.key"):
        (folder / name).write_text("1:no key\n", encoding="utf-8")
        (folder / name).chmod(0o600)

    found = _checked(tmp_path)["keys"]

    assert (found.state, found.remedy) == ("failed", f"restore them to {folder}")
    assert "version:base64" in found.fact


@pytest.mark.parametrize(
    ("vendor", "state"),
    [
        ({}, "warning"),
        ({"base_url": "https://vendor.example"}, "failed"),
        ({"base_url": "https://vendor.example", "api_key": "key"}, "ok"),
    ],
)
def test_vendor_of_a_live_world_is_set_or_missed_or_half(
    tmp_path: Path, vendor: dict[str, str], state: str
):
    assert _checked(tmp_path, world="live", enrichment=vendor)["enrichment"].state == state


@pytest.mark.parametrize("kind", ["file", "below a file", "ring of links", "link to nothing"])
def test_a_state_folder_that_is_none_is_a_finding_and_every_check_reports(
    tmp_path: Path, kind: str
):
    place = tmp_path / "home"
    if kind in {"ring of links", "link to nothing"}:
        place.symlink_to("home" if kind == "ring of links" else "nothing")
    else:
        place.write_text("not a folder", encoding="utf-8")

    found = _checked(place / "sub" if kind == "below a file" else place)

    assert [found[name].state for name in ("state folder", "disk", "keys", "store")] == [
        "failed"
    ] * 4
    assert "PARLEY_HOME" in found["store"].remedy
    assert {"python", "campaigns", "prefect", "receiver", "sendgrid", "openai"} <= found.keys()


def test_a_folder_in_the_place_of_a_key_is_a_finding(tmp_path: Path):
    for name in ("master.key", "lookup.key"):
        (tmp_path / "keys" / name).mkdir(parents=True)

    found = _checked(tmp_path)

    assert (found["keys"].state, found["state folder"].state) == ("failed", "ok")
    assert "directory" in found["keys"].fact
    assert "campaigns" in found


def test_a_folder_without_a_workspace_names_what_makes_one(tmp_path: Path):
    found = _checked(tmp_path / "new")

    assert (found["store"].fact, found["store"].remedy) == ("there is no workspace", "parley init")
    assert not (tmp_path / "new").exists()


def test_every_need_of_a_live_world_is_checked_and_the_one_list_refuses_the_same(tmp_path: Path):
    bare = Settings.model_validate({"home": tmp_path, "world": "live"})

    found = _checked(tmp_path, world="live")

    needs = live_needs(bare)
    assert len(needs) == 5
    for need in needs:
        assert found[need.check].state == "failed", need
        assert found[need.check].remedy == f"set {need.variable}"
    with pytest.raises(BlockedError) as refused:
        require_live_settings(bare)
    assert [need.variable for need in needs if need.variable not in str(refused.value)] == []


def test_needs_of_a_live_world_that_are_met_are_well(tmp_path: Path):
    found = _checked(
        tmp_path,
        world="live",
        sendgrid={"api_key": "SG.made-up", "webhook_public_key": "made-up"},
        openai={"api_key": "sk-made-up"},
        receiver={"inbound_secret": "s", "public_url": "https://links.example.com", "port": 1},
    )

    names = ("sendgrid", "webhook key", "openai", "inbound secret", "public address")
    assert {found[name].state for name in names} == {"ok"}


def test_installed_packages_are_those_of_the_lock(tmp_path: Path):
    found = _checked(tmp_path)["packages"]

    assert found.state == "ok", found
    assert int(found.fact.split()[0]) > 100


def test_package_of_another_version_or_none_is_named(tmp_path: Path):
    lock = tmp_path / "requirements.lock"
    lock.write_text(
        "prefect==0.0.1 \\\n    --hash=sha256:00\nno-such-package==1.0 \\\n"
        "orjson==0.1 ; python_full_version < '4'\n"
        "never-here==1.0 ; sys_platform == 'plan9'\n",
        encoding="utf-8",
    )

    count, strays = find_strays(lock)

    assert count == 3
    assert [stray.split(",")[1] for stray in strays] == [
        " the lock says 0.0.1",
        " the lock says 1.0",
        " the lock says 0.1",
    ]
    assert "no-such-package is missing" in strays[1]
