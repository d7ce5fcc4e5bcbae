"""How are e-mails handed to SendGrid?

Up to 1,000 recipients share one request: bodies ride as substitutions, within SendGrid's 10,000
bytes a recipient, and larger ones go alone. A refused batch asks to be sent by halves, until the
bad mail stands alone. What left us is told by the connection, not guessed: nothing has, unless the
request was begun. Each failure becomes one of the adapter errors.
"""

import http.client
import weakref
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from python_http_client.client import Client
from python_http_client.exceptions import HTTPError
from sendgrid import SendGridAPIClient

from models.errors import (
    AccountRefusedError,
    AdapterError,
    NotTogetherError,
    OutcomeUnknownError,
    RejectedError,
    ThrottledError,
    UnreachableError,
)
from models.ports import Accepted, OutgoingEmail
from models.printable import printable
from models.rules.stated_waits import read_wait
from tasks.providers.sendgrid_transport import Connections, Exchange

SUBSTITUTION_BYTES = 10_000
_TEXT_TAG, _HTML_TAG = "%parley-text%", "%parley-html%"
_LOG_PAGE = 100
_NOT_VERIFIED = "verified sender identity"
"""In SendGrid's own words; it comes as 403, and speaks of the sender whatever the status says."""


class SendGridProvider:
    """SendGrid's Web API v3 behind its own SDK; one instance per account."""

    name = "sendgrid"

    def __init__(
        self,
        api_key: str,
        base_url: str | None,
        timeout_seconds: float,
        log_lag_seconds: float | None = None,
    ) -> None:
        host = {"host": base_url} if base_url else {}
        self._api = SendGridAPIClient(api_key, **host)
        headers = self._api.client.request_headers
        headers["Authorization"] = _Secret(headers["Authorization"])
        # The SDK writes JSON itself for exactly "application/json", and takes a text for others.
        headers["Content-Type"] = "application/json; charset=utf-8"
        self._connections = Connections(self._api.host)
        weakref.finalize(self, self._connections.close)
        self._timeout = timeout_seconds
        self.log_lag_seconds = log_lag_seconds

    def group_calls(self, messages: Sequence[OutgoingEmail]) -> list[Sequence[OutgoingEmail]]:
        """Group messages by call: those that ride as substitutions together, larger ones alone."""
        small = [message for message in messages if _fits(message)]
        large: list[Sequence[OutgoingEmail]] = [[each] for each in messages if not _fits(each)]
        return [small, *large] if small else large

    def send_batch(self, messages: Sequence[OutgoingEmail]) -> Mapping[str, Accepted | Exception]:
        """Hand the messages over; for each message id `Accepted` or an adapter error.

        One request for messages that `group_calls` put together. All have the same sender.
        """
        try:
            payload = _Payload(orjson.dumps(_body(messages)))
            answer = self._call(self._api.client.mail.send, "post", request_body=payload)
            _check_queued(answer)
        except _RefusedError as refusal:
            return self._ask_for_halves(messages, refusal)
        except _CreditError as error:
            return self._ask_for_fewer(messages, error)
        except AdapterError as error:
            return {message.message_id: error for message in messages}
        accepted = Accepted(str(answer.headers.get("X-Message-Id", "")))
        return {message.message_id: accepted for message in messages}

    def find_evidence(self, message_ids: Sequence[str]) -> Mapping[str, Accepted]:
        """Look messages up in the account's activity log by our own id.

        Only where the account has a log (`log_lag_seconds` is set); raises an adapter error when
        the log does not answer.
        """
        found: dict[str, Accepted] = {}
        if self.log_lag_seconds is None:
            return found
        for message_id in message_ids:
            query = f"unique_args['message_id']=\"{message_id}\""
            answer = self._call(
                self._api.client.messages, "get", query_params={"query": query, "limit": _LOG_PAGE}
            )
            rows = _read_answer(answer, "messages", list)
            if rows:
                found[message_id] = Accepted(_id_of(rows[0]))
        return found

    def _ask_for_halves(
        self, messages: Sequence[OutgoingEmail], refusal: "_RefusedError"
    ) -> dict[str, Accepted | Exception]:
        if len(messages) == 1:
            return {messages[0].message_id: RejectedError(str(refusal))}
        half = len(messages) // 2
        return {
            message.message_id: NotTogetherError(str(refusal), part=int(place >= half))
            for place, message in enumerate(messages)
        }

    def _ask_for_fewer(
        self, messages: Sequence[OutgoingEmail], error: "_CreditError"
    ) -> dict[str, Accepted | Exception]:
        """Ask for a call of as many as the account's credit still covers, and one of the rest.

        The rest meets the refusal that is its own, after the others have gone.
        """
        remain = self._remaining_credit() if len(messages) > 1 else 0
        if 0 < remain < len(messages):
            return {
                message.message_id: NotTogetherError(str(error), part=int(place >= remain))
                for place, message in enumerate(messages)
            }
        spent = AccountRefusedError(str(error), is_quota_spent=True)
        return {message.message_id: spent for message in messages}

    def _remaining_credit(self) -> int:
        try:
            answer = self._call(self._api.client.user.credits, "get")
            return int(_read_answer(answer, "remain", (int, float)))
        except AdapterError:
            return 0  # the credit cannot be told, so nothing more is tried on it

    def _call(self, client: Client, method: str, **arguments: Any) -> Any:
        exchange = Exchange(self._connections)
        client._make_request = exchange.open  # noqa: SLF001 -- the SDK's own seam for transport
        try:
            return getattr(client, method)(timeout=self._timeout, **arguments)
        except HTTPError as error:
            raise _translate(error) from None
        except (OSError, http.client.HTTPException) as error:
            raise _explain(error, has_begun=exchange.has_begun) from None
        finally:
            exchange.end()


