"""What does a request to the language model ask?

Both forms, chat completions and responses, are read into one; what OpenAI would refuse raises
BadRequestError with the parameter at fault.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

import orjson

from deployments.sandbox.chance import Dice
from deployments.sandbox.openai_api.models import is_model
from deployments.sandbox.openai_api.refusals import no_model
from deployments.sandbox.openai_api.schema_check import find_schema_fault
from deployments.sandbox.wire import Json

CHARACTERS_PER_TOKEN = 4
ROLES = ("system", "developer", "user", "assistant", "tool", "function")
TEXT_PARTS = ("text", "input_text", "output_text", "refusal")
NOT_HERE = {
    "stream": "does not stream",
    "tools": "calls no tools",
    "functions": "calls no functions",
    "logprobs": "has no probabilities of tokens",
    "audio": "does not speak",
    "background": "answers at once",
    "previous_response_id": "remembers no responses; send the whole conversation",
    "conversation": "remembers no conversations; send the whole of it",
}
ANSWER = {"type": "object", "properties": {"answer": {"type": "string"}}}


class BadRequestError(ValueError):
    """The request is not one that OpenAI would take; carries the parameter at fault."""

    def __init__(
        self, message: str, param: str | None = None, code: str | None = None, status: int = 400
    ) -> None:
        super().__init__(message)
        self.param = param
        self.code = code
        self.status = status


class Kind(NamedTuple):
    """What the two forms of request call the same things."""

    form: str
    schema_of: str
    schema_at: str
    schema_code: str | None
    prompt: str
    limit: str


CHAT = Kind(
    "response_format",
    "response_format.json_schema",
    "response_format",
    None,
    "messages",
    "max_completion_tokens",
)
RESPONSES = Kind(
    "text.format",
    "text.format",
    "text.format.schema",
    "invalid_json_schema",
    "input",
    "max_output_tokens",
)


@dataclass(frozen=True)
class Prompt:
    """One request, read: its texts, and the schema and length of the answer."""

    model: str
    texts: list[str]
    schema: dict[str, Any] | None
    max_tokens: int | None
    dice: Dice
    payload: Json

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
    if messages is None:
        raise _missing("messages")
    if not isinstance(messages, list) or not messages:
        words = "Invalid 'messages': expected an array with at least one message."
        raise BadRequestError(words, "messages", "invalid_value")
    texts = [_read_message(each, f"messages[{place}]") for place, each in enumerate(messages)]
    form = _object(payload, "response_format")
    form = {**_object(form, "json_schema"), "type": form.get("type")}
    limit = payload.get("max_completion_tokens") or payload.get("max_tokens")
    return _prompt(payload, seed, texts, form, limit, CHAT)


def read_responses(payload: Json, seed: int) -> Prompt:
    """The prompt of a response."""
    given = payload.get("input")
    if not given or not isinstance(given, str | list):
        raise _missing("input")
    texts = (
        [given]
        if isinstance(given, str)
        else [_read_message(each, f"input[{place}]") for place, each in enumerate(given)]
    )
    if payload.get("instructions"):
        texts.insert(0, str(payload["instructions"]))
    form = _object(_object(payload, "text"), "format")
    return _prompt(payload, seed, texts, form, payload.get("max_output_tokens"), RESPONSES)


def _prompt(
    payload: Json, seed: int, texts: list[str], form: Json, max_tokens: object, kind: Kind
) -> Prompt:
    model = payload.get("model")
    if not isinstance(model, str) or not model:
        raise BadRequestError("you must provide a model parameter")
    if not is_model(model):
        raise BadRequestError(no_model(model), code="model_not_found", status=404)
    _refuse_what_is_not_here(payload)
    if max_tokens is not None and not (
        isinstance(max_tokens, int) and not isinstance(max_tokens, bool) and max_tokens > 0
    ):
        words = f"Invalid '{kind.limit}': expected an integer above 0."
        raise BadRequestError(words, kind.limit, "integer_below_min_value")
    schema = _schema(form, kind, texts)
    key = orjson.dumps([model, texts, schema], option=orjson.OPT_SORT_KEYS).decode()
    return Prompt(model, texts, schema, max_tokens, Dice(seed, "model", key), payload)


def _refuse_what_is_not_here(payload: Json) -> None:
    """Refuse by name what the sandbox cannot do, before a caller takes its answer for more."""
    for name, words in NOT_HERE.items():
        if payload.get(name):
            raise BadRequestError(f"The sandbox {words}.", name, "unsupported_parameter")
    if payload.get("n") not in (None, 1):
        raise BadRequestError("The sandbox gives one answer a call.", "n", "unsupported_value")


def _schema(form: Json, kind: Kind, texts: list[str]) -> dict[str, Any] | None:
    where = kind.form
    if form.get("type") == "json_object":
        if not any("json" in text.lower() for text in texts):
            words = (
                f"'{kind.prompt}' must contain the word 'json' in some form, to use '{where}' of"
                " type 'json_object'."
            )
            raise BadRequestError(words, kind.prompt)
        return ANSWER
    if form.get("type") in (None, "text"):
        return None
    if form.get("type") != "json_schema":
        words = (
            f"Invalid value: {form['type']!r}. Supported values are: 'json_object', 'json_schema',"
            " and 'text'."
        )
        raise BadRequestError(words, f"{where}.type", "invalid_value")
    schema = form.get("schema")
    for name in ("name", "schema"):
        if not form.get(name):
            raise _missing(f"{kind.schema_of}.{name}")
    if not isinstance(schema, dict):
        raise _missing(f"{kind.schema_of}.schema")
    fault = find_schema_fault(schema, strict=bool(form.get("strict")))
    if fault:
        words = f"Invalid schema for {where} '{form['name']}': {fault}"
        raise BadRequestError(words, kind.schema_at, kind.schema_code)
    return schema


def _missing(name: str) -> BadRequestError:
    words = f"Missing required parameter: '{name}'."
    return BadRequestError(words, name, "missing_required_parameter")


def _object(payload: Json, name: str) -> Json:
    value = payload.get(name) or {}
    if not isinstance(value, dict):
        raise BadRequestError(f"Invalid type for '{name}': expected an object.", name)
    return value


def _read_message(message: object, place: str) -> str:
    """The text of one message; who says it must be told, and all of it must be text."""
    if not isinstance(message, dict):
        words = f"Invalid type for '{place}': expected an object."
        raise BadRequestError(words, place, "invalid_type")
    role = message.get("role")
    if role is None:
        raise _missing(f"{place}.role")
    if role not in ROLES:
        words = f"Invalid value: {role!r}. Supported values are: {', '.join(map(repr, ROLES))}."
        raise BadRequestError(words, f"{place}.role", "invalid_value")
    content = message.get("content")
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return "\n".join(_read_part(part, f"{place}.content") for part in content)
    if content is None and role == "assistant":
        return ""
    words = f"Invalid type for '{place}.content': expected a string or an array."
    raise BadRequestError(words, f"{place}.content", "invalid_type")


def _read_part(part: object, place: str) -> str:
    if not isinstance(part, dict) or part.get("type") not in TEXT_PARTS:
        raise BadRequestError("The sandbox reads text alone.", place, "invalid_value")
    return str(part.get("text") or part.get("refusal") or "")
