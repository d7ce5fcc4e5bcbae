"""How is a language model asked?

One request, one answer, by OpenAI's SDK without its own retries: what is paid for stands in our
own accounts. Each failure becomes one of the five adapter errors.
"""

from collections.abc import Mapping
from typing import Any

import httpx2
import openai
from openai import OpenAI

from models.errors import (
    AccountRefusedError,
    AdapterError,
    OutcomeUnknownError,
    RejectedError,
    ThrottledError,
    UnreachableError,
)
from models.printable import printable
from models.rules.stated_waits import read_wait
from models.schemas.content import ModelAnswer, ModelRequest

_NOTHING_LEFT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.ProxyError)
_QUOTA_CODES = frozenset({"insufficient_quota", "billing_hard_limit_reached"})
_OF_THE_REQUEST = frozenset({400, 413, 422})
_OF_EVERY_REQUEST = _QUOTA_CODES | {"model_not_found", "unsupported_parameter", "unsupported_value"}
"""Codes that say nothing of one request: the next would be refused as well."""


class OpenAIProvider:
    """OpenAI's chat completions with structured output; safe to use from several threads."""

    name = "openai"

    def __init__(
        self, api_key: str, base_url: str | None, timeout_seconds: float, concurrency: int
    ) -> None:
        limits = httpx2.Limits(max_connections=concurrency, max_keepalive_connections=concurrency)
        self._client = OpenAI(
            api_key=api_key,
            base_url=f"{base_url.rstrip('/')}/v1" if base_url else None,
            max_retries=0,
            timeout=timeout_seconds,
            http_client=httpx2.Client(limits=limits, trust_env=base_url is None),
        )

    def answer(self, request: ModelRequest) -> ModelAnswer:
        """Return what the model says to one request; raises one of the five adapter errors."""
        form: Any = {
            "type": "json_schema",
            "json_schema": {
                "name": request.schema_name,
                "strict": True,
                "schema": request.answer_schema,
            },
        }
        try:
            completion = self._client.chat.completions.create(
                model=request.model,
                messages=[
                    {"role": "system", "content": request.system},
                    {"role": "user", "content": request.user},
                ],
                response_format=form,
                max_completion_tokens=request.max_tokens,
            )
        except (openai.APIError, ValueError) as error:  # the SDK lets a broken JSON text through
            raise _explain(error) from None
        return _read(completion, request)

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()


def _read(completion: Any, request: ModelRequest) -> ModelAnswer:
    choices = getattr(completion, "choices", None)
    message = choices[0].message if choices else None
    if message is None:
        raise OutcomeUnknownError("OpenAI answered without a choice")
    asked = len(f"{request.system}{request.user}".encode())
    return ModelAnswer(
        _storable(message.content),
        _storable(message.refusal),
        _count(completion.usage, "prompt_tokens", most=asked),
        _count(completion.usage, "completion_tokens", most=request.max_tokens),
    )


def _storable(text: Any) -> str | None:
    """Return a text without what no database holds: NUL, and halves of a character."""
    if not isinstance(text, str):
        return None
    return text.encode("utf-8", "replace").decode().replace("\0", "?")


def _count(usage: Any, name: str, most: int) -> int:
    """Return the tokens that an answer states; where it states none, the most that it can be.

    A token holds a byte or more, so a budget holds against a gateway that tells no usage.
    """
    stated = getattr(usage, name, None)
    return stated if isinstance(stated, int) and stated >= 0 else most


def _explain(error: Exception) -> AdapterError:
    """Turn an SDK error into what it means for the next step."""
    if isinstance(error, openai.APIConnectionError):
        cause = f"OpenAI: {type(error.__cause__ or error).__name__}"
        if isinstance(error.__cause__, _NOTHING_LEFT):
            return UnreachableError(f"{cause}; nothing left us")
        return OutcomeUnknownError(f"{cause} after the request was written")
    if isinstance(error, openai.APIStatusError):
        return _explain_status(error)
    return OutcomeUnknownError(f"OpenAI: {printable(str(error))[:300]}")


def _explain_status(error: openai.APIStatusError) -> AdapterError:
    status, code = error.status_code, str(error.code)
    message = printable(f"OpenAI {status}: {error.message}")[:500]
    if status == 429 and code not in _QUOTA_CODES:
        return ThrottledError(message, read_wait(error.response.headers.get))
    if status >= 500 or status in {408, 409}:
        return OutcomeUnknownError(message)
    is_its_own_word = isinstance(error.body, Mapping)
    if status in _OF_THE_REQUEST and is_its_own_word and code not in _OF_EVERY_REQUEST:
        return RejectedError(message)
    return AccountRefusedError(
        f"{message}; check OPENAI_API_KEY, the model's name and the account's credit"
    )
