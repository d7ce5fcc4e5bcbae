"""Does a whole simulated world, told late, twice and out of order, end up as it truly was?"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sendgrid import SendGridAPIClient

from deployments.sandbox_control import Sandbox
from flows.ingest import run_ingest
from models.rules.link_tokens import make_token
from tasks.rederivation import compare_events
from tasks.resources import Resources
from tasks.store.postgres import Store
from tests.factories_events import (
    INBOUND_SECRET,
    KEYRING,
    REPLY_DOMAIN,
    Sent,
    make_resources,
    make_sent,
    make_settings,
    running_receiver,
    select,
    set_clock,
)

pytestmark = pytest.mark.slow
COUNT, DAYS = 200, 12
BUSY = {
    "hard_bounce": 0.08,
    "soft_bounce": 0.05,
    "reply": 0.3,
    "open": 0.6,
    "click": 0.4,
    "unsubscribe": 0.08,
    "complaint": 0.04,
    "link_scanner": 0.2,
    "duplicate": 0.2,
    "changed_duplicate": 0.2,
    "late": 0.1,
    "out_of_office": 0.05,
}


@pytest.fixture
def sandbox(tmp_path: Path, as_of: datetime) -> Iterator[Sandbox]:
    """A busy world in a box."""
    with Sandbox.start(tmp_path / "box", seed=7, now=as_of) as running:
        running.put_people(**BUSY)
        yield running


@pytest.fixture
def resources(
    store: Store, database_url: str, as_of: datetime, sandbox: Sandbox, tmp_path: Path
) -> Resources:
    """The product's side of it."""
    return make_resources(store, as_of, make_settings(tmp_path, database_url, sandbox.public_key()))


def _letter(sent: Sent, url: str) -> dict:
    token = make_token(KEYRING.purpose_key("link-tokens"), "unsubscribe", sent.message_id)
    return {
        "to": [{"email": sent.address, "name": "A Person"}],
        "custom_args": {"message_id": sent.message_id, "attempt_id": sent.attempt_id},
        "headers": {
            "Message-ID": f"<{sent.message_id}@{REPLY_DOMAIN}>",
            "List-Unsubscribe": f"<{url}/u/{token}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    }


def _send(sandbox: Sandbox, people: list[Sent], url: str) -> None:
    links = "".join(f'<a href="https://shop.example/{n}">more</a> ' for n in range(3))
    SendGridAPIClient("SG.main", host=sandbox.url).client.mail.send.post(
        request_body={
            "from": {"email": "sam@northwind.example", "name": "Sam"},
            "reply_to": {"email": f"reply@{REPLY_DOMAIN}"},
            "subject": "A question",
            "content": [
                {"type": "text/plain", "value": "Hello, a question."},
                {"type": "text/html", "value": f"<p>Hello, a question. {links}</p>"},
            ],
            "tracking_settings": {
                "open_tracking": {"enable": True},
                "click_tracking": {"enable": True},
            },
            "personalizations": [_letter(sent, url) for sent in people],
        }
    )


def _truth(sandbox: Sandbox) -> dict[str, set[str]]:
    truth: defaultdict[str, set[str]] = defaultdict(set)
    for row in sandbox.happenings():
        truth[row["what"]].add(row["message_id"])
    return truth


def _messages(store: Store, statement: str) -> set[str]:
    return {row[0] for row in select(store, statement)}


def test_a_busy_world_ends_up_as_it_truly_was(
    resources: Resources, store: Store, sandbox: Sandbox, as_of: datetime
):
    people = [make_sent(store, as_of, number, later_steps=1) for number in range(COUNT)]
    with running_receiver(resources) as url:
        sandbox.put_webhooks(
            events_url=f"{url}/webhooks/sendgrid",
            inbound_url=f"{url}/inbound/{INBOUND_SECRET}",
            receiver_base=url,
        )
        _send(sandbox, people, url)
        for day in range(1, DAYS + 1):
            instant = as_of + timedelta(days=day)
            set_clock(store, instant)
            sandbox.put_clock(instant)
            assert sandbox.drain()["acknowledged"]
            run_ingest(resources, instant)
    truth = _truth(sandbox)
    by_kind = "select distinct message_id from event where kind = '{}'"
    human = {"interested", "question", "ready_to_meet", "not_interested", "wrong_person"}

    assert select(store, "select reason, count(*) from parked_event group by 1") == []
    assert _messages(store, by_kind.format("delivered")) == truth["delivered"]
    assert _messages(store, by_kind.format("bounced")) == truth["bounce"]
    assert _messages(store, by_kind.format("complained")) == truth["spamreport"]
    assert _messages(store, by_kind.format("unsubscribed")) >= truth["one_click"]
    replied = set.union(*(truth[kind] for kind in human)) | truth["opt_out"]
    answered = _messages(
        store, "select message_id from reply where kind in ('human', 'unsubscribe')"
    )
    assert answered == replied
    silenced = replied | truth["one_click"] | truth["spamreport"]
    stopped = _messages(
        store,
        "select message.message_id from message join enrolment using (enrolment_id)"
        " where step = 1 and enrolment.state in ('responded', 'stopped')",
    )
    assert stopped >= silenced
    banned = _messages(
        store,
        "select message_id from message join contact_point using (lead_id)"
        " join ban using (lookup_hash) where step = 1 and ban.scope = 'global'",
    )
    assert banned >= truth["one_click"] | truth["spamreport"]
    assert select(store, "select count(*) from event where kind = 'clicked' and is_machine")[0][0]
    assert compare_events(resources).differences == 0
