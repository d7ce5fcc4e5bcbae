"""Does each failure of the model's provider become the error that says what to do next?"""

from collections.abc import Iterator

import pytest

from deployments.sandbox_control import Sandbox
from models.errors import (
    AccountRefusedError,
    OutcomeUnknownError,
    RejectedError,
    ThrottledError,
    UnreachableError,
    WrongWorldError,
)
from models.schemas.content import ModelRequest, draft_schema, parse_draft
from tasks.answers import open_language_model
from tasks.providers.openai import OpenAIProvider
from tests.factories_ledger import make_resources


def request(**changes) -> ModelRequest:
    fields = {
        "purpose": "test",
        "model": "gpt-4o-mini",
        "system": "Write.",
        "user": '{"facts": {"industry": "Rail"}, "step": "hook", "variables": ["first_name"]}',
        "schema_name": "mail_draft",
        "answer_schema": draft_schema(),
        "max_tokens": 800,
    }
    return ModelRequest(**{**fields, **changes})


@pytest.fixture
def provider(sandbox: Sandbox) -> Iterator[OpenAIProvider]:
    made = OpenAIProvider("sk-main", sandbox.url, 1.0, 2)
    yield made
    made.close()


def test_answer_is_a_draft_with_the_tokens_it_took(provider: OpenAIProvider):
    answer = provider.answer(request())

    draft = parse_draft(answer.content)
    assert draft is not None
    assert "{{ first_name }}" in draft.body
    assert answer.input_tokens > 0
    assert answer.output_tokens > 0


@pytest.mark.parametrize(
    ("rule", "error"),
    [
        ({"kind": "429"}, ThrottledError),
        ({"kind": "500"}, OutcomeUnknownError),
        ({"kind": "503"}, OutcomeUnknownError),
        ({"kind": "503_after_accept"}, OutcomeUnknownError),
        ({"kind": "reset_before_accept"}, OutcomeUnknownError),
        ({"kind": "timeout_after_accept"}, OutcomeUnknownError),
        ({"kind": "revoked"}, AccountRefusedError),
        ({"kind": "revoked", "status": 403}, AccountRefusedError),
        ({"kind": "quota", "after_messages": 0}, AccountRefusedError),
    ],
)
def test_failure_becomes_one_of_the_five_errors_after_one_call(
    provider: OpenAIProvider, sandbox: Sandbox, rule: dict, error: type
):
    sandbox.put_faults({"endpoint": "chat", **rule})

    with pytest.raises(error):
        provider.answer(request())

    assert sum(call["endpoint"] == "chat" for call in sandbox.calls()) == 1


def test_throttling_tells_how_long_to_wait(provider: OpenAIProvider, sandbox: Sandbox):
    sandbox.put_faults({"kind": "429", "endpoint": "chat", "retry_after": 3})

    with pytest.raises(ThrottledError) as caught:
        provider.answer(request())

    assert caught.value.retry_after_seconds == 3


def test_malformed_request_is_rejected_for_good(provider: OpenAIProvider):
    with pytest.raises(RejectedError):
        provider.answer(request(answer_schema={"type": "object", "properties": {"a": {}}}))


def test_port_where_nobody_listens_is_unreachable():
    provider = OpenAIProvider("sk-main", "http://127.0.0.1:9", 1.0, 1)

    with pytest.raises(UnreachableError):
        provider.answer(request())

    provider.close()


def test_sandbox_world_refuses_a_model_that_is_not_on_this_machine(store, tmp_path):
    resources = make_resources(store, tmp_path, "https://api.openai.example")

    with pytest.raises(WrongWorldError):
        open_language_model(resources)
