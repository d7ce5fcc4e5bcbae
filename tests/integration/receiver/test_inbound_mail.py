"""Is inbound mail kept whole, locked, and once?"""

from datetime import datetime

import httpx
import pytest

from models.mail.reading import read_mail
from tasks.border import MAIL_FIELD, mail_key_name
from tasks.keyring import open_sealed
from tasks.store.postgres import Store
from tests.factories_events import INBOUND_SECRET, KEYRING, make_mail, make_sent, select

PATH = f"/inbound/{INBOUND_SECRET}"


def _open_mails(store: Store) -> list[bytes]:
    rows = select(
        store,
        "select body_hash, mail_cipher, wrapped_key from raw_event"
        " join keys.border_key on key_name = 'mail/' || body_hash"
        " where body is null order by raw_event_id",
    )
    mails = []
    for body_hash, cipher, wrapped in rows:
        name = mail_key_name(body_hash)
        mails.append(open_sealed(KEYRING.unwrap(wrapped, name), cipher, name, MAIL_FIELD))
    return mails


def test_a_raw_mail_is_stored_byte_for_byte_and_locked(
    client: httpx.Client, store: Store, as_of: datetime
):
    mail = make_mail("ann@person.example", "Tell me more.", as_of) + b"\r\n\xff\x00binary\r\n"

    answer = client.post(PATH, files={"to": (None, "x"), "email": (None, mail)})

    assert answer.status_code == 204
    assert _open_mails(store) == [mail]
    cipher = select(store, "select mail_cipher, body from raw_event")[0]
    assert b"person.example" not in cipher[0]
    assert cipher[1] is None


def test_parsed_fields_become_a_mail_again(client: httpx.Client, store: Store):
    headers = (
        "From: Ann <ann@person.example>\nIn-Reply-To: <m1@reply.example>\n"
        "Content-Type: multipart/alternative;\n boundary=old\nSubject: Re: Hello\n"
    )
    fields = {
        "headers": headers,
        "text": "Grüße, tell me more".encode("iso-8859-1"),
        "html": "<p>Grüße, <b>tell</b> me more</p>",
        "charsets": '{"text": "iso-8859-1", "html": "UTF-8"}',
    }

    answer = client.post(PATH, files={name: (None, value) for name, value in fields.items()})

    mail = read_mail(_open_mails(store)[0])
    assert answer.status_code == 204
    assert mail.header("in-reply-to") == "<m1@reply.example>"
    assert mail.text.strip() == "Grüße, tell me more"
    assert "<b>tell</b>" in mail.html
    assert mail.problems == ()


def test_the_same_mail_twice_is_stored_once(client: httpx.Client, store: Store, as_of: datetime):
    mail = make_mail("ann@person.example", "Tell me more.", as_of)

    answers = [client.post(PATH, files={"email": (None, mail)}).status_code for _ in range(3)]

    assert answers == [204, 204, 204]
    assert len(_open_mails(store)) == 1


@pytest.mark.parametrize("secret", ["", "wrong", INBOUND_SECRET + "x", "%00", "ü"])
def test_without_the_secret_only_a_counter_is_stored(
    client: httpx.Client, store: Store, as_of: datetime, secret: str
):
    mail = make_mail("ann@person.example", "Tell me more.", as_of)

    answer = client.post(f"/inbound/{secret}", files={"email": (None, mail)})

    assert answer.status_code == (403 if secret else 404)
    assert _open_mails(store) == []


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (b"", "multipart/form-data; boundary=x"),
        (b"--x\r\nno header end", "multipart/form-data; boundary=x"),
        (b"--x--", "multipart/form-data"),
        (b"a=b", "application/x-www-form-urlencoded"),
        (b"{}", "application/json"),
        (b"x", ""),
    ],
)
def test_a_form_without_a_mail_is_refused(
    client: httpx.Client, store: Store, content: bytes, content_type: str
):
    answer = client.post(PATH, content=content, headers={"content-type": content_type})

    assert answer.status_code == 400
    assert _open_mails(store) == []


def test_a_plain_opt_out_is_a_ban_when_the_answer_comes(
    client: httpx.Client, store: Store, as_of: datetime
):
    sent = make_sent(store, as_of, state="claimed", attempt_state="planned")
    mail = make_mail(sent.address, "STOP", as_of, answers=sent.message_id)

    answers = [client.post(PATH, files={"email": (None, mail)}).status_code for _ in range(2)]

    assert answers == [204, 204]
    assert select(store, "select reason, lookup_hash, source, at from ban") == [
        ("stop_word", KEYRING.lookup_hash("email", sent.address), "inbound_parse", as_of)
    ]
    assert select(store, "select state, outcome from attempt") == [("settled", "revoked")]


def test_an_answer_that_is_no_opt_out_bans_nobody(
    client: httpx.Client, store: Store, as_of: datetime
):
    sent = make_sent(store, as_of)
    texts = ("Let us talk on Monday.", "Don't unsubscribe me, I like it.", "Who?")

    for text in texts:
        mail = make_mail(sent.address, text, as_of, answers=sent.message_id)
        assert client.post(PATH, files={"email": (None, mail)}).status_code == 204

    assert select(store, "select count(*) from ban") == [(0,)]
