"""Web addresses, parsed once: what is vetted, connected to and stored is the same reading."""

import re
from dataclasses import dataclass
from ipaddress import IPv6Address
from urllib.parse import SplitResult, quote, urlsplit

from .types import Cause, FetchError

MAX_ADDRESS_CHARS = 2000
DEFAULT_PORTS = {"http": 80, "https": 443}
# Reserved and unreserved characters of RFC 3986; "%" stays, for escapes that are already there.
_KEPT = "/%:@!$&'()*+,;=~-._?"
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9._-]{0,252})")
_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
# A backslash is a slash to browsers and none to us: two readings of one address are how filters are passed.
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\\]")


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An http or https address: host in ASCII lower case (IPv6 without brackets), target with its query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host, with the port where it is not the default one: the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address in ASCII, without fragment."""
        return f"{self.scheme}://{self.authority}{self.target}"


def parse_address(url: str) -> WebAddress:
    """The address in parts; its fragment is dropped.

    Raises FetchError bad_url (permanent) for another scheme, a name and password, control characters,
    backslashes, a host that is no host, a port that is none, or more than 2000 characters.
    """
    text = url.strip()
    if len(text) > MAX_ADDRESS_CHARS:
        raise FetchError(Cause.BAD_URL, f"the address is longer than {MAX_ADDRESS_CHARS} characters")
    if _FORBIDDEN.search(text):
        raise FetchError(Cause.BAD_URL, "the address contains control characters or backslashes")
    try:
        parts = urlsplit(text)
        return _from_parts(parts)
    except ValueError as error:
        raise FetchError(Cause.BAD_URL, f"the address cannot be read: {error}") from error


def _from_parts(parts: SplitResult) -> WebAddress:
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS:
        raise FetchError(Cause.BAD_URL, "the address must start with http:// or https://")
    if "@" in parts.netloc:
        raise FetchError(Cause.BAD_URL, "the address contains a user name or password")
    port = DEFAULT_PORTS[scheme] if parts.port is None else parts.port
    if port == 0:
        raise FetchError(Cause.BAD_URL, "port 0 cannot be connected to")
    target = _escape(parts.path or "/") + (f"?{_escape(parts.query)}" if parts.query else "")
    return WebAddress(scheme, _host(parts.hostname or ""), port, target)


def _host(name: str) -> str:
    if ":" in name:
        return str(IPv6Address(name)) if "%" not in name else _no_host(name)
    ascii_name = name.rstrip(".").encode("idna").decode("ascii").lower()
    return ascii_name if _HOST.fullmatch(ascii_name) else _no_host(name)


def _no_host(name: str) -> str:
    raise FetchError(Cause.BAD_URL, f"{name[:80]!r} is no host name" if name else "the address has no host")


def _escape(part: str) -> str:
    return quote(_BROKEN_ESCAPE.sub("%25", part), safe=_KEPT)
