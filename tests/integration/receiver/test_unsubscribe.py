"""Does one click suffice, and does nothing less than a click?"""

from datetime import datetime

import httpx
import pytest

from models import keys
from models.rules.link_tokens import make_token
from tasks.store.postgres import Store
from tests.factories_events import KEYRING, Sent, make_sent, select

LINK_KEY = KEYRING.purpose_key("link-tokens")
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def _path(sent: Sent, purpose: str = "unsubscribe") -> str:
    return f"/u/{make_token(LINK_KEY, purpose, sent.message_id)}"


def _rows(store: Store) -> list[tuple]:
    return select(
        store,
        "select (select count(*) from ban), (select count(*) from raw_event),"
        " (select count(*) from message_move)",
    )


def test_one_click_bans_the_person_and_notes_the_event(
    client: httpx.Client, store: Store, as_of: datetime
):
    sent = make_sent(store, as_of)

    answer = client.post(_path(sent), data=ONE_CLICK)

    assert answer.status_code == 200
    assert select(store, "select lookup_hash, scope, reason, source, at from ban") == [
        (
            KEYRING.lookup_hash("email", sent.address),
            "global",
            "unsubscribe",
            "unsubscribe_link",
            as_of,
        )
    ]
    assert select(store, "select source, message_id, body ->> 'event' from raw_event") == [
        ("unsubscribe_link", sent.message_id, "unsubscribe")
    ]


def test_one_click_works_as_multipart_too(client: httpx.Client, store: Store, as_of: datetime):
    answer = client.post(
        _path(make_sent(store, as_of)), files={"List-Unsubscribe": (None, "One-Click")}
    )

    assert answer.status_code == 200
    assert _rows(store)[0][0] == 1


def test_a_second_click_changes_nothing(client: httpx.Client, store: Store, as_of: datetime):
    sent = make_sent(store, as_of)

    answers = [client.post(_path(sent), data=ONE_CLICK).status_code for _ in range(3)]

    assert answers == [200, 200, 200]
    assert _rows(store) == [(1, 1, 0)]


def test_one_click_takes_back_a_claimed_message(
    client: httpx.Client, store: Store, as_of: datetime
):
    sent = make_sent(store, as_of, state="claimed", attempt_state="planned")

    client.post(_path(sent), data=ONE_CLICK)

    assert select(store, "select state, outcome from attempt") == [("settled", "revoked")]
    assert select(store, "select state from message") == [("planned",)]


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"])
def test_no_other_method_changes_anything(
    client: httpx.Client, store: Store, as_of: datetime, method: str
):
    answer = client.request(method, _path(make_sent(store, as_of)))

    assert answer.status_code == (200 if method in {"GET", "HEAD"} else 405)
    assert _rows(store) == [(0, 0, 0)]


def test_the_page_asks_and_its_button_is_the_one_click(
    client: httpx.Client, store: Store, as_of: datetime
):
    page = client.get(_path(make_sent(store, as_of)))

    assert '<form method="post">' in page.text
    assert '<input type="hidden" name="List-Unsubscribe" value="One-Click">' in page.text
    assert "1 Example Street" in page.text
    assert "http" not in page.text
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "form",
    [{}, {"List-Unsubscribe": "one-click"}, {"List-Unsubscribe": ""}, {"other": "One-Click"}],
)
def test_a_post_that_does_not_say_one_click_changes_nothing(
    client: httpx.Client, store: Store, as_of: datetime, form: dict[str, str]
):
    answer = client.post(_path(make_sent(store, as_of)), data=form)

    assert answer.status_code == 400
    assert _rows(store) == [(0, 0, 0)]


def test_a_token_of_another_purpose_or_a_broken_one_is_not_found(
    client: httpx.Client, store: Store, as_of: datetime
):
    sent = make_sent(store, as_of)
    broken = _path(sent)[:-2] + "zz"

    others = ("/u/", "/u/x", f"{_path(sent)}/", "/u/" + "a" * 5000, "/u/%00")
    for path in (_path(sent, "reply"), broken, *others):
        page = client.get(path)
        assert page.status_code == 404, path
        assert "<h1>This link does not work</h1>" in page.text, path
        assert client.post(path, data=ONE_CLICK).status_code == 404, path

    assert _rows(store) == [(0, 0, 0)]


def test_a_token_for_a_message_that_is_not_ours_is_not_found(client: httpx.Client, store: Store):
    stranger = keys.message_id("sequence", "nobody/1")

    answer = client.post(f"/u/{make_token(LINK_KEY, 'unsubscribe', stranger)}", data=ONE_CLICK)

    assert answer.status_code == 404
    assert _rows(store) == [(0, 0, 0)]
