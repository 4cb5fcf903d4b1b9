"""Addresses and ports: what was asked for, whether it is free, and who has it."""

import contextlib
import errno
import ipaddress
import itertools
import os
import socket
from dataclasses import dataclass

from sahelwatch.local.processes import PROC, all_pids
from sahelwatch.local.report import Trouble

LISTENING = "0A"
EVERYWHERE = "0.0.0.0"  # noqa: S104 (only where a person or a container asks for it)
NO_PROCESS = "another program"


@dataclass(frozen=True)
class Address:
    """Where the web server listens, as the person gave it."""

    host: str
    port: int

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach it: then, and only then, demo accounts are safe."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def is_everywhere(self) -> bool:
        """Whether it means every address of this machine."""
        return self.host in {EVERYWHERE, "::"}

    @property
    def bind(self) -> str:
        """As gunicorn wants it, IPv6 in brackets."""
        return f"{bracketed(self.host)}:{self.port}"

    @property
    def local_host(self) -> str:
        """A name under which this very machine reaches it."""
        return {EVERYWHERE: "127.0.0.1", "::": "::1"}.get(self.host, self.host)

    @property
    def url(self) -> str:
        """What to type into a browser here."""
        return f"http://{bracketed(self.local_host)}:{self.port}/"


def bracketed(host: str) -> str:
    """IPv6 addresses in brackets, everything else as it is."""
    return f"[{host}]" if ":" in host else host


def read_address(host: str, port: str) -> Address:
    """The address from HOST and PORT. Trouble in words when they make no sense."""
    if not port.strip().isdigit() or not 1 <= int(port) <= 65535:
        raise Trouble(f"PORT is “{port}”: it must be a number from 1 to 65535, e.g. make run PORT=8001")
    host = host.strip().strip("[]") or "127.0.0.1"
    return Address(host, int(port))


def require_free(address: Address) -> None:
    """Nothing when the web server can have this address; else a Trouble saying who has it and what to do."""
    try:
        try_to_listen(address)
    except socket.gaierror as problem:
        raise Trouble(
            f"HOST is “{address.host}”, which is no address of any machine: {problem.strerror}."
        ) from problem
    except OSError as problem:
        raise Trouble(words_for(address, problem.errno)) from problem


def try_to_listen(address: Address) -> None:
    """Listen there for a moment; raises OSError when that fails."""
    family, kind, _, _, where = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(where)
        probe.listen(1)


def words_for(address: Address, number: int | None) -> str:
    """Why the address cannot be had, and what to type instead."""
    if number == errno.EADDRINUSE:
        return (
            f"Port {address.port} on {address.host} is taken by {who_listens(address.port)}.\n"
            f"Stop that, or choose another port: make run PORT={next_free(address)}"
        )
    if number == errno.EACCES:
        return f"Port {address.port} needs root; choose one above 1023: make run PORT=8000"
    if number == errno.EADDRNOTAVAIL:
        return (
            f"HOST is {address.host}, which is no address of this machine. Try HOST=127.0.0.1 or HOST=0.0.0.0"
        )
    return f"Cannot listen on {address.bind}: {os.strerror(number or 0)}."


def next_free(address: Address) -> int:
    """The next port above that is free; the next one at all when none of twenty is."""
    for port in range(address.port + 1, min(address.port + 21, 65536)):
        with contextlib.suppress(OSError):
            try_to_listen(Address(address.host, port))
            return port
    return address.port % 65535 + 1


def who_listens(port: int) -> str:
    """The program that listens on a port, e.g. "python3 (process 4711): python3 -m http.server"."""
    inodes = listening_inodes(port)
    for pid in all_pids():
        if inodes & sockets_of(pid):
            line = (
                (PROC / str(pid) / "cmdline")
                .read_bytes()
                .replace(b"\0", b" ")
                .decode(errors="replace")
                .strip()
            )
            return f"process {pid} ({line[:100]})"
    return NO_PROCESS


def listening_inodes(port: int) -> set[str]:
    """Kernel numbers of the sockets that listen on this port."""
    found = set()
    for table in ("tcp", "tcp6"):
        with contextlib.suppress(OSError):
            rows = [line.split() for line in (PROC / "net" / table).read_text().splitlines()[1:]]
            found |= {
                row[9] for row in rows if row[3] == LISTENING and int(row[1].rpartition(":")[2], 16) == port
            }
    return {f"socket:[{inode}]" for inode in found}


def sockets_of(pid: int) -> set[str]:
    """Sockets a process has open, as far as we may look."""
    try:
        return {os.readlink(entry.path) for entry in os.scandir(PROC / str(pid) / "fd")}
    except OSError:
        return set()


def free_loopback_port(preferred: int | None = None) -> int:
    """A port nobody listens on: the preferred one while it is free, so that addresses stay the same."""
    for port in (preferred or 0, 0):
        with contextlib.suppress(OSError), socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return int(probe.getsockname()[1])
    raise Trouble("No free port on 127.0.0.1 could be had: is the loopback network up (`ip link set lo up`)?")


def names_of_this_machine() -> list[str]:
    """Names and IPv4 addresses under which others may reach this machine."""
    names = {socket.gethostname().lower(), socket.getfqdn().lower()}
    with contextlib.suppress(OSError):
        lines = (PROC / "net" / "fib_trie").read_text().splitlines()
        pairs = itertools.pairwise(lines)
        names |= {line.split()[-1] for line, below in pairs if "/32 host LOCAL" in below}
    return sorted(name for name in names if name)
