"""What does the demo import? A contacts export of made-up people at real companies.

The shape is that of a CRM's own export, three rows in a hundred dirty in some way. Every address
lies under `.example`, every telephone number in the range kept for fiction, so nothing can ever
reach a person. The same seed writes the same bytes, whatever the machine.
"""

import csv
import hashlib
import io
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

from deployments.demo_dirt import soil
from deployments.demo_names import AREA_CODES, FIRST_NAMES, LAST_NAMES, OWNERS, ROLES, TONES

HEADINGS = (
    "Record ID",
    "First Name",
    "Last Name",
    "Email",
    "Phone Number",
    "Job Title",
    "Company Name",
    "Company Domain Name",
    "City",
    "State/Region",
    "Country/Region",
    "Time Zone",
    "LinkedIn URL",
    "Lifecycle Stage",
    "Lead Status",
    "Contact Owner",
    "Email Quality",
    "Company Description",
    "Top Services",
    "Tone of Voice",
    "Unsubscribed from all email",
    "Number of Emails Sent",
    "Last Contacted",
    "Original Source",
)
_FOREIGN = {"Bermuda", "Canada", "Ireland", "Netherlands", "Switzerland", "United Kingdom"}
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "ß": "ss", "ı": "i", "đ": "d", "æ": "ae"})
_DIRTY_IN_HUNDRED = 3
_PEOPLE_STEP = 7919
"""A prime that divides no product of the name lists: people of one company never repeat."""


@dataclass(frozen=True, slots=True)
class Company:
    """A real company, and the made-up domain that stands for its own."""

    name: str
    industry: str
    city: str
    state: str
    country: str
    domain: str


class Draws:
    """Numbers for one row, taken from a keyed hash of its number one after the other."""

    def __init__(self, seed: int, number: int) -> None:
        self._key = f"{seed}/{number}".encode()
        self._bytes = b""
        self._block = 0

    def below(self, limit: int) -> int:
        """Return the next number in 0 … limit - 1."""
        if len(self._bytes) < 4:
            self._bytes += hashlib.blake2b(
                self._key, digest_size=64, salt=self._block.to_bytes(8, "big")
            ).digest()
            self._block += 1
        taken, self._bytes = self._bytes[:4], self._bytes[4:]
        return int.from_bytes(taken, "big") % limit

    def pick(self, choices: Sequence[str]) -> str:
        """Return one of the choices."""
        return choices[self.below(len(choices))]


def load_companies() -> list[Company]:
    """Return the companies of the shipped list, with a reserved domain each."""
    text = files("deployments").joinpath("sandbox", "companies.csv").read_text(encoding="utf-8")
    companies, taken = [], set()
    for row in csv.DictReader(text.splitlines()):
        slug = re.sub(r"[^a-z0-9]+", "-", ascii_fold(row["Security"])).strip("-")
        slug = f"{slug}-{row['Symbol'].lower()}" if slug in taken else slug
        taken.add(slug)
        city, state, country = _locate(row["Headquarters Location"])
        companies.append(
            Company(
                name=row["Security"],
                industry=row["GICS Sub-Industry"],
                city=city,
                state=state,
                country=country,
                domain=f"{slug}.example",
            )
        )
    return companies


def _locate(headquarters: str) -> tuple[str, str, str]:
    parts = [part.strip() for part in re.sub(r"\[\d+\]", "", headquarters).split(",")]
    if parts[-1] in _FOREIGN:
        return parts[0], "", parts[-1]
    return parts[0], parts[-1] if len(parts) > 1 else "", "United States"


def ascii_fold(name: str) -> str:
    """Return a name in plain lower-case letters, as in an address."""
    folded = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    return folded.encode("ascii", "ignore").decode()


