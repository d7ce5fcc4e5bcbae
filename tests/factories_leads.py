"""Files of contacts, and the resources that an import needs."""

import csv
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from models.settings import Settings
from tasks.keyring import Keyring
from tasks.resources import Resources
from tasks.store.postgres import Store

HEADINGS = (
    "Record ID",
    "First Name",
    "Last Name",
    "Email",
    "Phone Number",
    "Company Name",
    "Company Domain Name",
    "Job Title",
    "Industry",
    "Number of Employees",
    "Country/Region",
    "State/Region",
    "City",
    "Time Zone",
    "LinkedIn URL",
    "Email Confidence",
    "Lead Status",
    "Company Description",
    "Top Services",
    "Tone",
)


class FixedClock:
    """A clock that stands still."""

    def __init__(self, instant: datetime) -> None:
        self._instant = instant

    def now(self) -> datetime:
        return self._instant

    def monotonic(self) -> float:
        return 0.0


def make_resources(store: Store, as_of: datetime, home: Path, **settings: object) -> Resources:
    keyring = Keyring({1: b"m" * 32}, {1: b"l" * 32})
    return Resources(Settings(home=home, **settings), store, FixedClock(as_of), keyring, "sandbox")


def make_row(number: int = 1, **cells: str) -> dict[str, str]:
    """A row of a contacts export; `cells` are headings with underscores for spaces."""
    row = {
        "Record ID": str(1000 + number),
        "First Name": f"Ada{number}",
        "Last Name": "Nkemelu",
        "Email": f"ada{number}@acme.example",
        "Phone Number": f"+1212555{number % 10_000:04d}",
        "Company Name": "Acme Ltd",
        "Company Domain Name": "acme.example",
        "Job Title": "Head of Events",
        "Industry": "Industrials",
        "Number of Employees": "120",
        "Country/Region": "United States",
        "State/Region": "New York",
        "City": "Buffalo",
        "Time Zone": "",
        "LinkedIn URL": f"https://www.linkedin.com/in/ada-nkemelu-{number}",
        "Email Confidence": "Real",
        "Lead Status": "NEW",
        "Company Description": "Acme makes anvils.",
        "Top Services": "anvils; delivery",
        "Tone": "plain",
    }
    named = {name.replace(" ", "_").replace("/", "_"): name for name in row}
    return row | {named.get(name, name): value for name, value in cells.items()}


def write_csv(
    path: Path, rows: Iterable[Mapping[str, str]], *, encoding: str = "utf-8", delimiter: str = ","
) -> Path:
    listed = list(rows)
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(listed[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(listed)
    return path
