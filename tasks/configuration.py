"""Where does each setting come from?

Precedence: flag, environment, Prefect variable or block, parley.toml, the sandbox of a running
`parley up`, default. All faults are listed together. Keys come from the settings, or from 0600
files under the state folder.
"""

import base64
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import SecretStr, ValidationError

from models.errors import BlockedError, SettingsError
from models.settings import Settings
from tasks.clock import draw_bytes
from tasks.held_settings import flatten
from tasks.keyring import Keyring
from tasks.setting_faults import list_faults

ALIASES = {
    "DATABASE_URL": "database_url",
    "SENDGRID_API_KEY": "sendgrid.api_key",
    "OPENAI_API_KEY": "openai.api_key",
    "TRACKING_DOMAIN": "receiver.public_url",
    "DB_ENCRYPTION_KEY": "keys.master_keys",
}
"""Names of the environment that need no prefix."""

_NOT_SETTINGS = frozenset({"PARLEY_ACTOR", "PARLEY_CONFIG", "PARLEY_FAILPOINT", "PARLEY_NO_BANNER"})


def load_settings(
    held: Mapping[str, Any] | None = None, beside: Mapping[str, Any] | None = None, /, **flags: Any
) -> Settings:
    """Return the settings of this process; `SettingsError` lists every fault.

    `flags` are dotted names (`{"dispatch.batch_size": 50}`) and win over everything else; `held`
    is what Prefect holds (tasks/held_settings.py), `beside` what a running sandbox asks for.
    """
    merged, origins = gather(os.environ, flags, held, beside)
    return build(merged, origins)


def gather(
    environment: Mapping[str, str],
    flags: Mapping[str, Any],
    held: Mapping[str, Any] | None = None,
    beside: Mapping[str, Any] | None = None,
) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the stated values by dotted name, and where each came from.

    What a sandbox that runs `beside` asks for fills gaps only, in a sandbox world that names no
    other one.
    """
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    layers = (
        ("parley.toml", read_toml(find_toml(environment, flags))),
        ("Prefect", held or {}),
        ("environment", _read_environment(environment)),
        ("flag", {name: value for name, value in flags.items() if value is not None}),
    )
    for origin, layer in layers:
        for name, value in layer.items():
            values[name], origins[name] = value, origin
    if values.get("world", "sandbox") == "sandbox" and "sandbox.base_url" not in values:
        for name, value in (beside or {}).items():
            origins.setdefault(name, "parley up")
            values.setdefault(name, value)
    return values, origins


def build(values: Mapping[str, Any], origins: Mapping[str, str]) -> Settings:
    """Make the settings, or say all that is wrong with them at once."""
    tree: dict[str, Any] = {}
    for name, value in _follow_port(values).items():
        *groups, leaf = name.split(".")
        node = tree
        for group in groups:
            node = node.setdefault(group, {})
            if not isinstance(node, dict):
                raise SettingsError(f"{group}: set as a value, but {name} makes it a group")
        node[leaf] = value
    try:
        return Settings.model_validate(tree)
    except ValidationError as error:
        raise SettingsError(list_faults(error, origins)) from None


def _follow_port(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Let links name the port that the receiver was given, unless a public address is stated."""
    port = values.get("receiver.port")
    if port is None or "receiver.public_url" in values:
        return values
    return {**values, "receiver.public_url": f"http://127.0.0.1:{port}"}


def variable_of(name: str) -> str:
    """Return the environment's name of a setting."""
    return f"PARLEY_{name.upper().replace('.', '__')}"


def _read_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {
        name: environment[alias] for alias, name in ALIASES.items() if environment.get(alias)
    }
    for variable, value in environment.items():
        if variable.startswith("PARLEY_") and variable not in _NOT_SETTINGS and value:
            found[variable.removeprefix("PARLEY_").lower().replace("__", ".")] = value
    return found


class LiveNeed(NamedTuple):
    """A setting that a live world cannot do without, and whether it is there."""

    check: str
    setting: str
    variable: str
    is_met: bool


