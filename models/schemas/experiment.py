"""What may stand in an experiment's design file and in its counts?

Both are written by people, so every fault is reported at once, with its place.
"""

import csv
import io
import json
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from models.errors import Fault, InvalidDataError, InvalidInputError
from models.stats.counts import Counts, row_faults
from models.stats.design import Design, Guardrail, Metric, refuse_changed_design
from models.stats.spending import Family, Spending

Share = Annotated[float, Field(gt=0.0, lt=1.0)]
MOST_LOOKS = 400
COLUMNS = ("arm", "account", "successes", "n", "day")
OPTIONAL = ("metric", "segment")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MetricFile(_Strict):
    """A rate that decides, and which way is better."""

    name: str = Field(min_length=1)
    better: Literal["higher", "lower"] = "higher"


class GuardrailFile(_Strict):
    """A rate that must not get worse by the margin, given in points of the rate (.01 is one)."""

    name: str = Field(min_length=1)
    margin: Share
    better: Literal["higher", "lower"] = "lower"
    alpha: Share = 0.05


class SpendingFile(_Strict):
    """How error is spent over looks."""

    family: Family = Family.OBRIEN_FLEMING
    gamma: float = -4.0


class LooksFile(_Strict):
    """Looks every so many days, from a day until the last, which is always a look."""

    every: int = Field(default=1, ge=1)
    first: int = Field(default=7, ge=1)
    until: int = Field(ge=1)

    def days(self) -> tuple[int, ...]:
        """Give the days of the looks."""
        days = range(min(self.first, self.until), self.until + 1, self.every)
        return tuple(sorted({*days, self.until}))


class DesignFile(_Strict):
    """An experiment's design as a person writes it; docs/reference/experiment-design.md."""

    experiment: str = Field(min_length=1)
    arms: dict[str, float]
    control: str
    planned_leads: float = Field(gt=0.0)
    looks: LooksFile | Annotated[list[int], Field(min_length=1, max_length=MOST_LOOKS)]
    metrics: list[MetricFile] = Field(default=[MetricFile(name="reply_rate")], min_length=1)
    guardrails: list[GuardrailFile] = []
    alpha: Share = 0.05
    sides: Literal[1, 2] = 2
    spending: SpendingFile = SpendingFile()
    futility_beta: Share | None = None
    baseline: Share | None = None
    icc: float = Field(default=0.05, ge=0.0, le=1.0)
    leads_per_account: float = Field(default=1.0, ge=1.0)
    min_accounts: int = Field(default=30, ge=2)
    min_days: int = Field(default=7, ge=1)
    weekdays: list[Annotated[int, Field(ge=0, le=6)]] = []
    sample_ratio_alpha: Share = 0.001
    holdout: float = Field(default=0.0, ge=0.0, lt=1.0)
    starts_on: date | None = None
    registered: dict[str, str] | None = None

    @model_validator(mode="after")
    def _make(self) -> "DesignFile":
        self.design()
        return self

    def design(self) -> Design:
        """Give the design that the statistics take."""
        looks = self.looks.days() if isinstance(self.looks, LooksFile) else tuple(self.looks)
        guards = (
            Guardrail(item.name, item.margin, item.better == "higher", item.alpha)
            for item in self.guardrails
        )
        same = (
            "experiment", "control", "planned_leads", "alpha", "sides", "futility_beta", "baseline",
            "icc", "leads_per_account", "min_accounts", "min_days", "sample_ratio_alpha", "holdout",
            "starts_on",
        )  # fmt: skip
        try:
            return Design(
                weights=self.arms,
                look_days=looks,
                metrics=tuple(Metric(item.name, item.better == "higher") for item in self.metrics),
                guardrails=tuple(guards),
                spending=Spending(self.spending.family, self.spending.gamma),
                weekdays=tuple(self.weekdays),
                **{name: getattr(self, name) for name in same},
            )
        except InvalidDataError as error:
            raise ValueError(str(error)) from error


def parse_design(text: str, path: str) -> Design:
    """Give the design in a YAML or JSON text; raise InvalidInputError with every fault's line.

    With `registered` digests in the file, a design that differs from them is refused by the
    names of its changed fields.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError

    try:
        tree = YAML().load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        message = f"it is not YAML: {error.problem}"
        raise InvalidInputError([Fault(path, message, line)]) from error
    if not isinstance(tree, dict):
        raise InvalidInputError([Fault(path, "a design is a mapping of fields", 1)])
    try:
        found = DesignFile.model_validate(_plain(tree))
    except ValidationError as error:
        raise InvalidInputError(_design_faults(error, tree, path)) from error
    design = found.design()
    if found.registered is not None:
        refuse_changed_design(design, found.registered)
    return design


def _plain(node: Any) -> Any:
    """Turn the loader's types, which know their lines, into plain ones."""
    if isinstance(node, dict):
        return {str(key): _plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_plain(item) for item in node]
    for kind in (bool, int, float, str):
        if isinstance(node, kind):
            return kind(node)
    return node