class _RefusedError(AdapterError):
    """The request was refused as it stands."""


class _CreditError(AdapterError):
    """The account's credit does not cover the request."""


class _Secret(str):
    """A header that the SDK does not spell out for its debug log."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'***'"


class _Payload(bytes):
    """A request's JSON, which the SDK takes as it is and does not spell out for its debug log."""

    def encode(self, _: str) -> "_Payload":
        return self

    def __format__(self, _: str) -> str:
        return f"{len(self)} bytes"


def _explain(error: Exception, *, has_begun: bool) -> AdapterError:
    """Say whether a request that got no answer may have arrived."""
    words = f"{type(error).__name__}: {error}"[:200]
    if has_begun:
        return OutcomeUnknownError(f"SendGrid gave no answer after the request: {words}")
    return UnreachableError(f"SendGrid could not be reached: {words}")


def _translate(error: HTTPError) -> AdapterError:
    status = int(error.status_code)
    words = f"SendGrid answered {status}: {_words(error)}"
    if status == 429:
        return ThrottledError(words, read_wait((error.headers or {}).get))
    if status < 500 and _NOT_VERIFIED in words.lower():
        return AccountRefusedError(words, is_of_sender=True)
    if status == 413 or (status == 400 and _is_sendgrids(error)):
        return _RefusedError(words)
    if status >= 500 or status == 408:
        return OutcomeUnknownError(words)
    if "credit" in words.lower():
        return _CreditError(words)
    return AccountRefusedError(words)


def _words(error: HTTPError) -> str:
    body = error.body.decode("utf-8", "replace") if isinstance(error.body, bytes) else error.body
    return printable(" ".join(str(body or error.reason).split())[:300])


def _is_sendgrids(error: HTTPError) -> bool:
    """Say whether SendGrid itself speaks of the mail, and not somebody on the way to it."""
    try:
        body = orjson.loads(error.body)
    except (orjson.JSONDecodeError, TypeError):
        return False
    return isinstance(body, dict) and "errors" in body


def _check_queued(answer: Any) -> None:
    """Only a 202 says that the mail is queued; a 200 is said of what was looked at and not sent."""
    if answer.status_code != 202:
        raise OutcomeUnknownError(f"SendGrid answered {answer.status_code}, which queues no mail")


def _id_of(row: Any) -> str:
    """Return SendGrid's id of a message in its log; the row is evidence without one, too."""
    return str(row.get("msg_id", "")) if isinstance(row, dict) else ""


def _read_answer(answer: Any, name: str, kind: type | tuple[type, ...]) -> Any:
    """Return what the answer states under a name; an answer without it tells nothing."""
    try:
        body = orjson.loads(answer.body)
    except (orjson.JSONDecodeError, TypeError):
        body = None
    stated = body.get(name) if isinstance(body, dict) else None
    if not isinstance(stated, kind):
        raise OutcomeUnknownError(f"SendGrid's answer holds no {name}")
    return stated


def _fits(message: OutgoingEmail) -> bool:
    size = len(message.text.encode()) + len(message.html.encode())
    return size + len(_TEXT_TAG) + len(_HTML_TAG) <= SUBSTITUTION_BYTES


def _body(messages: Sequence[OutgoingEmail]) -> dict[str, Any]:
    first = messages[0]
    alone = len(messages) == 1
    return {
        "from": {"email": first.from_address, "name": first.from_name},
        "subject": first.subject,
        "personalizations": [_personalization(message, alone) for message in messages],
        "content": [
            {"type": "text/plain", "value": first.text if alone else _TEXT_TAG},
            {"type": "text/html", "value": first.html if alone else _HTML_TAG},
        ],
        "tracking_settings": {
            "click_tracking": {"enable": True, "enable_text": False},
            "open_tracking": {"enable": True},
            "subscription_tracking": {"enable": False},
        },
    }


def _personalization(message: OutgoingEmail, alone: bool) -> dict[str, Any]:
    to = {"email": message.to_address}
    if message.to_name:
        to["name"] = message.to_name
    part: dict[str, Any] = {
        "to": [to],
        "subject": message.subject,
        "headers": dict(message.headers),
        "custom_args": dict(message.custom_args),
    }
    if not alone:
        part["substitutions"] = {_TEXT_TAG: message.text, _HTML_TAG: message.html}
    return part
