"""Does an answer that is not OpenAI's usual one end a run, or a text that it says nothing of?"""

from typing import Any

import orjson
import pytest

from models.errors import (
    AccountRefusedError,
    AdapterError,
    OutcomeUnknownError,
    RejectedError,
    ThrottledError,
)
from models.schemas.content import ModelAnswer, parse_draft
from tasks.providers.openai import OpenAIProvider
from tests.answering import Answer, http, serving
from tests.integration.content.test_openai_provider import request

JSON = "Content-Type: application/json"
PAGE = b"<html><body>Gateway</body></html>"
USAGE = {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}


def _ask(answer: Answer) -> ModelAnswer:
    with serving(answer) as wire:
        provider = OpenAIProvider("sk-main", f"http://127.0.0.1:{wire.port}", 3.0, 1)
        try:
            return provider.answer(request())
        finally:
            provider.close()


def _say(message: Any, finish: str = "stop", usage: Any = USAGE) -> Answer:
    choice = {"index": 0, "finish_reason": finish, "message": message}
    body = {"id": "x", "object": "chat.completion", "created": 1, "model": "gpt-4o-mini"}
    return http(200, orjson.dumps({**body, "choices": [choice], "usage": usage}), JSON)


def _refuse(status: int, code: str | None) -> Answer:
    error = {"message": "No.", "type": "invalid_request_error", "param": None, "code": code}
    return http(status, orjson.dumps({"error": error}), JSON)


@pytest.mark.parametrize(
    "answer",
    [
        http(200, PAGE, "Content-Type: text/html"),
        http(200, PAGE, JSON),
        http(200, b"", JSON),
        http(200, b'{"choices": [{"message": {"content": "cut', JSON),
        http(200, b"null", JSON),
        http(200, b'{"choices": []}', JSON),
        http(200, b'{"choices": [{}]}', JSON),
        http(200, b"no gzip", JSON, "Content-Encoding: gzip"),
        _say(None),
        http(409),
        http(500, b'{"error": "boom"}', JSON),
    ],
)
def test_an_answer_that_cannot_be_read_leaves_the_outcome_open(answer: Answer):
    with pytest.raises(OutcomeUnknownError):
        _ask(answer)


@pytest.mark.parametrize(
    ("message", "finish"),
    [
        ({"role": "assistant", "content": '{"subject": "cut'}, "length"),
        ({"role": "assistant", "content": '{"subject": "cut'}, "content_filter"),
        ({"role": "assistant", "content": None}, "content_filter"),
        ({"role": "assistant", "content": None, "refusal": "No."}, "stop"),
        ({"role": "assistant", "content": None, "tool_calls": []}, "tool_calls"),
        ({"role": "assistant", "content": [{"type": "text", "text": "{}"}]}, "stop"),
    ],
)
def test_an_answer_without_a_whole_text_is_paid_for_and_holds_no_draft(message: Any, finish: str):
    answer = _ask(_say(message, finish))

    assert (answer.input_tokens, answer.output_tokens) == (1, 2)
    assert parse_draft(answer.content) is None


@pytest.mark.parametrize("usage", [None, {}, {"prompt_tokens": "1", "completion_tokens": -1}])
def test_tokens_that_are_not_told_count_as_the_most_that_they_can_be(usage: Any):
    answer = _ask(_say({"role": "assistant", "content": "{}"}, usage=usage))

    asked = request()
    most = len((asked.system + asked.user).encode()), asked.max_tokens
    assert (answer.content, answer.input_tokens, answer.output_tokens) == ("{}", *most)


def test_a_text_holds_nothing_that_the_store_could_not_keep():
    body = b'{"choices": [{"message": {"role": "assistant", "content": "a\\u0000b\\ud83d"}}]}'

    assert _ask(http(200, body, JSON)).content == "a?b?"


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (_refuse(400, "context_length_exceeded"), RejectedError),
        (_refuse(400, None), RejectedError),
        (_refuse(400, "unsupported_parameter"), AccountRefusedError),
        (_refuse(404, "model_not_found"), AccountRefusedError),
        (_refuse(403, "unsupported_country_region_territory"), AccountRefusedError),
        (_refuse(429, "insufficient_quota"), AccountRefusedError),
        (_refuse(429, "rate_limit_exceeded"), ThrottledError),
        (http(400, PAGE, "Content-Type: text/html"), AccountRefusedError),
        (http(404, PAGE, "Content-Type: text/html"), AccountRefusedError),
        (http(302, b"", "Location: /login"), AccountRefusedError),
    ],
)
def test_what_every_request_would_meet_stops_the_asking_and_blames_no_request(
    answer: Answer, error: type[AdapterError]
):
    with pytest.raises(error):
        _ask(answer)


@pytest.mark.parametrize(
    ("head", "seconds"),
    [
        ("Retry-After-Ms: 1500", 1.5),
        ("Retry-After: 2.5", 2.5),
        ("Retry-After: nan", None),
        ("Retry-After: -5", None),
    ],
)
def test_a_stated_wait_is_a_number_of_seconds_or_none(head: str, seconds: float | None):
    with pytest.raises(ThrottledError) as throttled:
        _ask(http(429, b"", head))

    assert throttled.value.retry_after_seconds == seconds
