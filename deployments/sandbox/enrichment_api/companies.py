"""What does the enrichment vendor know about a company?

Names, industries, places and years are those of companies.csv; head counts, technologies and
confidences are made up from the seed. A company is found by its name, or by the first label of its
domain; anything else is not found.
"""

import csv
import re
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from deployments.sandbox.chance import Dice
from deployments.sandbox.clock import format_instant
from deployments.sandbox.enrichment_api.places import Place, locate
from deployments.sandbox.modes import Modes
from deployments.sandbox.wire import Json, Reply, Request, json_object, json_reply

MAX_KEYS = 500
NOISE = re.compile(
    r"\b(the|inc|incorporated|corp|corporation|company|companies|co|plc|ltd|limited|group|holdings"
    r"|class [abc])\b|[^a-z0-9 ]",
)
TECHNOLOGIES = (
    "Salesforce",
    "SAP S/4HANA",
    "Workday",
    "ServiceNow",
    "Snowflake",
    "Databricks",
    "Microsoft 365",
    "Google Workspace",
    "AWS",
    "Azure",
    "Tableau",
    "Kubernetes",
)
YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Company:
    """One row of companies.csv, its headquarters located."""

    symbol: str
    name: str
    sector: str
    industry: str
    founded: int
    place: Place | None


def load_companies() -> list[Company]:
    """All companies of the shipped file."""
    text = files("deployments.sandbox").joinpath("companies.csv").read_text("utf-8")
    return [
        Company(
            symbol=row["Symbol"],
            name=row["Security"],
            sector=row["GICS Sector"],
            industry=row["GICS Sub-Industry"],
            founded=int(YEAR.findall(row["Founded"])[0]),
            place=locate(row["Headquarters Location"]),
        )
        for row in csv.DictReader(text.splitlines())
    ]


def fold_name(name: str) -> str:
    """A company's name without case, punctuation, blanks and legal forms."""
    return NOISE.sub("", name.lower()).replace(" ", "")


def fold_domain(domain: str) -> str:
    """The first label of a domain without its punctuation."""
    return re.sub(r"[^a-z0-9]", "", domain.lower().removeprefix("www.").split(".")[0])


class Directory:
    """Finds companies by name or domain."""

    def __init__(self) -> None:
        self._found: dict[str, Company] = {}
        for company in load_companies():
            squeezed = re.sub(r"[^a-z0-9]", "", company.name.lower())
            for key in (squeezed, fold_name(company.name)):
                self._found.setdefault(key, company)

    def find(self, name: str, domain: str) -> Company | None:
        """The company of this name, else of this domain, else None."""
        by_name = self._found.get(fold_name(name)) if name else None
        return by_name or self._found.get(fold_domain(domain))

    def zone_of(self, address: str) -> str | None:
        """The zone of the headquarters behind an e-mail address, if its domain is known."""
        company = self.find("", address.rpartition("@")[2])
        return company.place.timezone if company and company.place else None


class EnrichmentDesk:
    """Answers POST /enrichment/v1/companies:batchLookup."""

    def __init__(self, directory: Directory, seed: int, modes: Modes) -> None:
        self._directory = directory
        self._seed = seed
        self._modes = modes

    def look_up(self, request: Request, account: str, now: float) -> Reply:  # noqa: ARG002  # an Answer
        """One item for each key, in the order of the keys."""
        payload = json_object(request)
        keys = payload.get("keys") if payload else None
        if not isinstance(keys, list) or not all(isinstance(key, dict) for key in keys):
            return refuse(400, "keys must be a list of objects with domain and name")
        if len(keys) > MAX_KEYS:
            return refuse(400, f"at most {MAX_KEYS} keys a call, not {len(keys)}")
        return json_reply(200, {"items": [self._item(key, now) for key in keys]})

    def _item(self, key: dict[str, Any], now: float) -> Json:
        name, domain = str(key.get("name") or ""), str(key.get("domain") or "")
        company = self._directory.find(name, domain)
        fetched_at = format_instant(now)
        if company is None:
            return {"key": key, "found": False, "fetched_at": fetched_at}
        dice = Dice(self._seed, "enrichment", company.symbol)
        fields = {
            field: value
            for field, value in _describe(company, dice).items()
            if not dice.happens(f"unknown.{field}", self._modes.unknown_field_rate)
        }
        confidence = {field: round(dice.between(f"sure.{field}", 0.6, 0.99), 2) for field in fields}
        found = {"key": key, "found": True, "fields": fields, "confidence": confidence}
        return {**found, "fetched_at": fetched_at}


def _describe(company: Company, dice: Dice) -> Json:
    count = int(dice.between("technologies", 2, 6))
    by_lot = sorted(TECHNOLOGIES, key=dice.draw)
    seat = f" with headquarters in {company.place.city}" if company.place else ""
    described: Json = {
        "name": company.name,
        "industry": company.sector,
        "sub_industry": company.industry,
        "employee_count": 200 + int(dice.lognormal("employees", 14_000, 1.2)) // 100 * 100,
        "founded": company.founded,
        "technologies": sorted(by_lot[:count]),
        "description": f"{company.name} works in {company.industry.lower()}{seat}.",
    }
    if company.place:
        described |= {
            "city": company.place.city,
            "region": company.place.region,
            "country": company.place.country,
            "timezone": company.place.timezone,
        }
    return {field: value for field, value in described.items() if value is not None}


def refuse(status: int, message: str) -> Reply:
    """An answer in the form of the vendor's errors."""
    return json_reply(status, {"error": {"status": status, "message": message}})


def throttle(wait_seconds: float, now: float) -> Reply:  # noqa: ARG001  # as every provider's
    """429, with the wait."""
    reply = refuse(429, "too many requests")
    reply.headers |= {"retry-after": f"{wait_seconds:g}"}
    return reply
