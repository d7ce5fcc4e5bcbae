"""How is a company looked up at an enrichment vendor?

One HTTP call for up to 500 companies. Each failure becomes one of the five adapter errors; a
look-up changes nothing at the vendor, so it may be asked again.
"""

from collections.abc import Sequence

import httpx
from pydantic import ValidationError

from models.errors import (
    AccountRefusedError,
    OutcomeUnknownError,
    RejectedError,
    ThrottledError,
    UnreachableError,
)
from models.rules.stated_waits import read_wait
from models.schemas.enrichment import BatchAnswer, CompanyAnswer, CompanyQuery

MAX_KEYS = 500
PATH = "/enrichment/v1/companies:batchLookup"
_LONGEST_WAIT_SECONDS = 3600.0


class HttpEnricher:
    """A vendor of company facts; safe to use from several threads."""

    name = "enrichment"

    def __init__(self, base_url: str, api_key: str, timeout_seconds: float) -> None:
        is_local = base_url.startswith(("http://127.0.0.1", "http://localhost", "http://[::1]"))
        self._client = httpx.Client(
            base_url=base_url.rstrip("/"),
            headers={"Authorization": f"Bearer {api_key}"},
            timeout=timeout_seconds,
            trust_env=not is_local,
            follow_redirects=False,
        )

    def look_up(self, queries: Sequence[CompanyQuery]) -> list[CompanyAnswer]:
        """Return one answer for each query, in order; raises one of the five adapter errors."""
        if len(queries) > MAX_KEYS:
            raise RejectedError(f"{len(queries)} companies in one look-up; at most {MAX_KEYS}")
        response = self._post({"keys": [query.model_dump() for query in queries]})
        _refuse_failure(response)
        try:
            answers = BatchAnswer.model_validate_json(response.content).items
        except ValidationError as error:
            raise OutcomeUnknownError(
                f"enrichment: the answer cannot be read: {error.errors()[0]['msg']}"
            ) from None
        if len(answers) != len(queries):
            raise OutcomeUnknownError(
                f"enrichment: {len(answers)} answers to {len(queries)} questions"
            )
        return answers

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()

    def _post(self, body: dict[str, object]) -> httpx.Response:
        try:
            return self._client.post(PATH, json=body)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise UnreachableError(f"enrichment: {error or type(error).__name__}") from None
        except httpx.HTTPError as error:
            raise OutcomeUnknownError(f"enrichment: {error or type(error).__name__}") from None


def _refuse_failure(response: httpx.Response) -> None:
    status = response.status_code
    if status == 200:
        return
    if status in {401, 402, 403}:
        raise AccountRefusedError(f"enrichment: the vendor refuses the key ({status})")
    if status == 429:
        raise ThrottledError("enrichment: too many look-ups (429)", _retry_after(response))
    if status == 503 and "retry-after" in response.headers:
        raise ThrottledError("enrichment: the vendor asks to wait (503)", _retry_after(response))
    if 400 <= status < 500:
        raise RejectedError(f"enrichment: the vendor refuses the request ({status})")
    raise OutcomeUnknownError(f"enrichment: the vendor fails ({status})")


def _retry_after(response: httpx.Response) -> float | None:
    """Return the seconds to wait, at most an hour; None where the vendor states none."""
    wait = read_wait(response.headers.get)
    return None if wait is None else min(wait, _LONGEST_WAIT_SECONDS)
