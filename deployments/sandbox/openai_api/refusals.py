"""How does OpenAI say no?

One object under `error`: a sentence, the kind of error, the parameter at fault and a code that
programs branch on. Sentences and codes are those that its API is known to give.
"""

from math import ceil

from deployments.sandbox.wire import Reply, json_reply

NO_JSON = "We could not parse the JSON body of your request."
NO_KEY = (
    "You didn't provide an API key. You need to provide your API key in an Authorization header"
    " using Bearer auth (i.e. Authorization: Bearer YOUR_KEY)."
)
NO_QUOTA = "You exceeded your current quota, please check your plan and billing details."
CALLS_A_MINUTE = 500
_SHOWN_OF_KEY = 4


def refuse(
    status: int,
    message: str,
    code: str | None = None,
    param: str | None = None,
    kind: str | None = None,
) -> Reply:
    """An answer in the form of OpenAI's errors."""
    usual = "server_error" if status >= 500 else "invalid_request_error"
    if code == "insufficient_quota":
        usual = code
    error = {"message": message, "type": kind or usual, "param": param, "code": code}
    return json_reply(status, {"error": error})


def deny(key: str | None) -> Reply:
    """The answer to a key that is no good, or to none; the key is shown in part."""
    if key is None:
        return refuse(401, NO_KEY)
    hidden = key[:_SHOWN_OF_KEY] + "*" * max(len(key) - _SHOWN_OF_KEY, 0)
    return refuse(401, f"Incorrect API key provided: {hidden}.", "invalid_api_key")


def throttle(wait_seconds: float, now: float) -> Reply:  # noqa: ARG001  # as every provider's
    """429, with the wait and the limit's state in the headers that OpenAI documents."""
    wait = f"{wait_seconds:g}"
    words = f"Rate limit reached on requests per min (RPM). Please try again in {wait}s."
    reply = refuse(429, words, "rate_limit_exceeded", kind="requests")
    reply.headers |= {
        "retry-after": wait,
        "retry-after-ms": str(ceil(wait_seconds * 1_000)),
        "x-ratelimit-limit-requests": str(CALLS_A_MINUTE),
        "x-ratelimit-remaining-requests": "0",
        "x-ratelimit-reset-requests": f"{wait}s",
    }
    return reply


def refuse_call(method: str, path: str, *, is_known: bool) -> Reply:
    """The answer to a path that nobody serves here, or not with this method."""
    if is_known:
        return refuse(405, f"Not allowed to {method} on {path}.", "method_not_supported")
    return refuse(404, f"Invalid URL ({method} {path})")


def refuse_model(name: str) -> Reply:
    """The answer to a model that nobody knows."""
    return refuse(404, no_model(name), "model_not_found")


def no_model(name: str) -> str:
    """How OpenAI says that it has no such model."""
    return f"The model `{name}` does not exist or you do not have access to it."
