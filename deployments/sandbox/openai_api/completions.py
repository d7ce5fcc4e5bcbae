"""What does the language model answer?

Chat completions and responses, plain or with structured output. The answer follows from the seed
and the whole request, so the same prompt always gets the same answer.
"""

from dataclasses import dataclass
from typing import Any

import orjson

from deployments.sandbox.modes import Modes
from deployments.sandbox.openai_api.prompts import (
    CHARACTERS_PER_TOKEN,
    BadRequestError,
    Prompt,
    read_chat,
    read_responses,
)
from deployments.sandbox.openai_api.reading import choose_label, recognise_reply
from deployments.sandbox.openai_api.refusals import NO_JSON, refuse
from deployments.sandbox.openai_api.sales_copy import read_order, write_copy
from deployments.sandbox.openai_api.schema_fill import EndlessSchemaError, Filler
from deployments.sandbox.wire import Json, Reply, Request, json_object, json_reply

ECHOED: Json = {
    "instructions": None,
    "max_output_tokens": None,
    "metadata": {},
    "temperature": 1.0,
    "text": {"format": {"type": "text"}},
    "top_p": 1.0,
}
"""What a response repeats of its request, with OpenAI's defaults."""
REFUSAL = "I'm sorry, but I can't help with that request."


@dataclass(frozen=True)
class Answer:
    """A text or a refusal, and the tokens it took."""

    text: str | None
    refusal: str | None
    prompt_tokens: int
    completion_tokens: int
    is_cut: bool


class LanguageModel:
    """Answers for all accounts; holds nothing but the seed and the modes."""

    def __init__(self, seed: int, modes: Modes) -> None:
        self._seed = seed
        self._modes = modes

    def chat(self, request: Request, account: str, now: float) -> Reply:  # noqa: ARG002  # an Answer
        """POST /v1/chat/completions."""
        return self._direct("/v1/chat/completions", request, now)

    def respond(self, request: Request, account: str, now: float) -> Reply:  # noqa: ARG002  # an Answer
        """POST /v1/responses."""
        return self._direct("/v1/responses", request, now)

    def _direct(self, endpoint: str, request: Request, now: float) -> Reply:
        payload = json_object(request)
        if payload is None:
            return refuse(400, NO_JSON)
        reply = self.answer(endpoint, payload, now)
        reply.delay_seconds = self._modes.model_latency_ms / 1_000
        return reply

    def answer(self, endpoint: str, payload: Json, now: float) -> Reply:
        """The answer to one request of either kind, direct or in a batch."""
        is_chat = endpoint == "/v1/chat/completions"
        try:
            prompt = (read_chat if is_chat else read_responses)(payload, self._seed)
            answer = self._think(prompt)
        except BadRequestError as error:
            return refuse(error.status, str(error), error.code, error.param)
        except EndlessSchemaError as error:
            return refuse(400, f"Invalid schema: {error}", param="schema")
        token = prompt.dice.token("id", 18)
        shape = _shape_chat if is_chat else _shape_response
        return json_reply(200, shape(prompt, answer, token, int(now)))

    def _think(self, prompt: Prompt) -> Answer:
        text, refusal = self._speak(prompt)
        said = text or refusal or ""
        tokens = len(said) // CHARACTERS_PER_TOKEN + 1
        is_cut = prompt.max_tokens is not None and tokens > prompt.max_tokens
        if is_cut and text is not None:
            tokens = int(prompt.max_tokens or 0)
            text = text[: tokens * CHARACTERS_PER_TOKEN]
        return Answer(text, refusal, prompt.token_count(), tokens, is_cut)

    def _speak(self, prompt: Prompt) -> tuple[str | None, str | None]:
        if prompt.dice.happens("refusal", self._modes.refusal_rate):
            return None, REFUSAL
        if prompt.schema is None:
            return f"Noted: {' '.join(prompt.texts[-1].split())[:200]}", None
        return orjson.dumps(self._structured(prompt, prompt.schema)).decode(), None

    def _structured(self, prompt: Prompt, schema: dict[str, Any]) -> Any:
        order = prompt.order()
        facts = read_order(order).facts if order else {}
        filler = Filler(schema, facts, prompt.dice)
        filled = filler.fill(schema)
        properties = filler.resolve(schema).get("properties", {})
        if order and {"subject", "body"} <= set(properties):
            return self._write_copy(prompt, order, filler, filled)
        if isinstance(filled, dict):
            _label(filled, properties, filler, "\n".join(prompt.texts))
        return filled

    def _write_copy(self, prompt: Prompt, order: Json, filler: Filler, filled: Json) -> Json:
        rate = self._modes.bad_answer_rate
        subject, body, claims = write_copy(read_order(order), prompt.dice, rate)
        filled |= {"subject": subject, "body": body}
        if isinstance(filled.get("claims"), list):
            names = _claim_properties(filler)
            key = next((name for name in names if "fact" in name or "key" in name), None)
            filled["claims"] = [_claim(names, key, text, fact) for text, fact in claims]
        return filled


