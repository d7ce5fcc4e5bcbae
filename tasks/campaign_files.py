"""What does a campaign's folder say, and is it right?

`campaign.yaml` names its templates (steps/*.liquid) and prompts (prompts/*.md); loading fills
their texts in, so that a version holds everything. All faults of a folder are told at once.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.errors import Fault, InvalidInputError
from models.rules.content_variables import LEAD_FACTS, PLAIN_VARIABLES, sample_variables
from models.rules.send_windows import zone_of
from models.schemas.campaign import CampaignDefinition, Step
from tasks.templates import TemplateError, find_fault, render, variables_of
from tasks.yaml_files import Place, YamlFile, did_you_mean, read_text

CAMPAIGN_FILE = "campaign.yaml"
_LAST_WORDS = ("final note", "last note", "last message", "last email", "break up", "breakup")


@dataclass(frozen=True)
class CampaignFolder:
    """A folder's definition, and what is odd but allowed in it."""

    definition: CampaignDefinition
    warnings: tuple[Fault, ...]


def load_campaign(folder: Path, senders: Collection[str]) -> CampaignFolder:
    """Return the campaign of a folder; `InvalidInputError` lists every fault of it."""
    file = YamlFile(folder / CAMPAIGN_FILE)
    texts = {kind: _read_texts(folder / kind) for kind in ("steps", "prompts")}
    filled = {"templates": texts["steps"], "prompts": texts["prompts"]}
    given = [
        file.fault((kind,), "is filled in from the folder", f"put the files into {folder_name}/")
        for kind, folder_name in (("templates", "steps"), ("prompts", "prompts"))
        if kind in file.value
    ]
    definition = file.parse(CampaignDefinition, filled)
    faults = [
        *given,
        *_check_names(file, definition, folder.name, senders),
        *_check_files(file, definition),
        *_check_texts(folder, file, definition),
    ]
    if faults:
        raise InvalidInputError(faults)
    return CampaignFolder(_only_used(definition), tuple(_warnings(folder, file, definition)))


def _read_texts(folder: Path) -> dict[str, str]:
    if not folder.is_dir():
        return {}
    paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    return {path.name: read_text(path) for path in paths if path.is_file()}


def _check_names(
    file: YamlFile, definition: CampaignDefinition, folder_name: str, senders: Collection[str]
) -> Iterator[Fault]:
    if definition.name != folder_name:
        yield file.fault(
            ("name",), f"is {definition.name!r}, but the folder is {folder_name!r}", "rename one"
        )
    if zone_of(definition.timezone) is None:
        yield file.fault(
            ("timezone",), f"{definition.timezone!r} is no time zone", "such as Europe/Berlin"
        )
    for index, sender in enumerate(definition.senders):
        if sender not in senders:
            hint = did_you_mean(sender, senders) or "add it to senders.yaml"
            yield file.fault(("senders", index), f"{sender!r} is no sender", hint)
    for name in sorted(definition.facts.keys() & set(LEAD_FACTS)):
        yield file.fault(("facts", name), "is the name of a lead's fact", "choose another name")
    steps = [step.name for step in definition.steps]
    for index, arm in enumerate(definition.experiment.arms if definition.experiment else ()):
        for step in arm.subjects:
            if step not in steps:
                place = ("experiment", "arms", index, "subjects", step)
                yield file.fault(place, "is no step", did_you_mean(step, steps))


def _check_files(file: YamlFile, definition: CampaignDefinition) -> Iterator[Fault]:
    for index, step in enumerate(definition.steps):
        for field, name, known, folder in (
            ("template", step.template, definition.templates, "steps"),
            ("prompt", step.prompt, definition.prompts, "prompts"),
        ):
            if name is not None and name not in known:
                message = f"there is no file {folder}/{name}"
                yield file.fault(("steps", index, field), message, did_you_mean(name, known))


