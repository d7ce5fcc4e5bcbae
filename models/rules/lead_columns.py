"""Which field does a column of a contacts export hold?

Known headings are matched without case, spaces and punctuation; a mapping file outranks them. A
column that nothing names is reported and left out, never guessed at.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.schemas.lead import FIELDS

ALIASES: dict[str, str] = {
    "source_key": "id, record id, recordid, contact id, lead id, "
    "external id, crm id, vid, person id",
    "first_name": "firstname, first, given name, forename, vorname, prenom",
    "last_name": "lastname, last, surname, family name, nachname, nom",
    "email": "e mail, email address, e mail address, mail, work email, business email, "
    "primary email, contact email, e mail adresse, adresse e mail",
    "phone": "phone number, telephone, tel, work phone, mobile, mobile phone, mobile phone number, "
    "direct phone, business phone, telefon, telefonnummer, rufnummer, mobiltelefon, handy",
    "linkedin_url": "linkedin, linkedin profile, linkedin profile url, person linkedin url, "
    "linkedin bio",
    "company": "company name, account, account name, organisation, organization, employer, "
    "associated company, firma, firmenname, unternehmen, societe, entreprise",
    "company_domain": "company domain name, domain, website, website url, company website, "
    "web site, webseite, site web",
    "role": "job title, title, position, job role, function, funktion, fonction, poste",
    "industry": "company industry, sector, branch, branche, secteur",
    "employee_count": "number of employees, employees, company size, headcount, no of employees, "
    "mitarbeiter, mitarbeiterzahl, anzahl mitarbeiter, effectif",
    "country": "country region, country or region, nation, country code, land, pays",
    "state": "state region, state province, province, region, state or province, bundesland",
    "city": "town, locality, location city, stadt, ort, ville",
    "timezone": "time zone, tz, iana timezone, lead timezone, zeitzone, fuseau horaire",
    "language": "preferred language, locale, sprache, langue",
    "owner": "contact owner, lead owner, owner name, assigned to",
    "stage": "lifecycle stage, lead stage, pipeline stage",
    "email_confidence": "email confidence level, email status, email quality",
    "engagement_status": "lead status, status, contact status, engagement",
    "company_description": "description, about company, company about, about us",
    "top_services": "services, top service, key services, main services",
    "tone": "tone of voice, brand tone, company tone",
    "behavioural_insights": "behavioral insights, insights, behaviour, behavior",
    "preferences": "preference, contact preferences",
    "is_opted_out": "opted out, unsubscribed, unsubscribed from all email, email opt out, "
    "do not email, do not contact, has opted out of email",
    "past_email_count": "emails sent, number of emails sent, marketing emails delivered, "
    "past emails",
    "last_contacted_at": "last contacted, last contact date, last activity date, last emailed",
    "last_replied_at": "last replied, last reply date, recent sales email replied date",
}
"""Headings by field, beside the field's own name."""


def squeeze(heading: str) -> str:
    """Return a heading as it is compared: letters and digits, without case and accents."""
    plain = unicodedata.normalize("NFKD", heading.casefold())
    return re.sub(r"[\W_]+", "", plain)


_KNOWN = {
    squeeze(alias): field
    for field, aliases in ALIASES.items()
    for alias in (field, *aliases.split(","))
}


@dataclass(frozen=True)
class ColumnMap:
    """Which field each column fills; what is left out, and what is wrong.

    `headings` has each field's heading as it stands in the file; `doubled` says which columns are
    left out because another holds their field; `mapping_faults` say what is wrong with the mapping,
    by its heading.
    """

    positions: dict[str, int]
    headings: dict[str, str]
    ignored: tuple[str, ...]
    doubled: tuple[str, ...]
    faults: tuple[str, ...]
    mapping_faults: dict[str, str]


def count_known(headings: Sequence[str]) -> int:
    """Return how many of the headings name a field."""
    return sum(squeeze(heading) in _KNOWN for heading in headings)


def map_columns(headings: Sequence[str], mapping: Mapping[str, str] | None = None) -> ColumnMap:
    """Match columns to fields; `mapping` is heading to field, where "" leaves a column out.

    The first of two columns for one field holds; the other is reported as ignored. A mapping that
    names an unknown heading or field is a fault, and so is a table without an e-mail column.
    """
    stated = _stated(headings, mapping or {})
    positions: dict[str, int] = {}
    ignored: list[str] = []
    doubled: list[str] = []
    for position, heading in _by_rank(headings, stated):
        field = stated[heading] if heading in stated else _KNOWN.get(squeeze(heading))
        if field and field not in positions and field in FIELDS:
            positions[field] = position
        else:
            ignored.append(heading)
            if field in positions:
                doubled.append(_tell_doubled(headings, field, positions[field], position))
    faults = _faults(headings, positions)
    wrong = _mapping_faults(headings, mapping or {})
    read = {field: headings[position] for field, position in positions.items()}
    return ColumnMap(positions, read, tuple(ignored), tuple(doubled), faults, wrong)


def _tell_doubled(headings: Sequence[str], field: str, read: int, left_out: int) -> str:
    first, second = (f"column {at + 1} ({headings[at]!r})" for at in (read, left_out))
    return f"two columns hold {field}: {first} is read, {second} left out"


def _stated(headings: Sequence[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return what the mapping says of each heading: as it stands there, else as compared."""
    squeezed = {squeeze(heading): field for heading, field in mapping.items()}
    return {
        heading: mapping.get(heading, squeezed.get(squeeze(heading), ""))
        for heading in headings
        if squeeze(heading) in squeezed
    }


def _by_rank(headings: Sequence[str], stated: Mapping[str, str]) -> list[tuple[int, str]]:
    """Put mapped columns first, then those with a field's own name, then the aliases."""

    def rank(item: tuple[int, str]) -> tuple[int, int]:
        name = squeeze(item[1])
        own = {squeeze(field) for field in FIELDS}
        return (0 if item[1] in stated else 1 if name in own else 2, item[0])

    return sorted(enumerate(headings), key=rank)


def _mapping_faults(headings: Sequence[str], mapping: Mapping[str, str]) -> dict[str, str]:
    present = {squeeze(heading) for heading in headings}
    faults = {
        heading: f"the mapping gives {heading!r} to {field!r}, which is no field of a lead"
        for heading, field in mapping.items()
        if field and field not in FIELDS
    }
    return faults | {
        heading: f"the mapping names the column {heading!r}, which the file does not have"
        for heading in mapping
        if squeeze(heading) not in present
    }


def _faults(headings: Sequence[str], positions: Mapping[str, int]) -> tuple[str, ...]:
    faults = []
    if "email" not in positions:
        faults.append("no column holds the e-mail address")
    if "company" not in positions and "company_domain" not in positions:
        faults.append("no column holds the company's name or domain")
    return (*faults, f"the headings are {_listed(headings) or 'none'}") if faults else ()


def _listed(headings: Sequence[str]) -> str:
    shown = ", ".join(repr(heading[:40]) for heading in headings[:12])
    return shown if len(headings) <= 12 else f"{shown} and {len(headings) - 12} more"
