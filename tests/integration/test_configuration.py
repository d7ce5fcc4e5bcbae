"""Where does each setting come from, and what outranks what?"""

import base64
from pathlib import Path

import pytest

from models.errors import SettingsError
from tasks.configuration import build, describe_settings, gather, load_keyring
from tasks.store.postgres import open_store


def _settings(environment: dict[str, str], **flags: object):
    return build(*gather(environment, flags))


def _write(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "parley.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_flag_outranks_environment_outranks_prefect_outranks_file(tmp_path: Path):
    _write(tmp_path, "prefect_port = 1\n")
    environment = {"PARLEY_HOME": str(tmp_path)}
    held = {"prefect_port": 2}

    found = [
        build(*gather(environment, {})).prefect_port,
        build(*gather(environment, {}, held)).prefect_port,
        build(*gather(environment | {"PARLEY_PREFECT_PORT": "3"}, {}, held)).prefect_port,
        build(
            *gather(environment | {"PARLEY_PREFECT_PORT": "3"}, {"prefect_port": 4}, held)
        ).prefect_port,
    ]

    assert found == [1, 2, 3, 4]


def test_file_of_the_state_folder_that_is_named_holds(tmp_path: Path):
    _write(tmp_path / "one", "prefect_port = 1\n")
    _write(tmp_path / "two", "prefect_port = 2\n")
    stated = _write(tmp_path / "three", "prefect_port = 3\n")
    one = {"PARLEY_HOME": str(tmp_path / "one")}

    assert _settings(one).prefect_port == 1
    assert _settings(one, home=str(tmp_path / "two")).prefect_port == 2
    assert _settings(one | {"PARLEY_CONFIG": str(stated)}).prefect_port == 3
    assert _settings({"PARLEY_HOME": str(tmp_path / "four")}).prefect_port == 4200


def test_named_file_that_is_not_there_is_said(tmp_path: Path):
    with pytest.raises(SettingsError, match=r"PARLEY_CONFIG: there is no file .*absent\.toml"):
        _settings({"PARLEY_CONFIG": str(tmp_path / "absent.toml")})


def test_links_follow_the_receivers_port_unless_an_address_is_stated(tmp_path: Path):
    home = {"PARLEY_HOME": str(tmp_path)}
    moved = home | {"PARLEY_RECEIVER__PORT": "4999"}
    stated = "https://links.example.com"

    assert _settings(home).receiver.public_url == "http://127.0.0.1:4180"
    assert _settings(moved).receiver.public_url == "http://127.0.0.1:4999"
    assert _settings(moved | {"TRACKING_DOMAIN": stated}).receiver.public_url == stated
    rows = {row["name"]: row["value"] for row in describe_settings(moved, {})}
    assert rows["receiver.public_url"] == "http://127.0.0.1:4999"


def test_every_fault_is_listed_with_its_origin_and_no_secret(tmp_path: Path):
    _write(tmp_path, 'prefect_port = "many"\n[dispatch]\nbatch_size = 0\n')
    environment = {
        "PARLEY_HOME": str(tmp_path),
        "PARLEY_WORLD": "moon",
        "PARLEY_SENDGRID__API_KEY": "SG.secret",
        "PARLEY_SENDGRID__TIMEOUT_SECONDS": "-1",
    }

    with pytest.raises(SettingsError) as refused:
        _settings(environment)

    words = str(refused.value)
    assert "prefect_port (parley.toml)" in words
    assert "dispatch.batch_size (parley.toml)" in words
    assert "world (environment)" in words
    assert "sendgrid.timeout_seconds (environment)" in words
    assert "SG.secret" not in words


def test_group_that_is_set_as_a_value_is_a_fault(tmp_path: Path):
    _write(tmp_path, "receiver = 4180\n")

    with pytest.raises(SettingsError, match="receiver"):
        _settings({"PARLEY_HOME": str(tmp_path), "PARLEY_RECEIVER__PORT": "4999"})


def test_settings_are_shown_with_their_origin_and_secrets_masked(tmp_path: Path):
    environment = {"PARLEY_HOME": str(tmp_path), "SENDGRID_API_KEY": "SG.secret"}

    rows = {row["name"]: row for row in describe_settings(environment, {})}

    assert rows["sendgrid.api_key"] == {
        "name": "sendgrid.api_key",
        "value": "set",
        "origin": "environment",
    }
    assert rows["world"]["origin"] == "default"
    assert "SG.secret" not in str(rows)


def test_database_encryption_key_is_another_name_of_the_master_keys(tmp_path: Path):
    key = base64.b64encode(b"d" * 32).decode()
    home = {"PARLEY_HOME": str(tmp_path)}

    found = load_keyring(_settings(home | {"DB_ENCRYPTION_KEY": f"3:{key}"}))

    assert found.master_keys == {3: b"d" * 32}
    assert not (tmp_path / "keys" / "master.key").exists()
    with pytest.raises(SettingsError, match="version:base64"):
        load_keyring(_settings(home | {"DB_ENCRYPTION_KEY": key}))
    prefixed = {"DB_ENCRYPTION_KEY": "nonsense", "PARLEY_KEYS__MASTER_KEYS": f"4:{key}"}
    assert load_keyring(_settings(home | prefixed)).master_version == 4


@pytest.mark.parametrize(
    "url", ["mysql://someone:s3cret@db.example.com/x", "postgresql+asyncpg://someone@h/x"]
)
def test_a_database_that_is_no_postgres_is_refused_in_one_line_without_its_address(
    tmp_path: Path, url: str
):
    with pytest.raises(SettingsError) as refused:
        _settings({"PARLEY_HOME": str(tmp_path), "DATABASE_URL": url})

    assert str(refused.value) == (
        "the settings do not hold: database_url (environment): is no address of a Postgres; "
        "write postgresql://user:password@host/name"
    )


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_way_to_write_a_postgres_address_holds(tmp_path: Path, scheme: str):
    url = f"{scheme}://someone@db.example.com/outreach"

    found = _settings({"PARLEY_HOME": str(tmp_path), "DATABASE_URL": url}).database_url

    assert found is not None
    assert found.get_secret_value() == url


def test_a_port_that_is_no_number_is_a_fault_of_the_address():
    with pytest.raises(SettingsError, match="DATABASE_URL is no database's address"):
        open_store("postgresql://someone@db.example.com:port/outreach")


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("PREFECT_PRT", "1", "is no setting; did you mean PARLEY_PREFECT_PORT?"),
        ("DISPATCH_BATCH_SIZE", "1", "is no setting; did you mean PARLEY_DISPATCH__BATCH_SIZE?"),
        ("DISPATCH__COLOUR", "red", "is no setting; docs/reference/settings.md lists them"),
        ("PREFECT_PORT", "abc", "must be a whole number"),
        ("PREFECT_PORT", "0", "must be at least 1"),
        ("WORLD", "moon", "must be 'live' or 'sandbox'"),
        ("SENDGRID", "SG.secret", "is a group of settings, not a value"),
    ],
)
def test_a_setting_that_does_not_hold_is_told_in_one_line_of_our_own_words(
    tmp_path: Path, variable: str, value: str, said: str
):
    with pytest.raises(SettingsError) as refused:
        _settings({"PARLEY_HOME": str(tmp_path), f"PARLEY_{variable}": value})

    name = variable.lower().replace("__", ".")
    assert str(refused.value) == f"the settings do not hold: {name} (environment): {said}"


def test_a_setting_of_the_file_is_compared_with_names_as_the_file_has_them(tmp_path: Path):
    _write(tmp_path, "[dispatch]\nbatch_sise = 7\n")

    with pytest.raises(SettingsError, match=r"did you mean dispatch\.batch_size\?"):
        _settings({"PARLEY_HOME": str(tmp_path)})
