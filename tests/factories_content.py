"""Campaign folders, leads with facts, and messages that want a text."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import orjson
from psycopg.types.json import Jsonb
from ruamel.yaml import YAML

from tasks.campaigns import load_campaigns
from tasks.keyring import open_sealed
from tasks.store.postgres import Store
from tests.factories_ledger import KEYRING

SENDERS: dict[str, Any] = {
    "senders": [
        {
            "id": "ada",
            "address": "ada@mail.northwind.example",
            "display_name": "Ada Winter",
            "warmup_started_on": "2025-09-01",
        }
    ]
}
CAMPAIGN: dict[str, Any] = {
    "name": "spring",
    "senders": ["ada"],
    "facts": {"offer_pilot": "We set up a pilot on your own figures."},
    "steps": [
        {
            "name": "hook",
            "day": 0,
            "template": "hook.liquid",
            "prompt": "hook.md",
            "subject": "A question for {{ company_name }}",
        }
    ],
}
TEMPLATE = (
    'Hi {{ first_name | default: "there" }},\n\n{{ campaign.offer_pilot }}\n\nBest,\n'
    "{{ sender_name }}\n"
)
PROMPT = "Write the first mail of three.\n"


EXPERIMENT: Mapping[str, Any] = {
    "name": "subjects",
    "control": "plain",
    "arms": [
        {"name": "plain", "weight": 0.5},
        {"name": "short", "weight": 0.5, "subjects": {"hook": "A word"}},
    ],
}


def write_campaigns(
    root: Path,
    campaign: Mapping[str, Any] | str | None = None,
    *,
    senders: Mapping[str, Any] | str | None = None,
    template: str = TEMPLATE,
    name: str = "spring",
) -> Path:
    """Write a folder of campaigns with one campaign; a text is written as it is."""
    folder = root / name
    (folder / "steps").mkdir(parents=True)
    (folder / "prompts").mkdir()
    _write(root / "senders.yaml", SENDERS if senders is None else senders)
    _write(folder / "campaign.yaml", CAMPAIGN if campaign is None else campaign)
    (folder / "steps" / "hook.liquid").write_text(template, encoding="utf-8")
    (folder / "prompts" / "hook.md").write_text(PROMPT, encoding="utf-8")
    return root


def _write(path: Path, content: Mapping[str, Any] | str) -> None:
    if isinstance(content, str):
        path.write_text(content, encoding="utf-8")
    else:
        with path.open("w", encoding="utf-8") as file:
            YAML(typ="safe", pure=True).dump(dict(content), file)


def add_facts(
    store: Store,
    lead_ids: Sequence[str],
    facts: Mapping[str, Any],
    at: datetime,
    *,
    source: str = "vendor",
    precedence: int = 50,
    expires_at: datetime | None = None,
) -> None:
    """Give each lead these facts, observed at `at`."""
    columns = ("lead_id", "field", "value", "source", "precedence", "confidence", "observed_at")
    rows = [
        [lead_id, field, Jsonb(value), source, precedence, 0.9, at, expires_at]
        for lead_id in lead_ids
        for field, value in facts.items()
    ]
    with store.transaction() as session:
        session.copy_rows("lead_fact", (*columns, "expires_at"), rows)


def shipped_definition(**changes: Any) -> dict[str, Any]:
    """Return the shipped campaign as a version stores it, with changes."""
    folder = Path(__file__).parents[1] / "campaigns" / "hook_proof_fomo"
    definition = load_campaigns(folder).campaigns[0].model_dump(mode="json")
    return {**definition, **changes}


class StoredText(NamedTuple):
    """A text as it is in use, unlocked."""

    message_id: str
    subject: str
    text: str
    html: str
    origin: str
    review_state: str
    facts: dict[str, Any]
    findings: list[dict[str, Any]]


def read_texts(store: Store) -> list[StoredText]:
    """Unlock every text in use, by message."""
    with store.transaction() as session:
        rows = session.connection.execute(
            "select message_id, content.lead_id, body_cipher, wrapped_key, origin, review_state,"
            " facts, findings from content join message using (enrolment_id, step)"
            " join keys.person_key on person_key.lead_id = content.lead_id"
            " where is_current order by message_id"
        ).fetchall()
    texts = []
    for message_id, lead_id, body, wrapped, *rest in rows:
        key = KEYRING.unwrap(wrapped, lead_id)
        parts = orjson.loads(open_sealed(key, body, lead_id, "body"))
        texts.append(StoredText(message_id, parts["subject"], parts["text"], parts["html"], *rest))
    return texts
