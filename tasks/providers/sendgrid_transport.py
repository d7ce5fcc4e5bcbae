"""Over which connection does a request go out, and has anything left us when it fails?

A connection is made before the request is begun, so what fails until then has sent nothing; what
fails after may have arrived, and nothing is ever sent twice. A connection that was used a moment
ago is used again, unless the other side has closed it meanwhile.
"""

import base64
import http.client
import selectors
import socket
import ssl
import urllib.request
from contextlib import ExitStack
from functools import cached_property
from threading import Lock
from urllib.parse import SplitResult, unquote, urlsplit

from python_http_client.exceptions import HTTPError

from tasks.clock import WallClock

IDLE_SECONDS = 4.0
"""Servers and balancers keep an idle connection for a minute or so; the nearer that end, the
likelier a request meets a closing one, and nobody can say whether it arrived."""

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Connections:
    """Connections to one host, by the environment's proxy where there is one; safe for threads."""

    def __init__(self, url: str, idle_seconds: float = IDLE_SECONDS) -> None:
        self._url = urlsplit(url)
        self._idle_seconds = idle_seconds
        self._proxy = _find_proxy(self._url)
        self._monotonic = WallClock().monotonic
        self._lock = Lock()
        self._idle: list[tuple[http.client.HTTPConnection, float]] = []

    def take(self, timeout_seconds: float | None) -> http.client.HTTPConnection:
        """Return a connection that stands, TLS included; `OSError` where none can be made."""
        while kept := self._pop():
            connection, idle_since = kept
            if self._monotonic() - idle_since < self._idle_seconds and _is_quiet(connection.sock):
                connection.sock.settimeout(timeout_seconds)
                return connection
            connection.close()
        with ExitStack() as on_failure:
            connection = self._make(timeout_seconds)
            on_failure.callback(connection.close)
            connection.connect()
            on_failure.pop_all()
        return connection

    def keep(self, connection: http.client.HTTPConnection) -> None:
        """Lay a connection aside whose last answer was read to its end."""
        with self._lock:
            self._idle.append((connection, self._monotonic()))

    def close(self) -> None:
        """Close the connections that are laid aside."""
        while kept := self._pop():
            kept[0].close()

    def _pop(self) -> tuple[http.client.HTTPConnection, float] | None:
        with self._lock:
            return self._idle.pop() if self._idle else None

    def _make(self, timeout_seconds: float | None) -> http.client.HTTPConnection:
        to = self._proxy or self._url
        where = to.hostname or "", to.port
        connection = (
            http.client.HTTPSConnection(*where, timeout=timeout_seconds, context=self._tls)
            if self._url.scheme == "https"
            else http.client.HTTPConnection(*where, timeout=timeout_seconds)
        )
        if self._proxy is not None:
            host, port = self._url.hostname or "", self._url.port
            connection.set_tunnel(host, port, _proxy_headers(self._proxy))
        return connection

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        context.set_alpn_protocols(["http/1.1"])
        return context


class Exchange:
    """One request and its answer; the SDK calls `open` in place of its own opener."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._connection: http.client.HTTPConnection | None = None
        self._answer: http.client.HTTPResponse | None = None

    @property
    def has_begun(self) -> bool:
        """True once the request may have arrived: from the first byte that is written."""
        return self._connection is not None

    def open(
        self, _: object, request: urllib.request.Request, timeout: float | None = None
    ) -> http.client.HTTPResponse:
        """Send the request; `HTTPError` for any status but 2xx, redirections included."""
        self._connection = self._connections.take(timeout)
        headers = {name.title(): value for name, value in request.header_items()}
        headers["Content-Type"] = "application/json"
        self._connection.request(request.get_method(), request.selector, request.data, headers)
        answer = self._answer = self._connection.getresponse()
        if not 200 <= answer.status < 300:
            raise HTTPError(answer.status, answer.reason, answer.read(), answer.headers)
        return answer

    def end(self) -> None:
        """Keep the connection for the next request if this one went through, else close it."""
        if self._connection is None:
            return
        answer = self._answer
        if answer is not None and answer.isclosed() and not answer.will_close:
            self._connections.keep(self._connection)
        else:
            self._connection.close()


def _is_quiet(connected: socket.socket) -> bool:
    """Say whether nothing has come on an idle connection: neither an end nor stray bytes."""
    if isinstance(connected, ssl.SSLSocket) and connected.pending():
        return False
    with selectors.DefaultSelector() as selector:
        selector.register(connected, selectors.EVENT_READ)
        return not selector.select(0)


def _find_proxy(url: SplitResult) -> SplitResult | None:
    host = url.hostname or ""
    if host in _LOOPBACK or urllib.request.proxy_bypass(host):
        return None
    stated = urllib.request.getproxies().get(url.scheme)
    if not stated:
        return None
    return urlsplit(stated if "://" in stated else f"http://{stated}")


def _proxy_headers(proxy: SplitResult) -> dict[str, str]:
    if proxy.username is None:
        return {}
    credentials = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
    return {"Proxy-Authorization": f"Basic {base64.b64encode(credentials.encode()).decode()}"}
