"""A machine whose network ends at its own loopback: `python -m tests.seclusion LOG COMMAND ...`.

The kernel gives the command a network of its own where this user may ask for one; everywhere an
audit hook in each Python of its family notes in LOG, and refuses, whatever looks further.
"""

import ctypes
import fcntl
import os
import socket
import struct
import sys
from pathlib import Path

HOOK = Path(__file__).parent / "secluded"
"""Holds the sitecustomize.py that every Python of the family meets first."""

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET of <sched.h>
_READ_FLAGS, _WRITE_FLAGS, _UP = 0x8913, 0x8914, 0x1  # SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP


def seclude(log: Path) -> dict[str, str]:
    """Leave the machine's network, if that is allowed, and return the family's environment.

    LOG's first line says who keeps the family in: `kernel` or `hook`.
    """
    log.write_text("kernel\n" if _leave_network() else "hook\n")
    path = os.pathsep.join([str(HOOK), *filter(None, [os.environ.get("PYTHONPATH")])])
    return {**os.environ, "PYTHONPATH": path, "SECLUSION_LOG": str(log)}


def _leave_network() -> bool:
    if sys.platform != "linux":
        return False
    user, group = os.getuid(), os.getgid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_NEW_NETWORK) == 0:
        _bring_loopback_up()
        return True
    if libc.unshare(_NEW_USER | _NEW_NETWORK):
        return False
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    _bring_loopback_up()
    return True


def _bring_loopback_up() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        name = struct.pack("16sH14x", b"lo", 0)
        _, flags = struct.unpack("16sH14x", fcntl.ioctl(any_socket, _READ_FLAGS, name))
        fcntl.ioctl(any_socket, _WRITE_FLAGS, struct.pack("16sH14x", b"lo", flags | _UP))


if __name__ == "__main__":
    environment = seclude(Path(sys.argv[1]))
    os.execvpe(sys.argv[2], sys.argv[2:], environment)
