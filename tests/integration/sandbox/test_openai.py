"""Does the language model speak OpenAI's formats, fit every schema, and use the facts?"""

from collections.abc import Iterator
from typing import Literal

import httpx
import openai
import orjson
import pytest
from openai import OpenAI
from pydantic import BaseModel, ConfigDict, Field

from deployments.sandbox_control import Sandbox
from tests.integration.sandbox.factories import Json


class Claim(BaseModel):
    model_config = ConfigDict(extra="forbid")
    text: str
    fact_key: str


class Draft(BaseModel):
    model_config = ConfigDict(extra="forbid")
    subject: str
    body: str
    claims: list[Claim]


class Address(BaseModel):
    model_config = ConfigDict(extra="forbid")
    city: str = Field(min_length=3, max_length=12)
    floor: int = Field(ge=3, le=5)


class Anything(BaseModel):
    model_config = ConfigDict(extra="forbid")
    industry: str
    mood: Literal["calm", "keen"]
    score: float = Field(gt=0, lt=1)
    tags: list[str] = Field(min_length=3, max_length=4)
    address: Address | None
    homes: list[Address]
    is_open: bool


class Label(BaseModel):
    model_config = ConfigDict(extra="forbid")
    kind: Literal["positive", "question", "meeting", "negative", "unsubscribe", "referral", "ooo"]


FACTS = {
    "company_name": "Garmin",
    "industry": "Consumer Electronics",
    "city": "Schaffhausen",
    "employee_count": {"value": 19_000, "source": "vendor"},
    "proof_customer": "A maker of watches cut its hand-over time by 31 percent.",
}


def _prompt(number: int = 0, **changes: object) -> str:
    order = {
        "facts": {**FACTS, "lead": str(number)},
        "step": "proof",
        "variables": ["first_name"],
        "limits": {"subject_max_characters": 60, "body_max_words": 90},
    }
    return orjson.dumps({**order, **changes}).decode()


@pytest.fixture
def model(sandbox: Sandbox) -> Iterator[OpenAI]:
    url = f"{sandbox.url}/v1"
    with OpenAI(base_url=url, api_key="sk-main", max_retries=0, timeout=10) as client:
        yield client


def _chat(model: OpenAI, prompt: str, form: type[BaseModel] = Draft, **more: object):
    messages = [
        {"role": "system", "content": "Write one mail."},
        {"role": "user", "content": prompt},
    ]
    return model.chat.completions.parse(
        model="gpt-4.1-mini", messages=messages, response_format=form, **more
    )


def test_chat_writes_a_mail_that_rests_on_the_facts(model: OpenAI):
    answer = _chat(model, _prompt())

    draft = answer.choices[0].message.parsed
    assert 0 < len(draft.subject) <= 60
    assert len(draft.body.split()) <= 90
    assert "{{ first_name }}" in draft.body
    assert "proof_customer" in [claim.fact_key for claim in draft.claims]
    for claim in draft.claims:
        assert claim.text in draft.body
        assert claim.fact_key in FACTS or claim.fact_key == "lead"
    assert answer.usage.prompt_tokens > 50
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens


def test_responses_writes_the_same_kind_of_mail(model: OpenAI):
    answer = model.responses.parse(
        model="gpt-4.1-mini",
        instructions="Write one mail.",
        input=[{"role": "user", "content": _prompt()}],
        text_format=Draft,
    )

    assert answer.output_parsed.claims
    assert answer.usage.output_tokens > 20


def test_the_same_prompt_gets_the_same_answer(model: OpenAI):
    first, again, other = (_chat(model, _prompt(n)) for n in (1, 1, 2))

    assert first.id == again.id
    assert first.choices[0].message.parsed == again.choices[0].message.parsed
    assert first.id != other.id


def test_mails_to_different_leads_differ(model: OpenAI):
    bodies = {_chat(model, _prompt(n)).choices[0].message.parsed.body for n in range(30)}

    assert len(bodies) >= 25


