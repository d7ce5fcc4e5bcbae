"""Does any malformed payload get an answer, and never a broken connection?"""

import copy
from collections.abc import Iterator

import httpx
import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deployments.sandbox_control import Sandbox
from tests.integration.sandbox.factories import Json, Recorder, make_payload, make_person

KEY = {"authorization": "Bearer SG.main", "content-type": "application/json"}
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 5),
    st.text(max_size=5),
    st.sampled_from(["a@b.example", "\u2028", "\x00", "-subject-", "https://[::1"]),
    st.lists(st.one_of(st.none(), st.text(max_size=3), st.just({})), max_size=2),
    st.dictionaries(st.text(max_size=4), st.one_of(st.none(), st.text(max_size=4)), max_size=2),
)
MAIL = make_payload(
    [
        make_person(1, cc=[{"email": "c@d.example"}]),
        make_person(2, subject="-subject-", send_at=1, **{"from": {"email": "e@f.example"}}),
    ],
    asm={"group_id": 1, "groups_to_display": [1]},
    attachments=[{"content": "aGk=", "filename": "a.txt", "type": "text/plain"}],
    categories=["x"],
    ip_pool_name="pool",
    send_at=1,
    custom_args={"world": "sandbox"},
    tracking_settings={"open_tracking": {"enable": True}},
    mail_settings={"sandbox_mode": {"enable": False}},
)
CHAT: Json = {
    "model": "gpt-4o-mini",
    "messages": [{"role": "user", "content": [{"type": "text", "text": '{"facts": {"a": "b"}}'}]}],
    "response_format": {
        "type": "json_schema",
        "json_schema": {
            "name": "n",
            "strict": False,
            "schema": {
                "type": "object",
                "properties": {
                    "subject": {"type": "string", "maxLength": 9},
                    "body": {"type": "string"},
                    "n": {"type": "integer", "minimum": 1, "maximum": 3},
                    "claims": {"type": "array", "items": {"$ref": "#/$defs/c"}},
                },
                "$defs": {"c": {"type": "object", "properties": {"text": {"type": "string"}}}},
            },
        },
    },
}


def _places(node: object, path: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    if path:
        yield path
    if isinstance(node, dict | list):
        items = node.items() if isinstance(node, dict) else enumerate(node)
        for key, child in items:
            yield from _places(child, (*path, key))


def _broken(whole: Json) -> st.SearchStrategy[Json]:
    def _replace(change: tuple[tuple[object, ...], object]) -> Json:
        path, junk = change
        copied = copy.deepcopy(whole)
        node: Json = copied
        for step in path[:-1]:
            node = node[step]
        node[path[-1]] = junk
        return copied

    return st.tuples(st.sampled_from(list(_places(whole))), JUNK).map(_replace)


FUZZ = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@FUZZ
@given(payload=_broken(MAIL))
def test_a_broken_mail_is_taken_or_refused(sandbox: Sandbox, payload: Json):
    answer = httpx.post(
        f"{sandbox.url}/v3/mail/send",
        content=orjson.dumps(payload),
        headers=KEY,
    )

    assert answer.status_code in {200, 202, 400}


@FUZZ
@given(payload=_broken(CHAT))
def test_a_broken_prompt_is_answered_or_refused(sandbox: Sandbox, payload: Json):
    answer = httpx.post(
        f"{sandbox.url}/v1/chat/completions",
        content=orjson.dumps(payload),
        headers={"authorization": "Bearer sk-main"},
    )

    assert answer.status_code in {200, 400, 404}


def test_odd_mails_still_get_their_replies(sandbox: Sandbox, receiver: Recorder):
    sandbox.put_people(reply=1.0, unsubscribe=1.0, link_scanner=1.0)
    names = ["\u2028", "\x1d\x85", '"quoted"', "Zoë 张", "<b>"]
    odd = [
        make_person(n, to=[{"email": f"p{n}@odd.example", "name": names[n % 5]}]) for n in range(50)
    ]
    for person in odd[:10]:
        person["headers"]["List-Unsubscribe"] = "<https://[::1/x>"
        person["substitutions"]["-html-"] = '<a href="https://[bad/unsubscribe">x</a> \x00'
    body = orjson.dumps(make_payload(odd))
    httpx.post(f"{sandbox.url}/v3/mail/send", content=body, headers=KEY)
    later = max(row["due_at"] for row in sandbox.happenings())

    sandbox.put_clock(type(sandbox.clock()).fromisoformat(later))
    answer = sandbox.drain()

    assert answer["acknowledged"]
    assert len([post for post in receiver.posts if post.path == "/inbound"]) >= 30


@pytest.mark.parametrize(
    "raw", [b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01junk\r\n\r\n", b"X\r\n\r\n"]
)
def test_what_is_no_http_does_not_harm_the_server(sandbox: Sandbox, raw: bytes):
    import socket

    with socket.create_connection(("127.0.0.1", sandbox.port)) as connection:
        connection.sendall(raw)
        connection.settimeout(5)
        assert connection.recv(1_000).startswith(b"HTTP/1.1 4")

    assert sandbox.health()["ok"]