def live_needs(settings: Settings) -> tuple[LiveNeed, ...]:
    """Return all that a live world needs; the one list, for who refuses and for who reports."""
    mail, receiver = settings.sendgrid, settings.receiver
    return (
        LiveNeed("sendgrid", "sendgrid.api_key", "SENDGRID_API_KEY", _is_set(mail.api_key)),
        LiveNeed(
            "webhook key",
            "sendgrid.webhook_public_key",
            "PARLEY_SENDGRID__WEBHOOK_PUBLIC_KEY",
            bool(mail.webhook_public_key),
        ),
        LiveNeed("openai", "openai.api_key", "OPENAI_API_KEY", _is_set(settings.openai.api_key)),
        LiveNeed(
            "inbound secret",
            "receiver.inbound_secret",
            "PARLEY_RECEIVER__INBOUND_SECRET",
            _is_set(receiver.inbound_secret),
        ),
        LiveNeed(
            "public address",
            "receiver.public_url as an https address",
            "TRACKING_DOMAIN",
            receiver.public_url.startswith("https://"),
        ),
    )


def _is_set(secret: SecretStr | None) -> bool:
    return secret is not None and bool(secret.get_secret_value())


def require_live_settings(settings: Settings) -> None:
    """Raise `BlockedError` that lists every setting that a live world lacks."""
    missing = [each for each in live_needs(settings) if not each.is_met]
    if missing:
        lines = [f"{each.setting} ({each.variable})" for each in missing]
        raise BlockedError("a live world needs, all missing:\n  " + "\n  ".join(lines))


def find_toml(environment: Mapping[str, str], flags: Mapping[str, Any]) -> Path | None:
    """Return the file of settings: PARLEY_CONFIG, else the state folder's, else this folder's."""
    stated = environment.get("PARLEY_CONFIG")
    if stated:
        if not Path(stated).is_file():
            raise SettingsError(f"PARLEY_CONFIG: there is no file {stated}")
        return Path(stated)
    home = Path(flags.get("home") or environment.get("PARLEY_HOME") or ".parley")
    candidates = (home / "parley.toml", Path("parley.toml"))
    return next((path for path in candidates if _is_file(path)), None)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder that this user may not enter; whoever needs it says so
        return False


def read_toml(path: Path | None) -> dict[str, Any]:
    """Return what a file of settings states, by dotted name; none states nothing."""
    if path is None:
        return {}
    try:
        return dict(flatten(tomllib.loads(path.read_text(encoding="utf-8"))))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: {error}") from None
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror}; make it a file that can be read") from None


def load_keyring(settings: Settings, *, is_making: bool = True) -> Keyring:
    """Return the keys: as set, else from the state folder, made there at first need.

    Without `is_making` nothing is made there: keys that are not held are missing in the keyring.
    """
    folder = settings.home / "keys"
    stated = settings.keys
    return Keyring(
        master_keys=_keys(stated.master_keys, folder / "master.key", is_making=is_making),
        lookup_keys=_keys(stated.lookup_keys, folder / "lookup.key", is_making=is_making),
    )


def _keys(stated: SecretStr | None, path: Path, *, is_making: bool) -> dict[int, bytes]:
    if stated is not None:
        return _parse_keys(stated.get_secret_value(), "the settings' keys")
    if not path.exists():
        if not is_making:
            return {}
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        text = f"1:{base64.b64encode(draw_bytes(32)).decode()}\n"
        scratch = path.with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(scratch, path)
        except FileExistsError:
            pass  # a rival was first: its keys hold
        finally:
            scratch.unlink()
    return _parse_keys(path.read_text(encoding="utf-8"), path.name)


def _parse_keys(text: str, origin: str) -> dict[int, bytes]:
    keys = {}
    for part in text.replace("\n", ",").split(","):
        if part.strip():
            version, _, encoded = part.strip().partition(":")
            try:
                keys[int(version)] = base64.b64decode(encoded, validate=True)
            except ValueError:
                raise SettingsError(f"{origin}: not of the form version:base64") from None
    if not keys or any(len(key) != 32 for key in keys.values()):
        raise SettingsError(f"{origin}: each key has 32 bytes, and there is at least one")
    return keys


def describe_settings(
    environment: Mapping[str, str],
    flags: Mapping[str, Any],
    held: Mapping[str, Any] | None = None,
    beside: Mapping[str, Any] | None = None,
) -> list[dict[str, str]]:
    """Return every setting's name, value and origin; secrets are masked."""
    values, origins = gather(environment, flags, held, beside)
    settings = build(values, origins)
    rows = []
    for name, value in flatten(settings.model_dump()):
        shown = "set" if isinstance(value, SecretStr) else str(value)
        rows.append({"name": name, "value": shown, "origin": origins.get(name, "default")})
    return rows