def test_any_schema_is_filled_and_facts_of_the_same_name_are_used(model: OpenAI):
    for number in range(20):
        message = _chat(model, _prompt(number), Anything).choices[0].message

        assert message.parsed.industry == "Consumer Electronics"


def test_a_reply_of_the_sandboxes_own_people_is_labelled_rightly(model: OpenAI):
    texts = {
        "Please remove me from your list.\n\nBest,\nAnna": "unsubscribe",
        "Happy to talk. How about Tuesday at 10:00?": "meeting",
        "Not interested, thank you.": "negative",
        "I am on annual leave and will return on 2026-02-01. In urgent cases ask Ben.": "ooo",
    }

    for text, kind in texts.items():
        assert _chat(model, text, Label).choices[0].message.parsed.kind == kind


def test_a_share_of_answers_breaks_a_rule_but_fits_the_schema(model: OpenAI, sandbox: Sandbox):
    sandbox.put_mode(bad_answer_rate=1.0)
    flaws = set()

    for number in range(40):
        draft = _chat(model, _prompt(number)).choices[0].message.parsed
        if len(draft.body.split()) > 90:
            flaws.add("too long")
        elif "favourite_topic" in draft.body:
            flaws.add("unresolved variable")
        elif any(claim.fact_key not in {*FACTS, "lead"} for claim in draft.claims):
            flaws.add("unknown fact")
        elif "funding round" in draft.body:
            flaws.add("invented claim")

    assert flaws == {"too long", "unresolved variable", "unknown fact", "invented claim"}


def test_a_refusal_has_no_content(model: OpenAI, sandbox: Sandbox):
    sandbox.put_mode(refusal_rate=1.0)

    chat = _chat(model, _prompt()).choices[0].message
    response = model.responses.create(model="gpt-4.1-mini", input="Hello")

    assert chat.parsed is None
    assert chat.refusal
    assert response.output[0].content[0].type == "refusal"


def test_an_answer_cut_by_its_token_limit_says_so(model: OpenAI):
    with pytest.raises(openai.LengthFinishReasonError):
        _chat(model, _prompt(), max_completion_tokens=10)

    response = model.responses.create(model="gpt-4o-mini", input=_prompt(), max_output_tokens=3)
    assert response.status == "incomplete"


def test_a_schema_that_strict_mode_forbids_is_refused(model: OpenAI):
    loose = {"type": "object", "properties": {"a": {"type": "string"}}}
    form: Json = {
        "type": "json_schema",
        "json_schema": {"name": "loose", "schema": loose, "strict": True},
    }

    with pytest.raises(openai.BadRequestError, match="additionalProperties"):
        model.chat.completions.create(
            model="gpt-4o-mini", messages=[{"role": "user", "content": "x"}], response_format=form
        )


@pytest.mark.parametrize("body", [{}, {"model": "gpt-4o"}, {"model": "gpt-4o", "messages": []}])
def test_a_malformed_request_gets_400_in_openais_form(sandbox: Sandbox, body: Json):
    answer = httpx.post(
        f"{sandbox.url}/v1/chat/completions", json=body, headers={"authorization": "Bearer sk-a"}
    )

    assert answer.status_code == 400
    assert answer.json()["error"]["type"] == "invalid_request_error"


def test_faults_come_as_the_sdks_own_errors(model: OpenAI, sandbox: Sandbox):
    sandbox.put_faults(
        {"kind": "429", "endpoint": "chat", "calls": [1], "retry_after": 3},
        {"kind": "quota", "endpoint": "chat", "after_messages": 0, "account": "poor"},
        {"kind": "revoked", "endpoint": "chat", "calls": [2]},
    )
    poor = model.with_options(api_key="sk-poor")

    with pytest.raises(openai.RateLimitError) as throttled:
        _chat(model, _prompt())
    with pytest.raises(openai.AuthenticationError):
        _chat(model, _prompt())
    with pytest.raises(openai.RateLimitError) as broke:
        _chat(poor, _prompt())

    assert throttled.value.response.headers["retry-after"] == "3"
    assert broke.value.code == "insufficient_quota"
