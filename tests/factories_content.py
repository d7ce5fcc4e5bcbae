"""Campaign folders, leads with facts, and messages that want a text."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

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
