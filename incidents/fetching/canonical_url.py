"""One spelling for one article's address, so that the same page is stored once."""

import re

from .types import Cause, FetchError
from .web_address import MAX_ADDRESS_CHARS, WebAddress, parse_address

# The column that stores it.
MAX_CANONICAL_CHARS = 1000
# Parameters that say where a reader came from and never which page it is: advertising (Google, Meta,
# Microsoft, Yandex), newsletters (Mailchimp), and the campaign tags of RFI, France 24 and the BBC.
_TRACKING = re.compile(
    r"utm_.*|at_(?:campaign|medium|creation|custom\d|link.*|ptr.*|bbc.*)|fb(?:clid|_action_ids|_action_types|_source)"
    r"|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|mc_[ce]id|igsh(?:id)?|_ga|_gl"
    r"|ref_src|ref_url|xtor|ncid|s_cid|cmpid|wt_mc|wt_zmc|__twitter_impression|echobox|mkt_tok|_hsenc|_hsmi",
    re.IGNORECASE,
)
# What clings to an address copied out of a sentence.
_LEADING_JUNK = " \t\r\n\"'<«“(["
_TRAILING_JUNK = " \t\r\n\"'<>»”.,;:!،؛…"
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def canonical_url(url: str) -> str:
    """The address without tracking parameters, fragment, default port and copied punctuation.

    Host in ASCII lower case, escapes in upper case and only where needed; the order of the other
    parameters stays, for some sites mean something by it. Applying it twice changes nothing.
    Raises FetchError bad_url (permanent) for anything but a plain http or https address of 1000 characters.
    """
    canonical = _one_pass(url)
    # What a removed parameter stood after may be junk itself; each pass only shortens, so this ends.
    while (again := _one_pass(canonical)) != canonical:
        canonical = again
    if len(canonical) > MAX_CANONICAL_CHARS:
        raise FetchError(Cause.BAD_URL, f"the address is longer than {MAX_CANONICAL_CHARS} characters")
    return canonical


def _one_pass(url: str) -> str:
    address = parse_address(_without_junk(url))
    path, _, query = address.target.partition("?")
    kept = "&".join(p for p in query.split("&") if p and not _TRACKING.fullmatch(p.partition("=")[0]))
    target = _normalised(path) + (f"?{_normalised(kept)}" if kept else "")
    return WebAddress(address.scheme, address.host, address.port, target).url


def _without_junk(url: str) -> str:
    # Longer ones are refused anyway, before this loop could cost the square of their length.
    text = url.strip().lstrip(_LEADING_JUNK) if len(url) <= 2 * MAX_ADDRESS_CHARS else ""
    if not text:
        return url
    while text:
        shorter = text.rstrip(_TRAILING_JUNK)
        # A closing bracket belongs to the sentence unless the address opened it: /wiki/Mali_(pays)
        if shorter.endswith((")", "]")) and shorter.count("(") < shorter.count(")") + shorter.count("]"):
            shorter = shorter[:-1]
        if shorter == text:
            break
        text = shorter
    return text


def _normalised(part: str) -> str:
    return _ESCAPE.sub(_shortest_escape, part)


def _shortest_escape(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if character in _UNRESERVED else match[0].upper()
