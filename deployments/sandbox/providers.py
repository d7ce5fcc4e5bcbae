"""Which endpoints do the providers offer, and how does each check keys and word its refusals?"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from deployments.sandbox.enrichment_api import companies
from deployments.sandbox.openai_api import models, refusals
from deployments.sandbox.sendgrid_api import mail_send
from deployments.sandbox.wire import Reply, Request, json_reply
from deployments.sandbox.world import World

Answer = Callable[[Request, str, float], Reply]


@dataclass(frozen=True)
class Family:
    """How one provider checks keys and words its refusals."""

    key_prefix: str
    refuse: Callable[[int, str], Reply]
    deny: Callable[[str | None], Reply]  # a key that is no good here, or none at all
    quota: Callable[[], Reply]
    throttle: Callable[[float, float], Reply]  # seconds to wait, and the time
    request_id_header: str | None = None

    def account(self, request: Request) -> str | None:
        """The account behind the key, or None if the key is no good here."""
        key = request.bearer()
        if key is None or not key.startswith(self.key_prefix) or "revoked" in key:
            return None
        return key[len(self.key_prefix) :].partition(".")[0] or None


@dataclass(frozen=True)
class Route:
    """One provider endpoint."""

    method: str
    pattern: re.Pattern[str]
    endpoint: str
    family: Family
    answer: Answer


SENDGRID = Family(
    "SG.",
    mail_send.refuse,
    mail_send.deny,
    lambda: mail_send.refuse(401, "Maximum credits exceeded"),
    mail_send.throttle,
)
OPENAI = Family(
    "sk-",
    refusals.refuse,
    refusals.deny,
    lambda: refusals.refuse(429, refusals.NO_QUOTA, "insufficient_quota"),
    refusals.throttle,
    "x-request-id",
)
ENRICHMENT = Family(
    "",
    companies.refuse,
    lambda _: companies.refuse(401, "The key is not valid."),
    lambda: companies.refuse(402, "No lookups left in this period."),
    companies.throttle,
)


def list_routes(world: World) -> list[Route]:
    """Every provider endpoint of one world."""
    return [*_sendgrid(world), *_openai(world), *_enrichment(world)]


def _routes(family: Family, rows: list[tuple[str, str, str, Answer]]) -> list[Route]:
    return [Route(m, re.compile(path), name, family, answer) for m, path, name, answer in rows]


def _sendgrid(world: World) -> list[Route]:
    def scopes(request: Request, account: str, now: float) -> Reply:  # noqa: ARG001  # an Answer
        return json_reply(200, {"scopes": ["mail.send", "messages.read", "user.credits.read"]})

    def credits_left(request: Request, account: str, now: float) -> Reply:  # noqa: ARG001  # an Answer
        left = world.dial.remaining_messages(account)
        remain = 1_000_000 if left is None else left
        return json_reply(
            200,
            {
                "remain": remain,
                "total": remain,
                "overage": 0,
                "used": 0,
                "reset_frequency": "daily",
            },
        )

    return _routes(
        SENDGRID,
        [
            ("POST", r"/v3/mail/send", "mail_send", world.desk.send),
            ("GET", r"/v3/scopes", "scopes", scopes),
            ("GET", r"/v3/user/credits", "credits", credits_left),
            ("GET", r"/v3/messages", "activity", world.activity.search),
            ("GET", r"/v3/messages/[^/]+", "activity", world.activity.detail),
        ],
    )


def _openai(world: World) -> list[Route]:
    batches = world.batches

    return _routes(
        OPENAI,
        [
            ("POST", r"/v1/chat/completions", "chat", world.model.chat),
            ("POST", r"/v1/responses", "responses", world.model.respond),
            ("GET", r"/v1/models", "models", models.list_models),
            ("GET", r"/v1/models/[^/]+", "models", models.show_model),
            ("POST", r"/v1/files", "files", batches.upload),
            ("GET", r"/v1/files/[^/]+", "files", batches.show_file),
            ("DELETE", r"/v1/files/[^/]+", "files", batches.show_file),
            ("GET", r"/v1/files/[^/]+/content", "files", batches.file_content),
            ("POST", r"/v1/batches", "batches", batches.create),
            ("GET", r"/v1/batches", "batches", batches.list_batches),
            ("GET", r"/v1/batches/[^/]+", "batches", batches.show_batch),
            ("POST", r"/v1/batches/[^/]+/cancel", "batches", batches.show_batch),
        ],
    )


def _enrichment(world: World) -> list[Route]:
    path = r"/enrichment/v1/companies:batchLookup"
    return _routes(ENRICHMENT, [("POST", path, "enrichment", world.enrichment.look_up)])
