"""Why was a file refused as a whole?

In one message: how many rows failed, what the limit is and which setting states it, the reasons
with a line to look at, and how to see every rejected row.
"""

import re
from dataclasses import asdict, dataclass, replace
from typing import Any

from models.errors import Fault, InvalidInputError
from models.schemas.lead import Reject
from tasks.lead_batch import Batch
from tasks.lead_files import find_lines
from tasks.lead_rows import Rejected
from tasks.quality import Checkpoint

SETTING = "import_failure_share"
_SHOWN_REASONS = 8
_PLACE = re.compile(r"^(?:line|row) \d+: ")


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """How many rows failed for one reason, and where the first of them stands."""

    reason: str
    field: str | None
    count: int
    row_number: int
    line: int | None
    detail: str

    def __str__(self) -> str:
        place = f"row {self.row_number}" if self.line is None else f"line {self.line}"
        named = f"{self.reason}({self.field})" if self.field else self.reason
        return f"{self.count} x {named}, such as {place}: {self.detail}"


class ImportRefusedError(InvalidInputError):
    """A file has too many bad rows, or fails its checkpoint; nothing was changed."""

    def __init__(self, batch: Batch, checkpoint: Checkpoint, limit: float) -> None:
        self.batch = batch
        self.limit = limit
        self.reasons = _count_reasons(batch)
        self.findings = tuple(
            f"{finding.sentence}; found {_plain(finding.observed)}"
            for finding in checkpoint.findings
            if finding.column != "bad_share"
        )
        super().__init__(self._faults())

    def figures(self) -> dict[str, Any]:
        """Return the facts of the refusal for a program."""
        return {
            "path": str(self.batch.table.path),
            "row_count": self.batch.row_count,
            "rejected_count": len(self.batch.rejected),
            "bad_share": self.batch.bad_share,
            "limit": self.limit,
            "setting": SETTING,
            "reasons": [asdict(each) for each in self.reasons],
            "findings": list(self.findings),
        }

    def _faults(self) -> list[Fault]:
        path = str(self.batch.table.path)
        bad, share = len(self.batch.rejected), self.batch.bad_share
        head = f"refused, nothing was changed: {bad:,} of {self.batch.row_count:,} rows are bad "
        head += f"({_percent(share)}), and the setting {SETTING} allows {_percent(self.limit)}"
        if share <= self.limit:
            head = "refused, nothing was changed: the file as a whole fails its checks"
        more = len(self.reasons) - _SHOWN_REASONS
        lines = [*self.findings, *(str(each) for each in self.reasons[:_SHOWN_REASONS])]
        lines += [f"and {more} more reasons"] if more > 0 else []
        hint = "see every bad row with --rejects FILE; mend them, or name the columns in --mapping"
        if any(each.reason == Reject.UNDECODABLE for each in self.reasons):
            hint += ", or the encoding in --encoding, such as windows-1252, shift-jis or mac-roman"
        texts = [head, *lines, f"{hint}, or set PARLEY_{SETTING.upper()} higher"]
        return [Fault(path, text) for text in texts]

    def __str__(self) -> str:
        return "\n  ".join([str(self.faults[0]), *(fault.message for fault in self.faults[1:])])


def name_lines(batch: Batch) -> list[Rejected]:
    """Return the rejected rows in their order, each told with the line where it begins."""
    lines = find_lines(batch.table, set(batch.rejected))
    return [
        replace(row, detail=f"line {lines[number]}: {_PLACE.sub('', row.detail)}")
        if number in lines
        else row
        for number, row in sorted(batch.rejected.items())
    ]


def _count_reasons(batch: Batch) -> tuple[ReasonCount, ...]:
    """Return the reasons with their counts, the most frequent first."""
    groups: dict[tuple[Reject, str | None], list[int]] = {}
    for number, row in sorted(batch.rejected.items()):
        groups.setdefault((row.reason, row.field), []).append(number)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[1][0]))
    lines = find_lines(batch.table, {numbers[0] for _, numbers in ordered})
    return tuple(
        ReasonCount(
            str(reason),
            field,
            len(numbers),
            numbers[0],
            lines.get(numbers[0]),
            _PLACE.sub("", batch.rejected[numbers[0]].detail),
        )
        for (reason, field), numbers in ordered
    )


def _percent(share: float) -> str:
    return f"{share * 100:.4g} %"


def _plain(observed: object) -> str:
    return (
        ", ".join(str(each) for each in observed) if isinstance(observed, list) else str(observed)
    )
