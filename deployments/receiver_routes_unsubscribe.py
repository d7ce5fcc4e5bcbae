"""Who wants to hear no more? One click, as in RFC 8058, and a page for people.

A GET changes nothing, for scanners and previews follow every link. The POST bans the person in
one transaction; a second one changes nothing.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request, Response

from deployments.receiver_forms import read_form
from deployments.receiver_pages import confirm_page, done_page, incomplete_page, unknown_page
from deployments.receiver_state import Shared, body_up_to
from models.rules.link_tokens import UNSUBSCRIBE, read_token
from tasks.border import store_unsubscribe

router = APIRouter()

_FORM_LIMIT_BYTES = 16 * 1024


@router.api_route("/u/{token:path}", methods=["GET", "HEAD"])
def show_unsubscribe(token: str, receiver: Shared) -> Response:
    """Show the page that asks; nothing changes."""
    organisation = receiver.settings.organisation
    if read_token(receiver.link_key, UNSUBSCRIBE, token) is None:
        return unknown_page(organisation)
    return confirm_page(organisation)


@router.post("/u/{token:path}")
def unsubscribe(
    request: Request,
    token: str,
    receiver: Shared,
    raw: Annotated[bytes, Depends(body_up_to(_FORM_LIMIT_BYTES))],
    content_type: Annotated[str, Header()] = "",
) -> Response:
    """Ban the person that the token's message was for; effective when this answers."""
    organisation = receiver.settings.organisation
    message_id = read_token(receiver.link_key, UNSUBSCRIBE, token)
    if message_id is None:
        return unknown_page(organisation)
    if read_form(content_type, raw).get("List-Unsubscribe") != b"One-Click":
        return incomplete_page(organisation)
    arrival = receiver.arrival("unsubscribe_link", raw)
    with receiver.transaction(arrival.received_at) as session:
        is_new = store_unsubscribe(session, message_id, arrival)
    request.scope["facts"] = {"bans": int(bool(is_new))}
    return unknown_page(organisation) if is_new is None else done_page(organisation)
