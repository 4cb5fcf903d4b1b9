"""Which network addresses may be connected to: public unicast ones, of both families, and no others."""

import socket
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any

from .types import Cause, FetchError

# As socket.getaddrinfo: (host, port, type=SOCK_STREAM) -> rows whose last item starts with the address.
Resolver = Callable[..., Iterable[tuple[Any, ...]]]

# IANA IPv4 Special-Purpose Address Registry (RFC 6890 and successors), multicast and class E, and the
# metadata services that live on public addresses (Azure's wire server).
_REFUSED_V4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
        "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24",
        "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
    )
)  # fmt: skip
# Of IPv6 only global unicast is open (RFC 4291): mapped, compatible and NAT64 forms, unique local, link
# and site local, multicast, loopback and the unspecified address all lie outside 2000::/3.
_OPEN_V6 = IPv6Network("2000::/3")
# Inside it: protocol assignments with Teredo and ORCHID, documentation, and 6to4, which carries an IPv4
# address that a gateway would connect to.
_REFUSED_V6 = tuple(IPv6Network(b) for b in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"))
_LOOPBACK_V4, _LOOPBACK_V6 = IPv4Network("127.0.0.0/8"), IPv6Address("::1")


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """True for an address that belongs to a host on the open Internet."""
    if isinstance(address, IPv4Address):
        return not any(address in block for block in _REFUSED_V4)
    return address in _OPEN_V6 and not any(address in block for block in _REFUSED_V6)


def vetted_addresses(host: str, port: int, *, resolver: Resolver, allow_loopback: bool) -> tuple[str, ...]:
    """The addresses of a host that may be connected to, in the resolver's order, each once.

    The name is resolved exactly once: connect to what this returns and never to the name. One refused
    address among others refuses the name, for a name that mixes both has no honest reason to.
    Raises FetchError dns (retry later) or refused_address (permanent). How long a resolver may take is
    its own affair (resolv.conf: two tries of five seconds); the caller's deadline counts it.
    """
    found = _resolve(host, port, resolver)
    for address in found:
        if not (is_public(address) or (allow_loopback and _is_loopback(address))):
            raise FetchError(Cause.REFUSED_ADDRESS, f"{host} leads to {address}, not a public address")
    return tuple(str(address) for address in found)


def _resolve(host: str, port: int, resolver: Resolver) -> list[IPv4Address | IPv6Address]:
    try:
        rows = resolver(host, port, type=socket.SOCK_STREAM)
        # A scope ("fe80::1%eth0") is kept by ip_address and refused above with all link-local ones.
        found = dict.fromkeys(ip_address(row[4][0]) for row in rows)
    except (OSError, UnicodeError, ValueError) as error:
        raise FetchError(Cause.DNS, f"the name {host} was not found: {error}") from error
    if not found:
        raise FetchError(Cause.DNS, f"the name {host} has no address")
    return list(found)


def _is_loopback(address: IPv4Address | IPv6Address) -> bool:
    return address == _LOOPBACK_V6 or (isinstance(address, IPv4Address) and address in _LOOPBACK_V4)
