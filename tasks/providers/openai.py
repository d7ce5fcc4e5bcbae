"""How is a language model asked?

One request, one answer, by OpenAI's SDK without its own retries: what is paid for stands in our
own accounts. Each failure becomes one of the five adapter errors.
"""

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
from models.schemas.content import ModelAnswer, ModelRequest

_NOTHING_LEFT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.ProxyError)
_QUOTA_CODES = frozenset({"insufficient_quota", "billing_hard_limit_reached"})


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
        except openai.APIError as error:
            raise _explain(error) from None
        return _read(completion)

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()


def _read(completion: Any) -> ModelAnswer:
    if not getattr(completion, "choices", None):
        raise OutcomeUnknownError("OpenAI answered without a choice")
    message, usage = completion.choices[0].message, completion.usage
    return ModelAnswer(
        message.content,
        message.refusal,
        usage.prompt_tokens if usage else 0,
        usage.completion_tokens if usage else 0,
    )


def _explain(error: openai.APIError) -> AdapterError:
    """Turn an SDK error into what it means for the next step."""
    if isinstance(error, openai.APIConnectionError):
        cause = f"OpenAI: {type(error.__cause__ or error).__name__}"
        if isinstance(error.__cause__, _NOTHING_LEFT):
            return UnreachableError(f"{cause}; nothing left us")
        return OutcomeUnknownError(f"{cause} after the request was written")
    if isinstance(error, openai.APIStatusError):
        return _explain_status(error)
    return OutcomeUnknownError(f"OpenAI: {error.message}")


def _explain_status(error: openai.APIStatusError) -> AdapterError:
    status = error.status_code
    message = f"OpenAI {status}: {error.message}"[:500]
    if status in {401, 403} or error.code in _QUOTA_CODES:
        return AccountRefusedError(f"{message}; check OPENAI_API_KEY and the account's credit")
    if status == 429:
        return ThrottledError(message, _retry_after(error.response.headers.get("retry-after")))
    if status >= 500 or status == 408:
        return OutcomeUnknownError(message)
    return RejectedError(message)


def _retry_after(header: str | None) -> float | None:
    try:
        return float(header) if header else None
    except ValueError:
        return None