def write_leads(
    path: Path,
    row_count: int,
    seed: int,
    as_of: datetime,
    progress: Callable[[int], None] = lambda _: None,
) -> int:
    """Write the export and return how many of its rows are dirty; memory does not grow with it.

    `as_of` is the instant of the export: what is said of the past lies before it.
    """
    companies = load_companies()
    dirty_count = 0
    with path.open("wb") as file:
        file.write(_line(HEADINGS))
        for start in range(0, row_count, 100):
            stop = min(start + 100, row_count)
            rows = [make_row(number, companies, seed, as_of) for number in range(start, stop)]
            dirty = [number for number in _dirty_rows(start, seed) if number < len(rows)]
            lines = [_line(row) for row in rows]
            for number in dirty:
                lines[number] = soil(rows[number], rows[0], Draws(seed, -start - number - 1))
            dirty_count += len(dirty)
            file.write(b"".join(lines))
            progress(stop)
    return dirty_count


def _line(cells: Sequence[str]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue().encode()


def _dirty_rows(start: int, seed: int) -> list[int]:
    """Choose three rows of a hundred, never the first: one kind of dirt repeats it."""
    draws = Draws(seed, -start - 1_000_000_007)
    chosen: set[int] = set()
    while len(chosen) < _DIRTY_IN_HUNDRED:
        chosen.add(1 + draws.below(99))
    return sorted(chosen)


def make_row(number: int, companies: Sequence[Company], seed: int, as_of: datetime) -> list[str]:
    """Return one clean row: the person of this number, under `HEADINGS`."""
    draws = Draws(seed, number)
    company = companies[(number * 211 + seed) % len(companies)]
    first, last = _name(number // len(companies), company, seed)
    local = f"{ascii_fold(first)}.{re.sub('[^a-z]', '', ascii_fold(last))}"
    is_located = draws.below(100) < 75
    history = _history(draws, as_of)
    return [
        str(100_001 + number),
        first,
        last,
        f"{local}@{company.domain}",
        _phone(draws),
        draws.pick(ROLES),
        company.name,
        company.domain,
        *((company.city, company.state, company.country) if is_located else ("", "", "")),
        "",
        f"https://www.linkedin.com/in/{local.replace('.', '-')}-{number}" if draws.below(2) else "",
        draws.pick(("lead", "marketingqualifiedlead", "subscriber")),
        *history[:1],
        draws.pick(OWNERS),
        draws.pick(("Real",) * 12 + ("Pattern",) * 6 + ("Guess", "Unknown")),
        f"{company.name} works in {company.industry.lower()}.",
        company.industry.lower(),
        draws.pick(TONES),
        "true" if draws.below(100) == 0 else "false",
        *history[1:],
        draws.pick(("Organic search", "Trade show", "Referral", "Offline sources")),
    ]


def _name(ordinal: int, company: Company, seed: int) -> tuple[str, str]:
    """Return the n-th person of a company; no two of one company share a name."""
    pairs = len(FIRST_NAMES) * len(LAST_NAMES)
    offset = Draws(seed, int.from_bytes(company.domain.encode()[:12], "big")).below(pairs)
    index = (offset + ordinal * _PEOPLE_STEP) % pairs
    return FIRST_NAMES[index % len(FIRST_NAMES)], LAST_NAMES[index // len(FIRST_NAMES)]


def _phone(draws: Draws) -> str:
    """Write a number of the range that is kept for fiction (555-0100 to 555-0199), if any."""
    area, last = draws.pick(AREA_CODES), f"{100 + draws.below(100):04d}"
    forms = (f"+1{area}555{last}", f"({area}) 555-{last}", f"+1 {area} 555 {last}", "", "")
    text = draws.pick(forms)
    return text.replace("(", "+1 (") if text.startswith("(") else text


def _history(draws: Draws, as_of: datetime) -> tuple[str, str, str]:
    """Say how far a talk went before: lead status, e-mails sent, last contact."""
    lot = draws.below(100)
    if lot >= 6:
        return "NEW", "", ""
    days = 40 + draws.below(300)
    last = (as_of.astimezone(UTC) - timedelta(days=days)).date().isoformat()
    status = "CONNECTED" if lot < 2 else "NEW"
    return status, str(1 + draws.below(6)), last
