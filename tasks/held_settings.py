"""What do Prefect's Secret blocks and its variable `parley` say?

A command asks over Prefect's HTTP interface, for to import Prefect takes longer than most commands
do. It asks only where the environment names a server, and waits for no server for long.
"""

import base64
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from models.errors import SettingsError

SECRET_BLOCKS = {
    "parley-sendgrid-api-key": "sendgrid.api_key",
    "parley-webhook-public-key": "sendgrid.webhook_public_key",
    "parley-inbound-secret": "receiver.inbound_secret",
    "parley-openai-api-key": "openai.api_key",
    "parley-enrichment-api-key": "enrichment.api_key",
    "parley-database-url": "database_url",
    "parley-master-keys": "keys.master_keys",
    "parley-lookup-keys": "keys.lookup_keys",
}
"""Prefect's Secret blocks, and the settings that they hold."""

VARIABLE = "parley"
"""Prefect's variable: a JSON object of settings, by dotted name or as a tree."""

_SECONDS = 2
_LOOPBACK = ("http://127.0.0.1", "http://localhost", "http://[::1]")


class Held(NamedTuple):
    """The settings that Prefect holds, or why nobody knows them."""

    values: Mapping[str, Any]
    trouble: str | None = None


def ask_prefect(environment: Mapping[str, str]) -> Held:
    """Return what the server of PREFECT_API_URL holds, by dotted name; nothing where none is named.

    A server that is silent or refuses is a `trouble` of one line, after two seconds at most for
    each of two questions; it is asked once in a process. `SettingsError` where the variable is no
    object.
    """
    url = environment.get("PREFECT_API_URL", "").rstrip("/")
    if not url:
        return Held({})
    names = ("PREFECT_API_AUTH_STRING", "PREFECT_API_KEY")
    return _ask(url, _authorize(*(environment.get(name, "") for name in names)))


def name_settings(stated: Any, secrets: Mapping[str, Any]) -> dict[str, Any]:
    """Return the variable's and the blocks' values by dotted name; a block outranks the variable.

    Raises `SettingsError` where the variable is no object.
    """
    if not isinstance(stated, dict):
        raise SettingsError("Prefect's variable `parley`: not a JSON object of settings")
    found = dict(flatten(stated))
    found |= {SECRET_BLOCKS[block]: value for block, value in secrets.items() if value is not None}
    return found


def flatten(tree: Mapping[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    """Return the leaves of a tree of settings by dotted name."""
    pairs: list[tuple[str, Any]] = []
    for name, value in tree.items():
        if isinstance(value, dict):
            pairs += flatten(value, f"{prefix}{name}.")
        else:
            pairs.append((f"{prefix}{name}", value))
    return pairs


def _authorize(auth_string: str, api_key: str) -> str:
    if auth_string:
        return f"Basic {base64.b64encode(auth_string.encode()).decode()}"
    return f"Bearer {api_key}" if api_key else ""


@cache
def _ask(url: str, authorization: str) -> Held:
    import httpx

    headers = {"authorization": authorization} if authorization else {}
    is_near = url.startswith(_LOOPBACK)
    try:
        with httpx.Client(timeout=_SECONDS, headers=headers, trust_env=not is_near) as client:
            return Held(name_settings(_read_variable(client, url), _read_secrets(client, url)))
    except httpx.HTTPStatusError as error:
        cause = f"answers {error.response.status_code}"
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError) as error:
        cause = f"does not answer ({type(error).__name__})"
    return Held({}, f"Prefect at {url} {cause}: the settings that it may hold are not known")


def _read_variable(client: Any, url: str) -> Any:
    answer = client.get(f"{url}/variables/name/{VARIABLE}")
    if answer.status_code == 404:
        return {}
    return answer.raise_for_status().json()["value"]


def _read_secrets(client: Any, url: str) -> dict[str, Any]:
    wanted = {
        "block_documents": {"name": {"any_": list(SECRET_BLOCKS)}},
        "block_types": {"slug": {"any_": ["secret"]}},
        "include_secrets": True,
    }
    answer = client.post(f"{url}/block_documents/filter", json=wanted).raise_for_status()
    return {each["name"]: each["data"].get("value") for each in answer.json()}
