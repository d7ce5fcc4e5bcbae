"""A provider on loopback that writes the bytes it is told, one answer a request."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO, NamedTuple


class Answer(NamedTuple):
    """What the server writes, and whether it closes the connection then."""

    text: bytes
    hangs_up: bool = False


def http(status: int, body: bytes = b"", *heads: str) -> Answer:
    """An answer with this body and these header lines."""
    lines = [f"HTTP/1.1 {status} So", *heads, f"Content-Length: {len(body)}", "", ""]
    return Answer("\r\n".join(lines).encode() + body)


@dataclass
class Wire:
    """A server on loopback that gives its answers in turn and keeps what came."""

    answers: list[Answer]
    listener: socket.socket
    requests: list[bytes] = field(default_factory=list)
    connection_count: int = 0
    has_hung_up: threading.Event = field(default_factory=threading.Event)

    @property
    def port(self) -> int:
        return int(self.listener.getsockname()[1])

    def serve(self) -> None:
        with self.listener:
            while self.answers:
                connection, _ = self.listener.accept()
                self.connection_count += 1
                with connection, connection.makefile("rb") as reader:
                    self._converse(connection, reader)
        self.has_hung_up.set()

    def _converse(self, connection: socket.socket, reader: BinaryIO) -> None:
        while self.answers and (request := _read_request(reader)):
            self.requests.append(request)
            answer = self.answers.pop(0)
            connection.sendall(answer.text)
            if answer.hangs_up:
                return


def _read_request(reader: BinaryIO) -> bytes:
    """The next request with its body; empty where the other side has left."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        line = reader.readline()
        if not line:
            return b""
        head += line
    sizes = [line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    return head + reader.read(int(sizes[0].partition(b":")[2]) if sizes else 0)


@contextmanager
def serving(*answers: Answer) -> Iterator[Wire]:
    wire = Wire(list(answers), socket.create_server(("127.0.0.1", 0)))
    thread = threading.Thread(target=wire.serve, daemon=True)
    thread.start()
    yield wire
    thread.join(10)
    assert not thread.is_alive(), f"answers that nobody asked for: {wire.answers}"