def _design_faults(error: ValidationError, tree: Any, path: str) -> list[Fault]:
    faults = []
    for item in error.errors():
        message = item["msg"].removeprefix("Value error, ")
        place = [part for part in item["loc"] if part not in ("LooksFile",)]
        if not place and ": " in message:
            field, message = message.split(": ", 1)
            place = ["arms" if field == "weights" else "looks" if field == "look_days" else field]
        name = ".".join(str(part) for part in place)
        faults.append(Fault(path, message, _line(tree, place), name or None))
    return faults


def _line(tree: Any, place: list[Any]) -> int:
    """Give the line of a field, or of the nearest thing around it."""
    line = 1
    node: Any = tree
    for part in place:
        try:
            marks = node.lc
            line = (marks.key(part) if isinstance(node, dict) else marks.item(part))[0] + 1
            node = node[part]
        except (AttributeError, KeyError, IndexError, TypeError):
            break
    return int(line)


def parse_counts(text: str, path: str, design: Design) -> Counts:
    """Give the counts in a CSV or JSON text; raise InvalidInputError with every fault's place.

    Columns: arm, account (or unit), successes, n, day; with several metrics also metric; segment
    if wanted. JSON is a list of such objects, or an object with that list as `rows`.
    """
    rows = _json_rows(text, path) if text.lstrip()[:1] in ("[", "{") else _csv_rows(text, path)
    faults: list[Fault] = []
    columns: dict[str, list[Any]] = {name: [] for name in (*COLUMNS, *OPTIONAL)}
    for line, row in rows:
        for name, column in columns.items():
            column.append(_value(row, name, path, line, faults))
    if faults:
        raise InvalidInputError(faults)
    used = {name for _, row in rows for name in OPTIONAL if row.get(name) not in (None, "")}
    counts = Counts(
        arm=columns["arm"],
        account=columns["account"],
        successes=columns["successes"],
        trials=columns["n"],
        day=columns["day"],
        metric=columns["metric"] if "metric" in used else None,
        segment=columns["segment"] if "segment" in used else None,
    )
    lines = [line for line, _ in rows]
    faults = [
        Fault(path, fault.message, lines[fault.row - 1], fault.field)
        for fault in row_faults(counts, design)
    ]
    if faults:
        raise InvalidInputError(faults)
    return counts


def _csv_rows(text: str, path: str) -> list[tuple[int, dict[str, Any]]]:
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    names = {str(name).strip() for name in reader.fieldnames or []}
    missing = [name for name in COLUMNS if name not in names and not _stand_in(name, names)]
    if missing:
        wanted = "arm, account (or unit), successes, n, day"
        raise InvalidInputError(
            [Fault(path, "this column is missing", 1, name, wanted) for name in missing]
        )
    rows = []
    for row in reader:
        clean = {str(key).strip(): value for key, value in row.items() if key is not None}
        if "account" not in clean:
            clean["account"] = clean.get("unit")
        rows.append((reader.line_num, clean))
    return rows


def _stand_in(name: str, names: set[str]) -> bool:
    return name == "account" and "unit" in names


def _json_rows(text: str, path: str) -> list[tuple[int, dict[str, Any]]]:
    try:
        tree = json.loads(text)
    except json.JSONDecodeError as error:
        raise InvalidInputError(
            [Fault(path, f"it is not JSON: {error.msg}", error.lineno)]
        ) from error
    items = tree.get("rows") if isinstance(tree, dict) else tree
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise InvalidInputError([Fault(path, "a list of objects, or one under `rows`", 1)])
    for item in items:
        item.setdefault("account", item.get("unit"))
    return list(enumerate(items, start=1))


def _value(
    row: dict[str, Any], name: str, path: str, line: int, faults: list[Fault]
) -> str | float | int | date:
    raw = row.get(name)
    text = "" if raw is None else str(raw).strip()
    if name in ("arm", "account", "metric", "segment"):
        if not text and name in ("arm", "account"):
            faults.append(Fault(path, "it is empty", line, name))
        return text
    if not text:
        faults.append(Fault(path, "it is missing", line, name))
        return 0
    try:
        return _day(text) if name == "day" else float(text)
    except ValueError:
        wanted = "a number from 1, or a date such as 2026-03-02" if name == "day" else "a count"
        faults.append(Fault(path, f"{text!r} is not {wanted}", line, name))
        return 0


def _day(text: str) -> int | date:
    return int(text) if text.lstrip("-").isdigit() else date.fromisoformat(text)
