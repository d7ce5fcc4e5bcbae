"""Which campaigns and senders are there, and how do they become rows?

Applying is idempotent: a version is known by the hash of its content, so the same files change
nothing; an enrolment keeps the version it began with, and new ones take the newest.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import orjson
from psycopg.types.json import Jsonb

from models.errors import Fault, InvalidInputError
from models.keys import campaign_version_id, digest
from models.schemas.campaign import CampaignDefinition
from models.schemas.parts import known
from models.schemas.sender import SenderDefinition, SenderFile
from tasks.campaign_files import CAMPAIGN_FILE, in_order, load_campaign, open_yaml
from tasks.resources import Resources
from tasks.store.postgres import Session
from tasks.yaml_models import read_model

SENDERS_FILE = "senders.yaml"


@dataclass(frozen=True)
class CampaignSet:
    """Campaigns and senders as the files say, and what is odd but allowed in them."""

    senders: tuple[SenderDefinition, ...]
    campaigns: tuple[CampaignDefinition, ...]
    warnings: tuple[Fault, ...] = ()


def campaign_hash(definition: CampaignDefinition) -> str:
    """Return the hex SHA-256 of everything that a campaign says, its texts included."""
    content = orjson.dumps(definition.model_dump(mode="json"), option=orjson.OPT_SORT_KEYS)
    return digest("campaign", content.decode())


def load_campaigns(path: Path) -> CampaignSet:
    """Return the campaigns of a folder of campaigns, or one campaign's folder or file.

    `InvalidInputError` lists every fault of all of them.
    """
    folders = _find_folders(path)
    faults: list[Fault] = []
    senders, names = _load_senders(folders[0].parent / SENDERS_FILE, faults)
    campaigns: list[CampaignDefinition] = []
    warnings: list[Fault] = []
    runs: dict[str, str] = {}
    for folder in folders:
        try:
            found = load_campaign(folder, names)
        except InvalidInputError as error:
            faults += error.faults
        else:
            campaigns.append(found.definition)
            warnings += found.warnings
            faults += _find_shared_experiment(folder, found.definition, runs)
    if faults:
        raise InvalidInputError(faults)
    return CampaignSet(senders, tuple(campaigns), tuple(warnings))


def _find_shared_experiment(
    folder: Path, definition: CampaignDefinition, runs: dict[str, str]
) -> list[Fault]:
    """Note in `runs` which campaign an experiment is of; a fault where it is another's."""
    if definition.experiment is None:
        return []
    name = definition.experiment.name
    owner = runs.setdefault(name, definition.name)
    if owner == definition.name:
        return []
    place = ("experiment", "name")
    return [open_yaml(folder / CAMPAIGN_FILE).fault(place, *_told_owner(name, owner))]


def _told_owner(experiment: str, owner: str) -> tuple[str, str]:
    message = f"{experiment!r} is the experiment of the campaign {owner!r}"
    return message, "choose another name: companies are drawn and counted by it"


def _find_folders(path: Path) -> list[Path]:
    if path.name == CAMPAIGN_FILE:
        path = path.parent
    if not path.is_dir():
        raise InvalidInputError([Fault(str(path), "there is no such folder")])
    path = path.resolve() if path.name in {"", ".", ".."} else path
    if (path / CAMPAIGN_FILE).exists():
        return [path]
    folders = sorted(child.parent for child in path.glob(f"*/{CAMPAIGN_FILE}"))
    if not folders:
        raise InvalidInputError([Fault(str(path), f"holds no campaign (*/{CAMPAIGN_FILE})")])
    return folders


def _load_senders(
    path: Path, faults: list[Fault]
) -> tuple[tuple[SenderDefinition, ...], set[str] | None]:
    """Return the senders, and the ids that stand in the file; None where it cannot be read."""
    try:
        file = open_yaml(path)
    except InvalidInputError as error:
        faults += error.faults
        return (), None
    value, found = read_model(file, SenderFile)
    faults += in_order(found)
    senders = [sender for _, sender in known(value.senders)]
    return tuple(senders), {sender.id for sender in senders if sender.id}


def apply_campaigns(
    resources: Resources, found: CampaignSet, as_of: datetime, actor: str
) -> Counter[str]:
    """Write senders and campaigns in one transaction; returns what was new, changed or as before.

    A new campaign is active at once; the state of one that is there stays as it is.
    `InvalidInputError` where an experiment has the name of another campaign's.
    """
    with resources.store.transaction() as session:
        counts = _apply_senders(session, found.senders, as_of)
        for definition in found.campaigns:
            counts[_apply_campaign(session, definition, as_of, actor)] += 1
    return counts


def _apply_senders(
    session: Session, senders: Sequence[SenderDefinition], as_of: datetime
) -> Counter[str]:
    changed = session.rows(
        "campaigns.senders_write",
        sender_ids=[sender.id for sender in senders],
        channels=[sender.channel for sender in senders],
        providers=[sender.provider for sender in senders],
        accounts=[sender.account for sender in senders],
        addresses=[sender.address for sender in senders],
        display_names=[sender.display_name for sender in senders],
        timezones=[sender.timezone for sender in senders],
        started_ons=[sender.warmup_started_on for sender in senders],
        daily_caps=[sender.daily_cap for sender in senders],
        are_enabled=[sender.enabled for sender in senders],
        as_of=as_of,
    )
    session.run("campaigns.wake_quota_write", sender_ids=[row[0] for row in changed], as_of=as_of)
    new = sum(is_new for _, is_new in changed)
    return Counter(
        senders_new=new,
        senders_changed=len(changed) - new,
        senders_as_before=len(senders) - len(changed),
    )


def _require_own_experiment(session: Session, definition: CampaignDefinition) -> None:
    experiment = definition.experiment
    owner = experiment and session.value(
        "campaigns.other_with_experiment",
        campaign_name=definition.name,
        experiment_key=experiment.name,
    )
    if experiment and owner:
        message, hint = _told_owner(experiment.name, owner)
        place = f"campaign {definition.name}: experiment.name"
        raise InvalidInputError([Fault(place, message, suggestion=hint)])


def _apply_campaign(
    session: Session, definition: CampaignDefinition, as_of: datetime, actor: str
) -> str:
    _require_own_experiment(session, definition)
    content_hash = campaign_hash(definition)
    version = campaign_version_id(definition.name, content_hash)
    session.run(
        "campaigns.version_write",
        campaign_version_id=version,
        campaign_name=definition.name,
        content_hash=content_hash,
        definition=Jsonb(definition.model_dump(mode="json")),
        as_of=as_of,
        actor=actor,
    )
    before = session.value("campaigns.lock_version", campaign_name=definition.name)
    if before == version:
        return "campaigns_as_before"
    session.run(
        "campaigns.campaign_write",
        campaign_name=definition.name,
        campaign_version_id=version,
        as_of=as_of,
    )
    session.run(
        "operations.write_audit",
        actor=actor,
        action="campaign_applied",
        subject_kind="campaign",
        subject_key=definition.name,
        detail=Jsonb({"version": version, "before": before}),
        at=as_of,
    )
    return "campaigns_new" if before is None else "campaigns_changed"
