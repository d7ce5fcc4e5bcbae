"""What does a campaign's folder say, and is it right?

`campaign.yaml` names its templates (steps/*.liquid) and prompts (prompts/*.md); loading fills
their texts in, so that a version holds everything. All faults of a folder are told at once, in the
order of the files and of their lines.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.errors import Fault, InvalidInputError
from models.schemas.campaign import CampaignDefinition
from tasks.campaign_checks import (
    check_files,
    check_names,
    check_syntax,
    check_texts,
    find_oddities,
)
from tasks.yaml_files import YamlFile, read_text
from tasks.yaml_models import read_model

CAMPAIGN_FILE = "campaign.yaml"
_FOLDERS = {"templates": "steps", "prompts": "prompts"}


@dataclass(frozen=True)
class CampaignFolder:
    """A folder's definition, and what is odd but allowed in it."""

    definition: CampaignDefinition
    warnings: tuple[Fault, ...]


def load_campaign(folder: Path, senders: Collection[str] | None) -> CampaignFolder:
    """Return the campaign of a folder; `InvalidInputError` lists every fault of it.

    `senders` are the ids that a campaign may name; None where nobody knows them.
    """
    faults: list[Fault] = []
    texts = {field: _read_texts(folder / name, faults) for field, name in _FOLDERS.items()}
    try:
        file = open_yaml(folder / CAMPAIGN_FILE)
    except InvalidInputError as error:
        faults += error.faults
        for name, text in texts["templates"].items():
            faults += check_syntax(folder / "steps" / name, text)
        raise InvalidInputError(in_order(faults)) from None
    for field, name in _FOLDERS.items():
        if field in file.value:
            message, hint = "is filled in from the folder", f"put the files into {name}/"
            faults.append(file.fault((field,), message, hint, is_of_key=True))
    definition, found = read_model(file, CampaignDefinition, texts)
    faults += found
    faults += check_names(file, definition, folder.name, senders)
    faults += check_files(file, definition, _names_in(folder))
    faults += check_texts(folder, file, definition)
    if faults:
        raise InvalidInputError(in_order(faults))
    oddities = in_order(find_oddities(folder, file, definition))
    return CampaignFolder(_only_used(definition), tuple(oddities))


def open_yaml(path: Path) -> YamlFile:
    """Return a file of the campaigns; a pipe or a device, which may never end, is refused."""
    if path.exists() and not path.is_file():
        raise InvalidInputError([Fault(str(path), "is no regular file", suggestion="write one")])
    return YamlFile(path)


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """Return each fault once: the campaign's own file first, then by file, line and column."""
    return sorted(
        dict.fromkeys(faults),
        key=lambda each: (
            not each.path.endswith(CAMPAIGN_FILE),
            each.path,
            each.line or 0,
            each.column or 0,
        ),
    )


def _paths(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(
        path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")
    )


def _names_in(folder: Path) -> dict[str, list[str]]:
    return {name: [path.name for path in _paths(folder / name)] for name in _FOLDERS.values()}


def _read_texts(folder: Path, faults: list[Fault]) -> dict[str, str]:
    texts = {}
    for path in _paths(folder):
        try:
            texts[path.name] = read_text(path)
        except InvalidInputError as error:
            faults += error.faults
    return texts


def _only_used(definition: CampaignDefinition) -> CampaignDefinition:
    """Leave out the texts that no step names: they would change the version's hash."""
    used: Mapping[str, Any] = {
        "templates": {step.template: definition.templates[step.template]
                      for step in definition.steps},
        "prompts": {step.prompt: definition.prompts[step.prompt]
                    for step in definition.steps if step.prompt},
    }  # fmt: skip
    return definition.model_copy(update=dict(used))
