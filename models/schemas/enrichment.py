"""What is asked of an enrichment vendor, and what may it answer?

Only companies are asked about, never people. A vendor's values are checked one by one: a value
that is not of its form is left out, for it is somebody else's data.
"""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

_Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
_Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=5_000)]
_Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
_Count = Annotated[int, Field(strict=True, ge=0, le=10_000_000)]
_Year = Annotated[int, Field(strict=True, ge=1000, le=2200)]
_Words = Annotated[list[_Word], Field(max_length=100)]

LOOKUP_FIELD = "company_lookup"
"""The fact that remembers a look-up, found or not, until it expires."""
NEEDED_FIELDS = ("industry", "employee_count", "country", "timezone", "company_description")
"""Company facts without which a lead is looked up."""
VENDOR_FIELDS: dict[str, tuple[str, TypeAdapter[Any]]] = {
    "industry": ("industry", TypeAdapter(_Word)),
    "sub_industry": ("sub_industry", TypeAdapter(_Word)),
    "employee_count": ("employee_count", TypeAdapter(_Count)),
    "country": ("country", TypeAdapter(_Country)),
    "city": ("city", TypeAdapter(_Word)),
    "timezone": ("timezone", TypeAdapter(_Word)),
    "description": ("company_description", TypeAdapter(_Prose)),
    "founded": ("founded", TypeAdapter(_Year)),
    "technologies": ("technologies", TypeAdapter(_Words)),
}
"""The vendor's field to ours, and the form of its value; other fields are not kept."""


class CompanyQuery(BaseModel):
    """A company to look up."""

    model_config = ConfigDict(frozen=True)

    domain: str | None
    name: str


class CompanyAnswer(BaseModel):
    """What a vendor says of one company; `confidence` is one number or one for each field."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    found: bool
    fields: dict[str, Any] = {}
    confidence: float | dict[str, float] = 0.5


class BatchAnswer(BaseModel):
    """A vendor's answers, in the order of the queries."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    items: list[CompanyAnswer]


def read_facts(answer: CompanyAnswer) -> dict[str, tuple[Any, float]]:
    """Return our fields with value and confidence in [0, 1]; malformed values are left out."""
    facts = {}
    for theirs, (ours, form) in VENDOR_FIELDS.items():
        value = answer.fields.get(theirs)
        if value is None:
            continue
        try:
            checked = form.validate_python(value)
        except ValidationError:
            continue
        facts[ours] = (checked, _confidence(answer, theirs))
    return facts


def _confidence(answer: CompanyAnswer, field: str) -> float:
    stated = answer.confidence
    number = stated.get(field, 0.5) if isinstance(stated, dict) else stated
    return min(max(number, 0.0), 1.0)
