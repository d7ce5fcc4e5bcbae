"""What is asked of a language model, what does it answer, and what is a draft?

The answer is bound to `Draft` by a strict JSON schema; each claim in it names the fact that it
rests on. A request is known by the hash of everything that goes in.
"""

from functools import cached_property, lru_cache
from typing import Annotated, Any, NamedTuple

import orjson
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from models.keys import digest

LONGEST_SUBJECT = 500
ShortText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Claim(_Strict):
    """One statement of a draft and the fact that it rests on."""

    text: ShortText = Field(description="the statement, word for word as in the body")
    fact_key: ShortText = Field(description="the key, in facts, of the fact it rests on")


class Draft(_Strict):
    """A mail as a model or a template gives it, before names are filled in."""

    subject: ShortText
    body: Annotated[str, StringConstraints(strip_whitespace=True, max_length=50_000)]
    claims: list[Claim] = Field(max_length=50)


class ModelRequest(BaseModel):
    """One question to a model; `purpose` is for the accounts only."""

    model_config = ConfigDict(frozen=True)

    purpose: str
    model: str
    system: str
    user: str
    schema_name: str
    answer_schema: dict[str, Any]
    max_tokens: int

    @cached_property
    def request_hash(self) -> str:
        """Return the hex SHA-256 of everything that decides the answer."""
        schema = orjson.dumps(self.answer_schema, option=orjson.OPT_SORT_KEYS).decode()
        return digest("llm", self.model, self.system, self.user, schema, str(self.max_tokens))


class ModelAnswer(NamedTuple):
    """What a model said: a text, or why it would not; and the tokens it took."""

    content: str | None
    refusal: str | None
    input_tokens: int
    output_tokens: int


@lru_cache(maxsize=1)
def draft_schema() -> dict[str, Any]:
    """Return the JSON schema of a draft in the strict form: every field required, no others."""
    claim = {
        "type": "object",
        "properties": {
            "text": {"type": "string", "description": Claim.model_fields["text"].description},
            "fact_key": {
                "type": "string",
                "description": Claim.model_fields["fact_key"].description,
            },
        },
        "required": ["text", "fact_key"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {
            "subject": {"type": "string"},
            "body": {"type": "string"},
            "claims": {"type": "array", "items": claim},
        },
        "required": ["subject", "body", "claims"],
        "additionalProperties": False,
    }


def parse_draft(content: str | None) -> Draft | None:
    """Return the draft in a model's answer, or None where there is none of that form."""
    try:
        return Draft.model_validate_json(content or "")
    except ValidationError:
        return None
