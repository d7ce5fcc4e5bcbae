"""What is known of a lead's company, from whom, and until when?

Each company is looked up once for all its leads; what is found becomes facts with source,
confidence and expiry, a miss is remembered as long. What a vendor's trouble leaves undone is a
candidate again at the next run, and the counts say why.
"""

import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

import orjson

from models.errors import (
    AccountRefusedError,
    AdapterError,
    OutcomeUnknownError,
    RejectedError,
    SettingsError,
    ThrottledError,
    UnreachableError,
    WrongWorldError,
)
from models.rules.locations import zone_of_location
from models.schemas.enrichment import (
    LOOKUP_FIELD,
    NEEDED_FIELDS,
    CompanyAnswer,
    CompanyQuery,
    read_facts,
)
from tasks.clock import sleep
from tasks.lead_values import known_zones
from tasks.resources import Resources
from tasks.runs import split
from tasks.store.postgres import Session, Store

VENDOR_PRECEDENCE = 50
SOURCE = "enrichment"
COMPANIES_A_CALL = 500
PATIENCE_SECONDS = 5.0
"""A throttled call waits this long at most, and at most `TRIES` times; else the next run asks."""
TRIES = 3

_REASONS: Mapping[type[AdapterError], str] = {
    ThrottledError: "throttled",
    UnreachableError: "unreachable",
    AccountRefusedError: "account_refused",
    OutcomeUnknownError: "unknown_outcome",
    RejectedError: "rejected",
}


class Enricher(Protocol):
    """Looks companies up; raises one of the five adapter errors."""

    def look_up(self, queries: Sequence[CompanyQuery]) -> list[CompanyAnswer]:
        """Return one answer for each query, in order."""
        ...

    def close(self) -> None:
        """Give the connections back."""
        ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """A company to look up, and the leads that wait for it."""

    account_id: str
    query: CompanyQuery
    lead_ids: tuple[str, ...]


def find_candidates(session: Session, as_of: datetime) -> tuple[int, list[Candidate]]:
    """Return how many leads there are, and the companies whose leads lack facts at `as_of`."""
    rows = session.rows(
        "enrichment.list_candidates",
        as_of=as_of,
        lookup_field=LOOKUP_FIELD,
        needed_fields=list(NEEDED_FIELDS),
        needed_count=len(NEEDED_FIELDS),
    )
    candidates = [
        Candidate(account, CompanyQuery(domain=domain, name=name), tuple(lead_ids))
        for account, domain, name, lead_ids in rows
    ]
    return int(session.value("enrichment.count_leads")), candidates


def has_vendor(resources: Resources) -> bool:
    """Say whether there is anybody to ask; a live world may do without.

    Half a vendor counts, so that `open_enricher` can say what is missing.
    """
    settings = resources.settings.enrichment
    return resources.world != "live" or bool(settings.base_url or settings.api_key)


def open_enricher(resources: Resources) -> Enricher:
    """Return the vendor of this world; a live one is named by the settings and speaks TLS."""
    from tasks.providers.enrichers import HttpEnricher

    settings = resources.settings.enrichment
    key = settings.api_key.get_secret_value() if settings.api_key else None
    if resources.world == "live":
        url = settings.base_url
        if url is None or key is None:
            raise SettingsError(
                "enrichment.base_url and enrichment.api_key are missing; set "
                "PARLEY_ENRICHMENT__BASE_URL and PARLEY_ENRICHMENT__API_KEY"
            )
        if not url.startswith("https://"):
            raise WrongWorldError("enrichment.base_url must be https in a live world")
    else:
        url = resources.provider_url(settings.base_url, "enrichment")
    return HttpEnricher(str(url), key or "sandbox", settings.timeout_seconds)


