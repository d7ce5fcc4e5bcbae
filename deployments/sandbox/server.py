"""How are bytes on a socket turned into requests, and answers into bytes?

A thin HTTP/1.1 server on asyncio and h11: unlike a framework it can hang, reset a connection
before or after an answer, and stop listening while its port stays taken.
"""

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable
from http import HTTPStatus

import h11

from deployments.sandbox.wire import Reply, Request, json_reply

MAX_BODY_BYTES = 30_000_000  # SendGrid: the total size of an e-mail must be less than 30 MB
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)

ANSWERABLE = {h11.IDLE, h11.SEND_RESPONSE}

Respond = Callable[[Request], Awaitable[Reply]]
TOO_LARGE = json_reply(
    413, {"errors": [{"message": "Payload Too Large", "field": None, "help": None}]}
)


class HttpProtocol(asyncio.Protocol):
    """One connection: requests one after the other, kept alive."""

    def __init__(self, respond: Respond, connections: set["HttpProtocol"]) -> None:
        self._respond = respond
        self._connections = connections
        self._http = h11.Connection(h11.SERVER)
        self._request: h11.Request | None = None
        self._parts: list[bytes] = []
        self._size = 0
        self._task: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport of a new connection."""
        self._transport: asyncio.Transport = transport  # type: ignore[assignment]  # asyncio's stub
        self._connections.add(self)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002  # asyncio's name
        """Give up on an answer that nobody waits for."""
        self._connections.discard(self)
        if self._task is not None:
            self._task.cancel()

    def data_received(self, data: bytes) -> None:
        """Take in what arrived and answer whole requests."""
        self._http.receive_data(data)
        self._read_events()

    def reset(self) -> None:
        """Break the connection so that the other side sees a reset."""
        raw = self._transport.get_extra_info("socket")
        if raw is not None and not self._transport.is_closing():
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
        self._transport.abort()

    def _read_events(self) -> None:
        try:
            while self._read_event(self._http.next_event()):
                pass
        except h11.RemoteProtocolError as error:
            self._send(Reply(error.error_status_hint))
            self._transport.close()

    def _read_event(self, event: object) -> bool:
        if isinstance(event, h11.Request):
            self._request, self._parts, self._size = event, [], 0
            if self._http.they_are_waiting_for_100_continue:
                self._transport.write(
                    self._http.send(h11.InformationalResponse(status_code=100, headers=[])) or b""
                )
        elif isinstance(event, h11.Data):
            self._size += len(event.data)
            if self._size <= MAX_BODY_BYTES:
                self._parts.append(bytes(event.data))
        elif isinstance(event, h11.EndOfMessage):
            self._task = asyncio.get_running_loop().create_task(self._answer())
            self._task.add_done_callback(self._notice_failure)
            return False
        elif isinstance(event, h11.ConnectionClosed):
            self._transport.close()
            return False
        else:
            return False
        return True

    def _notice_failure(self, task: asyncio.Task[None]) -> None:
        """A fault of our own is logged with its traceback and ends the connection."""
        if not task.cancelled() and task.exception() is not None:
            task.get_loop().call_exception_handler(
                {"message": "the sandbox failed to answer", "exception": task.exception()}
            )
            self._transport.abort()

    async def _answer(self) -> None:
        reply = TOO_LARGE if self._size > MAX_BODY_BYTES else await self._respond(self._taken())
        if reply.delay_seconds:
            await asyncio.sleep(reply.delay_seconds)
        if reply.ending == "hang":
            await asyncio.Event().wait()  # until the other side gives up
        if reply.ending == "reset":
            self.reset()
            return
        self._send(reply)
        if self._http.our_state is h11.MUST_CLOSE:
            self._transport.close()
            return
        self._http.start_next_cycle()
        self._read_events()

    def _taken(self) -> Request:
        assert self._request is not None
        path, _, query = self._request.target.decode().partition("?")
        headers = {name.decode(): value.decode("latin-1") for name, value in self._request.headers}
        return Request(self._request.method.decode(), path, query, headers, b"".join(self._parts))

    def _send(self, reply: Reply) -> None:
        if self._transport.is_closing() or self._http.our_state not in ANSWERABLE:
            return
        headers = {**reply.headers, "content-length": str(len(reply.body))}
        head = h11.Response(
            status_code=reply.status,
            headers=list(headers.items()),
            reason=HTTPStatus(reply.status).phrase.encode(),
        )
        pieces = [self._http.send(head)]
        if reply.body and (self._request is None or self._request.method != b"HEAD"):
            pieces.append(self._http.send(h11.Data(data=reply.body)))
        pieces.append(self._http.send(h11.EndOfMessage()))
        self._transport.write(b"".join(piece for piece in pieces if piece))


class BrokenTlsProtocol(asyncio.Protocol):
    """A listener whose every TLS handshake fails."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport of a new connection."""
        self._transport: asyncio.Transport = transport  # type: ignore[assignment]  # asyncio's stub

    def data_received(self, data: bytes) -> None:  # noqa: ARG002  # asyncio's name
        """Refuse the handshake, whatever it proposes."""
        # RFC 8446, 6.2: a fatal alert, handshake_failure (40).
        self._transport.write(b"\x15\x03\x03\x00\x02\x02\x28")
        self._transport.close()


class Listener:
    """A loopback port that can stop answering (connection refused) and come back."""

    def __init__(self, port: int, factory: Callable[[], asyncio.Protocol]) -> None:
        """Take the port at once (0: any free one); OSError if another process holds it."""
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            self.port: int = probe.getsockname()[1]
        self._factory = factory
        # Bound but never listening: it keeps the port ours while the real socket is closed.
        self._reservation = self._bound_socket()
        self._server: asyncio.Server | None = None

    def _bound_socket(self) -> socket.socket:
        bound = socket.socket()
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        bound.bind(("127.0.0.1", self.port))
        return bound

    @property
    def is_open(self) -> bool:
        """True while connections are accepted."""
        return self._server is not None

    async def open(self) -> None:
        """Accept connections."""
        if self._server is None:
            loop = asyncio.get_running_loop()
            self._server = await loop.create_server(
                self._factory, sock=self._bound_socket(), backlog=1024
            )

    def close(self) -> None:
        """Refuse connections from now on; those that stand are left to their protocols."""
        if self._server is not None:
            self._server.close()
            self._server = None
