"""Does a call that comes to nothing get the status, the body and the headers of its provider?"""

from collections.abc import Iterator

import httpx
import openai
import pytest
from openai import OpenAI
from pydantic import BaseModel, ConfigDict

from deployments.sandbox_control import Sandbox
from tests.integration.sandbox.factories import Json

SAY = {"model": "gpt-4o-mini", "messages": [{"role": "user", "content": "Say hello"}]}


class Note(BaseModel):
    model_config = ConfigDict(extra="forbid")
    text: str


@pytest.fixture
def model(sandbox: Sandbox) -> Iterator[OpenAI]:
    url = f"{sandbox.url}/v1"
    with OpenAI(base_url=url, api_key="sk-main", max_retries=0, timeout=10) as client:
        yield client


@pytest.mark.parametrize(
    ("method", "path", "key", "status", "words"),
    [
        ("POST", "/v3/mail/send", None, 401, "authorization required"),
        ("POST", "/v3/mail/send", "SG.revoked", 401, "grant is invalid, expired, or revoked"),
        ("GET", "/v3/mail/send", "SG.main", 405, "method not allowed"),
        ("DELETE", "/v3/messages", "SG.main", 405, "method not allowed"),
        ("GET", "/v3/suppression/bounces", "SG.main", 404, "not found"),
        ("GET", "/", None, 404, "not found"),
    ],
)
def test_sendgrids_refusals_are_lists_of_errors(
    sandbox: Sandbox, method: str, path: str, key: str | None, status: int, words: str
):
    headers = {"authorization": f"Bearer {key}"} if key else {}

    answer = httpx.request(method, f"{sandbox.url}{path}", headers=headers)

    assert answer.status_code == status
    [error] = answer.json()["errors"]
    assert words in error["message"]
    assert (error["field"], error["help"]) == (None, None)


def test_sendgrids_throttling_tells_the_state_of_the_limit(sandbox: Sandbox):
    sandbox.put_faults({"kind": "429", "retry_after": 2.5})
    headers = {"authorization": "Bearer SG.main", "content-type": "application/json"}

    answer = httpx.post(f"{sandbox.url}/v3/mail/send", content=b"{}", headers=headers)

    assert answer.json()["errors"][0]["message"] == "too many requests"
    assert answer.headers["x-ratelimit-remaining"] == "0"
    assert answer.headers["x-ratelimit-limit"].isdigit()
    assert int(answer.headers["x-ratelimit-reset"]) == int(sandbox.clock().timestamp()) + 3


@pytest.mark.parametrize(
    ("key", "code"), [("sk-revoked-key", "invalid_api_key"), ("other", "invalid_api_key")]
)
def test_a_wrong_key_is_an_authentication_error_and_is_not_shown(
    model: OpenAI, key: str, code: str
):
    with pytest.raises(openai.AuthenticationError) as refused:
        model.with_options(api_key=key).chat.completions.create(**SAY)

    assert refused.value.code == code
    assert key not in str(refused.value)


def test_no_key_at_all_is_told_apart(sandbox: Sandbox):
    answer = httpx.post(f"{sandbox.url}/v1/chat/completions", json=SAY)

    assert answer.status_code == 401
    assert answer.json()["error"]["code"] is None
    assert "didn't provide an API key" in answer.json()["error"]["message"]


@pytest.mark.parametrize("name", ["gtp-4o", "claude", "m"])
def test_a_model_that_does_not_exist_is_not_found(model: OpenAI, name: str):
    for ask in (
        lambda: model.chat.completions.create(**{**SAY, "model": name}),
        lambda: model.responses.create(model=name, input="Say hello"),
        lambda: model.models.retrieve(name),
    ):
        with pytest.raises(openai.NotFoundError) as refused:
            ask()
        assert (refused.value.code, refused.value.type) == (
            "model_not_found",
            "invalid_request_error",
        )


def test_models_of_openais_families_are_there(model: OpenAI):
    listed = [each.id for each in model.models.list()]

    for name in [*listed, "gpt-4o-2024-08-06", "o3-mini", "ft:gpt-4o-mini:acme::x1"]:
        assert model.models.retrieve(name).id == name
        assert model.chat.completions.create(**{**SAY, "model": name}).model == name