@dataclass
class Enrichment:
    """One run: looks companies up until the vendor says no."""

    store: Store
    enricher: Enricher
    as_of: datetime
    expires_at: datetime
    _stopped_by: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def open(cls, resources: Resources, as_of: datetime) -> "Enrichment":
        """Return a run with this world's vendor."""
        days = resources.settings.enrichment.expiry_days
        return cls(resources.store, open_enricher(resources), as_of, as_of + timedelta(days=days))

    def look_up(self, chunk: Sequence[Candidate]) -> Counter[str]:
        """Look companies up, store what is found, and count leads: enriched, not found, failed."""
        counts: Counter[str] = Counter()
        for call in split(chunk, COMPANIES_A_CALL):
            counts.update(self._call(call))
        return counts

    def _call(self, candidates: Sequence[Candidate]) -> Counter[str]:
        waiting = sum(len(candidate.lead_ids) for candidate in candidates)
        if self._stopped_by:
            return _failed(waiting, self._stopped_by[0])
        try:
            answers = self._ask([candidate.query for candidate in candidates])
        except AdapterError as error:
            reason = _REASONS[type(error)]
            if not isinstance(error, RejectedError):
                with self._lock:
                    self._stopped_by.append(reason)
            return _failed(waiting, reason)
        self._store_answers(candidates, answers)
        counts: Counter[str] = Counter()
        for candidate, answer in zip(candidates, answers, strict=True):
            counts["enriched" if answer.found else "not_found"] += len(candidate.lead_ids)
        return counts

    def _ask(self, queries: Sequence[CompanyQuery]) -> list[CompanyAnswer]:
        for _ in range(TRIES - 1):
            try:
                return self.enricher.look_up(queries)
            except ThrottledError as error:
                wait = error.retry_after_seconds
                if wait is None or wait > PATIENCE_SECONDS:
                    raise
                sleep(wait)
        return self.enricher.look_up(queries)

    def _store_answers(
        self, candidates: Sequence[Candidate], answers: Sequence[CompanyAnswer]
    ) -> None:
        told = {
            candidate.account_id: _usable_facts(answer) if answer.found else {}
            for candidate, answer in zip(candidates, answers, strict=True)
        }
        rows = [
            (account, name, orjson.dumps(value).decode(), confidence)
            for account, facts in told.items()
            for name, (value, confidence) in (facts | _marker(facts)).items()
        ]
        pairs = [(each.account_id, lead) for each in candidates for lead in each.lead_ids]
        with self.store.transaction() as session:
            session.run("enrichment.lock_accounts", account_ids=list(told))
            session.run(
                "enrichment.write_facts",
                account_ids=[row[0] for row in rows],
                fields=[row[1] for row in rows],
                values=[row[2] for row in rows],
                confidences=[row[3] for row in rows],
                lead_accounts=[pair[0] for pair in pairs],
                lead_ids=[pair[1] for pair in pairs],
                source=SOURCE,
                precedence=VENDOR_PRECEDENCE,
                as_of=self.as_of,
                expires_at=self.expires_at,
            )
            _fill_accounts(session, told)
            session.run(
                "operations.count_up",
                counter_name="enrichment_lookups",
                day=self.as_of.date().isoformat(),
                count=len(candidates),
            )


def _failed(lead_count: int, reason: str) -> Counter[str]:
    return Counter({"failed": lead_count, f"failed_{reason}": lead_count})


Facts = dict[str, tuple[Any, float]]


def _marker(facts: Facts) -> Facts:
    """Remember the look-up itself, so that a company without an answer is not asked daily."""
    return {LOOKUP_FIELD: ({"found": bool(facts)}, 1.0)}


def _usable_facts(answer: CompanyAnswer) -> Facts:
    """Return the facts with a time zone that exists, or the location's where none is told."""
    facts = read_facts(answer)
    told = facts.get("timezone")
    if told is not None and told[0].lower() not in known_zones():
        del facts["timezone"]
    if "timezone" not in facts and "country" in facts:
        city, sure = facts.get("city", (None, 1.0))
        country, confidence = facts["country"]
        zone = zone_of_location(city, None, country)
        if zone:
            facts["timezone"] = (zone, min(sure, confidence))
    return facts


def _fill_accounts(session: Session, told: Mapping[str, Facts]) -> None:
    def column(name: str) -> list[Any]:
        return [facts[name][0] if name in facts else None for facts in told.values()]

    session.run(
        "enrichment.fill_accounts",
        account_ids=list(told),
        industries=column("industry"),
        employee_counts=column("employee_count"),
        countries=column("country"),
        cities=column("city"),
        timezones=column("timezone"),
    )
