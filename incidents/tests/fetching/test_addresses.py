"""Which addresses may be connected to, and how an address is written once."""

import contextlib
import socket
from ipaddress import ip_address
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.fetching.addresses import is_public, vetted_addresses
from incidents.fetching.canonical_url import canonical_url
from incidents.fetching.types import Cause, FetchError
from incidents.fetching.web_address import parse_address


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1",
        "192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.9", "224.0.0.1", "239.255.255.250",
        "240.0.0.1", "255.255.255.255",
        "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b:1::1",
        "100::1", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:10::1", "2001:db8::1",
        "2002:7f00:1::", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0",
        "fec0::1", "ff02::1",
    ],
)  # fmt: skip
def test_addresses_inside_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "172.32.0.1", "2606:4700::1111", "2a00:1450::1"])
def test_addresses_of_the_open_internet_are_public(address: str) -> None:
    assert is_public(ip_address(address))


def _rows(*addresses: str) -> Any:
    return lambda host, port, type=0: [(socket.AF_INET, type, 6, "", (a, port)) for a in addresses]


def test_public_addresses_come_back_once_in_order() -> None:
    found = vetted_addresses(
        "a.example", 80, resolver=_rows("8.8.8.8", "2606:4700::1111", "8.8.8.8"), allow_loopback=False
    )
    assert found == ("8.8.8.8", "2606:4700::1111")


@pytest.mark.parametrize("inside", ["10.0.0.1", "127.0.0.1", "::ffff:10.0.0.1", "169.254.169.254"])
def test_one_inside_address_among_public_ones_refuses_the_name(inside: str) -> None:
    with pytest.raises(FetchError) as caught:
        vetted_addresses("a.example", 80, resolver=_rows("8.8.8.8", inside), allow_loopback=False)
    assert (caught.value.cause, caught.value.retryable) == (Cause.REFUSED_ADDRESS, False)
    assert inside.rpartition(":")[2] in caught.value.detail or "ffff" in caught.value.detail


def test_allowing_loopback_allows_nothing_else() -> None:
    assert vetted_addresses("a", 80, resolver=_rows("127.0.0.1", "::1"), allow_loopback=True)
    with pytest.raises(FetchError):
        vetted_addresses("a", 80, resolver=_rows("10.0.0.1"), allow_loopback=True)


def test_a_name_without_address_is_a_dns_failure() -> None:
    with pytest.raises(FetchError) as caught:
        vetted_addresses("a.example", 80, resolver=_rows(), allow_loopback=False)
    assert caught.value.cause == Cause.DNS


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "data:text/html,x", "ftp://a.example/", "file:///etc/passwd", "//a.example/x",
        "a.example/feed", "", "   ", "http://", "http:///x", "http://user@a.example/", "https://u:p@a.example/",
        "http://a.example:0/", "http://a.example:99999/", "http://a.example:x/", "http://[::1/", "http://[fe80::1%25lo]/",
        "http://a.example\\@b.example/", "http://a b.example/", "http://a.example/\x00", "http://a.ex\nample/",
        "http://..", "http://-%41/", "http://" + "a" * 70 + ".example/", "http://a.example/" + "x" * 2000, "http://a\u2100.example/",
    ],
)  # fmt: skip
def test_anything_but_a_plain_web_address_is_refused(url: str) -> None:
    for read in (parse_address, canonical_url):
        with pytest.raises(FetchError) as caught:
            read(url)
        assert (caught.value.cause, caught.value.retryable) == (Cause.BAD_URL, False)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("HTTP://News.Example:80", "http://news.example/"),
        ("https://news.example:443/a#top", "https://news.example/a"),
        ("https://news.example:8443/a", "https://news.example:8443/a"),
        ("https://news.example./a", "https://news.example/a"),
        ("https://news.example/a?utm_source=x&id=7&UTM_medium=y&fbclid=z", "https://news.example/a?id=7"),
        ("https://news.example/a?xtor=RSS-1", "https://news.example/a"),
        ("https://news.example/a?b=2&a=1", "https://news.example/a?b=2&a=1"),
        ("https://news.example/مالي", "https://news.example/%D9%85%D8%A7%D9%84%D9%8A"),
        ("https://news.example/%d9%85%D8%a7%d9%84%d9%8a", "https://news.example/%D9%85%D8%A7%D9%84%D9%8A"),
        ("https://news.example/%7Ea%2Fb%zz", "https://news.example/~a%2Fb%25zz"),
        ("https://news.example/a b", "https://news.example/a%20b"),
        ("https://اخبار.example/", "https://xn--mgbacxr.example/"),
        ("  «https://news.example/a». ", "https://news.example/a"),
        ("(https://news.example/a)", "https://news.example/a"),
        ("https://news.example/wiki/Mali_(pays)", "https://news.example/wiki/Mali_(pays)"),
        ("https://news.example/a؟؛", "https://news.example/a%D8%9F"),
        ("https://news.example/a.?utm_source=x", "https://news.example/a"),
        ("http://[2606:4700:0:0::1111]/", "http://[2606:4700::1111]/"),
    ],
)
def test_one_page_has_one_spelling(written: str, canonical: str) -> None:
    assert canonical_url(written) == canonical


def test_an_address_too_long_for_its_column_is_refused() -> None:
    with pytest.raises(FetchError):
        canonical_url("https://news.example/" + "م" * 300)


@given(st.text(max_size=60), st.text(max_size=30))
def test_canonical_twice_is_canonical_once(path: str, query: str) -> None:
    try:
        once = canonical_url(f"https://news.example/{path}?{query}")
    except FetchError:
        return
    assert once.isascii()
    assert canonical_url(once) == once


@given(st.text(max_size=80))
def test_any_string_is_read_or_refused(text: str) -> None:
    for candidate in (text, "http://" + text):
        with contextlib.suppress(FetchError):
            assert parse_address(candidate).url.startswith(("http://", "https://"))
