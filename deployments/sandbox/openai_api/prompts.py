"""What does a request to the language model ask?

Both forms, chat completions and responses, are read into one; what OpenAI would refuse raises
BadRequestError with the parameter at fault.
"""

from dataclasses import dataclass
from typing import Any

import orjson

from deployments.sandbox.chance import Dice
from deployments.sandbox.openai_api.schema_check import find_schema_fault
from deployments.sandbox.wire import Json

CHARACTERS_PER_TOKEN = 4
ANSWER = {"type": "object", "properties": {"answer": {"type": "string"}}}


class BadRequestError(ValueError):
    """The request is not one that OpenAI would take; carries the parameter at fault."""

    def __init__(self, message: str, param: str | None = None) -> None:
        super().__init__(message)
        self.param = param


@dataclass(frozen=True)
class Prompt:
    """One request, read: its texts, and the schema and length of the answer."""

    model: str
    texts: list[str]
    schema: dict[str, Any] | None
    max_tokens: int | None
    dice: Dice

    def order(self) -> dict[str, Any] | None:
        """The last JSON object in the prompt that holds `facts`, if there is one."""
        for text in reversed(self.texts):
            start, end = text.find("{"), text.rfind("}")
            try:
                found = orjson.loads(text[start : end + 1])
            except orjson.JSONDecodeError:
                continue
            if isinstance(found, dict) and isinstance(found.get("facts"), dict):
                return found
        return None

    def token_count(self) -> int:
        """How many tokens the prompt would be billed at, about."""
        return sum(len(text) for text in self.texts) // CHARACTERS_PER_TOKEN + 8


def read_chat(payload: Json, seed: int) -> Prompt:
    """The prompt of a chat completion."""
    messages = payload.get("messages")
    if not isinstance(messages, list) or not messages:
        raise BadRequestError("Missing required parameter: 'messages'.", "messages")
    texts = [_text_of(each) for each in messages]
    form = _object(payload, "response_format")
    form = {**_object(form, "json_schema"), "type": form.get("type")}
    limit = payload.get("max_completion_tokens") or payload.get("max_tokens")
    return _prompt(payload, seed, texts, form, limit, "response_format")


def read_responses(payload: Json, seed: int) -> Prompt:
    """The prompt of a response."""
    given = payload.get("input")
    if not given or not isinstance(given, str | list):
        raise BadRequestError("Missing required parameter: 'input'.", "input")
    texts = [given] if isinstance(given, str) else [_text_of(each) for each in given]
    if payload.get("instructions"):
        texts.insert(0, str(payload["instructions"]))
    form = _object(_object(payload, "text"), "format")
    return _prompt(payload, seed, texts, form, payload.get("max_output_tokens"), "text.format")


def _prompt(
    payload: Json, seed: int, texts: list[str], form: Json, max_tokens: object, where: str
) -> Prompt:
    if payload.get("stream"):
        raise BadRequestError("This sandbox does not stream.", "stream")
    model = payload.get("model")
    if not isinstance(model, str) or not model:
        raise BadRequestError("you must provide a model parameter", "model")
    if max_tokens is not None and not (isinstance(max_tokens, int) and max_tokens > 0):
        raise BadRequestError("The token limit must be an integer above 0.", "max_tokens")
    schema = _schema(form, where)
    key = orjson.dumps([model, texts, schema], option=orjson.OPT_SORT_KEYS).decode()
    return Prompt(model, texts, schema, max_tokens, Dice(seed, "model", key))


def _schema(form: Json, where: str) -> dict[str, Any] | None:
    if form.get("type") == "json_object":
        return ANSWER
    if form.get("type") != "json_schema":
        return None
    schema = form.get("schema")
    if not isinstance(schema, dict) or not form.get("name"):
        raise BadRequestError(f"Missing required parameter: '{where}.schema'.", where)
    fault = find_schema_fault(schema, strict=bool(form.get("strict")))
    if fault:
        raise BadRequestError(f"Invalid schema for {where} '{form['name']}': {fault}", where)
    return schema


def _object(payload: Json, name: str) -> Json:
    value = payload.get(name) or {}
    if not isinstance(value, dict):
        raise BadRequestError(f"Invalid type for '{name}': expected an object.", name)
    return value


def _text_of(message: object) -> str:
    content = message.get("content") if isinstance(message, dict) else None
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return "\n".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    raise BadRequestError("Invalid type for 'content': expected a string or an array.", "messages")
