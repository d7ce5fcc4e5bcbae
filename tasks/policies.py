"""By which policy is a campaign version judged? Versions never change, so they are kept."""

from typing import Any, NamedTuple

from models.rules.policy import Policy, make_policy
from models.schemas.campaign import CampaignDefinition
from models.settings import CapSettings
from tasks.store.postgres import Session


class Version(NamedTuple):
    """A campaign as it was, and the policy made of it."""

    definition: CampaignDefinition
    policy: Policy


class Versions:
    """The campaign versions that a run has met so far."""

    def __init__(self, caps: CapSettings) -> None:
        self._caps = caps
        self._known: dict[str, Version] = {}

    def load(self, session: Session, version_ids: set[str]) -> dict[str, Version]:
        """Return the versions by id, reading those that are not known yet."""
        missing = sorted(version_ids - self._known.keys())
        if missing:
            rows = session.rows("dispatch.read_versions", campaign_version_ids=missing)
            for version_id, definition in rows:
                self._known[version_id] = self._make(definition)
        return self._known

    def _make(self, definition: dict[str, Any]) -> Version:
        parsed = CampaignDefinition.model_validate(definition)
        return Version(parsed, make_policy(parsed, self._caps))