def _subjects(definition: CampaignDefinition) -> Iterator[tuple[Place, str, Step]]:
    steps = {step.name: step for step in definition.steps}
    for index, step in enumerate(definition.steps):
        yield ("steps", index, "subject"), step.subject, step
    for index, arm in enumerate(definition.experiment.arms if definition.experiment else ()):
        for name, subject in arm.subjects.items():
            if name in steps:
                yield ("experiment", "arms", index, "subjects", name), subject, steps[name]


def _check_texts(folder: Path, file: YamlFile, definition: CampaignDefinition) -> Iterator[Fault]:
    for place, subject, step in _subjects(definition):
        for message, _, hint in _text_faults(subject, step, definition):
            yield file.fault(place, message, hint)
        if subject.lower().lstrip().startswith(("re:", "fw:", "fwd:", "aw:")):
            yield file.fault(place, "claims a thread that there is not", "drop the 'Re:'")
    for step in definition.steps:
        path = str(folder / "steps" / step.template)
        for message, line, hint in _text_faults(
            definition.templates.get(step.template, ""), step, definition
        ):
            yield Fault(path, message, line, None, hint)


def _text_faults(
    text: str, step: Step, definition: CampaignDefinition
) -> Iterator[tuple[str, int | None, str | None]]:
    fault = find_fault(text)
    if fault is not None:
        yield fault.message, fault.line, None
        return
    unknown = list(_unknown_variables(text, definition))
    yield from unknown
    if unknown:
        return
    try:
        render(text, sample_variables(step.requires, definition.facts))
    except TemplateError as error:
        hint = f"add it to `requires` of step {step.name}, or give it a default"
        yield error.fault.message, error.fault.line, hint


def _unknown_variables(
    text: str, definition: CampaignDefinition
) -> Iterator[tuple[str, int, str | None]]:
    known: dict[str, Collection[str]] = {"facts": LEAD_FACTS, "campaign": definition.facts}
    for name, line in variables_of(text).items():
        root, _, field = name.partition(".")
        if root in known and field and field not in known[root]:
            hint = did_you_mean(field, known[root])
            yield f"{name} is not known", line, hint and hint.replace("mean ", f"mean {root}.")
        elif root not in known and root not in PLAIN_VARIABLES:
            hint = did_you_mean(root, (*PLAIN_VARIABLES, *known))
            yield f"{name} is no variable", line, hint


def _warnings(folder: Path, file: YamlFile, definition: CampaignDefinition) -> Iterator[Fault]:
    used = {step.template for step in definition.steps}
    used_prompts = {step.prompt for step in definition.steps}
    for kind, known, wanted in (
        ("steps", definition.templates, used),
        ("prompts", definition.prompts, used_prompts),
    ):
        for name in sorted(known.keys() - wanted):
            yield Fault(str(folder / kind / name), "is used by no step")
    said_final = None
    for index, step in enumerate(definition.steps):
        for field, names in (("requires", step.requires), ("facts", step.facts)):
            for name in sorted(set(names) - set(LEAD_FACTS)):
                hint = did_you_mean(name, LEAD_FACTS)
                yield file.fault(("steps", index, field), f"{name} is no fact known here", hint)
        if said_final and not step.re_engagement:
            message = f"follows {said_final}, which says that it is the last message"
            yield file.fault(("steps", index), message, "mark it `re_engagement: true`")
        words = f"{step.name} {step.subject}".lower().replace("_", " ").replace("-", " ")
        if any(phrase in words for phrase in _LAST_WORDS):
            said_final = step.name


def _only_used(definition: CampaignDefinition) -> CampaignDefinition:
    """Leave out the texts that no step names: they would change the version's hash."""
    used: Mapping[str, Any] = {
        "templates": {step.template: definition.templates[step.template]
                      for step in definition.steps},
        "prompts": {step.prompt: definition.prompts[step.prompt]
                    for step in definition.steps if step.prompt},
    }  # fmt: skip
    return definition.model_copy(update=dict(used))