@pytest.mark.parametrize(
    ("changes", "param", "code"),
    [
        ({"messages": None}, "messages", "missing_required_parameter"),
        ({"messages": []}, "messages", "invalid_value"),
        ({"messages": [{"content": "x"}]}, "messages[0].role", "missing_required_parameter"),
        ({"messages": [{"role": "bot", "content": "x"}]}, "messages[0].role", "invalid_value"),
        ({"messages": [{"role": "user", "content": 5}]}, "messages[0].content", "invalid_type"),
        (
            {"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {}}]}]},
            "messages[0].content",
            "invalid_value",
        ),
        ({"max_completion_tokens": 0.5}, "max_completion_tokens", "integer_below_min_value"),
        ({"response_format": {"type": "yaml"}}, "response_format.type", "invalid_value"),
        (
            {"response_format": {"type": "json_schema", "json_schema": {"schema": {}}}},
            "response_format.json_schema.name",
            "missing_required_parameter",
        ),
        ({"response_format": {"type": "json_object"}}, "messages", None),
        ({"stream": True}, "stream", "unsupported_parameter"),
        ({"n": 2}, "n", "unsupported_value"),
        ({"logprobs": True}, "logprobs", "unsupported_parameter"),
        (
            {"tools": [{"type": "function", "function": {"name": "f", "parameters": {}}}]},
            "tools",
            "unsupported_parameter",
        ),
    ],
)
def test_a_request_that_is_wrong_or_asks_for_more_than_there_is_names_its_parameter(
    model: OpenAI, changes: Json, param: str, code: str | None
):
    body = {name: value for name, value in {**SAY, **changes}.items() if value is not None}

    with pytest.raises(openai.BadRequestError) as refused:
        model.post("/chat/completions", body=body, cast_to=object)

    assert (refused.value.param, refused.value.code) == (param, code)
    assert refused.value.type == "invalid_request_error"
    assert refused.value.request_id


@pytest.mark.parametrize(
    ("changes", "param"),
    [
        ({"stream": True}, "stream"),
        ({"tools": [{"type": "web_search"}]}, "tools"),
        ({"previous_response_id": "resp_1"}, "previous_response_id"),
        ({"text": {"format": {"type": "json_object"}}}, "input"),
        ({"input": []}, "input"),
    ],
)
def test_responses_refuse_what_they_would_otherwise_ignore(
    model: OpenAI, changes: Json, param: str
):
    with pytest.raises(openai.BadRequestError) as refused:
        model.responses.create(**{"model": "gpt-4o-mini", "input": "Say hello", **changes})

    assert refused.value.param == param


def test_a_schema_of_the_responses_that_strict_mode_forbids_has_its_own_code(model: OpenAI):
    loose = {"type": "object", "properties": {"a": {"type": "string"}}}
    form = {"type": "json_schema", "name": "loose", "schema": loose, "strict": True}

    with pytest.raises(openai.BadRequestError) as refused:
        model.responses.create(model="gpt-4o-mini", input="x", text={"format": form})

    assert (refused.value.param, refused.value.code) == (
        "text.format.schema",
        "invalid_json_schema",
    )


def test_json_mode_gives_an_object_where_the_prompt_speaks_of_json(model: OpenAI):
    messages = [{"role": "user", "content": "Answer in JSON."}]

    answer = model.chat.completions.create(
        model="gpt-4o-mini", messages=messages, response_format={"type": "json_object"}
    )

    assert answer.choices[0].message.content.startswith("{")
    assert answer._request_id.startswith("req_")


def test_a_response_repeats_what_it_was_asked(model: OpenAI):
    answer = model.responses.parse(
        model="gpt-4o-mini",
        instructions="Be brief.",
        input="Say hello",
        text_format=Note,
        metadata={"lead": "7"},
        max_output_tokens=500,
    )

    assert (answer.instructions, answer.metadata) == ("Be brief.", {"lead": "7"})
    assert answer.max_output_tokens == 500
    assert answer.text.format.type == "json_schema"
    assert answer.output_parsed.text


def test_throttling_tells_its_code_and_the_wait(model: OpenAI, sandbox: Sandbox):
    sandbox.put_faults({"kind": "429", "endpoint": "chat", "retry_after": 1.5})

    with pytest.raises(openai.RateLimitError) as throttled:
        model.chat.completions.create(**SAY)

    headers = throttled.value.response.headers
    assert (throttled.value.code, throttled.value.type) == ("rate_limit_exceeded", "requests")
    assert (headers["retry-after"], headers["retry-after-ms"]) == ("1.5", "1500")
    assert headers["x-ratelimit-reset-requests"] == "1.5s"


def test_the_sdks_own_retry_gets_through_after_the_wait(model: OpenAI, sandbox: Sandbox):
    sandbox.put_faults({"kind": "429", "endpoint": "chat", "calls": [1], "retry_after": 0.01})

    answer = model.with_options(max_retries=1).chat.completions.create(**SAY)

    assert answer.choices[0].finish_reason == "stop"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("POST", "/v1/embeddings", 404), ("GET", "/v1/chat/completions", 405)],
)
def test_a_path_that_is_not_there_is_refused_in_openais_form(
    sandbox: Sandbox, method: str, path: str, status: int
):
    answer = httpx.request(
        method, f"{sandbox.url}{path}", headers={"authorization": "Bearer sk-main"}
    )

    assert answer.status_code == status
    assert answer.json()["error"]["type"] == "invalid_request_error"
