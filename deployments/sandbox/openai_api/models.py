"""Which models are there?

Every name in the manner of OpenAI's text models is taken, so that a model of tomorrow needs no
change here; what is written otherwise ("gtp-4o") is refused as a model that does not exist.
"""

import re

from deployments.sandbox.openai_api.refusals import refuse_model
from deployments.sandbox.wire import Json, Reply, Request, json_reply

LISTED = ("gpt-4.1", "gpt-4.1-mini", "gpt-4o", "gpt-4o-mini", "gpt-5", "gpt-5-mini")
_NAME = re.compile(r"(ft:)?((gpt|chatgpt|codex)-[\w.:-]+|o[1-9][\w.:-]*)", re.ASCII)


def is_model(name: str) -> bool:
    """True if a model of this name answers."""
    return _NAME.fullmatch(name) is not None


def list_models(request: Request, account: str, now: float) -> Reply:  # noqa: ARG001  # an Answer
    """GET /v1/models: some of them."""
    return json_reply(200, {"object": "list", "data": [_describe(name) for name in LISTED]})


def show_model(request: Request, account: str, now: float) -> Reply:  # noqa: ARG001  # an Answer
    """GET /v1/models/{model}."""
    name = request.path.split("/")[3]
    return json_reply(200, _describe(name)) if is_model(name) else refuse_model(name)


def _describe(name: str) -> Json:
    return {"id": name, "object": "model", "created": 0, "owned_by": "sandbox"}
