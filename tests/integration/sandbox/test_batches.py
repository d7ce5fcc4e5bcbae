"""Does the Batch API take a file, take its time, and answer as direct calls would?"""

from collections.abc import Callable, Iterator

import openai
import orjson
import pytest
from openai import OpenAI

from deployments.sandbox_control import Sandbox

Wait = Callable[[float], None]
TEN_MINUTES = 10 / 1_440


@pytest.fixture
def model(sandbox: Sandbox) -> Iterator[OpenAI]:
    url = f"{sandbox.url}/v1"
    with OpenAI(base_url=url, api_key="sk-main", max_retries=0, timeout=10) as client:
        yield client


def _line(number: int, **changes: object) -> bytes:
    body = {"model": "gpt-4.1-mini", "messages": [{"role": "user", "content": f"Say {number}"}]}
    line = {
        "custom_id": f"c{number}",
        "method": "POST",
        "url": "/v1/chat/completions",
        "body": body,
    }
    return orjson.dumps({**line, **changes})


def _start(model: OpenAI, lines: list[bytes]):
    uploaded = model.files.create(file=("in.jsonl", b"\n".join(lines)), purpose="batch")
    return model.batches.create(
        input_file_id=uploaded.id, endpoint="/v1/chat/completions", completion_window="24h"
    )


def test_a_batch_takes_its_time_and_answers_every_line(
    model: OpenAI, sandbox: Sandbox, wait_days: Wait
):
    batch = _start(model, [_line(n) for n in range(50)])
    states = [batch.status]
    wait_days(TEN_MINUTES / 2)
    states.append(model.batches.retrieve(batch.id).status)
    wait_days(TEN_MINUTES / 2)

    done = model.batches.retrieve(batch.id)

    assert [*states, done.status] == ["validating", "in_progress", "completed"]
    assert (done.request_counts.total, done.request_counts.completed) == (50, 50)
    lines = model.files.content(done.output_file_id).content.splitlines()
    answers = {each["custom_id"]: each["response"] for each in map(orjson.loads, lines)}
    direct = model.chat.completions.create(
        model="gpt-4.1-mini", messages=[{"role": "user", "content": "Say 7"}]
    )
    assert len(answers) == 50
    assert answers["c7"]["body"]["choices"][0]["message"]["content"] == (
        direct.choices[0].message.content
    )


def test_failed_lines_are_in_the_error_file(model: OpenAI, sandbox: Sandbox, wait_days: Wait):
    sandbox.put_mode(batch_error_rate=0.3)
    batch = _start(model, [_line(n) for n in range(100)])
    wait_days(TEN_MINUTES)

    done = model.batches.retrieve(batch.id)

    failed = model.files.content(done.error_file_id).content.splitlines()
    passed = model.files.content(done.output_file_id).content.splitlines()
    assert len(failed) == done.request_counts.failed > 10
    assert len(failed) + len(passed) == 100
    assert orjson.loads(failed[0])["response"]["status_code"] == 500


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([b"{"], "invalid_json_line"),
        ([_line(1), _line(1)], "duplicate_custom_id"),
        ([_line(1, url="/v1/responses")], "mismatched_endpoint"),
    ],
)
def test_a_faulty_input_fails_with_the_line_named(model: OpenAI, lines: list[bytes], code: str):
    batch = _start(model, lines)

    assert batch.status == "failed"
    assert batch.errors.data[0].code == code
    assert batch.errors.data[0].line == len(lines)


def test_a_cancelled_batch_never_finishes(model: OpenAI, wait_days: Wait):
    batch = _start(model, [_line(1)])

    model.batches.cancel(batch.id)
    wait_days(1)

    assert model.batches.retrieve(batch.id).status == "cancelled"
    assert [each.id for each in model.batches.list()] == [batch.id]


def test_an_unknown_file_or_batch_is_not_found(model: OpenAI):
    with pytest.raises(openai.NotFoundError):
        model.files.content("file-none")
    with pytest.raises(openai.NotFoundError):
        model.batches.retrieve("batch_none")
    with pytest.raises(openai.BadRequestError):
        model.batches.create(
            input_file_id="file-none", endpoint="/v1/responses", completion_window="24h"
        )
