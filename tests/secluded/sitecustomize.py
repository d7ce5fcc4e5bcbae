"""What every Python of a secluded family meets first: it may speak to its own machine alone."""

import os
import sys
from pathlib import Path

_LOG = os.environ.get("SECLUSION_LOG")
_OWN = ("127.", "::1", "localhost", "0.0.0.0", "::")


def _names_host(event, arguments):
    """Return the host that is spoken to or asked for, None where this is neither."""
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
        address = arguments[1]
        return address[0] if isinstance(address, tuple) else None
    if event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        return arguments[0]
    return None


def _refuse(event, arguments):
    host = _names_host(event, arguments)
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if not host or host.startswith(_OWN):
        return
    with Path(_LOG).open("a", encoding="utf-8") as log:
        log.write(f"{host} {event} {sys.argv}\n")
    raise OSError(f"secluded: {host} is another machine")


if _LOG:
    sys.addaudithook(_refuse)
