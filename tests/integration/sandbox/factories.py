"""Mail payloads and a recording receiver for the sandbox's tests."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import orjson

Json = dict[str, Any]


def make_person(number: int, **changes: Any) -> Json:
    person = {
        "to": [{"email": f"anna.p{number}@firm{number % 25}.example", "name": f"Anna P{number}"}],
        "substitutions": {
            "-subject-": f"An idea for firm {number}",
            "-text-": f"Hello {number}, see https://offer.example/{number} for more.",
            "-html-": (
                f'<p>Hello {number}, see <a href="https://offer.example/{number}">this</a> or'
                f' <a href="https://go.example/unsubscribe/{number}">leave</a>.</p>'
            ),
        },
        "custom_args": {"message_id": f"message-{number}", "attempt_id": f"attempt-{number}"},
        "headers": {
            "Message-ID": f"<message-{number}@mail.example>",
            "List-Unsubscribe": f"<https://go.example/u/{number}?t=x>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    }
    return {**person, **changes}


def make_payload(people: list[Json], **changes: Any) -> Json:
    payload = {
        "from": {"email": "sam@sender.example", "name": "Sam"},
        "reply_to": {"email": "replies@inbound.example"},
        "subject": "-subject-",
        "content": [
            {"type": "text/plain", "value": "-text-"},
            {"type": "text/html", "value": "-html-"},
        ],
        "personalizations": people,
    }
    return {**payload, **changes}


def make_batch(numbers: range | list[int], **changes: Any) -> Json:
    return make_payload([make_person(number, **changes) for number in numbers])


@dataclass(frozen=True)
class Post:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


def read_form(post: Post) -> dict[str, str]:
    """Return the fields of a multipart form."""
    head = f"content-type: {post.headers['content-type']}\r\n\r\n".encode()
    parts = message_from_bytes(head + post.body, policy=HTTP).iter_parts()
    return {
        part.get_param("name", header="content-disposition"): part.get_payload(decode=True).decode()
        for part in parts
    }


@dataclass
class Recorder:
    """An HTTP receiver that keeps what it gets and answers as it is told."""

    base: str = ""
    status: int = 200
    failures_left: int = 0
    posts: list[Post] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, post: Post) -> int:
        with self.lock:
            if self.failures_left:
                self.failures_left -= 1
                return 503
            self.posts.append(post)
            return self.status

    def events(self) -> list[Json]:
        return [
            event
            for post in self.posts
            if post.path == "/events"
            for event in orjson.loads(post.body)
        ]

    def destinations(self) -> Json:
        return {
            "events_url": f"{self.base}/events",
            "inbound_url": f"{self.base}/inbound",
            "receiver_base": self.base,
            "inbound_raw": False,
            "events_per_post": 500,
        }


@contextmanager
def recording() -> Iterator[Recorder]:
    recorder = Recorder()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", "0")))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status = recorder.take(Post(self.command, self.path, headers, body))
            self.send_response(status)
            self.send_header("content-length", "0")
            self.end_headers()

        do_GET = do_POST = answer  # noqa: N815  # http.server's names

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # http.server's name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    recorder.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield recorder
    server.shutdown()
    server.server_close()
    thread.join()
