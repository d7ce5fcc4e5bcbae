"""What did the provider tell us? Signed events and inbound mail.

Stored first, understood later: an answer of 2xx says that the rows, and the ban that an opt-out
asks for, are committed. Whatever else happens, the provider tells it again and nothing doubles.
"""

import json
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Depends, Header, Request, Response
from fastapi.responses import JSONResponse

from deployments.receiver_forms import assemble_mail, read_form
from deployments.receiver_state import Receiver, Shared, body_up_to
from models.rules.reply_matching import ReplyKind, reply_id, written_at
from tasks.bans import BanCause, write_bans
from tasks.border import Arrival, store_sealed, store_webhook
from tasks.mails import MailReader
from tasks.replies import opt_out_cause

router = APIRouter()

WEBHOOK_LIMIT_BYTES = 8 * 1024 * 1024  # SendGrid bundles up to about 1 MB
MAIL_LIMIT_BYTES = 36 * 1024 * 1024  # Inbound Parse takes mails of up to 30 MB

_SIGNATURE = "x-twilio-email-event-webhook-signature"
_TIMESTAMP = "x-twilio-email-event-webhook-timestamp"


@router.post("/webhooks/sendgrid")
def take_sendgrid_events(
    request: Request,
    receiver: Shared,
    raw: Annotated[bytes, Depends(body_up_to(WEBHOOK_LIMIT_BYTES))],
    signature: Annotated[str, Header(alias=_SIGNATURE)] = "",
    timestamp: Annotated[str, Header(alias=_TIMESTAMP)] = "",
) -> Response:
    """Store signed events, one row each; ban in the same transaction who opted out."""
    if not signature or not receiver.is_signed(raw, signature, timestamp):
        return receiver.refuse(request, "bad_signature")
    events = _read_events(raw)
    arrival = receiver.arrival("sendgrid", raw, timestamp)
    with receiver.transaction(arrival.received_at) as session:
        if events is None:
            store_sealed(session, receiver.border, raw, arrival)
            facts = {"unreadable": 1}
        else:
            stored, banned = store_webhook(session, receiver.border, events, arrival)
            facts = {"events": stored, "bans": banned, "stale": int(arrival.is_stale)}
    request.scope["facts"] = facts
    return Response(status_code=204)


def _read_events(raw: bytes) -> list[Any] | None:
    try:
        events = orjson.loads(raw)
    except orjson.JSONDecodeError:
        events = _read_leniently(raw)
    return events if isinstance(events, list) or events is None else [events]


def _read_leniently(raw: bytes) -> Any:
    """Return what a JSON text says whose only fault is a character cut in half, else None.

    One agent's name that was cut off must not hide the opt-outs beside it.
    """
    try:
        mended = json.dumps(json.loads(raw), ensure_ascii=False).encode("utf-8", "replace")
        return orjson.loads(mended)
    except (ValueError, RecursionError):
        return None


@router.post("/inbound/{secret}")
def take_inbound_mail(
    request: Request,
    secret: str,
    receiver: Shared,
    raw: Annotated[bytes, Depends(body_up_to(MAIL_LIMIT_BYTES))],
    content_type: Annotated[str, Header()] = "",
) -> Response:
    """Store a mail, encrypted; ban in the same transaction who plainly opts out in words."""
    if not receiver.is_inbound_secret(secret):
        return receiver.refuse(request, "bad_inbound_secret")
    mail = assemble_mail(read_form(content_type, raw))
    if mail is None:
        return JSONResponse({"error": "no mail in this form"}, 400)
    return _store_mail(request, receiver, mail)


def _store_mail(request: Request, receiver: Receiver, mail: bytes) -> Response:
    arrival = receiver.arrival("inbound_parse", mail)
    cause = _find_opt_out(receiver, mail, arrival)
    with receiver.transaction(arrival.received_at) as session:
        is_new = store_sealed(session, receiver.border, mail, arrival)
        bans = write_bans(session, [cause] if cause else [], arrival.received_at)
    request.scope["facts"] = {"mails": int(is_new), "bans": bans}
    return Response(status_code=204)


def _find_opt_out(receiver: Receiver, mail: bytes, arrival: Arrival) -> BanCause | None:
    """Return the ban that a plain opt-out asks for; the ingest flow judges the rest."""
    with receiver.resources.store.transaction() as session:
        reader = MailReader(receiver.resources, session)
    facts, verdict, named = reader.read(mail)
    if verdict.kind is not ReplyKind.UNSUBSCRIBE:
        return None
    at = written_at(facts, arrival.received_at)
    keyring = receiver.resources.keyring
    return opt_out_cause(keyring, reply_id(facts), facts.sender, arrival.source, at, named[:1])