def _claim_properties(filler: Filler) -> list[str]:
    claims = filler.resolve(filler.resolve(filler.root)["properties"]["claims"])
    return list(filler.resolve(claims.get("items", {})).get("properties", {}))


def _claim(names: list[str], key: str | None, text: str, fact: str) -> dict[str, str]:
    return {name: fact if name == key else text for name in names}


def _label(filled: Json, properties: Json, filler: Filler, prompt: str) -> None:
    """Give enum fields the label that fits a reply quoted in the prompt."""
    kind = recognise_reply(prompt)
    for name, schema in properties.items():
        labels = filler.resolve(schema).get("enum")
        if kind and isinstance(labels, list) and all(isinstance(each, str) for each in labels):
            filled[name] = choose_label(kind, labels) or filled[name]


def _shape_chat(prompt: Prompt, answer: Answer, token: str, created: int) -> Json:
    message: Json = {
        "role": "assistant",
        "content": answer.text,
        "refusal": answer.refusal,
        "annotations": [],
    }
    finish = "length" if answer.is_cut else "stop"
    return {
        "id": f"chatcmpl-{token}",
        "object": "chat.completion",
        "created": created,
        "model": prompt.model,
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": finish}],
        "usage": {
            "prompt_tokens": answer.prompt_tokens,
            "completion_tokens": answer.completion_tokens,
            "total_tokens": answer.prompt_tokens + answer.completion_tokens,
            "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 0},
            "completion_tokens_details": {"reasoning_tokens": 0, "audio_tokens": 0},
        },
        "service_tier": "default",
        "system_fingerprint": "fp_sandbox",
    }


def _shape_response(prompt: Prompt, answer: Answer, token: str, created: int) -> Json:
    if answer.refusal is not None:
        content: Json = {"type": "refusal", "refusal": answer.refusal}
    else:
        content = {"type": "output_text", "text": answer.text, "annotations": [], "logprobs": []}
    status = "incomplete" if answer.is_cut else "completed"
    message = {
        "type": "message",
        "id": f"msg_{token}",
        "role": "assistant",
        "status": status,
        "content": [content],
    }
    return {
        "id": f"resp_{token}",
        "object": "response",
        "created_at": created,
        "model": prompt.model,
        "status": status,
        "error": None,
        "incomplete_details": {"reason": "max_output_tokens"} if answer.is_cut else None,
        "output": [message],
        "parallel_tool_calls": True,
        "previous_response_id": None,
        "tool_choice": "auto",
        "tools": [],
        **_echo(prompt.payload),
        "usage": {
            "input_tokens": answer.prompt_tokens,
            "input_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0},
            "output_tokens": answer.completion_tokens,
            "output_tokens_details": {"reasoning_tokens": 0},
            "total_tokens": answer.prompt_tokens + answer.completion_tokens,
        },
    }


def _echo(payload: Json) -> Json:
    given = {name: payload.get(name) for name in ECHOED}
    return {name: ECHOED[name] if value is None else value for name, value in given.items()}
